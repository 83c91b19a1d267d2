"""Send it or not. "Ja, absenden" and the like; anything else changes something or interrupts."""

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.ja_nein import yes_or_no


def lies(aussage: Aussage) -> Antwort | None:
    said = yes_or_no(aussage.text)
    return aussage.whole(said, "ja_nein") if said else None
