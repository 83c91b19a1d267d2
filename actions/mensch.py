"""A way to a human: the queue where somebody is on duty, else a call-back with a time, and the office named."""

from __future__ import annotations

import re
from typing import Any

from actions.aktion import Aktion
from actions.zug import Zug

JEDERZEIT = "jederzeit"
DOCH_NICHT = re.compile(
    r"\W*(?:(?:ach|ne+|nein|ok(?:ay)?|gut|danke|ich|brauche|will|möchte)\W+)*doch\s+"
    r"(?:nicht|niemanden|kein(?:en)?\s+mensch(?:en)?)(?:\W+(?:mehr|nötig|warten|danke))*\W*",
    re.IGNORECASE,
)


class ActionMensch(Aktion):
    """Who waits already and asks again is offered a call-back instead."""

    NAME = "action_mensch"

    async def answer(self, zug: Zug) -> None:
        telefon = zug.eingabe.value("telefon")
        war_vorgemerkt = zug.eingabe.zustand.get("rueckruf") is not None
        (ergebnis,) = await zug.run({"befehl": "mensch", "grund": zug.eingabe.text[:500], "telefon": telefon})
        if not ergebnis["im_dienst"]:
            say_call_back(zug, ergebnis, telefon, war_vorgemerkt=war_vorgemerkt)
            return
        say_place(zug, ergebnis)
        if ergebnis["schon"]:
            zug.ask_aside("rueckruf", zug.text("frage_rueckruf"), "ja_rueckruf", "nein_warten")


class ActionBeschwerde(Aktion):
    """Anger is answered calmly, with the way to a human; where one is about to call, the number is asked for again."""

    NAME = "action_beschwerde"

    async def answer(self, zug: Zug) -> None:
        if zug.eingabe.zustand.get("rueckruf_telefon"):
            befehl = {"befehl": "mensch", "rueckruf": True, "grund": zug.eingabe.text[:500]}
            (ergebnis,) = await zug.run(befehl)
            zug.say("beschwerde_vor_dem_rueckruf", aktenzeichen=ergebnis["aktenzeichen"], karte=ergebnis["karte"])
            return
        (ergebnis,) = await zug.run({"befehl": "kontakt"})
        zug.say("beschwerde", karte=ergebnis["karte"])


async def call_back(zug: Zug, telefon: Any) -> None:
    """Note a call-back, once per conversation; a number given later is added to it."""
    war_vorgemerkt = zug.eingabe.zustand.get("rueckruf") is not None
    befehl = {"befehl": "mensch", "rueckruf": True, "grund": zug.eingabe.text[:500], "telefon": telefon}
    (ergebnis,) = await zug.run(befehl)
    say_call_back(zug, ergebnis, telefon, war_vorgemerkt=war_vorgemerkt)


def needs_nobody(zug: Zug) -> bool:
    """ "Doch nicht", said by somebody who waits for a human."""
    return bool(zug.eingabe.zustand.get("warteschlange")) and DOCH_NICHT.fullmatch(zug.eingabe.text) is not None


async def leave_queue(zug: Zug) -> None:
    """The citizen needs no human any more."""
    await zug.run({"befehl": "nicht_warten"})
    zug.say("mensch_nicht_gewartet")


def say_place(zug: Zug, ergebnis: dict[str, Any]) -> None:
    """Where in the queue the citizen is, and how long others waited lately, where that was measured."""
    davor = ergebnis["position"] - 1
    anlass = ("mensch_naechster", "mensch_einer_davor", "mensch_in_reihe")[min(davor, 2)]
    zug.say("mensch_gerufen" if not ergebnis["schon"] else "mensch_wartet_noch")
    zug.say(anlass, davor=davor)
    minuten = ergebnis["minuten"]
    if minuten is not None:
        zug.say("mensch_wartezeit_eine" if minuten <= 1 else "mensch_wartezeit", minuten=minuten)
    zug.say("mensch_unterdessen", optionen=ergebnis["optionen"])


def say_call_back(zug: Zug, ergebnis: dict[str, Any], telefon: Any, *, war_vorgemerkt: bool) -> None:
    """That nobody is there, and who calls back when; a number and a time are asked for."""
    if war_vorgemerkt and telefon and zug.eingabe.zustand.get("rueckruf_telefon"):
        zug.say("mensch_telefon_notiert", telefon=ergebnis["telefon"], karte=ergebnis["karte"])
    else:
        _say_nobody(zug, ergebnis)
    if ergebnis["telefon"] and not ergebnis["wann"]:
        ask_time(zug, ergebnis["zeiten"])
    elif zug.eingabe.antrag_offen and not telefon:
        zug.still = True
        if ergebnis["telefon"] is None:
            zug.say("mensch_telefon_bitte")
        zug.say("mensch_weiter")


def ask_time(zug: Zug, zeiten: list[dict[str, str]]) -> None:
    """When shall we call? Where the office's hours are known they are offered, else the wish is asked in words."""
    optionen = [*zeiten, {"titel": zug.text("rueckruf_jederzeit"), "wert": JEDERZEIT}]
    zug.ask_choice("rueckrufzeit", zug.text("frage_rueckrufzeit" if zeiten else "frage_rueckrufzeit_frei"), optionen)


def _say_nobody(zug: Zug, ergebnis: dict[str, Any]) -> None:
    karte = ergebnis["karte"]
    if ergebnis["aktenzeichen"]:
        zug.say("mensch_vorgemerkt", aktenzeichen=ergebnis["aktenzeichen"])
    else:
        zug.say("mensch_ohne_vorgang")
    zeiten = ergebnis.get("oeffnungszeiten") or ""
    zug.say("mensch_zeiten", telefon=karte.get("telefon") or "–", oeffnungszeiten=zeiten, karte=karte)
