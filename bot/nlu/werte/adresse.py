"""Addresses and their parts: "Mecklenburgstr. 12b in 19053", "Am Markt 3", "Hausnummer 14"."""

import functools
import re
from re import Match, Pattern

from bot.nlu.kalender import MONTH_PATTERN, WEEKDAY_PATTERN
from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import streets, towns
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld

NUMBER = r"\d{1,3}(?:\s?[a-z](?![\w]))?(?:\s?[-/]\s?\d{1,3}(?:\s?[a-z](?!\w))?)?"
_SUFFIX = (
    r"(?:straße|str\b\.?|weg|platz|allee|ring|gasse|damm|ufer|chaussee|markt|graben|kamp|stieg|steig|"
    r"promenade|brücke|wall|reihe|koppel|winkel|höhe|garten|gärten|hof|berg|tor|bogen|zeile|siedlung|"
    r"acker|wiese|wiesen|moor|horst|busch|twiete|gang|park|anger|kehre|blick|grund|hang|redder)"
)
_LEAD = (
    r"(?:(?:am|an\s+der|an\s+den|an\s+dem|auf\s+der|auf\s+dem|in\s+den|im|zum|zur|bei\s+der|beim|"
    r"hinter\s+der|vor\s+dem|unter\s+den)\s+)"
)
_WORD = r"(?!(?:und|oder|mit|für|ab|um|stehen|steht|liegen|sind|sein)\b)[a-zäöüß][a-zäöüßé'.]*(?:-[a-zäöüßé'.]+)*"
_NAMED = rf"(?:{_LEAD}?(?:{_WORD}\s+)?(?:{_WORD}(?:-|\s)?)?{_SUFFIX}|{_WORD}{_SUFFIX})"
_ADDRESS = (
    rf"\b(?P<strasse>{_NAMED})\s*,?\s*(?:(?:haus)?nummer|hausnr\.?|"
    rf"nr\.?)?\s*(?P<hausnummer>{NUMBER})(?![\d€%]|\s*(?:uhr|euro|kubik|m³|stück|jahre|monate|meter|cm|km|kilo|kg|liter|person|leute|kinder|mal\b|"
    rf"[.,]\s?\d{{1,2}}\.\s))"
)
_PLZ_ORT = (
    r"(?<!\d)(?:D-)?(?P<plz>\d{5})(?!\d)(?:\s+(?P<ort>(?!und\b|oder\b)[A-ZÄÖÜa-zäöü][a-zäöüß]+(?:(?:\s|"
    r"-)(?:am|an der|bei|im|ob der|in)?\s?[A-ZÄÖÜ][a-zäöüß]+)?))?"
)
_NUMBER_ALONE = (
    rf"\b(?:haus-?nummer|hausnr\.?|haus-?nr\.?)\s*(?:ist|lautet|wäre|heißt|war|:)?\s*(?:doch|aber|"
    rf"eigentlich|jetzt|nicht\s+\d+\w?\s*,?\s*sondern|richtig)?\s*(?:die\s+)?(?P<hausnummer>{NUMBER})(?!\d)"
)
_ANYWHERE = (  # any words before a number are a street when a PLZ follows: "Reeperbahn 1, 20359 Hamburg"
    rf"(?:(?<=\s)|(?<=,)|^)(?P<strasse>{_LEAD}?(?:{_WORD}\s+)?{_WORD})\s+(?P<hausnummer>{NUMBER})(?=\s*,?\s*(?:in\s+)?\d{{5}}\b)"
)
_NO_STREET = (
    r"(?:park|spiel|arbeits|stell|sitz|kita|krippen|hort|studien|ausbildungs|liege|schlaf|grill|sport|fußball|camping|grab|"
    r"pflege|heim|lager)platz|(?:geh|rad|fuß|um|heim|schul|arbeits|an|aus|zu)weg"
)
_CUT = (
    r"^(?:also\s+|und\s+|dann\s+|bitte\s+|ja,?\s+|nein,?\s+|doch\s+|nicht\s+|die\s+|der\s+|das\s+|"
    r"ich\s+wohne\s+|wir\s+wohnen\s+|wohne\s+|wohnhaft\s+|adresse\s*:?\s*(?:ist\s+)?|"
    r"anschrift\s*:?\s*(?:ist\s+)?|meine\s+|unsere\s+|in\s+der\s+(?=\S+(?:straße|str|gasse|allee|chaussee|"
    r"promenade))|in\s+(?=\S+(?:straße|str\.))|bei\s+mir\s+|zu\s+hause\s+|es\s+ist\s+|das\s+ist\s+|"
    r"von\s+der\s+|auf\s+|ist\s+|heißt\s+)+"
)


@functools.lru_cache(maxsize=1)
def _directory() -> Pattern[str] | None:
    """One pattern over all streets of the directories, longest first."""
    names = sorted(set(streets().values()), key=len, reverse=True)
    if not names:
        return None
    parts = [re.escape(name.lower()).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?") for name in names]
    parts = [re.sub(r"straße$", r"(?:straße|str\\b\\.?)", part) for part in parts]
    return muster(
        rf"\b(?P<strasse>{'|'.join(parts)})(?!\w)\s*,?\s*(?:(?:haus)?nummer|nr\.?)?\s*(?P<hausnummer>{NUMBER})?(?![\d])"
    )


@functools.lru_cache(maxsize=1)
def _placed() -> Pattern[str]:
    """A street without a word of a street in its name ("Am Packhof 2"): nothing but the rest of an address may
    follow.
    """
    follows = "|".join(
        [r"$", r"[,;!?]", r"\.(?!\s?\d)", r"(?:in\s+|D-)?\d{5}", r"in\b", r"und\b", *map(re.escape, towns())]
    )
    street = rf"{_LEAD}{_WORD}(?:\s+{_WORD})?"
    return muster(rf"\b(?P<strasse>{street})\s*,?\s*(?:nummer|nr\.?)?\s*(?P<hausnummer>{NUMBER})(?=\s*(?:{follows}))")


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found = _addresses(text)
    found += [wert for wert in _parts(text, umfeld) if not any(_inside(wert, other) for other in found)]
    return found


def _addresses(text: str) -> list[Wert]:
    found: list[Wert] = []
    known = _directory()
    for match in [
        *(known.finditer(text) if known else ()),
        *muster(_ADDRESS).finditer(text),
        *_placed().finditer(text),
        *_elsewhere(text),
    ]:
        if not match.group("hausnummer") or any(match.start() < w.ende and w.start < match.end() for w in found):
            continue
        if muster(rf"\b(?:{MONTH_PATTERN}|{WEEKDAY_PATTERN})$").search(match.group("strasse").rstrip(" .")):
            continue  # "am dritten Mai 85"
        found.append(_whole(match.group("strasse"), match.group("hausnummer"), match.start(), match.end(), text))
    return found


def _elsewhere(text: str) -> list[Match[str]]:
    """Streets of no known shape before a PLZ; of two words the last one counts unless both are names."""
    found = []
    for match in muster(_ANYWHERE).finditer(text):
        words = match.group("strasse").split()
        if len(words) > 1 and not all(word[:1].isupper() for word in words):
            last = match.start("hausnummer") - len(text[match.start() : match.start("hausnummer")].split()[-1]) - 1
            single = muster(_ANYWHERE).search(text[: match.end() + 12], max(last, match.start()))
            match = single or match
        found.append(match)
    return found


def _whole(street: str, number: str, start: int, end: int, text: str) -> Wert:
    cut = muster(_CUT).match(street)
    if cut:
        start, street = start + cut.end(), street[cut.end() :]
    value = {"strasse": tidy_street(street), "hausnummer": tidy_number(number)}
    rest = re.match(rf"\s*,?\s*(?:in\s+)?{_PLZ_ORT}", text[end:])
    if rest:
        value["plz"] = rest.group("plz")
        if rest.group("ort"):
            value["ort"] = tidy_place(rest.group("ort"))
        end += rest.end() if rest.group("ort") else rest.end("plz")
    else:
        town = (
            muster(rf"\s*,?\s*(?:in\s+)?({'|'.join(map(re.escape, towns()))})\b").match(text[end:]) if towns() else None
        )
        if town:
            value["ort"] = tidy_place(town.group(1))
            end += town.end()
        else:
            before = re.search(rf"{_PLZ_ORT}\s*,?\s*$", text[:start])
            if before:
                value["plz"] = before.group("plz")
                if before.group("ort"):
                    value["ort"] = tidy_place(before.group("ort"))
                start = before.start()
    return Wert("adresse", value, text[start:end], start, end)


def _parts(text: str, umfeld: Umfeld) -> list[Wert]:
    found = []
    for match in muster(_NUMBER_ALONE).finditer(text):
        at = match.span("hausnummer")
        found.append(Wert("hausnummer", tidy_number(match.group("hausnummer")), match.group("hausnummer"), *at))
    for match in re.finditer(_PLZ_ORT, text):
        if re.search(r"\d[ -]?$", text[: match.start()]) or re.match(r"[ -]?\d", text[match.end("plz") :]):
            continue
        found.append(Wert("plz", match.group("plz"), match.group("plz"), *match.span("plz")))
        if match.group("ort"):
            found.append(Wert("ort_name", tidy_place(match.group("ort")), match.group("ort"), *match.span("ort")))
    known = _directory()
    for match in known.finditer(text) if known else ():
        if not match.group("hausnummer"):
            street = match.group("strasse")
            found.append(Wert("strasse", tidy_street(street), street, *match.span("strasse")))
    if not any(wert.typ == "strasse" for wert in found):
        no_streets = muster(_NO_STREET)
        for match in muster(rf"\b{_WORD}(?:straße|str\.|allee|gasse|chaussee|damm|weg|platz)(?!\w)").finditer(text):
            if not no_streets.fullmatch(match.group()):
                found.append(Wert("strasse", tidy_street(match.group()), match.group(), match.start(), match.end()))
    return found


def tidy_street(text: str) -> str:
    """ "mecklenburgstr." → "Mecklenburgstraße"; the directory's own spelling where it knows the street."""
    text = re.sub(r"\s+", " ", text.strip(" ,"))
    text = re.sub(r"(?i)(?<=[a-zäöüß])str\b\.?$", "straße", text)
    text = re.sub(r"(?i)(^|[\s-])str\b\.?$", r"\1Straße", text)
    known: dict[str, str] = streets()
    if fold(text) in known:
        return known[fold(text)]
    return " ".join(
        word if index and word.lower() in ("der", "den", "dem") else word[:1].upper() + word[1:]
        for index, word in enumerate(text.split())
    )


def tidy_number(text: str) -> str:
    """ "12 B" → "12b"."""
    return re.sub(r"\s", "", text).lower()


def tidy_place(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def _inside(wert: Wert, other: Wert) -> bool:
    return wert.start < other.ende and other.start < wert.ende
