"""A number plate in any writing; of several the last one counts."""

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.text import muster


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("kennzeichen")
    if len(found) > 1 and muster(r"\boder\b").search(aussage.text[found[-2].ende : found[-1].start]):
        return None  # one of two
    return aussage.from_values(found[-1]) if found else None
