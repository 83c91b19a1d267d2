"""Small talk, and what the Lotse can't do."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.texte import has_text, variant
from actions.zug import Zug

ABSCHIED = "abschied"


class ActionSmalltalk(Aktion):
    """Short, then back to the matter. `thema` says what kind (gruss, dank, abschied, wer, lob, wie, koennen).

    Whoever leaves with a form open is told that it waits, and asked nothing.
    """

    NAME = "action_smalltalk"

    async def answer(self, zug: Zug) -> None:
        await zug.run()
        thema = zug.eingabe.deutung.get("thema")
        if thema == ABSCHIED and zug.ergebnis.zustand.get("antrag"):
            zug.still = True
            zug.say("abschied_offen", titel=zug.ergebnis.zustand.get("titel") or "")
            return
        zug.say(variant("smalltalk", thema))
        if zug.ergebnis.frage is None and thema not in ("dank", ABSCHIED):
            zug.say("wobei_helfen")


class ActionNotfall(Aktion):
    """The right number first and nothing else; the form waits."""

    NAME = "action_notfall"

    async def answer(self, zug: Zug) -> None:
        await zug.run()
        zug.still = True
        zug.say(variant("notfall", zug.eingabe.deutung.get("thema")))


class ActionAusserhalb(Aktion):
    NAME = "action_ausserhalb"

    async def answer(self, zug: Zug) -> None:
        await zug.run()
        zug.say(variant("ausserhalb", zug.eingabe.deutung.get("thema")))


class ActionFremdsprache(Aktion):
    """One sentence in the citizen's language that names how to get help. `thema` is the language."""

    NAME = "action_fremdsprache"

    async def answer(self, zug: Zug) -> None:
        (ergebnis,) = await zug.run({"befehl": "kontakt"})
        sprache = zug.eingabe.deutung.get("thema") or "en"
        schluessel = f"fremdsprache_{sprache}"
        zug.say(schluessel if has_text(schluessel) else "fremdsprache_en", karte=ergebnis["karte"])


class ActionKonto(Aktion):
    NAME = "action_konto"

    async def answer(self, zug: Zug) -> None:
        await zug.run()
        zug.say("konto")
