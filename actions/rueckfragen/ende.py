"""A rule forbids what was said: go on with what stood before, or stop here?"""

from __future__ import annotations

from typing import Any

from actions.abbruch import cancel
from actions.fragen.rueckfrage import ERLEDIGT
from actions.zug import Zug


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:
    if not ja:
        await cancel(zug)
    elif daten.get("aendern"):
        await zug.run(ERLEDIGT)
        zug.still = True
        zug.say("was_aendern")
    else:
        await zug.run(ERLEDIGT)
        zug.anders = True
        zug.say("weitermachen")
