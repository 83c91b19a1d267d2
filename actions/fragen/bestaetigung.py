"""The summary: yes sends it, a change by words changes it, no asks what is wrong."""

from __future__ import annotations

from dataclasses import replace

from actions.fragen import feld
from actions.fragen.ja_nein import says_yes
from actions.naechstes import say_next_offer
from actions.zug import Zug


async def answer(zug: Zug) -> None:
    """A change in the same message comes first: nothing is sent that was not shown."""
    eingabe = zug.eingabe
    ja = says_yes(zug)
    if eingabe.korrektur is None and eingabe.loose_values():
        zug.eingabe = eingabe = replace(eingabe, korrektur={})  # a value said at the summary replaces the one shown
    if feld.command_for(eingabe) and not _pressed(zug):
        await feld.answer(zug)
    elif ja:
        await submit(zug)
    elif ja is False or eingabe.absicht == "korrektur":
        await zug.run()
        zug.still = True
        zug.say("was_aendern")
    else:
        await feld.answer(zug)


def _pressed(zug: Zug) -> bool:
    return zug.eingabe.wahl is not None and zug.eingabe.wahl.get("feld") == "bestaetigung"


async def submit(zug: Zug) -> None:
    """Send the form and tell number and code, once."""
    (ergebnis,) = await zug.run({"befehl": "einreichen"})
    if not ergebnis["ok"] and ergebnis["grund"] == "abgelehnt":
        zug.say_text(ergebnis["text"], karte=ergebnis["karte"])
        zug.ask_aside("ende", zug.text("frage_aendern_oder_ende"), "ja_aendern", "nein_aufhoeren", {"aendern": True})
        return
    if not ergebnis["ok"]:
        zug.say(f"absenden_{ergebnis['grund']}")
        return
    zug.say(
        "abgesendet",
        aktenzeichen=ergebnis["aktenzeichen"],
        abrufcode=ergebnis["abrufcode"],
        karte=ergebnis["karte"],
    )
    say_next_offer(zug, ergebnis)
