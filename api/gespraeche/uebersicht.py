"""The summary before submission, and "was habe ich bisher angegeben?"."""

from __future__ import annotations

from typing import Any

from api.gespraeche.lage import Lage
from api.gespraeche.optionen import change_option, make_value
from api.leistungen import engine


def summary_of(lage: Lage) -> dict[str, Any] | None:
    """All answers (each changeable), fee, documents, what happens next; None without an open form."""
    if lage.form is None or lage.leistung is None:
        return None
    zusammenfassung = engine.summary(lage.leistung, lage.mandant, lage.form)
    gebuehr = zusammenfassung.gebuehr
    einfach = lage.gespraech.einfache_sprache
    return {
        "titel": lage.leistung.titel,
        "zeilen": overview_lines(lage),
        "gebuehr": {"betrag": gebuehr.anzeige if gebuehr else None, "text": zusammenfassung.gebuehr_text},
        "unterlagen": [unterlage.titel for unterlage in zusammenfassung.unterlagen],
        "naechstes": zusammenfassung.naechstes_einfach
        if einfach and zusammenfassung.naechstes_einfach
        else zusammenfassung.naechstes,
    }


def overview_lines(lage: Lage) -> list[dict[str, str | None]]:
    """What stands in the draft, in the order of the form; `aendern` asks that field again."""
    if lage.form is None or lage.leistung is None:
        return []
    zusammenfassung = engine.summary(lage.leistung, lage.mandant, lage.form)
    return [
        {
            "feld": zeile.feld,
            "titel": zeile.titel,
            "anzeige": lage.gezeigt(zeile.feld, zeile.anzeige),
            "aendern": make_value(lage, change_option(lage, zeile.feld)),
        }
        for zeile in zusammenfassung.zeilen
    ]
