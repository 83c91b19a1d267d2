"""Really cancel? The draft is kept seven days."""

from __future__ import annotations

import re
from typing import Any

from actions.abbruch import cancel
from actions.fragen.rueckfrage import ERLEDIGT
from actions.zug import Zug

WEITER = re.compile(r"\b(?:absend|abschick|einreich|losschick|weiter)", re.IGNORECASE)
"""A yes with one of these is no yes to cancelling: whoever says "ja, absenden" wants the form to go on."""


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:  # noqa: ARG001 - same for all kinds
    if ja and (zug.eingabe.wahl or not WEITER.search(zug.eingabe.text)):
        await cancel(zug)
    else:
        await zug.run(ERLEDIGT)
        zug.anders = True
        zug.say("weitermachen")
