"""Cancel: asks once if there is something to lose."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.zug import Zug


class ActionAbbruch(Aktion):
    NAME = "action_abbruch"

    async def answer(self, zug: Zug) -> None:
        await ask_cancel(zug)


async def ask_cancel(zug: Zug) -> None:
    """Cancel whatever is open: a side question said yes to, a choice, a status query, the form."""
    eingabe = zug.eingabe
    rueckfrage = eingabe.zustand.get("rueckfrage") or {}
    weg = {"befehl": "merken", "rueckfrage": None, "wahl": None, "statusabfrage": None}
    if not eingabe.antrag_offen:
        await zug.run(weg)
        zug.say("abgebrochen_leer" if eingabe.frage else "nichts_abzubrechen")
    elif rueckfrage.get("art") == "abbruch":
        await zug.run(weg, {"befehl": "parken"})
        zug.say("abgebrochen")
    elif any(feld["beantwortet"] for feld in eingabe.felder):
        await _ask(zug)
    else:
        await zug.run(weg, {"befehl": "verwerfen"})
        zug.say("abgebrochen_leer")


async def _ask(zug: Zug) -> None:
    # the title of the open service is known to the backend only: an empty step reads it
    titel = (zug.eingabe.zustand.get("titel") or "").strip()
    rueckfrage = {
        "art": "abbruch",
        "text": zug.text("frage_abbruch", titel=titel),
        "optionen": [
            {"titel": zug.text("ja_abbrechen"), "wert": "ja"},
            {"titel": zug.text("nein_weitermachen"), "wert": "nein"},
        ],
    }
    await zug.run({"befehl": "merken", "rueckfrage": rueckfrage, "wahl": None})
