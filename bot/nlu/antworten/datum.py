"""A day. A bare number is a day of a month only after a month was offered, so it isn't read."""

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Antwort | None:
    days = aussage.of("datum")
    return aussage.from_values(days[0]) if days else None
