"""An offer of the last message: "ja" takes it, "nein" leaves it, anything else goes its own way."""

from __future__ import annotations

from actions.beginn import begin, say_resumed
from actions.fragen import nichts
from actions.fragen.ja_nein import says_yes
from actions.zug import Zug


async def accept(zug: Zug) -> None:
    angebot = zug.eingabe.zustand.get("angebot") or {}
    if angebot.get("antrag"):
        say_resumed(zug, *await zug.run({"befehl": "fortsetzen", "antrag": angebot["antrag"]}))
    elif angebot.get("leistung"):
        await begin(zug, angebot["leistung"])
    else:
        await nichts.answer(zug)


async def answer(zug: Zug) -> None:
    ja = says_yes(zug)
    if ja:
        await accept(zug)
    elif ja is False:
        await zug.run()
        zug.say("angebot_abgelehnt")
    else:
        await nichts.answer(zug)
