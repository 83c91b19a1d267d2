"""Really withdraw?"""

from __future__ import annotations

from typing import Any

from actions.ruecknahme import withdraw
from actions.zug import Zug


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:
    await withdraw(zug, ja, daten, "zurueckziehen", "storniert")
