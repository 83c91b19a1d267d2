"""An amount of money; the currency may be left out. Two amounts with "bis" or "oder" between them are none."""

import re

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.werte.betrag import LEFT_OPEN
from bot.nlu.werte.zahl import negated
from bot.nlu.zahlausdruck import composed, grouped, is_range
from bot.nlu.zahlwoerter import as_number

_NOTHING = (
    r"\b(?:nichts|nix|nüscht|garnichts|null)\b|\bkein(?:e|en|s|erlei)?\s+(?:\w+\s+){0,2}(?:einkommen|einkünfte|geld|verdienst|lohn|"
    r"gehalt|rente|miete|vermögen|kosten|cent|euro|pfennig|ausgaben|einnahmen)\b|^\W*(?:gar\s+)?keins?\W*$"
)
_EUROS_AND_CENTS = r"^\W*(?:so\s+|etwa\s+|genau\s+|äh\s+)*(?P<euro>\d{1,3}|[a-zäöüß]+)\s+(?P<cent>\d{2}|[a-zäöüß]+)\W*$"


def lies(aussage: Aussage) -> Antwort | None:
    text = aussage.text
    if is_range(text) or muster(LEFT_OPEN).search(text):
        return None
    amounts = [wert for wert in aussage.of("betrag") if not negated(text, wert)]
    if amounts:
        return aussage.from_values(amounts[-1])
    blanks = grouped(text)
    if blanks:
        return aussage.from_values(_as_amount(text, blanks[-1].wert, blanks[-1].start, blanks[-1].ende))
    cents = _euros_and_cents(text)
    if cents:
        return aussage.whole(cents)
    numbers = [wert for wert in aussage.of("zahl") if not negated(text, wert)]
    if numbers:
        number = numbers[-1]
        return aussage.from_values(_as_amount(text, float(number.wert), number.start, number.ende))
    if muster(_NOTHING).search(text):
        return aussage.whole("0.00")
    return None


def _as_amount(text: str, number: float, start: int, end: int) -> Wert:
    return Wert("betrag", f"{number:.2f}", text[start:end], start, end)


def _euros_and_cents(text: str) -> str | None:
    """ "sechs neunundneunzig" is 6.99."""
    match = muster(_EUROS_AND_CENTS).match(text)
    if not match or composed(text):
        return None
    euros, cents = as_number(match["euro"]), as_number(match["cent"])
    whole = euros is not None and cents is not None and euros == int(euros) and 10 <= cents < 100 and euros < 1000
    return f"{int(euros or 0)}.{int(cents or 0):02d}" if whole and not re.match(r"ein[es]?\b", text) else None
