"""The deed after "wirklich?": withdraw a case or call an appointment off."""

from __future__ import annotations

from typing import Any

from actions.zug import Zug


async def withdraw(zug: Zug, ja: bool, daten: dict[str, Any], befehl: str, gesagt: str) -> None:
    """The answer to "wirklich?"."""
    erledigt = {"befehl": "merken", "rueckfrage": None}
    if not ja:
        await zug.run(erledigt)
        zug.say("nicht_storniert")
        return
    _, ergebnis = await zug.run(erledigt, {"befehl": befehl, "aktenzeichen": daten["aktenzeichen"]})
    if ergebnis["ok"]:
        zug.say(gesagt, titel=daten["titel"], aktenzeichen=daten["aktenzeichen"], karte=ergebnis.get("karte"))
    else:
        zug.say("storno_geht_nicht", karte=ergebnis.get("karte"))
