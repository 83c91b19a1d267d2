"""The public view of a case. Pure."""

from collections.abc import Sequence

from api.leistungen.modell import Leistung, Phase
from api.leistungen.platzhalter import fill
from api.mandanten.verzeichnis import Mandant
from api.termine.models import Buchung
from api.termine.raster import describe
from api.vorgaenge.models import Vorgang, VorgangSchritt
from api.vorgaenge.prozess import STATUS_TITEL, current_phase
from api.vorgaenge.schemas import OeffentlicherSchritt, OeffentlicherStatus
from api.zeitraum import later

ABGESCHLOSSEN = frozenset({"entschieden", "erledigt", "zurueckgezogen"})


def public_view(
    vorgang: Vorgang, leistung: Leistung, mandant: Mandant, buchung: Buchung | None
) -> OeffentlicherStatus:  # fmt: skip
    """Status, what comes next, who does it, by when; nothing of the answers."""
    phase = current_phase(leistung, vorgang.phase, vorgang.status)
    stelle = mandant.stelle(leistung.stelle)
    return OeffentlicherStatus(
        aktenzeichen=vorgang.aktenzeichen,
        leistung=vorgang.leistung,
        titel=leistung.titel,
        status=vorgang.status,
        status_titel=STATUS_TITEL[vorgang.status],
        phase=phase.phase,
        phase_titel=phase.titel,
        text=fill(phase.buergertext, leistung, mandant) if phase.buergertext else None,
        naechstes=next_step(leistung.prozess, phase),
        stelle=stelle.name,
        telefon=stelle.telefon.wert if stelle.telefon else mandant.telefon,
        termin=describe_appointment(mandant, buchung) if buchung else None,
        eingang=vorgang.eingang,
        geaendert=vorgang.geaendert,
        bis=_until(vorgang, leistung),
        verlauf=_history(vorgang.schritte),
    )


def next_step(prozess: Sequence[Phase], phase: Phase) -> str | None:
    """The step that is sure to come. What may go wrong is none, nor is one of several ways in which a case can end."""
    following = [
        other
        for other in prozess
        if other.phase in phase.weiter and other.durch != "buerger" and other.status != "rueckfrage"
    ]
    onward = [other for other in following if not other.ende and other.status != "entschieden"]
    sure = onward or following
    return f"Der nächste Schritt heißt „{sure[0].titel}“." if len(sure) == 1 else None


def describe_appointment(mandant: Mandant, buchung: Buchung) -> str:
    """When, and where unless the town comes to the citizen."""
    kalender = mandant.kalender.get(buchung.kalender)
    standort = mandant.standorte.get(buchung.standort)
    when = describe(buchung.beginn, ganztags=kalender is not None and kalender.art == "tag")
    return f"{when}, {standort.name}" if standort else when


def _until(vorgang: Vorgang, leistung: Leistung) -> str | None:
    """The day the goal for processing ends; only where a source names that goal and the case is open."""
    zeit = leistung.bearbeitungszeit
    if zeit is None or zeit.quelle is None or vorgang.status in ABGESCHLOSSEN:
        return None
    return f"{later(vorgang.eingang.date(), zeit.ziel):%d.%m.%Y}"


def _history(schritte: list[VorgangSchritt]) -> list[OeffentlicherSchritt]:
    """Phases entered and messages; a mere note of staff is not shown."""
    shown: list[OeffentlicherSchritt] = []
    previous: str | None = None
    for schritt in schritte:
        if schritt.phase != previous or schritt.nachricht:
            shown.append(
                OeffentlicherSchritt(zeit=schritt.zeit, titel=schritt.titel, nachricht=schritt.nachricht)
            )  # fmt: skip
        previous = schritt.phase
    return shown
