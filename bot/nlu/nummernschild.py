"""Number plates in any writing: "sn ab 123", "Lübeck, Anton Berta eins zwo drei", "S N Strich A B 12 elektro"."""

import functools
import re
from pathlib import Path
from typing import Any, NamedTuple

from bot.nlu.buchstaben import letter
from bot.nlu.gesprochen import runs
from bot.nlu.mandantendaten import plate_prefix
from bot.nlu.schildbuchstaben import named_letters
from bot.nlu.text import fold, words
from bot.nlu.umfeld import Umfeld
from bot.nlu.yaml_datei import read_yaml

_JOINERS = frozenset(
    words(
        "strich bindestrich minus leerzeichen dann und danach buchstabe buchstaben zahl zahlen ziffer ziffern "
        "nummer punkt also äh ähm mit der die das den kreis stadt für ist sind hinten noch pause großes groß von wie "
        "kennzeichen nummernschild schild nochmal nochmals wieder bloß nur einfach vorne vorn anfang zuerst gefolgt"
    )
)
_BEHIND = (
    r"(?:\s*,?\s*(?:und|zwar|mit|dann|noch|hinten|dahinter|danach|am\s+ende|zum\s+schluss|ein|einem|das|der|kennung))*"
)
_ELECTRIC = rf"{_BEHIND}\s*,?\s*(?:e\b|elektro\w*|emil\b)"
_VINTAGE = rf"{_BEHIND}\s*,?\s*(?:h\b|heinrich\b|historisch\w*|oldtimer\w*)"
_NO_LETTERS = frozenset(
    words(
        "war hat hab bin sei als auf aus bei bis ein man mal mir mich nur vor was wer zur zum uns ihr wir sie und oder"
    )
)
LONGEST = 3  # letters of a district
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_NUMBERS = "|".join(("null", "eins", "zwei", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"))


_WRITTEN = re.compile(
    r"(?<![\w-])(?P<kreis>[A-Za-zÄÖÜäöü]{1,3})(?P<dann>\s?[-/:._]\s?|\s)(?P<mitte>[A-Za-z]{2})[\s:/._-]{0,2}"
    rf"(?P<zahl>[1-9]\d{{0,3}})(?P<art>(?:\s?[EHeh])?)(?![\w-]|\s*,?\s*(?:[^\W\d_]\b|\d|{_NUMBERS}))"
)
"""Written as it stands on the plate: its letters are these and no names of letters ("PE" is no "P")."""


class Glied(NamedTuple):
    """Letters or digits of a plate. `ganz`: letters said as one group or as a town, not one by one."""

    zeichen: str
    start: int
    ende: int
    ganz: bool
    ort: bool = False


class Schild(NamedTuple):
    """A plate and where it stands."""

    wert: str
    start: int
    ende: int


@functools.lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(Path(__file__).parent / "kreise.yml")
    return data


@functools.lru_cache(maxsize=1)
def districts() -> frozenset[str]:
    """The letters of the districts."""
    return frozenset(_data()["zeichen"].split())


@functools.lru_cache(maxsize=1)
def district_towns() -> frozenset[str]:
    """Folded names of the towns that have letters of their own."""
    return frozenset(fold(str(name)) for name in _data()["orte"])


@functools.lru_cache(maxsize=1)
def _towns() -> dict[str, str]:
    """Folded towns and districts, and what comes from there ("Schweriner"), with their letters."""
    towns = {fold(town): code for town, code in {**_data()["weitere"], **_data()["orte"]}.items()}
    return {_from(town): code for town, code in towns.items()} | towns


def _from(town: str) -> str:
    """The adjective of a town: "…in" → "…iner", "…den" → "…dner", "…men" → "…mer"."""
    stem = town.removesuffix("en")
    return f"{town}er" if stem == town else f"{stem}{'n' if stem[-1] in 'dhsg' else ''}er"


def plates(text: str, umfeld: Umfeld) -> list[Schild]:
    """The plates in a text that answers the question for one."""
    written = _written(text)
    if written is not None:
        return [written]
    parts = _parts(text)
    found = []
    for index, part in enumerate(parts):
        if not part.zeichen.isdigit() or (index and parts[index - 1].zeichen.isdigit() and _joined(text, parts, index)):
            continue
        plate = _plate_before(text, parts, index, umfeld)
        if plate is not None:
            found.append(plate)
    return found


def _written(text: str) -> Schild | None:
    """The only plate whose letters are written together: by a sign, by capitals, or no name of a letter is first."""
    found = [match for match in _WRITTEN.finditer(text) if district(match["kreis"])]
    if len(found) != 1:
        return None
    match = found[0]
    letters = match["kreis"] + match["mitte"]
    if not (match["dann"].strip() or letters.isupper() or (len(match["kreis"]) > 1 and not letter(match["kreis"]))):
        return None
    suffix, end = (match["art"].strip().upper(), match.end()) if match["art"] else _suffix(text, match.end())
    value = f"{district(match['kreis'])}-{match['mitte'].upper()} {int(match['zahl'])}{suffix}"
    return Schild(value, match.start(), end)


def district(letters: str) -> str | None:
    """The letters of a district as they stand on the plate ("gue" → "GÜ"), None where there is none."""
    code = letters.upper()
    spelled = code.replace("AE", "Ä").replace("OE", "Ö").replace("UE", "Ü")
    return next((known for known in (code, spelled) if known in districts()), None)


def _parts(text: str) -> list[Glied]:
    """Everything in the text that can belong to a plate."""
    units = [unit for run in runs(text, tuple({**named_letters(text, _towns()), **_towns()}.items())) for unit in run]
    pairs = [unit for unit in units if unit.auch and text[unit.start : unit.ende].isupper()]
    covered = [(unit.start, unit.ende) for unit in units]
    parts: list[Glied] = []
    for unit in units:
        said = text[unit.start : unit.ende]
        if len(said) > 2 and said.islower() and fold(said) in _JOINERS | _NO_LETTERS:
            continue  # "irgendwas mit 4"
        if len(pairs) == 1 and unit in pairs:
            unit = unit._replace(zeichen=unit.auch)  # "V, dann DE 614"
        town = fold(said) in _towns()
        spelled = letter(said) if town else None
        if town and spelled and parts and parts[-1].zeichen.isalpha() and _near(text, parts[-1].ende, unit.start):
            parts.append(Glied(spelled, unit.start, unit.ende, False))  # "Potsdam" for a P amid letters
        else:
            if _repeats(parts, said, unit.zeichen):
                parts[-1] = parts[-1]._replace(ende=unit.ende)
                continue
            whole = unit.zeichen.isalpha() and (town or len(unit.zeichen) > 1)
            parts.append(Glied(unit.zeichen, unit.start, unit.ende, whole, town))
    for match in _TOKEN.finditer(text):
        free = all(match.end() <= start or end <= match.start() for start, end in covered)
        if free and match.group().isalpha() and len(match.group()) <= 5 and _letters(match.group()):
            parts.append(Glied(match.group().upper(), match.start(), match.end(), True))
    return sorted(parts, key=lambda part: part.start)


def _repeats(parts: list[Glied], said: str, sign: str) -> bool:
    """ "U Ulrich": the word only says again which letter it was."""
    return len(said) > 2 and bool(parts) and parts[-1].zeichen == sign and parts[-1].ende - parts[-1].start == 1


def _letters(word: str) -> bool:
    """Whether a word can be the letters of a plate."""
    return word.upper() in districts() or (len(word) <= 2 and fold(word) not in _JOINERS) or word.isupper()


def _near(text: str, end: int, start: int) -> bool:
    gap = re.sub(r"\bwie\s+\w+", "", text[end:start])
    return all(fold(word) in _JOINERS for word in re.findall(r"[^\W_]+", gap))


def _joined(text: str, parts: list[Glied], index: int) -> bool:
    return index > 0 and _near(text, parts[index - 1].ende, parts[index].start)


def _plate_before(text: str, parts: list[Glied], index: int, umfeld: Umfeld) -> Schild | None:
    """The plate whose digits begin with part `index`."""
    digits, last = parts[index].zeichen, index
    while last + 1 < len(parts) and parts[last + 1].zeichen.isdigit() and _joined(text, parts, last + 1):
        last += 1
        digits += parts[last].zeichen
    first = index
    while first > 0 and parts[first - 1].zeichen.isalpha() and _joined(text, parts, first):
        first -= 1
    letters = parts[first:index]
    split = _split(text, letters, umfeld) if letters else None
    if split is None or not re.fullmatch(r"0*[1-9]\d{0,3}", digits):
        return None
    code, own, start = split
    suffix, end = _suffix(text, parts[last].ende)
    return Schild(f"{code}-{own} {int(digits)}{suffix}", start, end)


def _suffix(text: str, end: int) -> tuple[str, int]:
    for sign, pattern in (("E", _ELECTRIC), ("H", _VINTAGE)):
        match = re.match(pattern, text[end:], re.IGNORECASE)
        if match:
            return sign, end + match.end()
    return "", end


def _split(text: str, letters: list[Glied], umfeld: Umfeld) -> tuple[str, str, int] | None:
    """District, letters and where they begin, out of the letters before the digits."""
    town = next((i for i in range(len(letters) - 1, -1, -1) if letters[i].ort), None)
    rest = "".join(part.zeichen for part in letters[town + 1 :]) if town is not None else ""
    if town is not None and 1 <= len(rest) <= 2:
        return letters[town].zeichen, rest, letters[town].start
    own = letters[-1]
    if own.ganz and not own.ort and len(own.zeichen) <= 2 and len(letters) > 1:
        district = _district(letters[:-1])
        if district:
            return district[0], own.zeichen, district[1]
    if town is not None and rest.startswith(letters[town].zeichen):
        letters = letters[town + 1 :]  # "Wismar, HWI"
    whole = next((i for i in range(len(letters) - 1, -1, -1) if letters[i].ganz and len(letters[i].zeichen) > 1), None)
    if (
        whole
        and len(letters[whole].zeichen) >= LONGEST
        and _glued(text, letters, whole)
        and letters[whole - 1].zeichen in districts()
    ):
        return None  # "SN-ABCD": more letters than there are
    if whole is not None and whole + 1 < len(letters) and letters[whole].zeichen in districts():
        tail = "".join(part.zeichen for part in letters[whole + 1 :])
        return (letters[whole].zeichen, tail, letters[whole].start) if len(tail) <= 2 else None
    run = letters[whole:] if whole is not None else letters
    return _by_pause(text, run) or _divided("".join(part.zeichen for part in run), run[0].start, umfeld)


def _glued(text: str, letters: list[Glied], whole: int) -> bool:
    """Whether a group can't begin a plate, as it hangs on the letters before it: "SN-ABC", "SN ABCD"."""
    hangs = text[letters[whole - 1].ende : letters[whole].start].strip() == "-" and not letters[whole - 1].ort
    return len(letters[whole].zeichen) > LONGEST or (hangs and whole == len(letters) - 1)


def _by_pause(text: str, run: list[Glied]) -> tuple[str, str, int] | None:
    """Letters said one by one with one pause among them: "K, M P"."""
    gaps = [
        i
        for i in range(1, len(run))
        if re.search(r"(?i)[,–-]|strich|minus|dann|\bwie\s", text[run[i - 1].ende : run[i].start])
    ]
    if len(gaps) != 1:
        return None
    code, own = ("".join(part.zeichen for part in part_run) for part_run in (run[: gaps[0]], run[gaps[0] :]))
    return (code, own, run[0].start) if code in districts() and len(own) <= 2 else None


def _district(letters: list[Glied]) -> tuple[str, int] | None:
    """The district in the last letters, said as one group or one by one; where it begins."""
    said = ""
    best = None
    for part in reversed(letters):
        said = part.zeichen + said
        if len(said) > 3:
            break
        if said in districts():
            best = (said, part.start)
        if part.ganz and len(part.zeichen) > 1:
            break
    return best


def _divided(said: str, start: int, umfeld: Umfeld) -> tuple[str, str, int] | None:
    """Letters without a gap: the town's own district first, else the longest that leaves one or two."""
    own = plate_prefix(umfeld.mandant) if umfeld.mandant else ""
    if own and said.startswith(own):
        rest = said[len(own) :]
        return (own, rest, start) if 1 <= len(rest) <= 2 else None
    for length in (3, 2, 1):
        if said[:length] in districts() and 1 <= len(said) - length <= 2 and len(said) > 2:
            return said[:length], said[length:], start
    return None
