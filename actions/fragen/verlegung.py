"""Another moment for a booked appointment is chosen, wished for, or not wanted after all."""

from __future__ import annotations

from actions.zug import Zug


async def answer(zug: Zug) -> None:
    eingabe = zug.eingabe
    gewaehlt = eingabe.answer() or eingabe.value("termin")
    if isinstance(gewaehlt, dict):
        (ergebnis,) = await zug.run({"befehl": "termin_verlegen", "wert": gewaehlt})
        if ergebnis["ok"]:
            zug.say("verlegt", titel=ergebnis["titel"], neu=ergebnis["karte"]["termin"], karte=ergebnis["karte"])
        elif ergebnis["grund"] == "wunsch":
            zug.fragetext = ergebnis["meldung"]
        elif ergebnis["grund"] == "vergeben":
            zug.say("absenden_termin_weg")
        else:
            zug.say("storno_geht_nicht", karte=ergebnis.get("karte"))
    elif eingabe.absicht == "ablehnung":
        await zug.run({"befehl": "merken", "verlegung": None})
        zug.say("nicht_storniert")
    else:
        await zug.run({"befehl": "merken", "fehlversuch": eingabe.gefragt})
        zug.anders = True
        zug.say("unlesbar_1", was=zug.text("typ_termin"))
