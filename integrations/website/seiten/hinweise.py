"""What a step did beside what was asked for, told on the page after it."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.antraege.errors import TerminWeg, Unvollstaendig
from api.gespraeche.formularbuch import Schritt
from api.gespraeche.formularsicht import Formularsicht
from integrations.website.seiten.texte import BEGLEITUNG

GRUENDE = {"termin_weg": TerminWeg.text, "unvollstaendig": Unvollstaendig.text}


def remarks(sicht: Formularsicht) -> list[str]:
    """Who looks along, and what the step named in the address did."""
    am_telefon = [BEGLEITUNG.format(name=sicht.begleitung)] if sicht.begleitung else []
    return am_telefon + _said((sicht.ergebnis or {}).get("ergebnisse", ()))


def worth_telling(schritt: Schritt) -> str | None:
    """The name of a step of which the next page has something to tell."""
    return schritt.nachricht if _said(schritt.ergebnis.ergebnisse) else None


def _said(ergebnisse: Iterable[Mapping[str, Any]]) -> list[str]:
    """Remarks on a value that was taken, answers that fell away, why a submission did not work."""
    gesagt: list[str] = []
    for ergebnis in ergebnisse:
        gesagt += [feld["hinweis"] for feld in ergebnis.get("felder", ()) if feld["ok"] and feld["hinweis"]]
        weg = [feld["titel"] for feld in ergebnis.get("gestrichen") or ()]
        if weg:
            gesagt.append(f"Damit entfällt: {', '.join(weg)}.")
        if ergebnis.get("grund") in GRUENDE:
            gesagt.append(GRUENDE[ergebnis["grund"]])
    return gesagt


def ending(sicht: Formularsicht) -> dict[str, Any] | None:
    """Why a rule ended the form, and whom to ask: ``text`` and the card of the office; None where none did."""
    for ergebnis in (sicht.ergebnis or {}).get("ergebnisse", ()):
        text = ergebnis.get("abbruch") or (ergebnis.get("text") if ergebnis.get("grund") == "abgelehnt" else None)
        if text:
            return {"text": text, "karte": ergebnis.get("karte") or {}}
    return None
