"""Number and code of a status query are given, one after the other or both at once."""

from __future__ import annotations

from actions.nachweis import prove
from actions.status import query
from actions.zug import Zug


async def answer(zug: Zug) -> None:
    eingabe = zug.eingabe
    aktenzeichen = eingabe.value("aktenzeichen")
    abrufcode = eingabe.value("abrufcode")
    if aktenzeichen or abrufcode:
        await go_on(zug, aktenzeichen, abrufcode)
    elif eingabe.absicht == "ablehnung":
        await zug.run({"befehl": "merken", "statusabfrage": None})
        zug.say("status_abgebrochen")
    else:
        await query_text(zug)


async def query_text(zug: Zug) -> None:
    """Take the answer as it stands: a wrong code must not be told from an unreadable one."""
    antwort = zug.eingabe.answer()
    if antwort is None:
        await zug.run({"befehl": "merken", "fehlversuch": zug.eingabe.gefragt})
        zug.say("aktenzeichen_form" if zug.eingabe.gefragt == "aktenzeichen" else "abrufcode_form")
    elif zug.eingabe.gefragt == "aktenzeichen":
        await go_on(zug, str(antwort), None)
    else:
        await go_on(zug, None, str(antwort))


async def go_on(zug: Zug, aktenzeichen: str | None, abrufcode: str | None) -> None:
    """With what number and code were asked for: the status, or something to be done with the case."""
    zweck = (zug.eingabe.zustand.get("statusabfrage") or {}).get("zweck") or "status"
    if zweck == "status":
        await query(zug, aktenzeichen, abrufcode)
    else:
        await prove(zug, zweck, aktenzeichen, abrufcode)
