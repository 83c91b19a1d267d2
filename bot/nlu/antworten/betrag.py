"""An amount of money; the currency may be left out."""

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.lesart import Wert
from bot.nlu.text import muster


def lies(aussage: Aussage) -> Antwort | None:
    amounts = aussage.of("betrag")
    if amounts:
        return aussage.from_values(amounts[-1])
    numbers = aussage.of("zahl")
    if numbers:
        number = numbers[-1]
        return aussage.from_values(Wert("betrag", f"{float(number.wert):.2f}", number.text, number.start, number.ende))
    if muster(r"^\s*(?:nichts|gar\s+nichts|kein(?:e|s)?(?:\s+einkommen)?|null)\s*[.!]*$").match(aussage.text):
        return aussage.whole("0.00")
    return None
