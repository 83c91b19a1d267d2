"""First and last name out of the words of a name: order, particles, titles, spelling, capitals."""

import functools
import re
from pathlib import Path
from typing import Any

from bot.nlu.text import fold, words
from bot.nlu.yaml_datei import read_yaml

PARTICLES = frozenset(
    words(
        "von van de zu zum zur der den dem ter ten al el da di del la le bin ben ibn abu dos das vom und af y des du "
        "bint"
    )
)
FIRST_TOO = ("ben",)  # particles that are first names where they stand first: "Ben Krull"
TITLES = frozenset(
    words(
        "dr prof professor professorin doktor herr frau herrn med ing dipl hr fr fräulein familie mag magister hc "
        "phil rer nat jur msc bsc ba ma mba bc sc univ fh dr-ing oec pol pastor pastorin pfarrer pfarrerin "
        "fam ra rechtsanwalt rechtsanwältin notar notarin steuerberater steuerberaterin architekt "
        "architektin habil llm kfm "
        "jun sen junior senior jr sr eheleute ehepaar betriebswirt betriebswirtin oberstudienrat "
        "oberstudienrätin studienrat studienrätin pfr"
    )
)
NOBLE = frozenset(words("graf gräfin freiherr freifrau baron baronin fürst fürstin herzog herzogin ritter edler"))
_SIR = frozenset(("herr", "frau", "herrn", "hr", "fr", "familie", "fam", "eheleute", "ehepaar"))
PART = r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?"
_PLAIN = re.compile(r"[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?(?: [A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?){1,2}")
_AFTER_FATHER = re.compile(
    r"[a-z]{2,}(?:ivna|ovna|evna|iwna|owna|ewna|ovych|ovich|ovyc|evych|evich|owitsch|ewitsch|iyovych)"
)
_ALIKE = (  # letters that sound alike, said to spell a name
    ("ue", "ü"),
    ("oe", "ö"),
    ("ae", "ä"),
    ("ss", "ß", "s"),
    ("tz", "z"),
    ("dt", "tt", "th", "t", "d"),
    ("ei", "ai", "ey", "ay"),
    ("ck", "kk", "k", "c"),
    ("ph", "ff", "f", "v", "w"),
    ("y", "i"),
    ("nn", "n"),
    ("mm", "m"),
    ("ll", "l"),
    ("rr", "r"),
    ("pp", "p"),
    ("hr", "r"),
)


_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")  # letters that fold to no other by themselves


@functools.lru_cache(maxsize=1)
def _data() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = read_yaml(Path(__file__).parent / "namen.yml")
    return {key: frozenset(words(str(names).translate(_STROKES))) for key, names in data.items()}


def is_first(word: str) -> bool:
    """Whether a word, or the first half of a double one, is a known first name, or one after the father's name."""
    folded = fold(re.split(r"[-’']", word)[0].translate(_STROKES))
    return folded in _data()["vornamen"] or bool(_AFTER_FATHER.fullmatch(folded))


def is_plain(text: str) -> bool:
    """Whether a text is a known first name and one or two further names, as names are written, and nothing else."""
    return bool(_PLAIN.fullmatch(text)) and is_first(text.split()[0])


def split_name(text: str) -> dict[str, str] | None:
    """ "Dr. Anna von Bülow" → first and last name; "Müller, Anna" the other way round. A single word is a last name
    unless it is a known first name.
    """
    text = re.sub(r"\s+", " ", text.strip(" .,;:!"))
    parts, sir = _without_titles(text)
    if text.count(",") == 1:
        last, first = (_without_titles(part)[0] for part in text.split(","))
        return _value(first, last) if first and last else _one(parts, sir)
    if len(parts) < 2:
        return _one(parts, sir)
    return _value(*_ordered(parts))


def _one(parts: list[str], sir: bool) -> dict[str, str] | None:
    if not parts:
        return None
    return _value(parts, []) if not sir and is_first(parts[0]) else _value([], parts)


def _without_titles(text: str) -> tuple[list[str], bool]:
    """The words without titles, and whether one of them was "Herr" or "Frau"."""
    said = [word for part in text.split() for word in (part.split(".-") if ".-" in part else [part])]
    kept = [word.strip(" ,") for word in said if not _is_title(word)]
    return [word.rstrip(".") for word in kept if word], any(fold(word) in _SIR for word in said)


def _is_title(word: str) -> bool:
    folded = fold(word)
    return folded in TITLES or folded.replace(" ", "") in TITLES or (bool(folded) and set(folded.split()) <= TITLES)


def _value(first: list[str], last: list[str]) -> dict[str, str]:
    value = {"vorname": capitalised(" ".join(first)), "nachname": capitalised(" ".join(last))}
    return {key: content for key, content in value.items() if content}


def _ordered(parts: list[str]) -> tuple[list[str], list[str]]:
    """First and last names of at least two words."""
    if fold(parts[0]) in NOBLE and len(parts) > 2:
        first, last = _ordered(parts[1:])
        return first, [parts[0], *last]
    noble = next((i for i, part in enumerate(parts) if i and fold(part) in NOBLE), None)
    if noble:
        return parts[:noble], parts[noble:]
    start = 3 if [part.lower() for part in parts[1:3]] == ["del", "carmen"] and len(parts) > 3 else 1
    if _foreign_order(parts):
        return parts[1:], parts[:1]
    cut = next((i for i, part in enumerate(parts) if i >= start and part.lower() in PARTICLES), None)
    if parts[0].lower() in PARTICLES and parts[0].lower() not in FIRST_TOO:
        return _turned_noble(parts)
    if cut is not None and (cut + 1 < len(parts)):
        return parts[:cut], parts[cut:]
    if _turned(parts):
        return parts[1:], parts[:1]
    both = len(parts) > 2 and all(fold(part) in _data()["doppelt"] for part in parts[-2:])
    return (parts[:-2], parts[-2:]) if both else (parts[:-1], parts[-1:])


def _turned_noble(parts: list[str]) -> tuple[list[str], list[str]]:
    """ "von Bülow Anna": the known first names behind a last name; the name of "von der Heide" is no first one."""
    noun = next((i for i, part in enumerate(parts) if part.lower() not in PARTICLES), len(parts))
    cut = next((i for i in range(noun + 1, len(parts)) if is_first(parts[i])), None)
    return (parts[cut:], parts[:cut]) if cut else ([], parts)


def _foreign_order(parts: list[str]) -> bool:
    """ "Nguyen Thi Mai"."""
    leading = _data()["vorangestellt"]
    return len(parts) > 2 and fold(parts[0]) in leading and fold(parts[-1]) not in leading


def _turned(parts: list[str]) -> bool:
    """Whether the last name stands first: "Petersen Wiebke"."""
    return not is_first(parts[0]) and all(is_first(part) for part in parts[1:])


def capitalised(text: str) -> str:
    """Names written in small letters or all capitals get their capitals; particles stay small."""
    return " ".join(_capital(word) for word in text.split())


def _capital(word: str) -> str:
    if word.lower() in PARTICLES:
        return word if word[:1].isupper() and not word.isupper() else word.lower()
    if word.startswith(("al-", "el-")):
        return word[:3] + word[3:4].upper() + word[4:]
    if word.islower() or (word.isupper() and len(word) > 2) or word[:1].islower():
        return "".join(part[:1].upper() + part[1:].lower() for part in re.split(r"(?<=[-'’])", word))
    return word


def respelled(name: str, letters: str) -> str:
    """A name with the letters said to be in it: "Müller" with "ue" → "Mueller", "Schulze" with "tz" → "Schultze"."""
    letters = letters.lower()
    group = next((group for group in _ALIKE if letters in group), (letters,))
    plain = name.lower()
    if letters in plain and not (letters in ("s", "t", "k", "f", "n", "l", "m", "r", "p") and 2 * letters in plain):
        return name
    for other in sorted(group, key=len, reverse=True):
        at = plain.rfind(other)
        if other != letters and at >= 0:
            fresh = letters if at else letters[:1].upper() + letters[1:]
            return name[:at] + fresh + name[at + len(other) :]
    return name


def without_letter(name: str, letter: str) -> str:
    """A name without the letter said not to be in it: "Thorsten" without "h" → "Torsten"."""
    at = name.lower().rfind(letter.lower())
    return name[:at] + name[at + 1 :] if at > 0 else name


_LETTERS = {
    "scharfes s": "ß",
    "scharfem s": "ß",
    "eszett": "ß",
    "es zett": "ß",
    "ypsilon": "y",
    "vau": "v",
    "umlaut": "",
}
_DOUBLE = r"(?:doppel|doppelt(?:em|es)?|zwei|2)[\s-]*(?P<doppelt>[a-zäöü])(?![a-zäöü])"
_SIMPLE = r"(?:einfachem|einem|nur\s+einem|ein)\s+(?P<einfach>[a-zäöüß])(?![a-zäöü])"
_AS_SAID = r"(?P<so>[a-zäöüß](?:[\s-]?[a-zäöüß]){0,2}|scharfe[ms]\s+s|eszett|ypsilon|vau)"
SPELLING = (
    rf"\bmit\s+(?:{_DOUBLE}|{_SIMPLE}|{_AS_SAID})(?![a-zäöüß])"
    r"(?:\s+(?:hinten|vorne|am\s+ende|in\s+der\s+mitte|statt\s+\S+))?"
)


def letters_of(match: re.Match[str]) -> str:
    """The letters a match of `SPELLING` names."""
    if match.group("doppelt"):
        return match.group("doppelt").lower() * 2
    said = (match.group("einfach") or match.group("so")).lower()
    return _LETTERS.get(said, re.sub(r"[\s-]", "", said))
