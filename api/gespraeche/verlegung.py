"""Moving the appointment of a case: which slots may be chosen instead."""

from __future__ import annotations

from typing import Any

from api.antraege.terminfeld import Terminsuche
from api.gespraeche.lage import Lage
from api.gespraeche.offene_frage import SICHTBAR
from api.gespraeche.zustand import Verlegung
from api.termine.models import Buchung
from api.termine.raster import Slot
from api.vorgaenge.service import VorgangService


def offers(lage: Lage, verlegung: Verlegung) -> list[Slot]:
    """The best four free slots that suit the wish; the one booked is none of them."""
    suche = search(lage, verlegung)
    if suche is None:
        return []
    return [slot for slot in suche[0].offers(SICHTBAR + 1) if slot.beginn != suche[1].beginn][:SICHTBAR]


def all_slots(lage: Lage, verlegung: Verlegung) -> list[Slot]:
    """Every free slot of the same calendar and house."""
    suche = search(lage, verlegung)
    if suche is None:
        return []
    frei = suche[0].termine.all_free(lage.mandant.key, suche[0].kalender)
    return [slot for slot in frei if suche[0].standort in (None, slot.standort) and slot.beginn != suche[1].beginn]


def search(lage: Lage, verlegung: Verlegung) -> tuple[Terminsuche, Buchung] | None:
    """Where to look, and what is booked now; None where the case has no appointment any more."""
    vorgaenge = VorgangService(lage.context, lage.session)
    vorgang = vorgaenge.get(verlegung.aktenzeichen)
    buchung = vorgaenge.appointment(vorgang)
    if buchung is None:
        return None
    ort: Any = buchung.standort or None
    return Terminsuche(
        lage.context, lage.session, vorgang.mandant, buchung.kalender, ort, gemerkt=verlegung.wunsch
    ), buchung
