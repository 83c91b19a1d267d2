"""What a test answers: typed values as the bot reads them, and whole forms taken from the cases beside each service."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.actions.buehne import Buehne, Gesagt

LEISTUNGEN = Path(__file__).resolve().parents[2] / "data" / "leistungen"
ADRESSE = {"strasse": "Mecklenburgstraße", "hausnummer": "12", "plz": "19053", "ort": "Schwerin"}
NAME = {"vorname": "Anna", "nachname": "Müller"}
SOFA = [{"art": "sofa", "anzahl": 1, "bezeichnung": "Sofa"}]
SCHRITTE = 40


def wert(typ: str, inhalt: Any, text: str = "", feld: str | None = None) -> dict[str, Any]:
    return {"typ": typ, "wert": inhalt, "text": text, "feld": feld}


@cache
def startbare() -> tuple[str, ...]:
    """Every service a citizen can begin, by file."""
    gefunden = []
    for pfad in sorted(LEISTUNGEN.glob("*.yml")):
        inhalt = yaml.safe_load(pfad.read_text(encoding="utf-8"))
        if "faelle" not in inhalt and inhalt.get("felder") and not inhalt.get("intern"):
            gefunden.append(str(inhalt["leistung"]))
    return tuple(gefunden)


@cache
def fall(leistung: str) -> dict[str, Any]:
    """Answers of the first case that ends with the summary."""
    inhalt = yaml.safe_load((LEISTUNGEN / f"{leistung}.faelle.yml").read_text(encoding="utf-8"))
    return dict(next(f for f in inhalt["faelle"] if f.get("ende") == "zusammenfassung")["antworten"])


async def fuelle(buehne: Buehne, gesagt: Gesagt, antworten: dict[str, Any], bis: str = "bestaetigung") -> Gesagt:
    """Answer question after question until `bis` is asked; optional ones without an answer are skipped."""
    for _ in range(SCHRITTE):
        frage = gesagt.stand["frage"]
        assert frage is not None, gesagt.text
        if frage["feld"] == bis:
            return gesagt
        gesagt = await beantworte(buehne, gesagt, antworten)
    raise AssertionError(f"{bis} wurde nie gefragt")


async def beantworte(buehne: Buehne, gesagt: Gesagt, antworten: dict[str, Any]) -> Gesagt:
    frage = gesagt.stand["frage"]
    feld = frage["feld"]
    if frage["typ"] == "termin":
        return await buehne.druecke(frage["optionen"][0]["wert"])
    if feld in antworten:
        return await buehne.antworte(antworten[feld])
    if not frage["pflicht"]:
        return await buehne.sage("ueberspringen", "überspringen")
    return await buehne.druecke(frage["optionen"][0]["wert"])


async def bis_zur_uebersicht(buehne: Buehne, leistung: str) -> Gesagt:
    gesagt = await buehne.sage("antrag", "das möchte ich", leistungen={leistung: 0.95})
    return await fuelle(buehne, gesagt, fall(leistung))


async def absenden(buehne: Buehne, leistung: str) -> Gesagt:
    await bis_zur_uebersicht(buehne, leistung)
    return await buehne.sage("bestaetigung", "ja, absenden")
