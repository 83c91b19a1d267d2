"""When the citizen wants to be called: one of the offered times, any time, or a wish in their own words."""

from __future__ import annotations

from actions.fragen.rueckfrage import ERLEDIGT
from actions.mensch import JEDERZEIT
from actions.zug import Zug

EGAL = ("ablehnung", "bestaetigung", "ueberspringen")
"""No time of their own was named."""


async def chosen(zug: Zug) -> None:
    antwort = zug.eingabe.answer()
    if isinstance(antwort, dict):
        antwort = antwort.get("wert")
    if antwort == JEDERZEIT or (antwort is None and zug.eingabe.absicht in EGAL):
        antwort = zug.text("rueckruf_jederzeit")
    wann = str(antwort or zug.eingabe.text)[:200]
    _, ergebnis = await zug.run(ERLEDIGT, {"befehl": "mensch", "rueckruf": True, "wann": wann})
    zug.say("rueckruf_bestaetigt", telefon=ergebnis["telefon"] or "–", wann=ergebnis["wann"] or wann)
    if zug.ergebnis.frage is not None:
        zug.anders = True
