"""The one sentence said before the first personal question: why we ask, and how long it is kept."""

from __future__ import annotations

from api.leistungen.modell import Leistung
from api.leistungen.zeitangaben import duration_text


def privacy_text(leistung: Leistung, tage: int, einfach: bool) -> str:
    """From the service's own section on data protection; its period is ISO 8601. A draft is kept for `tage` days."""
    schutz = leistung.datenschutz
    if schutz is None:
        return "Ihre Angaben verwenden wir nur für dieses Anliegen."
    dauer = duration_text(schutz.loeschung)
    if einfach:
        return f"Wir brauchen Ihre Angaben dafür: {schutz.zweck}. Wir löschen sie danach. Das dauert {dauer}."
    return (
        f"Ihre Angaben verwenden wir nur dafür: {schutz.zweck}. Gelöscht werden sie {dauer} nach Abschluss, "
        f"ein nicht abgesendeter Entwurf nach {tage} Tagen."
    )
