"""An e-mail address."""

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("email")
    return aussage.from_values(found[-1]) if found else None
