"""The number of a case, asked before its status is told."""

from typing import Optional

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Optional[Antwort]:
    found = aussage.of("aktenzeichen")
    return aussage.from_values(found[0]) if found else None
