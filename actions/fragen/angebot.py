"""An offer of the last message: "ja" takes it, "nein" leaves it, anything else goes its own way."""

from __future__ import annotations

from actions.beginn import all_values, begin, say_resumed
from actions.fragen import nichts
from actions.fragen.ja_nein import says_yes
from actions.zug import Zug

FAKTEN = frozenset({"adresse", "gegenstaende", "kennzeichen", "name", "iban"})


def _goes_on(zug: Zug) -> bool:
    """Who answers the offer of a form with an address or the like has taken it up."""
    eingabe = zug.eingabe
    startet = (eingabe.zustand.get("angebot") or {}).get("leistung")
    return bool(startet) and eingabe.absicht == "angabe" and any(wert.typ in FAKTEN for wert in eingabe.werte)


async def accept(zug: Zug) -> None:
    angebot = zug.eingabe.zustand.get("angebot") or {}
    if angebot.get("antrag"):
        say_resumed(zug, *await zug.run({"befehl": "fortsetzen", "antrag": angebot["antrag"]}))
    elif angebot.get("leistung"):
        await begin(zug, angebot["leistung"], lose=[*angebot.get("werte", ()), *all_values(zug)])
    else:
        await nichts.answer(zug)


async def answer(zug: Zug) -> None:
    if await nichts.said_send_again(zug):
        return
    ja = says_yes(zug)
    if ja or _goes_on(zug):
        await accept(zug)
    elif ja is False:
        await zug.run()
        zug.say("angebot_abgelehnt")
    else:
        await nichts.answer(zug)
