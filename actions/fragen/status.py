"""Number and code of a status query are given, one after the other or both at once."""

from __future__ import annotations

from actions.status import query
from actions.zug import Zug


async def answer(zug: Zug) -> None:
    eingabe = zug.eingabe
    aktenzeichen = eingabe.value("aktenzeichen")
    abrufcode = eingabe.value("abrufcode")
    if aktenzeichen or abrufcode:
        await query(zug, aktenzeichen, abrufcode)
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
        await query(zug, str(antwort), None)
    else:
        await query(zug, None, str(antwort))
