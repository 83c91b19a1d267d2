"""A way to a human: nobody is on duty in the chat, so a call-back is noted and the office named."""

from __future__ import annotations

from typing import Any

from actions.aktion import Aktion
from actions.zug import Zug


class ActionMensch(Aktion):
    NAME = "action_mensch"

    async def answer(self, zug: Zug) -> None:
        await call_back(zug, zug.eingabe.value("telefon"))


class ActionBeschwerde(Aktion):
    """Anger is answered calmly, with the way to a human; where one is about to call, the number is asked for again."""

    NAME = "action_beschwerde"

    async def answer(self, zug: Zug) -> None:
        if zug.eingabe.zustand.get("rueckruf_telefon"):
            (ergebnis,) = await zug.run({"befehl": "mensch", "grund": zug.eingabe.text[:500]})
            zug.say("beschwerde_vor_dem_rueckruf", aktenzeichen=ergebnis["aktenzeichen"], karte=ergebnis["karte"])
            return
        (ergebnis,) = await zug.run({"befehl": "kontakt"})
        zug.say("beschwerde", karte=ergebnis["karte"])


async def call_back(zug: Zug, telefon: Any) -> None:
    """Note a call-back, once per conversation; a number given later is added to it."""
    war_vorgemerkt = zug.eingabe.zustand.get("rueckruf") is not None
    (ergebnis,) = await zug.run({"befehl": "mensch", "grund": zug.eingabe.text[:500], "telefon": telefon})
    if war_vorgemerkt and telefon and zug.eingabe.zustand.get("rueckruf_telefon"):
        zug.say("mensch_telefon_notiert", telefon=ergebnis["telefon"], karte=ergebnis["karte"])
    else:
        _say_waiting(zug, ergebnis)
    if zug.eingabe.antrag_offen and not telefon:
        zug.still = True
        if ergebnis["telefon"] is None:
            zug.say("mensch_telefon_bitte")
        zug.say("mensch_weiter")


def _say_waiting(zug: Zug, ergebnis: dict[str, Any]) -> None:
    karte = ergebnis["karte"]
    if ergebnis["aktenzeichen"]:
        zug.say("mensch_vorgemerkt", aktenzeichen=ergebnis["aktenzeichen"])
    else:
        zug.say("mensch_ohne_vorgang")
    zeiten = ergebnis.get("oeffnungszeiten") or ""
    zug.say("mensch_zeiten", telefon=karte.get("telefon") or "–", oeffnungszeiten=zeiten, karte=karte)
