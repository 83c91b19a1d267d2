"""Really delete the conversation?"""

from __future__ import annotations

from typing import Any

from actions.fragen.rueckfrage import ERLEDIGT
from actions.zug import Zug


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:  # noqa: ARG001 - same for all kinds
    if not ja:
        await zug.run(ERLEDIGT)
        zug.say("nicht_geloescht")
        return
    _, ergebnis = await zug.run(ERLEDIGT, {"befehl": "vergessen"})
    zug.still = True
    if ergebnis["vorgaenge"]:
        zug.say("geloescht_vorgaenge", vorgaenge=", ".join(ergebnis["vorgaenge"]))
    else:
        zug.say("geloescht")
