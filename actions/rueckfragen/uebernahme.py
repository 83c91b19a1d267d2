"""Use again what was said in an earlier form?"""

from __future__ import annotations

from typing import Any

from actions.fragen.quittung import say_entered
from actions.fragen.rueckfrage import ERLEDIGT
from actions.zug import Zug


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:  # noqa: ARG001 - same for all kinds
    _, ergebnis = await zug.run(ERLEDIGT, {"befehl": "uebernehmen", "ja": ja})
    if ja:
        say_entered(zug, ergebnis)
    else:
        zug.say("gut")
