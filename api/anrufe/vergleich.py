"""Comparing what a caller says with what a case holds: on normalised values, tolerant where people spell."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from api.suche.worte import alike, day, house_number, phone, street, words

_ADRESSE = re.compile(
    r"(?P<strasse>.*?\D)[\s,]*(?P<nummer>\d{1,4}\s?(?:[a-zA-Z]\b)?(?:\s*[-–/]\s*\d{1,4}\s?(?:[a-zA-Z]\b)?)?)(?P<rest>(?:[\s,].*)?)"
)


def same_name(gesagt: str, wert: Any, _jahr: int) -> bool:
    """Every word of the surname and one of the first name; in any order, a slip forgiven."""
    if not isinstance(wert, Mapping):
        return False
    said = words(gesagt)
    vor, nach = words(str(wert.get("vorname") or "")), words(str(wert.get("nachname") or ""))
    return (
        bool(nach)
        and all(any(alike(wort, other) for other in said) for wort in nach)
        and (not vor or any(alike(wort, other) for wort in vor for other in said))
    )


def same_address(gesagt: str, wert: Any, _jahr: int) -> bool:
    """Street and number; a postcode only where one was said."""
    found = _ADRESSE.fullmatch(gesagt.strip())
    if found is None or not isinstance(wert, Mapping):
        return False
    plz = re.search(r"\b\d{5}\b", found["rest"])
    return (
        alike(street(found["strasse"]), street(str(wert.get("strasse") or "")))
        and house_number(found["nummer"]) == house_number(str(wert.get("hausnummer") or "")) != ""
        and (plz is None or not wert.get("plz") or plz[0] == str(wert["plz"]))
    )


def same_day(gesagt: str, wert: Any, jahr: int) -> bool:
    said = day(gesagt, jahr)
    return said is not None and said == str(wert)


def same_phone(gesagt: str, wert: Any, _jahr: int) -> bool:
    said = phone(gesagt)
    return said is not None and said == phone(str(wert))


def same_email(gesagt: str, wert: Any, _jahr: int) -> bool:
    return "@" in gesagt and re.sub(r"\s", "", gesagt).casefold() == str(wert).casefold()


def same_signs(gesagt: str, wert: Any, _jahr: int) -> bool:
    """Number plates and other numbers: letters and digits alone count."""
    said, held = (re.sub(r"[\W_]", "", text).casefold() for text in (gesagt, str(wert)))
    return said == held != ""


def same_words(gesagt: str, wert: Any, _jahr: int) -> bool:
    said, held = words(gesagt), words(str(wert))
    return bool(held) and len(said) == len(held) and all(map(alike, said, held))


VERGLEICHE: dict[str, Callable[[str, Any, int], bool]] = {
    "name": same_name,
    "adresse": same_address,
    "geburtsdatum": same_day,
    "telefon": same_phone,
    "email": same_email,
    "kennzeichen": same_signs,
    "nummer": same_signs,
    "wort": same_words,
}
