"""The process of a Leistung: which phase comes first, which may follow. Pure."""

from api.leistungen.modell import Leistung, Phase
from api.vorgaenge.errors import PhaseNichtMoeglich, PhaseUnbekannt

STATUS_TITEL = {
    "eingegangen": "Eingegangen",
    "in_bearbeitung": "In Bearbeitung",
    "rueckfrage": "Rückfrage an Sie",
    "entschieden": "Entschieden",
    "erledigt": "Erledigt",
    "zurueckgezogen": "Zurückgezogen",
}


def first_phase(leistung: Leistung) -> Phase:
    """The phase a case is in after it was submitted."""
    return leistung.prozess[0] if leistung.prozess else _undescribed("eingegangen", "eingegangen")


def current_phase(leistung: Leistung, phase: str, status: str) -> Phase:
    """The phase of a case, also where the Leistung no longer describes it."""
    return leistung.phase(phase) or _undescribed(phase, status)


def _undescribed(phase: str, status: str) -> Phase:
    return Phase.model_validate({"phase": phase, "status": status, "titel": STATUS_TITEL[status]})


def next_phase(leistung: Leistung, jetzige: Phase, naechste: str) -> Phase:
    """The phase that follows. Raises ``PhaseUnbekannt``, and ``PhaseNichtMoeglich`` naming those that may follow."""
    phase = leistung.phase(naechste)
    if phase is None:
        raise PhaseUnbekannt(felder={"phase": "Diese Phase gibt es in dieser Leistung nicht."})
    allowed = jetzige.weiter
    if naechste not in allowed:
        titles = ", ".join(f"„{found.titel}“" for found in leistung.prozess if found.phase in allowed)
        raise PhaseNichtMoeglich(f"Möglich ist jetzt: {titles}." if titles else "Dieser Vorgang ist abgeschlossen.")
    return phase


def withdrawal(leistung: Leistung, jetzige: Phase) -> Phase | None:
    """The phase a citizen may withdraw into from here, if any."""
    phases = [phase for phase in leistung.prozess if phase.phase in jetzige.weiter and phase.durch == "buerger"]
    return next((phase for phase in phases if phase.status == "zurueckgezogen"), None)
