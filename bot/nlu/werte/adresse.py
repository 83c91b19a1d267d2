"""Addresses and their parts: "Mecklenburgstr. 12b in 19053", "Am Markt 3", "Hausnummer 14"."""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from re import Match, Pattern

from bot.nlu.anschrift import Normiert, normalised
from bot.nlu.bekannt import common_words
from bot.nlu.gesprochen import digits
from bot.nlu.hausrat import kind_of
from bot.nlu.kalender import MONTH_PATTERN, WEEKDAY_PATTERN
from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import streets, towns
from bot.nlu.nummernschild import district_towns
from bot.nlu.personenname import is_first
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld

NUMBER = r"\d{1,3}(?:\s?[a-z](?![\w]))?(?:\s?[-/]\s?\d{1,3}(?:\s?[a-z](?!\w))?|(?<=[a-z])-[a-z](?!\w))?"
SUFFIX = (
    r"(?:straße|str(?:aa|oo)t|str\b\.?|weg|platz|allee|ring|gasse|damm|ufer|chaussee|markt|graben|kamp|stieg|steig|"
    r"promenade|brücke|wall|reihe|koppel|winkel|höhe|garten|gärten|hof|berg|tor|bogen|zeile|siedlung|"
    r"acker|wiese|wiesen|moor|horst|busch|twiete|gang|park|anger|kehre|blick|grund|hang|redder)"
)
LEAD = (
    r"(?:(?:zu\s+de[nr]|achter\s+de[rn]?|op\s+de[rn]?|am|an\s+der|an\s+den|an\s+dem|auf\s+der|auf\s+dem|in\s+den|im|zum|zur|bei\s+der|beim|"
    r"(?:hinter|vor|neben|unter|über|bei|nach)\s+de[rmn])\s+)"
)
_WORD = r"(?!(?:und|oder|mit|für|ab|um|stehen|steht|liegen|sind|sein)\b)[a-zäöüß][a-zäöüßé'.]*(?:-[a-zäöüßé'.]+)*"
_OF = (
    r"(?:straße|platz|weg|allee|ufer|ring)\s+(?:des|der|am|an\s+der|zum|zur)\s+"
    rf"(?:\d{{1,2}}\.\s+)?{_WORD}(?:\s+{_WORD})?"
)
_NAMED = (
    rf"(?:{_OF}|(?:{_WORD}\s+)?(?:von|van)\s+(?:der\s+|den\s+)?{_WORD}[\s-]{SUFFIX}|"
    rf"{LEAD}?(?:{_WORD}\s+)?(?:{_WORD}(?:-|\s)?)?{SUFFIX}|{_WORD}{SUFFIX})"
)
_ADDRESS = (
    rf"\b(?P<strasse>{_NAMED})\s*,?\s*(?:(?:haus)?nummer|hausnr\.?|"
    rf"nr\.?)?\s*(?P<hausnummer>{NUMBER})(?![\d€%]|\s*(?:uhr|euro|kubik|m³|stück|jahre|monate|meter|cm|km|kilo|kg|liter|person|leute|kinder|mal\b|"
    rf"[.,]\s?\d{{1,2}}\.\s))"
)
_NO_TOWN = (
    r"(?!(?:und|oder|ist|das|da|bitte|ich|wir|sofa|mit|zu|aber|wohn\w*|anna|tel\w*|handy|hab\w*|seit|ab|am|der|die)\b)"
)
TOWN = (
    rf"{_NO_TOWN}(?:(?:hansestadt|landeshauptstadt|universitätsstadt|stadt|bad|sankt|st\.|groß|klein|neu|alt|markt|hohen|königs)\s+)?[a-zäöüß]{{3,}}(?:-[a-zäöüß]+)*"
    r"(?:\s+(?:am|an\s+der|an\s+dem|bei|im|ob\s+der|in\s+der|vor\s+der|auf)\s+[A-ZÄÖÜ][a-zäöüß]+)?(?:\s+\([a-zäöü]+\)|\s?/\s?[A-ZÄÖÜ][a-zäöüß]+)?"
)
_LABELLED_TOWN = rf"\s*,?\s*\b(?:stadt|ort|wohnort|gemeinde)\s*:?\s+(?P<ort>{TOWN})"
_TOWN_BEFORE = (
    rf"(?:^|(?<=[\s,.]))(?P<vor>(?:in|aus)\s+)?(?P<ort>{TOWN})(?:\s*,?\s*(?P<plz>\d{{5}}))?"
    r"\s*,?\s*(?:(?:in\s+der|in\s+dem|im|die|der|und\s+zwar|da)\s+)?$"
)
_PLZ_ORT = (
    r"(?<![\d-])(?:D-)?(?P<plz>\d{5})(?!\d)(?:\s+(?:in\s+)?(?P<ort>" + TOWN + r")(?=\s*(?:$|[,;.!?)\n-]|und\b|\())|"
    r"\s+(?P<ort2>" + _NO_TOWN + r"[A-ZÄÖÜ][a-zäöüß]+))?"
)
_NUMBER_ALONE = (
    rf"\b(?:haus-?nummer|hausnr\.?|haus-?nr\.?)\s*(?:ist|lautet|wäre|heißt|war|:)?\s*(?:doch|aber|"
    rf"eigentlich|jetzt|nicht\s+\d+\w?\s*,?\s*sondern|richtig)?\s*(?:die\s+)?(?P<hausnummer>{NUMBER})(?!\d)"
)
_ANYWHERE = (  # any words before a number are a street when a PLZ follows: "Reeperbahn 1, 20359 Hamburg"
    rf"(?:(?<=\s)|(?<=,)|^)(?P<strasse>{LEAD}?(?:{_WORD}\s+)?{_WORD})\s+(?P<hausnummer>{NUMBER})(?=\s*,?\s*(?:in\s+)?\d{{5}}\b)"
)
_NO_STREET = (
    r"(?:park|spiel|zelt|fest|rast|bau|müll|arbeits|stell|sitz|kita|krippen|hort|studien|ausbildungs|liege|schlaf|grill|sport|fußball|camping|grab|"
    r"pflege|heim|lager)platz|(?:geh|rad|fuß|um|heim|schul|arbeits|an|aus|zu)weg"
)
_SMALL = ("der", "den", "dem", "des", "am", "an", "im", "in", "bei", "ob", "zum", "zur", "und", "vor", "auf")
_ADJECTIVE = (
    r"(?:alte|neue|große|kleine|lange|kurze|obere|untere|hintere|vordere|mittlere|breite|hohe|grüne|rote|weiße|schwarze|tiefe|"
    r"innere|äußere|erste|zweite|dritte|\d\.)[rsnm]?"
)
_CUT = (
    r"^(?:also\s+|und\s+|dann\s+|bitte\s+|ja,?\s+|nein,?\s+|doch\s+|nicht\s+|die\s+|der\s+|das\s+|"
    r"ich\s+wohne\s+|wir\s+wohnen\s+|wir\s+sind\s+(?:jetzt\s+)?|inne\s+|inner\s+|in'?r\s+|wohne\s+|wohnhaft\s+|adresse\s*:?\s*(?:ist\s+)?|"
    r"anschrift\s*:?\s*(?:ist\s+)?|meine\s+|unsere\s+|in\s+der\s+(?=\S+(?:straße|str|gasse|allee|chaussee|"
    r"promenade))|in\s+(?=\S+(?:straße|str\.))|bei\s+mir\s+|zu\s+hause\s+|es\s+ist\s+|das\s+ist\s+|"
    r"von\s+der\s+|auf\s+(?!de[mrn]\s)|ist\s+|heißt\s+)+"
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
        rf"\b(?P<strasse>(?:(?:obere|untere|alte|neue|hintere|vordere|äußere|innere)[nr]?\s+)?(?:{'|'.join(parts)}))(?!\w)\s*,?\s*(?:(?:haus)?nummer|nr\.?)?\s*(?P<hausnummer>{NUMBER})?(?![\d])"
    )


@functools.lru_cache(maxsize=1)
def _placed() -> Pattern[str]:
    """A street without a word of a street in its name ("Am Packhof 2"): nothing but the rest of an address may
    follow.
    """
    follows = "|".join(
        [r"$", r"[,;!?]", r"\.(?!\s?\d)", r"(?:in\s+|D-)?\d{5}", r"in\b", r"und\b", *map(re.escape, towns())]
    )
    street = rf"{LEAD}{_WORD}(?:\s+{_WORD})?"
    return muster(rf"\b(?P<strasse>{street})\s*,?\s*(?:nummer|nr\.?)?\s*(?P<hausnummer>{NUMBER})(?=\s*(?:{follows}))")


def guessed(wert: Wert) -> bool:
    """Whether a street stands alone and in no directory: "Grillplatz" may be what somebody wants."""
    return wert.typ == "strasse" and fold(str(wert.wert)) not in streets()


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    norm, labelled = normalised(text), normalised(text, labels=True)
    found = _placed_in(norm, _addresses(norm.text, umfeld.typ in ("adresse", "ort")))
    parts = [*_placed_in(labelled, _number_alone(labelled.text)), *_placed_in(norm, _parts(norm.text, umfeld))]
    return found + [wert for wert in parts if not any(_inside(wert, other) for other in found)]


def _placed_in(norm: Normiert, werte: Sequence[Wert]) -> list[Wert]:
    """The values with their places in the text as it was said."""
    spans = [norm.span(wert.start, wert.ende) for wert in werte]
    return [
        replace(wert, text=norm.quelle[start:end], start=start, ende=end)
        for wert, (start, end) in zip(werte, spans, strict=True)
    ]


def _addresses(text: str, asked: bool) -> list[Wert]:
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
        street = match.group("strasse")
        if muster(rf"^im\s+(?:{MONTH_PATTERN})\b").match(street):
            continue
        month = muster(rf"\b(?:{MONTH_PATTERN}|{WEEKDAY_PATTERN})$").search(street.rstrip(" ."))
        if month and not muster(r"^(?:straße|platz)\b").match(street):
            continue  # "am dritten Mai 85"
        found.append(_whole(street, match.group("hausnummer"), match.start(), match.end(), text, asked))
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
        if digits(match.group("strasse").split()[-1]) is None:  # no figures of a telephone number
            found.append(match)
    return found


def _whole(street: str, number: str, start: int, end: int, text: str, asked: bool) -> Wert:
    cut = muster(_CUT).match(street)
    if cut:
        start, street = start + cut.end(), street[cut.end() :]
    first = muster(rf"^(?!{_ADJECTIVE}\s|{LEAD})\S+\s+(?=\S{{3,}}(?:straße|str\.?|weg|allee|gasse|platz)$)").match(
        street
    )
    if first:  # "Müller Schlossstraße"
        start, street = start + first.end(), street[first.end() :]
    value = {"strasse": tidy_street(street), "hausnummer": tidy_number(number)}
    rest = muster(rf"\s*[,-]?\s*(?:in\s+)?{_PLZ_ORT}").match(text[end:])
    if rest:
        place = rest.group("ort") or rest.group("ort2")
        value |= {"plz": rest.group("plz"), **({"ort": tidy_place(place)} if place else {})}
        end += rest.end() if place else rest.end("plz")
        return Wert("adresse", value, text[start:end], start, end)
    known = "|".join(map(re.escape, towns())) or "(?!)"
    anywhere = rf"|(?-i:in\s+(?=[A-ZÄÖÜ]))(?P<nah>{TOWN})(?=\s*(?:$|[,;.]|und\b))" if asked else ""
    bare = "" if text.islower() else "(?-i:(?=[A-ZÄÖÜ]))"
    after = rf"|(?:,\s*|{bare})(?:in\s+)?(?P<fern>{TOWN})\W*$" if asked else ""
    label = muster(_LABELLED_TOWN).match(text[end:]) if asked else None
    town = label or muster(rf"\s*,?\s*(?:(?:in\s+)?(?P<ort>{known})\b{anywhere}{after})").match(text[end:])
    place = next((name for name in town.groupdict().values() if name), None) if town else None
    if town and place and _is_town(place):
        value["ort"] = tidy_place(place)
        end += town.end(next(key for key, name in town.groupdict().items() if name))
    else:
        start = _place_before(value, text, start, asked)
    return Wert("adresse", value, text[start:end], start, end)


def _is_town(place: str) -> bool:
    known = fold(place) in map(fold, towns())
    return known or (kind_of(place) is None and not is_first(place) and fold(place) not in common_words())


def _place_before(value: dict[str, str], text: str, start: int, asked: bool) -> int:
    """ "19061 Ort, Hamburger Allee 92": puts in what stands before; where the address begins then."""
    before = muster(rf"(?P<plz>\d{{5}}),\s*(?P<ort>{TOWN})(?P<ort2>),\s*$").search(text[:start])
    before = before or muster(rf"{_PLZ_ORT}\s*,?\s*$").search(text[:start])
    if not before:
        return _town_before(value, text, start) if asked else start
    value["plz"] = before.group("plz")
    place = before.group("ort") or before.group("ort2")
    if place:
        value["ort"] = tidy_place(place)
    return _town_before(value, text, before.start()) if asked and not place else before.start()


def _town_before(value: dict[str, str], text: str, start: int) -> int:
    """ "Güstrow, Lange Straße 4", "in Güstrow in der Langen Straße 4"."""
    before = list(muster(_TOWN_BEFORE).finditer(text[:start]))
    if not before:
        return start
    said = next((m for m in reversed(before) if is_known(m["ort"])), before[-1])
    place = said["ort"]
    if not is_known(place) and not (said["vor"] and place[:1].isupper() and _is_town(place)):
        return start
    value["ort"] = tidy_place(place)
    if said["plz"]:
        value["plz"] = said["plz"]
    return said.start()


def is_known(place: str) -> bool:
    """Whether a town of this name is known."""
    return fold(place) in district_towns() or fold(place) in map(fold, towns())


def _number_alone(text: str) -> list[Wert]:
    return [
        Wert("hausnummer", tidy_number(m.group("hausnummer")), m.group("hausnummer"), *m.span("hausnummer"))
        for m in muster(_NUMBER_ALONE).finditer(text)
    ]


def _parts(text: str, umfeld: Umfeld) -> list[Wert]:
    found = []
    for match in muster(_PLZ_ORT).finditer(text):
        if umfeld.typ in ("betrag", "zahl") and not match.group("ort"):
            continue
        if re.search(r"\d[ -]?$", text[: match.start()]) or re.match(r"[ -]?\d", text[match.end("plz") :]):
            continue
        found.append(Wert("plz", match.group("plz"), match.group("plz"), *match.span("plz")))
        key = "ort" if match.group("ort") else "ort2"
        if match.group(key):
            found.append(Wert("ort_name", tidy_place(match.group(key)), match.group(key), *match.span(key)))
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
    text = re.sub(r"(?i)(?<=[a-zäöüß])(?:str\b\.?|strasse|straat|stroot)$", "straße", text)
    text = re.sub(r"(?i)(^|[\s-])(?:str\b\.?|strasse|straat|stroot)$", r"\1Straße", text)
    known: dict[str, str] = streets()
    if fold(text) in known:
        return known[fold(text)]
    return " ".join(
        word.lower() if index and word.lower() in _SMALL else re.sub(r"(^|-)([a-zäöü])", _upper, word)
        for index, word in enumerate(text.split())
    )


def _upper(match: Match[str]) -> str:
    return match.group(1) + match.group(2).upper()


def tidy_number(text: str) -> str:
    """ "12 B" → "12b"."""
    return re.sub(r"\s", "", text).lower()


def tidy_place(text: str) -> str:
    """ "hansestadt rostock" → "Rostock", "frankfurt am main" → "Frankfurt am Main"."""
    text = muster(r"^(?:hansestadt|landeshauptstadt|universitätsstadt|stadt)\s+").sub("", text)
    return " ".join(
        word.lower() if index and word.lower() in _SMALL else re.sub(r"(^|-|\()([a-zäöü])", _upper, word)
        for index, word in enumerate(text.split())
    )


def _inside(wert: Wert, other: Wert) -> bool:
    return wert.start < other.ende and other.start < wert.ende
