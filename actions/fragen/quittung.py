"""Say what became of the values of a message."""

from __future__ import annotations

from typing import Any

from actions.fragen.unlesbar import say_wrong
from actions.zug import Zug

ZEIGEN = (
    "datum",
    "termin",
    "adresse",
    "gegenstaende",
    "ort",
    "uhrzeit",
    "betrag",
    "iban",
    "kennzeichen",
    "mehrfachauswahl",
)
"""Types whose stored form is read back, because it may differ from what was said."""


def acknowledge(zug: Zug, ergebnis: dict[str, Any]) -> None:
    """Word the result of `setzen`, `entfernen` or `erneut`."""
    if ergebnis["befehl"] == "entfernen":
        _removed(zug, ergebnis)
    elif ergebnis["befehl"] == "erneut":
        _again(zug, ergebnis)
    elif ergebnis["befehl"] == "zuruecknehmen" and not ergebnis["ok"]:
        zug.say("nichts_zu_korrigieren")
    else:
        say_entered(zug, ergebnis)


def say_entered(zug: Zug, ergebnis: dict[str, Any]) -> None:
    """What was noted, changed, dropped; what is missing or wrong; or why the form ended."""
    felder = ergebnis["felder"]
    if ergebnis.get("abbruch"):
        zug.say_text(ergebnis["abbruch"], karte=ergebnis.get("karte"))
        return
    for feld in felder:
        if feld["ok"] and feld["alt"] is not None:
            _changed(zug, feld)
    if zug.eingabe.ersetzt and felder and all(feld["ok"] and feld["alt"] == feld["neu"] for feld in felder):
        zug.say("nichts_geaendert")
    _noted(zug, [feld for feld in felder if feld["ok"] and feld["alt"] is None])
    for feld in felder:
        if feld["ok"] and feld.get("hinweis"):
            zug.say_text(feld["hinweis"])
    if ergebnis["gestrichen"]:
        zug.say("gestrichen", liste=", ".join(feld["titel"] for feld in ergebnis["gestrichen"]))
    for feld in felder:
        if not feld["ok"]:
            _not_taken(zug, feld)


def _changed(zug: Zug, feld: dict[str, Any]) -> None:
    if feld["alt"] == feld["neu"] and zug.eingabe.ersetzt:
        return  # the rest of an edited message
    if feld["alt"] == feld["neu"]:
        zug.say("unveraendert", titel=feld["titel"], neu=feld["neu"])
    elif feld["was"]:
        zug.say("geaendert_teil", was=feld["was"], neu=feld["neu"], alt=feld["alt"])
    else:
        zug.say("geaendert", titel=feld["titel"], neu=feld["neu"], alt=feld["alt"])


def _noted(zug: Zug, felder: list[dict[str, Any]]) -> None:
    """One answer is read back where it was normalised; several are listed with their titles."""
    if len(felder) == 1 and felder[0]["feld"] == zug.eingabe.gefragt:
        if felder[0]["typ"] in ZEIGEN and felder[0]["neu"] != zug.eingabe.text.strip():
            zug.say("verstanden_als", neu=felder[0]["neu"])
    elif felder:
        zug.say("notiert", liste=", ".join(f"{feld['titel']}: {feld['neu']}" for feld in felder))


def _not_taken(zug: Zug, feld: dict[str, Any]) -> None:
    if feld.get("gesperrt"):
        zug.say_text(feld["meldung"])
        return
    if feld["abbruch"]:
        zug.say_text(feld["abbruch"])
        text = zug.text("frage_behalten", titel=feld["titel"], alt=feld["alt"])
        zug.ask_aside("ende", text, "ja_damit_weiter", "nein_aufhoeren")
        return
    frage = zug.ergebnis.frage
    asked = frage is not None and frage["feld"] == feld["feld"]
    if feld["teil"] and asked:
        zug.fragetext = feld["meldung"]
    elif asked:
        say_wrong(zug, feld["meldung"])
    elif feld["meldung"]:
        zug.say_text(f"{feld['titel']}: {feld['meldung']}")


def _removed(zug: Zug, ergebnis: dict[str, Any]) -> None:
    if ergebnis.get("gesperrt"):
        zug.say_text(ergebnis["meldung"])
    elif not ergebnis["ok"]:
        zug.say("nicht_enthalten", titel=ergebnis["titel"], alt=ergebnis["alt"] or "–")
    elif ergebnis["neu"]:
        zug.say("entfernt", titel=ergebnis["titel"], neu=ergebnis["neu"])
    else:
        zug.say("entfernt_leer", titel=ergebnis["titel"])


def _again(zug: Zug, ergebnis: dict[str, Any]) -> None:
    zug.say("erneut" if ergebnis["ok"] else "nichts_zu_korrigieren", titel=ergebnis.get("titel", ""))
