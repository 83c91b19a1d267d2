"""The document that was asked for comes, or not."""

from __future__ import annotations

from actions.zug import Zug


async def answer(zug: Zug) -> None:
    eingabe = zug.eingabe
    datei = eingabe.answer()
    if isinstance(datei, dict):
        (ergebnis,) = await zug.run({"befehl": "nachreichen", "datei": datei})
        if ergebnis["ok"]:
            zug.say("nachgereicht", titel=ergebnis["titel"], unterlage=ergebnis["unterlage"], karte=ergebnis["karte"])
        else:
            zug.say("storno_geht_nicht", karte=ergebnis.get("karte"))
    elif eingabe.absicht in ("ablehnung", "ueberspringen"):
        await zug.run({"befehl": "merken", "nachreichung": None})
        zug.say("nicht_storniert")
    else:
        gesperrt = bool((eingabe.frage or {}).get("gesperrt"))
        await zug.run(*([] if gesperrt else [{"befehl": "merken", "fehlversuch": eingabe.gefragt}]))
        zug.anders = True
        if gesperrt:
            return
        zug.say("unlesbar_1", was=zug.text("typ_datei"))
