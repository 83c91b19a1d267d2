"""A file comes by upload; no words are one."""

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(_: Aussage) -> Antwort | None:
    return None
