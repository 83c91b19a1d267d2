"""Really cancel? The draft is kept seven days."""

from __future__ import annotations

from typing import Any

from actions.fragen.rueckfrage import ERLEDIGT
from actions.zug import Zug


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:  # noqa: ARG001 - same for all kinds
    if ja:
        await zug.run(ERLEDIGT, {"befehl": "parken"})
        zug.say("abgebrochen")
    else:
        await zug.run(ERLEDIGT)
        zug.anders = True
        zug.say("weitermachen")
