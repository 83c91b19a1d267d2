"""Withdraw a case or call an appointment off: proof first, then the question whether really, then the deed."""

from __future__ import annotations

from typing import Any

from actions.zug import Zug


async def ask_withdrawal(zug: Zug, art: str, frage: str, ja: str) -> None:
    """Find the case (of this conversation, or by number and code) and ask whether really."""
    eingabe = zug.eingabe
    (ergebnis,) = await zug.run(
        {
            "befehl": "vorgang_pruefen",
            "aktenzeichen": eingabe.value("aktenzeichen"),
            "abrufcode": eingabe.value("abrufcode"),
            "termin": art == "absage",
        }
    )
    if not ergebnis["ok"]:
        grund = {"keine": "storno_nichts", "gesperrt": "status_gesperrt"}.get(ergebnis["grund"], "storno_unbekannt")
        zug.say(grund, karte=ergebnis.get("karte"))
        return
    werte = {"titel": ergebnis["titel"], "aktenzeichen": ergebnis["aktenzeichen"]}
    zug.ask_aside(art, zug.text(frage, **werte), ja, "nein_behalten", werte)


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
