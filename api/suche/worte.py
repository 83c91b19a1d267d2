"""Words of names, streets and numbers as they are compared: no case, no umlauts, no signs."""

import re
import unicodedata

import phonenumbers

from api.mandanten.worte import distance, fold

_WORT = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STRASSE = re.compile(r"(?i)(stra(ß|ss)e|str\b\.?)")
_HAUSNUMMER = re.compile(r"\d{1,4}\s?[a-zA-Z]?(?:\s*[-–/]\s*\d{1,4}\s?[a-zA-Z]?)?")
_DATUM = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})")
_DATUM_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DATUM_WORT = re.compile(r"(\d{1,2})\.?\s+([^\W\d_]{3,9})\.?\s+(\d{4}|\d{2})")
_DATUM_ZIFFERN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MONATE = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_KURZ, _LANG = 4, 8
_KUERZESTE = 10_000
"""A number with its area code has at least five digits."""


def fold_word(text: str) -> str:
    """One form for "Müller", "Mueller", "MULLER" and "Muller"; other alphabets stay as they are."""
    stripped = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter)
    )
    return fold(stripped) or re.sub(r"[\W_]+", "", stripped)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, each once, in order."""
    return tuple(dict.fromkeys(filter(None, (fold_word(wort) for wort in _WORT.findall(text)))))


def street(text: str) -> str:
    """ "Lübecker Straße", "Luebecker Str." and "lübeckerstr" are one."""
    return fold_word(_STRASSE.sub("str", text))


def house_number(text: str) -> str:
    """ "12 B" and "12b" are one; empty where it is none."""
    found = _HAUSNUMMER.fullmatch(text.strip())
    return re.sub(r"\s", "", found[0]).lower().replace("–", "-") if found else ""


def phone(text: str) -> str | None:
    """E.164, a number without a country being German; None where it is no number that can be called."""
    if not re.fullmatch(r"[\d\s+()/.–-]{5,40}", text.strip()):
        return None
    try:
        nummer = phonenumbers.parse(text, "DE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(nummer) or (nummer.national_number or 0) < _KUERZESTE:
        return None
    return phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.E164)


def day(text: str, this_year: int) -> str | None:
    """A day as people write or say it, as ISO; of a year in two digits the last one that has been."""
    text = text.strip()
    if found := _DATUM_ISO.fullmatch(text):
        jahr, monat, tag = found.groups()
    elif found := _DATUM.fullmatch(text) or _DATUM_ZIFFERN.fullmatch(text):
        tag, monat, jahr = found.groups()
    elif found := _DATUM_WORT.fullmatch(text):
        tag, wort, jahr = found.groups()
        kurz = fold_word(wort)[:3]
        monat = str(_MONATE.index(kurz) + 1) if kurz in _MONATE else "0"
    else:
        return None
    if len(jahr) == 2:
        jahrhundert = this_year // 100 * 100
        jahr = str(jahrhundert + int(jahr) - (100 if jahrhundert + int(jahr) > this_year else 0))
    if not (1 <= int(monat) <= 12 and 1 <= int(tag) <= 31):
        return None
    return f"{int(jahr):04d}-{int(monat):02d}-{int(tag):02d}"


def slips(wort: str) -> int:
    """How many slips of the finger a word of this length may hold."""
    return 0 if len(wort) < _KURZ else 1 if len(wort) < _LANG else 2


def alike(links: str, rechts: str) -> bool:
    """Two folded words, a slip or two forgiven; short ones must be the same."""
    allowed = min(slips(links), slips(rechts))
    return links == rechts or (allowed > 0 and distance(links, rechts, allowed) <= allowed)
