"""Addresses and their parts: "Mecklenburgstr. 12b in 19053", "Am Markt 3", "Hausnummer 14"."""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from re import Match, Pattern

from bot.nlu.anschrift import Normiert, normalised
from bot.nlu.gesprochen import digits
from bot.nlu.kalender import MONTH_PATTERN, WEEKDAY_PATTERN
from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import streets, towns
from bot.nlu.ortsname import PLZ_ORT, place_around, tidy_place
from bot.nlu.strassenname import ADJECTIVE, is_road, of_a_place, tidy_number, tidy_street
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld

NUMBER = r"\d{1,3}(?:\s?[a-z](?![\w]))?(?:\s?[-/]\s?\d{1,3}(?:\s?[a-z](?!\w))?|(?<=[a-z])-[a-z](?!\w))?"
SUFFIX = (
    r"(?:straße|str(?:aa|oo)t|str\b\.?|weg|platz|allee|ring|gasse|damm|ufer|chaussee|markt|graben|kamp|stieg|steig|"
    r"promenade|brücke|wall|reihe|koppel|winkel|höhe|garten|gärten|hof|berg|tor|bogen|zeile|siedlung|"
    r"acker|wiese|wiesen|moor|horst|busch|twiete|gang|park|anger|kehre|blick|grund|hang|redder)"
)
LEAD = (
    r"(?:(?:zu\s+de[nr]|achter\s+de[rn]?|op\s+de[rn]?|am|an\s+der|an\s+den|an\s+dem|auf\s+der|auf\s+dem|in\s+den|im|zum|zur|bei\s+der|beim|hinterm|unterm|überm|vorm|"
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
_NUMBER_ANEW = (
    r"(?:\s*,?\s*(?:haus|aufgang|eingang|block|teil)\s+\w)?\s*,\s*also\s+(?:(?:die|haus)\s+)?"
    rf"(?P<neu>{NUMBER})(?=\W*$|\s*[,;.])"
)
_ROAD = (
    rf"\b(?P<strasse>(?:(?:an|auf)\s+der\s+)?(?:(?:bundes|landes|land|kreis)(?:straße|str\.?)|(?-i:[BLK]))\s*\d{{1,3}})"
    rf"(?:\s*,\s*|\s+)(?P<hausnummer>{NUMBER})(?![\d€%])"
)
_IN_THE = rf"\b(?P<strasse>in\s+der\s+{_WORD})\s*,?\s*(?P<hausnummer>{NUMBER})(?=\s*(?:$|[,;]|\.(?!\d)|\d{{5}}\b|in\b))"
_NO_NAME = (  # "in der Klasse 5", and what is a street without its "in der"
    r"\w+(?:straße|str\.?|gasse|allee|chaussee|promenade|bahn|siedlung|mauer|mühle|reihe|brücke|freiheit|zeile|schule)|"
    r"(?:haus)?nummer|wohnung|etage|klasse|gruppe|zone|woche|stadt|schule|halle|straße|str\.?|gegend|nähe|stufe|liste|spalte|"
    r"kita|firma|gemeinde|kolonie|parzelle|anlage|baracke|unterkunft|zelle|station|filiale"
)
_OF_TWO_WORDS = (
    r"(?-i:\b(?!(?:[DMSUI]eine|Die|[JK]e[dn]|Welch|And|Unser|Ihr|Euer|Kein|Ander|Solch|Früher|Mehrer)(?:se)?r\s)[A-ZÄÖÜ])[^\W\d_]+(?:er|sche|ische)\s+"
    r"(?:straße|str\.|allee|gasse|chaussee|damm|weg|platz|ring|ufer)(?!\w)"
)
_NUMBER_ALONE = (
    rf"\b(?:haus[\s-]?nummer|hausnr\.?|haus-?nr\.?)\s*(?:ist|lautet|wäre|heißt|war|:)?\s*(?:doch|aber|"
    rf"eigentlich|jetzt|nicht\s+\d+\w?\s*,?\s*sondern|richtig)?\s*(?:die\s+)?(?P<hausnummer>{NUMBER})(?!\d)"
)
_ANYWHERE = (  # any words before a number are a street when a PLZ follows: "Reeperbahn 1, 20359 Hamburg"
    rf"(?:(?<=\s)|(?<=,)|^)(?P<strasse>{LEAD}?(?:{_WORD}\s+)?{_WORD})\s+(?P<hausnummer>{NUMBER})(?=\s*,?\s*(?:in\s+)?\d{{5}}\b)"
)
_NO_STREET = (
    r"(?:park|spiel|zelt|fest|rast|bau|müll|arbeits|stell|sitz|kita|krippen|hort|studien|ausbildungs|liege|schlaf|grill|sport|fußball|camping|grab|"
    r"pflege|heim|lager)platz|(?:geh|rad|fuß|um|heim|schul|arbeits|an|aus|zu)weg"
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
        rf"\b(?P<strasse>(?:(?:(?:obere|untere|alte|neue|hintere|vordere|äußere|innere|große|kleine)[nr]?|groß|klein)\s+)?(?:{'|'.join(parts)}))(?!\w)\s*,?\s*(?:(?:haus)?nummer|nr\.?)?\s*(?P<hausnummer>{NUMBER})?(?![\d])"
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
        *muster(_ROAD).finditer(text),
        *(known.finditer(text) if known else ()),
        *(_in_the(text) if asked else ()),
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
        if is_road(street, match.group("hausnummer")) or re.match(r"\s+oder\s+(?:die\s+)?\d", text[match.end() :]):
            continue  # "Bundesstraße 104", "Bahnhofstr. 7 oder 9"
        found.append(_whole(street, match.group("hausnummer"), match.start(), match.end(), text, asked))
    return found


def _in_the(text: str) -> list[Match[str]]:
    """ "In der Oase 1": streets whose name begins so, where an address was asked for."""
    no_name = muster(_NO_NAME)
    return [m for m in muster(_IN_THE).finditer(text) if not no_name.fullmatch(m["strasse"].split()[-1])]


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
    first = muster(rf"^(?!{ADJECTIVE}\s|{LEAD})\S+\s+(?=\S{{3,}}(?:straße|str\.?|weg|allee|gasse|platz)$)").match(
        street
    )
    if first and not of_a_place(first.group().strip()):  # "Müller Schlossstraße"
        start, street = start + first.end(), street[first.end() :]
    anew = muster(_NUMBER_ANEW).match(text, end)
    if anew:  # "44 Haus C, also 44c"
        number, end = anew["neu"], anew.end()
    place, start, end = place_around(text, start, end, asked)
    value = {"strasse": tidy_street(street), "hausnummer": tidy_number(number), **place}
    return Wert("adresse", value, text[start:end], start, end)


def _number_alone(text: str) -> list[Wert]:
    return [
        Wert("hausnummer", tidy_number(m.group("hausnummer")), m.group("hausnummer"), *m.span("hausnummer"))
        for m in muster(_NUMBER_ALONE).finditer(text)
    ]


def _parts(text: str, umfeld: Umfeld) -> list[Wert]:
    found = []
    for match in muster(PLZ_ORT).finditer(text):
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
        for match in muster(
            rf"{_OF_TWO_WORDS}|\b{_WORD}(?:straße|str\.|allee|gasse|chaussee|damm|weg|platz)(?!\w)"
        ).finditer(text):
            if not no_streets.fullmatch(match.group()):
                found.append(Wert("strasse", tidy_street(match.group()), match.group(), match.start(), match.end()))
    return found


def _inside(wert: Wert, other: Wert) -> bool:
    return wert.start < other.ende and other.start < wert.ende
