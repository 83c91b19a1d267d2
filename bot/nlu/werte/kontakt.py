"""E-mail addresses (also spoken: "anna punkt müller at web punkt de") and telephone numbers (E.164)."""

import re

import phonenumbers

from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_AT = r"\s*(?:@|\(at\)|\[at\]|\{at\}|\bat\b|\bät\b|\bad\b|klammeraffe)\s*"
_DOT = r"(?:\s*\.\s*|\s*\(dot\)\s*|\s*\[dot\]\s*|\s+(?:punkt|dot)\s+)"
_JOIN = r"(?:\s*[.+_-]\s*|\s+(?:punkt|dot|minus|strich|bindestrich|unterstrich)\s+)"
_SPOKEN = rf"[a-zäöüß0-9]+(?:{_JOIN}[a-zäöüß0-9]+)*{_AT}[a-zäöüß0-9-]+(?:{_DOT}[a-z0-9-]+)+"
_WORDS = (
    (r"\s*(?:\(at\)|\[at\]|\{at\}|\bat\b|\bät\b|\bad\b|klammeraffe)\s*", "@"),
    (r"\s*(?:\(dot\)|\[dot\]|\bpunkt\b|\bdot\b)\s*", "."),
    (r"\s*\b(?:unterstrich)\b\s*", "_"),
    (r"\s*\b(?:minus|bindestrich|strich)\b\s*", "-"),
)
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_PHONE = r"(?<![\w.,])(?:\+|00|\(?0)[\d][\d\s/().-]{4,}\d"


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found = [_as_email(m.group(), m.start()) for m in re.finditer(_EMAIL, text)]
    if not found:
        found = [_as_email(m.group(), m.start()) for m in muster(_SPOKEN).finditer(text)]
    for match in re.finditer(_PHONE, text):
        number = e164(match.group())
        if number:
            found.append(Wert("telefon", number, match.group(), match.start(), match.end()))
    return found


def _as_email(text: str, start: int) -> Wert:
    stripped = text.rstrip(".")
    return Wert("email", spelled_email(stripped), stripped, start, start + len(stripped))


def spelled_email(text: str) -> str:
    """A written or spoken address as it is sent to."""
    value = text.lower()
    for pattern, sign in _WORDS:
        value = muster(pattern).sub(sign, value)
    value = re.sub(r"\s*([@._-])\s*", r"\1", value)
    return "".join(_UMLAUTS.get(char, char) for char in value.replace(" ", ""))


def e164(text: str) -> str | None:
    """A German or international number as "+493855451111", None where it is none."""
    cleaned = re.sub(r"^\(?00", "+", text.strip())
    try:
        number = phonenumbers.parse(re.sub(r"\(0\)", "", cleaned), "DE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
