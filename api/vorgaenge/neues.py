"""What a step of the office means for the citizen, in one or a few sentences. Pure."""

from api.leistungen.modell import Leistung
from api.leistungen.platzhalter import fill
from api.mandanten.verzeichnis import Mandant
from api.vorgaenge.schemas import OeffentlicherStatus


def describe_news(
    status: OeffentlicherStatus,
    leistung: Leistung,
    mandant: Mandant,
    nachricht: str | None,
    *,
    gewechselt: bool,
    einfach: bool,
) -> str:
    """`nachricht` are the office's own words; `gewechselt`: the case has entered another phase."""
    saetze = [f"Es gibt Neues zu „{status.titel}“ ({status.aktenzeichen})."]
    if gewechselt:
        saetze.append(_phase_text(status, leistung, mandant, einfach))
    if nachricht:
        wer = "Das Amt" if einfach else "Die Sachbearbeitung"
        saetze.append(f"{wer} {'fragt' if status.status == 'rueckfrage' else 'schreibt'}: {nachricht}")
    return " ".join(saetze)


def _phase_text(status: OeffentlicherStatus, leistung: Leistung, mandant: Mandant, einfach: bool) -> str:
    """What the phase means for the citizen; its title where nothing is written about it."""
    phase = leistung.phase(status.phase)
    if einfach and phase and phase.einfach:
        return fill(phase.einfach, leistung, mandant)
    return status.text or f"Jetzt gilt: {status.phase_titel}."
