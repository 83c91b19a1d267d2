"""Cancel: asks once if there is something to lose; what was put aside before is offered again."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.backend import Befehl
from actions.mensch import leave_queue, needs_nobody
from actions.naechstes import say_next_offer
from actions.zug import Zug

OFFENES: Befehl = {
    "befehl": "merken",
    "rueckfrage": None,
    "wahl": None,
    "statusabfrage": None,
    "verlegung": None,
    "nachreichung": None,
}


class ActionAbbruch(Aktion):
    NAME = "action_abbruch"

    async def answer(self, zug: Zug) -> None:
        await ask_cancel(zug)


async def ask_cancel(zug: Zug) -> None:
    """Cancel whatever is open: a side question said yes to, a choice, a status query, the form."""
    eingabe = zug.eingabe
    rueckfrage = eingabe.zustand.get("rueckfrage") or {}
    waits_only = eingabe.zustand.get("warteschlange") and not eingabe.antrag_offen and not eingabe.frage
    if waits_only or needs_nobody(zug):
        await leave_queue(zug)
    elif not eingabe.antrag_offen:
        await zug.run(OFFENES)
        zug.say("abgebrochen_leer" if eingabe.frage else "nichts_abzubrechen")
    elif rueckfrage.get("art") in ("abbruch", "ende"):
        await cancel(zug)
    elif any(feld["beantwortet"] for feld in eingabe.felder):
        titel = (eingabe.zustand.get("titel") or "").strip()
        zug.ask_aside("abbruch", zug.text("frage_abbruch", titel=titel), "ja_abbrechen", "nein_weitermachen")
    else:
        await cancel(zug, verwerfen=True)


async def cancel(zug: Zug, *, verwerfen: bool = False) -> None:
    """Stop the open form. The draft is kept seven days, unless there is nothing in it."""
    ende: Befehl = {"befehl": "verwerfen"} if verwerfen else {"befehl": "parken", "abgebrochen": True}
    *_, angebot = await zug.run(OFFENES, ende, {"befehl": "anbieten"})
    zug.say("abgebrochen_leer" if verwerfen else "abgebrochen")
    say_next_offer(zug, angebot)
