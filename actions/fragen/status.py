"""Number and code of a status query are given, one after the other or both at once."""

from __future__ import annotations

from actions.backend import Befehl
from actions.nachweis import prove
from actions.status import query
from actions.zug import Zug

AUFGEBEN = 2
"""Failed tries after which the query is left: whoever has neither number nor code needs a human."""


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
        await say_missing(zug)
    elif zug.eingabe.gefragt == "aktenzeichen":
        await go_on(zug, str(antwort), None)
    else:
        await go_on(zug, None, str(antwort))


async def say_missing(zug: Zug) -> None:
    """No number or code in the answer. It climbs: what it looks like → a human → the query is left."""
    gefragt = str(zug.eingabe.gefragt)
    versuche = int((zug.eingabe.zustand.get("fehlversuche") or {}).get(gefragt, 0))
    befehle: list[Befehl] = [{"befehl": "merken", "fehlversuch": gefragt}]
    if versuche >= AUFGEBEN:
        befehle = [{"befehl": "merken", "statusabfrage": None}]
    *_, ergebnis = await zug.run(*befehle, {"befehl": "kontakt"})
    if versuche == 0:
        zug.say("aktenzeichen_form" if gefragt == "aktenzeichen" else "abrufcode_form")
    else:
        zug.say("nachweis_mensch" if versuche < AUFGEBEN else "nachweis_ende", karte=ergebnis["karte"])


async def go_on(zug: Zug, aktenzeichen: str | None, abrufcode: str | None) -> None:
    """With what number and code were asked for: the status, or something to be done with the case."""
    zweck = (zug.eingabe.zustand.get("statusabfrage") or {}).get("zweck") or "status"
    if zweck == "status":
        await query(zug, aktenzeichen, abrufcode)
    else:
        await prove(zug, zweck, aktenzeichen, abrufcode)
