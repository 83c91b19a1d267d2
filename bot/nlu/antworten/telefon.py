"""A telephone number; the last one said, when there are several."""

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("telefon")
    return aussage.from_values(found[-1]) if found else None
