"""Names of streets as they are written: abbreviations in full, hyphens, capitals, the directory's own spelling."""

import re
from re import Match

from bot.nlu.mandantendaten import streets
from bot.nlu.personenname import is_first
from bot.nlu.text import fold, muster

ADJECTIVE = (
    r"(?:alte|neue|große|kleine|lange|kurze|obere|untere|hintere|vordere|mittlere|breite|hohe|grüne|rote|weiße|schwarze|tiefe|"
    r"innere|äußere|erste|zweite|dritte|\d\.)[rsnm]?"
)
_SMALL = ("der", "den", "dem", "des", "am", "an", "im", "in", "bei", "ob", "zum", "zur", "und", "vor", "auf", "unter")
_STEMS = {"gr": "Groß", "kl": "Klein", "ob": "Ober", "unt": "Unter", "lg": "Lang", "hint": "Hinter", "vord": "Vorder"}
_FEMININE = (
    r"(?:straße|str\.?|gasse|allee|chaussee|promenade|brücke|reihe|koppel|höhe|zeile|siedlung|wiese|twiete|kehre|bahn|"
    r"mauer|mühle|weide|burg|freiheit|bleiche|insel|trift|drift|bucht|halde|schanze)"
)
_NEUTER = r"(?:tor|moor|ufer|feld|holz|dorf|tal|bruch|haus|fleet|gut|eck|loch|meer)"
_MASCULINE = (
    r"(?:weg|platz|pl\.?|ring|damm|markt|graben|kamp|stieg|steig|wall|winkel|garten|hof|berg|bogen|acker|busch|gang|park|anger|"
    r"blick|grund|hang|redder|horst|wald|teich|see|bach|brink|strand|hafen|plan|werder|sand|brunnen|baum)"
)
ABBREVIATED = (
    r"(?:\b(?P<davor>am|im|zum|beim|vom|zur|(?:an|in|auf|bei|hinter|vor|über|unter)\s+de[rmn])\s+)?"
    r"\b(?P<kurz>gr|kl|ob|unt|lg|hint|vord)(?:\.\s*|\s+(?=[^\W\d_]+(?:str(?:aße)?|gasse|allee|weg|platz)\b))"
    r"(?P<kopf>[^\W\d_]{3,}\.?(?=[\s,\d]|$))(?P<mehr>\s+[^\W\d_]{3,}\.?(?=[\s,\d]|$))?"
)
SHORT_ARTICLE = r"\b(?P<art>(?:straße|str\.?|platz|pl\.?|allee|weg|ufer|ring))\s+d\.\s*(?P<wort>(?:\d+\.\s+)?[^\W\d_]+)"
BY_THE = ((r"\ba\.\s?d\.\s*(?=[^\W\d_])", "an der "), (r"\ba\.\s?M(?:\.|\b)", "am Main"))
ALLEY = r"\b(?P<wort>[^\W\d_]{3,}er)\s+alle\b"
_PERSONAL = r"(?P<wer>[^\W\d_]+(?:\s+[^\W\d_]+){1,2})\s+(?P<art>straße|allee|platz|weg|ring|ufer|damm|gasse)"
_ROADS = r"(?:(?:an|auf)\s+der\s+)?(?:bundes|landes|land|kreis)(?:straße|str\.?)"


def unabbreviated(match: Match[str]) -> str:
    """ "Gr. Wasserstr." → "Große Wasserstr.", "Am Kl. Moor" → "Am Kleinen Moor", "Gr. Rogahner Str." → "Groß …"."""
    stem, head, more = _STEMS[match["kurz"].lower()], match["kopf"], match["mehr"] or ""
    if match["davor"]:
        return f"{match['davor']} {stem}en {head}{more}"
    for ending in ("e", "er", "es"):
        if fold(f"{stem}{ending} {head}") in streets():
            return f"{stem}{ending} {head}{more}"
    for pattern, ending in ((_FEMININE, "e"), (_MASCULINE, "er"), (_NEUTER, "es")):
        if muster(rf"\w*{pattern}").fullmatch(head):
            return f"{stem}{ending} {head}{more}"
    return f"{stem} {head}{more}" if match["kurz"].lower() in ("gr", "kl") else match.group()


def article_in_full(match: Match[str]) -> str:
    """ "Str. d. Friedens" → "Straße des Friedens", "Pl. d. Jugend" → "Platz der Jugend"."""
    masculine = match["wort"][-1:] == "s" or match["wort"][:1].isdigit()
    art = {"s": "Straße", "p": "Platz"}.get(match["art"][0].lower(), match["art"])
    return f"{art} {'des' if masculine else 'der'} {match['wort']}"


def alley(match: Match[str]) -> str:
    """ "hamburger alle" → "hamburger Allee", where there is one."""
    return f"{match['wort']} Allee" if fold(f"{match['wort']} allee") in streets() else match.group()


def is_road(street: str, number: str) -> bool:
    """Whether the number is that of a road, not of a house: "Bundesstraße 104"."""
    return len(number) > 2 and muster(_ROADS).fullmatch(street.strip()) is not None


def of_a_place(word: str) -> bool:
    """Whether a word tells where a street leads: "Zippendorfer", by the names of other streets."""
    return word[-2:].lower() == "er" and any(name.startswith(f"{fold(word)} ") for name in streets())


def tidy_street(text: str) -> str:
    """ "mecklenburgstr." → "Mecklenburgstraße"; the directory's own spelling where it knows the street."""
    text = re.sub(r"\s+", " ", text.strip(" ,"))
    text = re.sub(r"(?i)(?<=[a-zäöüß])(?:str\b\.?|strasse|straat|stroot)$", "straße", text)
    text = re.sub(r"(?i)(^|[\s-])(?:str\b\.?|strasse|straat|stroot)$", r"\1Straße", text)
    text = re.sub(
        r"(?i)^((?:(?:an|auf) der )?(?:bundes|landes|land|kreis))(?:str\.?|strasse)(?=\s*\d)", r"\1straße", text
    )
    known: dict[str, str] = streets()
    if fold(text) in known:
        return known[fold(text)]
    person = muster(_PERSONAL).fullmatch(text)
    if person and is_first(person["wer"].split()[0]):  # "Erich Kästner Straße"
        text = text.replace(" ", "-")
    return capitals(text)


def tidy_number(text: str) -> str:
    """ "12 B" → "12b"."""
    return re.sub(r"\s", "", text).lower()


def capitals(text: str) -> str:
    """Every word with its capital, but for the small ones inside: "Straße am Markt"."""
    return " ".join(
        word.lower() if index and word.lower() in _SMALL else re.sub(r"(^|-|\()([a-zäöü])", _upper, word)
        for index, word in enumerate(text.split())
    )


def _upper(match: Match[str]) -> str:
    return match.group(1) + match.group(2).upper()
