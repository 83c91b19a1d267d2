"""When the citizen wants to be called: one of the offered times, any time, or a wish in their own words.

With a form open, an answer to its question or "ja, absenden" goes there: nobody has to name a time first.
"""

from __future__ import annotations

import re

from actions.fragen import bestaetigung, feld
from actions.fragen.absenden import ABSENDEN
from actions.fragen.quittung import acknowledge
from actions.fragen.rueckfrage import ERLEDIGT
from actions.mensch import JEDERZEIT
from actions.zug import Zug

EGAL = ("ablehnung", "bestaetigung", "ueberspringen")
"""No time of their own was named."""
EHER = ("mensch", "notfall", "abbruch", "pause", "datenschutz", "beschwerde", "storno", "termin_absagen", "zurueck")
"""What is meant whatever is asked."""
ZEIT = re.compile(
    r"\b(?:(?:mon|diens|mitt|donners|frei|sams|sonn)\w*|heute|morgen|übermorgen|vormittags?|mittags?|nachmittags?|abends?"
    r"|früh|später|uhr|woche|tags?über|werktags?|jederzeit|egal|immer)\b",
    re.IGNORECASE,
)
WANN_MAX = 200


def claims(zug: Zug) -> bool:
    """ "Am Vormittag bitte" answers this, though alone it might ask for an appointment."""
    eingabe = zug.eingabe
    return not eingabe.wahl and eingabe.absicht not in EHER and ZEIT.search(eingabe.text) is not None


async def chosen(zug: Zug) -> None:
    eingabe = zug.eingabe
    antwort = eingabe.answer()
    if isinstance(antwort, dict):
        antwort = antwort.get("wert")
    if antwort is None and eingabe.antrag_offen and not ZEIT.search(eingabe.text) and await _goes_to_form(zug):
        return
    if antwort == JEDERZEIT or (antwort is None and eingabe.absicht in EGAL):
        antwort = zug.text("rueckruf_jederzeit")
    wann = str(antwort or eingabe.text)[:WANN_MAX]
    _, ergebnis = await zug.run(ERLEDIGT, {"befehl": "mensch", "rueckruf": True, "wann": wann})
    zug.say("rueckruf_bestaetigt", telefon=ergebnis["telefon"] or "–", wann=ergebnis["wann"] or wann)
    if zug.ergebnis.frage is not None:
        zug.anders = True


async def _goes_to_form(zug: Zug) -> bool:
    """Was the open form meant? Then it goes on, and the time stays open."""
    eingabe = zug.eingabe
    befehl = feld.command_for(eingabe)
    if befehl is None and not ABSENDEN.search(eingabe.text):
        return False
    await zug.run(ERLEDIGT)
    frage = zug.ergebnis.frage or {}
    passend = next((wert.wert for wert in eingabe.werte if wert.typ == frage.get("typ")), None)
    if passend is not None:  # read without knowing what the form asks
        befehl = {"befehl": "setzen", "angaben": {frage["feld"]: passend}}
    if befehl is not None:
        (ergebnis,) = await zug.run(befehl)
        acknowledge(zug, ergebnis)
    elif frage.get("feld") == "bestaetigung":
        await bestaetigung.submit(zug)
    return True
