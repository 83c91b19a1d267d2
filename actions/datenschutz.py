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
            zug.ask_aside("loeschen", zug.text("frage_loeschen"), "ja_loeschen", "nein_nicht_loeschen")
