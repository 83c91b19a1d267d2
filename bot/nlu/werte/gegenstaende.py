"""Things and how many: "zwei Sessel, n Schrank und die alte Waschmaschine". Words come from the lists of the towns."""

from bot.nlu.aufzaehlung import spans
from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld

STUFE = 1


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    """One value with all things of the text that a list knows, or none."""
    found = spans(text)
    if not found:
        return []
    start, end = found[0].start, found[-1].ende
    return [Wert("gegenstaende", [zeile.as_row() for zeile in found], text[start:end], start, end)]
