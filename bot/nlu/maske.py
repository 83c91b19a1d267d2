"""A text without what names a person or a place: what is left says what somebody wants."""

from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.werte import finde
from bot.nlu.werte.adresse import guessed

PERSONAL = ("name", "adresse", "plz", "telefon", "email", "iban", "datum", "strasse", "hausnummer", "ort_name")
_REST = (
    r"\b(?:ich\s+bin|ich\s+heiße|mein\s+name\s+ist|ich\s+wohne|wohne|wohnhaft|wir\s+wohnen|guten\s+(?:tag|"
    r"morgen|abend)|hallo|moin)\b(?=\s*(?:[,.;]|und|in|am|$))"
)
MIN_LETTERS = 3


def without_persons(text: str, umfeld: Umfeld) -> str:
    """The text with those values left out; the text itself when nothing would remain."""
    chars = list(text)
    for wert in finde(text, umfeld):
        if wert.typ in PERSONAL and not guessed(wert):
            chars[wert.start : wert.ende] = " " * (wert.ende - wert.start)
    masked = "".join(chars)
    if masked == text:
        return text
    masked = " ".join(muster(_REST).sub(" ", masked).replace(" ,", " ").split()).strip(" ,.;")
    return masked if sum(char.isalpha() for char in masked) >= MIN_LETTERS else text
