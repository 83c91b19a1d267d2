"""The number of a case, asked before its status is told."""

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("aktenzeichen")
    return aussage.from_values(found[0]) if found else None
