"""Names of persons that are introduced as such: "ich heiße Jens Öztürk", "mein Name ist …", "Ich bin Anna Müller"."""

import re
from re import Match

from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld

PARTICLES = {
    "von",
    "van",
    "de",
    "zu",
    "zum",
    "zur",
    "der",
    "den",
    "dem",
    "ter",
    "al",
    "el",
    "da",
    "di",
    "del",
    "la",
    "le",
    "bin",
    "vom",
    "und",
}
TITLES = {"dr", "prof", "herr", "frau", "herrn", "med", "ing", "dipl", "hr", "fr", "familie"}
_PART = r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?"
_NAME = rf"{_PART}(?:\s+{_PART}){{0,5}}"
_INTRO = (
    r"(?:ich\s+heiße|wir\s+heißen|mein\s+(?:voller\s+|vollständiger\s+)?name\s+(?:ist|lautet|wäre)|"
    r"(?:vor-?\s*und\s*nach|voller\s+|ganzer\s+)?name\s*(?:ist|lautet|:)|ich\s+bin\s+(?:der|die)|"
    r"man\s+nennt\s+mich|(?<!rt\s)auf\s+den\s+namen|heiße)"
)
_WITH_VERB = rf"\b{_INTRO}\s+(?P<name>{_NAME})"
_I_AM = (
    r"\b(?:[Ii]ch\s+bin|[Bb]in|[Dd]as\s+bin\s+ich|[Hh]ier(?:\s+(?:ist|spricht))?)\s+(?:(?:Dr|Prof|Herr|"
    r"Frau)\.?\s+)*(?P<name>[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?(?:\s+(?:von|van|de|zu|der|den|ter|al|"
    r"el))*\s+[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?)"
)
_HERE = (
    r"(?:^|[,.!]\s*|\b(?:[Mm]oin|[Hh]allo|"
    r"[Tt]ag),?\s+)(?P<name>[A-ZÄÖÜ][^\W\d_]+(?:[ -][A-ZÄÖÜ][^\W\d_]+){0,2})\s+hier\b"
)
_BESIDE_CONTACT = (  # "…, Anna Müller, 0171 2345678"
    r"(?:^|[,;.]\s*)(?P<name>[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?(?:\s+(?:von|van|de|zu))?\s+[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?)"
    r"(?=\s*[,;]\s*(?:[Gg]eb|[Tt]el|[Hh]andy|[Mm]obil|[\w.+-]+@|\+?0\d|\d{1,2}\.\s?\d{1,2}\.))"
)
_FIRST = rf"\bvorname\s*(?:ist|lautet|:|heißt)?\s*(?:doch\s+)?(?P<name>{_PART})"
_LAST = (
    r"\b(?:nachname|familienname|zuname)n?\b\s*(?:ist|lautet|:|heißt|heiße\s+ich)?\s*(?:doch\s+)?"
    rf"(?P<name>{_PART}(?:\s+{_PART})?)"
)
# Words that end a name in running text.
STOP = {
    *("ersten", "zweiten", "dritten", "vierten", "letzten"),
    "und",
    "aber",
    "ich",
    "wir",
    "wohne",
    "wohnhaft",
    "aus",
    "in",
    "geboren",
    "geb",
    "mit",
    "bin",
    "habe",
    "hab",
    "hatte",
    "will",
    "mochte",
    "brauche",
    "meine",
    "mein",
    "telefon",
    "tel",
    "mail",
    "email",
    "adresse",
    "strasse",
    "am",
    "an",
    "wegen",
    "zur",
    "seit",
    "bitte",
    "oder",
    "nicht",
    "doch",
    "hat",
    "ist",
    "war",
    "wird",
    "das",
    "die",
    "es",
    "so",
    "also",
    "genau",
    "ja",
    "nein",
    "danke",
    "hier",
    "gern",
    "gerne",
    "muss",
}
NO_NAMES = {
    "neu",
    "umgezogen",
    "hier",
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "einen",
    "nicht",
    "gerade",
    "jetzt",
    "krank",
    "rentner",
    "student",
    "studentin",
    "mieter",
    "mieterin",
    "eigentumer",
    "schon",
    "sehr",
    "auch",
    "heute",
    "morgen",
    "ihr",
    "sein",
    "leider",
    "etwas",
    "total",
    "falsch",
    "anders",
}


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found: list[Wert] = []
    for pattern in (_WITH_VERB, _I_AM, _HERE, _BESIDE_CONTACT):
        for match in muster(pattern).finditer(text) if pattern is _WITH_VERB else re.finditer(pattern, text):
            wert = _introduced(match)
            if wert and not any(wert.start < other.ende and other.start < wert.ende for other in found):
                found.append(wert)
    for typ, pattern in (("vorname", _FIRST), ("nachname", _LAST)):
        for match in muster(pattern).finditer(text):
            kept = until_stop(match.group("name"))
            if kept and fold(kept) not in NO_NAMES:
                start = match.start("name")
                found.append(Wert(typ, capitalised(kept), kept, start, start + len(kept)))
    return found


def _introduced(match: Match[str]) -> Wert | None:
    kept = until_stop(match.group("name"))
    if not kept or fold(kept.split()[0]) in NO_NAMES:
        return None
    value = split_name(kept)
    start = match.start("name")
    return Wert("name", value, kept, start, start + len(kept)) if value else None


def until_stop(text: str) -> str:
    """The leading words of `text` that can belong to a name."""
    end = 0
    for match in re.finditer(r"\S+", text):
        word = fold(match.group())
        if word in STOP:
            break
        end = match.end()
    kept = text[:end].rstrip(" ,.;:!")
    return re.sub(r"\s+(?:von|van|de|zu|der)$", "", kept)


def split_name(text: str) -> dict[str, str] | None:
    """ "Dr. Anna von Bülow" → first and last name; "Müller, Anna" the other way round; a single word is a last name."""
    text = re.sub(r"\s+", " ", text.strip(" .,;:!"))
    if text.count(",") == 1:
        last, first = (capitalised(part.strip()) for part in text.split(","))
        return {"vorname": first, "nachname": last} if first and last else None
    parts = [part for part in text.split() if fold(part) not in TITLES]
    if not parts:
        return None
    if len(parts) == 1:
        return {"nachname": capitalised(parts[0])}
    cut = next((index for index, part in enumerate(parts) if index and part.lower() in PARTICLES), len(parts) - 1)
    return {"vorname": capitalised(" ".join(parts[:cut])), "nachname": capitalised(" ".join(parts[cut:]))}


def capitalised(text: str) -> str:
    """Names written in small letters or all capitals get their capitals; particles stay small."""
    return " ".join(_capital(word, index) for index, word in enumerate(text.split()))


def _capital(word: str, index: int) -> str:
    if word.lower() in PARTICLES and (index == 0 or word.islower()):
        return word.lower() if not word[:1].isupper() or word.lower() != word else word
    if word.islower() or (word.isupper() and len(word) > 2):
        return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
    return word
