"""What becomes of the citizen's data, and to have it deleted."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.fragen.rueckfrage import ERLEDIGT
from actions.zug import Zug


class ActionDatenschutz(Aktion):
    """`thema` "loeschen" asks whether really; after "abbrechen?" it throws the draft away."""

    NAME = "action_datenschutz"

    async def answer(self, zug: Zug) -> None:
        rueckfrage = zug.eingabe.zustand.get("rueckfrage") or {}
        if zug.eingabe.deutung.get("thema") != "loeschen":
            (ergebnis,) = await zug.run({"befehl": "datenschutz"})
            zug.say("datenschutz_info", hinweis=ergebnis["hinweis"])
        elif rueckfrage.get("art") == "abbruch":
            await zug.run(ERLEDIGT, {"befehl": "verwerfen"})
            zug.say("entwurf_geloescht")
        else:
            await _ask(zug)


async def _ask(zug: Zug) -> None:
    rueckfrage = {
        "art": "loeschen",
        "text": zug.text("frage_loeschen"),
        "optionen": [
            {"titel": zug.text("ja_loeschen"), "wert": "ja"},
            {"titel": zug.text("nein_nicht_loeschen"), "wert": "nein"},
        ],
    }
    await zug.run({"befehl": "merken", "rueckfrage": rueckfrage})
