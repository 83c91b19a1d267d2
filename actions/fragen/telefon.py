"""The number for a call-back is given, or not."""

from __future__ import annotations

from actions.mensch import call_back
from actions.zug import Zug


async def answer(zug: Zug) -> None:
    eingabe = zug.eingabe
    nummer = eingabe.value("telefon") or (eingabe.wahl or {}).get("wert")
    if nummer:
        await call_back(zug, str(nummer))
    elif eingabe.absicht in ("ueberspringen", "ablehnung") or (eingabe.zustand.get("fehlversuche") or {}).get(
        "telefon"
    ):
        await zug.run()
        zug.say("mensch_ohne_nummer")
    else:
        await zug.run({"befehl": "merken", "fehlversuch": "telefon"}, {"befehl": "mensch", "rueckruf": True})
        zug.say("unlesbar_1", was=zug.text("typ_telefon"))
