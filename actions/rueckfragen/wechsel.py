"""Put this form aside and begin the other service?"""

from __future__ import annotations

from typing import Any

from actions.beginn import begin
from actions.fragen.rueckfrage import ERLEDIGT
from actions.zug import Zug


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:
    if ja:
        zug.say("zurueckgestellt", titel=zug.eingabe.zustand.get("titel") or "")
        await begin(zug, daten["leistung"], befehle=[ERLEDIGT], lose=daten.get("werte"), zuvor="parken")
    else:
        await zug.run(ERLEDIGT)
        zug.anders = True
        zug.say("weitermachen")
