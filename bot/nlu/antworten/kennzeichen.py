"""A number plate in any writing; of several the last one counts."""

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("kennzeichen")
    return aussage.from_values(found[-1]) if found else None
