"""Compares the case with what the person said, value by value."""

from __future__ import annotations

import json
from typing import Any

from tests.simulation.antworten import slot_matches
from tests.simulation.buerger import Buerger
from tests.simulation.fakten import Fakt, fold
from tests.simulation.personen import Persona
from tests.simulation.sprache import as_heard


def differences(buerger: Buerger, vorgang: dict[str, Any]) -> list[str]:
    """One line for each value that is not what the person meant, is missing, or was never said."""
    angaben, persona = vorgang["angaben"], buerger.persona
    zeilen = []
    if vorgang["leistung"] != persona.ziel:
        zeilen.append(f"leistung: {vorgang['leistung']} statt {persona.ziel}")
    for feld, fakt in buerger.gesagt.items():
        ist = angaben.get(feld)
        if ist is None:
            zeilen.append(f"{feld}: fehlt, gesagt war {fakt.wert!r}")
        elif not same(fakt, ist, buerger.angaben.get(feld, ""), persona):
            zeilen.append(f"{feld}: {ist!r} statt {fakt.wert!r}")
    zeilen += [f"{feld}: {angaben[feld]!r}, war aber übersprungen" for feld in buerger.uebersprungen if feld in angaben]
    return zeilen


def same(fakt: Fakt, ist: Any, anzeige: str, persona: Persona) -> bool:
    if fakt.typ == "auswahl":
        return bool(ist["wert"] == fakt.wert) if fakt.wert is not None else anzeige == fakt.zeichen[0]
    if fakt.typ == "mehrfachauswahl":
        return sorted(eins["wert"] for eins in ist) == sorted(fakt.wert)
    if fakt.typ == "termin":
        return slot_matches(fakt.wert, ist["beginn"])
    if fakt.typ == "gegenstaende":
        return sorted((zeile["art"], zeile["anzahl"]) for zeile in ist) == sorted(fakt.wert.items())
    if fakt.typ == "datei":
        return bool(ist.get("datei") and ist.get("name") == fakt.wert)
    if fakt.typ == "ort":
        return fold(fakt.wert) in fold(" ".join(leaves(ist)))
    if fakt.typ == "liste":
        return len(ist) == len(fakt.wert) and all(
            same_text(soll, zeile, persona) for soll, zeile in zip(fakt.wert, ist, strict=True)
        )
    return same_text(fakt.wert, ist, persona)


def same_text(soll: Any, ist: Any, persona: Persona) -> bool:
    """Exactly; for someone who writes without capitals or umlauts, or speaks, as far as that can be told."""
    if isinstance(soll, str) and isinstance(ist, str):
        return as_heard(persona, soll) == as_heard(persona, ist)
    if isinstance(soll, dict) and isinstance(ist, dict):
        return all(same_text(wert, ist.get(teil), persona) for teil, wert in soll.items())
    return bool(json.dumps(soll) == json.dumps(ist))


def leaves(wert: Any) -> list[str]:
    """All texts in a value, in order."""
    if isinstance(wert, dict):
        return [text for teil in wert.values() for text in leaves(teil)]
    return [str(wert)]
