"""Begin a service: enter what was said along with the wish, ask which one is meant, or whether to put one aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.auskunft import say_info
from actions.backend import Befehl
from actions.eingabe import Kandidat
from actions.fragen.quittung import say_entered
from actions.texte import variant
from actions.zug import Zug

SICHER = 0.5
"""From this certainty on the best service is taken without asking, if it leads clearly."""
VORSPRUNG = 0.15
HOECHSTENS = 4
MOEGLICH = 0.08
"""Below this a candidate is not worth showing."""


def is_sure(kandidaten: Sequence[Kandidat]) -> bool:
    """Does the best candidate lead clearly?"""
    if not kandidaten:
        return False
    zweiter = kandidaten[1].sicherheit if len(kandidaten) > 1 else 0.0
    return kandidaten[0].sicherheit >= SICHER and kandidaten[0].sicherheit - zweiter >= VORSPRUNG


def is_clear(kandidaten: Sequence[Kandidat]) -> bool:
    """Does the best of those that were offered lead? Less is needed where only few are left."""
    if not kandidaten or kandidaten[0].sicherheit < MOEGLICH:
        return False
    return len(kandidaten) == 1 or kandidaten[0].sicherheit - kandidaten[1].sicherheit >= VORSPRUNG


async def choose(zug: Zug) -> None:
    """Begin the service meant, or ask which of at most four."""
    kandidaten = zug.eingabe.leistungen
    if is_sure(kandidaten):
        await begin(zug, kandidaten[0].leistung, befehle=[clear_choice()])
        return
    moeglich = [kandidat.leistung for kandidat in kandidaten if kandidat.sicherheit >= MOEGLICH][:HOECHSTENS]
    if len(moeglich) == 1:
        await begin(zug, moeglich[0], befehle=[clear_choice()])
    elif moeglich:
        await ask_which(zug, moeglich)
    else:
        await zug.run(clear_choice())
        zug.say("kein_anliegen")


async def ask_which(zug: Zug, kandidaten: list[str]) -> None:
    """Which one is meant; the values of the message are kept for the chosen one, its words for reading the answer."""
    wahl = {
        "kandidaten": kandidaten,
        "text": zug.text("welche_leistung"),
        "anders": zug.text("welche_leistung_anders"),
        "daten": {"werte": all_values(zug), "text": zug.eingabe.text},
    }
    await zug.run({"befehl": "merken", "wahl": wahl})


def clear_choice() -> Befehl:
    return {"befehl": "merken", "wahl": None}


async def begin(
    zug: Zug,
    leistung: str,
    *,
    befehle: Sequence[Befehl] = (),
    lose: list[dict[str, Any]] | None = None,
    zuvor: str | None = None,
    gleiche_daten: bool = False,
) -> None:
    """Open the form of this service and say what was taken over; asks first where another form is open."""
    werte = all_values(zug) if lose is None else lose
    passend = [_for_service(leistung, wert) for wert in werte]
    befehl: Befehl = {"befehl": "beginnen", "leistung": leistung, "werte": passend, "antrag_zuvor": zuvor}
    danach = zug.eingabe.deutung.get("danach")
    if danach:
        befehl["danach"] = danach
    *_, ergebnis = await zug.run(*befehle, befehl)
    if ergebnis["ok"]:
        say_begun(zug, ergebnis)
        if gleiche_daten:
            (uebernommen,) = await zug.run({"befehl": "uebernehmen", "alles": True})
            say_entered(zug, uebernommen)
    elif ergebnis["grund"] == "offen":
        frage = zug.text("frage_wechsel", offen=ergebnis["offen"], neu=ergebnis["titel"])
        daten = {"leistung": ergebnis["leistung"], "werte": werte}
        zug.ask_aside("wechsel", frage, "ja_zurueckstellen", "nein_hier_weiter", daten)
    elif ergebnis["grund"] == "laeuft":
        zug.say("laeuft")
        say_entered(zug, ergebnis)
    elif ergebnis["grund"] == "nur_auskunft":
        zug.say(variant("nur_auskunft", ergebnis["modus"]), titel=ergebnis["titel"])
        say_info(zug, ergebnis)
    else:
        zug.say(f"leistung_{ergebnis['grund']}", karte=ergebnis.get("karte"))


def say_begun(zug: Zug, ergebnis: dict[str, Any]) -> None:
    """What is begun, why we ask and how long it is kept, what was taken over."""
    if ergebnis["fortgesetzt"]:
        zug.say("beginn_fortgesetzt", titel=ergebnis["titel"])
    else:
        zug.say("beginn", titel=ergebnis["titel"])
        zug.say_text(ergebnis["datenschutz"])
    say_entered(zug, ergebnis)
    if ergebnis.get("danach"):
        zug.say("danach_gemerkt", titel=ergebnis["danach"])


def say_resumed(zug: Zug, ergebnis: dict[str, Any]) -> None:
    if ergebnis["ok"]:
        zug.say("beginn_fortgesetzt", titel=ergebnis["titel"])
    else:
        zug.say("antrag_weg")


def all_values(zug: Zug) -> list[dict[str, Any]]:
    """Every value of the message; the question that was open says nothing about another form."""
    return [
        {**wert.loose(), "feld": wert.feld if wert.leistung else None, "leistung": wert.leistung}
        for wert in zug.eingabe.werte
    ]


def _for_service(leistung: str, wert: dict[str, Any]) -> dict[str, Any]:
    """A value as this service takes it: a field of another one says nothing here."""
    passt = wert.get("leistung") == leistung
    return {key: inhalt if key != "feld" or passt else None for key, inhalt in wert.items() if key != "leistung"}
