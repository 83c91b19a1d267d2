"""Nothing is open and nothing was understood. It climbs: the likeliest services → one word → a human."""

from __future__ import annotations

import re
from typing import Any

from actions.beginn import say_resumed
from actions.fragen.absenden import ABSENDEN
from actions.mensch import leave_queue
from actions.zug import Zug

VORSCHLAEGE = 3


WEITER = re.compile(
    r"^\W*(?:(?:ach|komm|ok|okay|gut|na|nee|nein|ja|also|doch|dann|bitte|lieber|wir|ich|will|mach\w*|lass\w*|uns)\W+)*"
    r"(?:weiter(?:machen|gehen)?|(?:mach\w*|geht'?s|gehts)\s+(?:doch\s+)?weiter)(?:\W+(?:bitte|jetzt|damit|doch|gehts))*\W*$",
    re.IGNORECASE,
)


async def goes_on(zug: Zug) -> bool:
    """ "Ach komm, doch weiter", while a form lies aside: it is taken up again."""
    if not zug.eingabe.zustand.get("geparkt") or not WEITER.match(zug.eingabe.text):
        return False
    say_resumed(zug, *await zug.run({"befehl": "fortsetzen"}))
    return True


async def said_send_again(zug: Zug) -> bool:
    """ "Ja, absenden" once more, when all is sent: nothing is sent twice, and what was sent is named."""
    vorgaenge = zug.eingabe.zustand.get("vorgaenge")
    if not vorgaenge or zug.eingabe.absicht != "bestaetigung" or not ABSENDEN.search(zug.eingabe.text):
        return False
    await zug.run()
    zug.say("schon_abgesendet", aktenzeichen=vorgaenge[-1])
    return True


def takes_back(zug: Zug) -> bool:
    """ "Nein, doch nicht": whoever waits for a human needs none any more."""
    return zug.eingabe.absicht == "ablehnung" or bool((zug.eingabe.korrektur or {}).get("zurueck"))


async def answer(zug: Zug) -> None:
    if await said_send_again(zug) or await goes_on(zug):
        return
    if zug.eingabe.zustand.get("warteschlange") and takes_back(zug):
        await leave_queue(zug)
        return
    if zug.eingabe.absicht in ("bestaetigung", "ablehnung"):
        await zug.run()
        zug.say("nichts_offen")
        return
    mal = int(zug.eingabe.zustand.get("unverstanden") or 0) + 1
    stufe = min(mal, 3)
    befehle: list[dict[str, Any]] = [{"befehl": "merken", "unverstanden": mal, "wahl": None}]
    kandidaten = [kandidat.leistung for kandidat in zug.eingabe.leistungen[:VORSCHLAEGE]]
    if stufe == 1 and kandidaten:
        text = zug.rotating("nicht_verstanden_1")
        befehle[0]["wahl"] = {"kandidaten": kandidaten, "text": text, "anders": zug.text("welche_leistung_anders")}
        await zug.run(*befehle)
        return
    if stufe == 3:
        befehle.append({"befehl": "kontakt"})
    ergebnisse = await zug.run(*befehle)
    schluessel = "nicht_verstanden_1_leer" if stufe == 1 else f"nicht_verstanden_{stufe}"
    zug.say_text(zug.rotating(schluessel), karte=ergebnisse[-1]["karte"] if stufe == 3 else None)
