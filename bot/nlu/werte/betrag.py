"""Amounts of money: "120 Euro", "850,50 €", "1.480,-", "achthundert Euro". Value: decimal as string."""

from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.zahlwoerter import as_number

_NUMBER = r"(\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_CURRENCY = r"(?:euro[s]?|eur|€|tacken|mäuse)"
_DIGITS = (
    rf"(?<![\w.,]){_NUMBER}(?:,-|,--)?\s*{_CURRENCY}(?:\s+(?:und\s+)?(\d{{1,2}})(?:\s*cent)?\b(?!\s*(?:im|pro|uhr)))?"
)
_BEFORE = rf"€\s*{_NUMBER}"
_DASH = r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+),(?:-|--|–)"
_WORDS = rf"\b([a-zäöüß]+)\s+{_CURRENCY}(?:\s+(?:und\s+)?([a-zäöüß]+)\s*cent)?\b"


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found: list[Wert] = []
    for pattern in (_DIGITS, _BEFORE, _DASH, _WORDS):
        for match in muster(pattern).finditer(text):
            cents = match.group(2) if match.re.groups > 1 else None
            amount = money(match.group(1), cents)
            if amount and not any(match.start() < wert.ende and wert.start < match.end() for wert in found):
                found.append(Wert("betrag", amount, match.group(), match.start(), match.end()))
    return found


def money(number: str, cents: str | None = None) -> str | None:
    """ "1.480,5" → "1480.50"; None where it is no amount."""
    euros = as_number(number.replace(" ", ""))
    if euros is None:
        return None
    extra = as_number(cents) if cents else 0
    return f"{euros + (extra or 0) / 100:.2f}"
