"""Free slots, reservations that expire, and appointments that cannot be taken twice."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.context import ApiContext
from api.gedaechtnis import remember
from api.mandanten.modell import Kalender
from api.termine.errors import KalenderUnbekannt, TerminUnbekannt, TerminVergeben
from api.termine.kontingent import has_quota, kept_places, places
from api.termine.models import Buchung
from api.termine.raster import Slot, slots
from api.termine.repository import Belegung, BuchungRepository
from api.termine.wunsch import Wunsch, best, nearest
from api.vorgaenge.models import Vorgang

RESERVIERUNG = timedelta(minutes=15)


class TerminService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.buchungen = BuchungRepository(session)

    def free(
        self, mandant: str, kalender: str, wunsch: Wunsch | None = None, limit: int = 4, antrag: str | None = None
    ) -> list[Slot]:
        """Up to ``limit`` slots worth offering that suit the wish; empty where none does.

        What ``antrag`` holds itself counts as free. Raises ``KalenderUnbekannt``.
        """
        wish = wunsch or Wunsch()
        found = [slot for slot in self.all_free(mandant, kalender, antrag=antrag) if wish.matches(slot)]
        return best(found, limit, latest_first=wish.vor is not None)

    def close_to(
        self, mandant: str, kalender: str, wunsch: Wunsch, limit: int = 4, antrag: str | None = None
    ) -> list[Slot]:
        """The free slots nearest to a wish that none fits."""
        return nearest(self.all_free(mandant, kalender, antrag=antrag), wunsch, limit)

    def matching(self, mandant: str, kalender: str, wunsch: Wunsch, antrag: str | None = None) -> list[Slot]:
        """Every free slot that suits the wish."""
        return [slot for slot in self.all_free(mandant, kalender, antrag=antrag) if wunsch.matches(slot)]

    def all_free(
        self, mandant: str, kalender: str, von: date | None = None, bis: date | None = None, antrag: str | None = None
    ) -> list[Slot]:
        """All free slots in order, from lead time to horizon, cut to the days ``von`` to ``bis``."""
        question = (mandant, kalender, von, bis, antrag)
        key = (*question, has_quota(self.session))
        return remember(self.session, Buchung.__tablename__, key, lambda: self._all_free(*question))

    def _all_free(
        self, mandant: str, kalender: str, von: date | None, bis: date | None, antrag: str | None
    ) -> list[Slot]:
        jetzt, plan = self.context.clock.now(), self.kalender(mandant, kalender)
        belegung = self.buchungen.taken(mandant, kalender, jetzt, but=antrag)
        land = self.context.mandanten.mandant(mandant).land
        quota, found = has_quota(self.session), []
        for slot in slots(kalender, plan, land, jetzt):
            if (von is None or slot.beginn.date() >= von) and (bis is None or slot.beginn.date() <= bis):
                found.append(self._left(plan, slot, belegung, jetzt, quota=quota))
        return [slot for slot in found if slot.frei]

    def _left(self, kalender: Kalender, slot: Slot, belegung: Belegung, jetzt: datetime, *, quota: bool) -> Slot:
        """The slot with what is left of it for this transaction."""
        key = slot.standort, slot.beginn
        fremde, eigene = belegung.fremde.get(key), belegung.eigene.get(key, set())
        if fremde is None and not eigene:  # nearly all of them
            frei = slot.frei if quota else slot.frei - len(kept_places(kalender, slot.beginn, jetzt))
            return slot if frei == slot.frei else replace(slot, frei=frei)
        left = set(self._order(kalender, slot)) - (fremde or set()) | eigene
        kept = bool(left) and left <= set(kept_places(kalender, slot.beginn, jetzt))
        return replace(slot, frei=len(left), nur_telefon=kept)

    def _order(self, kalender: Kalender, slot: Slot) -> tuple[int, ...]:
        """The places this transaction may take."""
        return places(kalender, slot.beginn, self.context.clock.now(), quota=has_quota(self.session))

    def slot(self, mandant: str, kalender: str, beginn: datetime, standort: str | None = None) -> Slot:
        """The slot that begins then (there), taken or not. Raises ``TerminUnbekannt``."""
        land = self.context.mandanten.mandant(mandant).land
        offered = slots(kalender, self.kalender(mandant, kalender), land, self.context.clock.now())
        for slot in offered:
            if slot.beginn == beginn and standort in (None, slot.standort or None):
                return slot
        raise TerminUnbekannt

    def reserve(self, kalender: str, beginn: datetime, antrag: Antrag, standort: str | None = None) -> Slot:
        """Hold a place for 15 minutes, in place of what the draft held before.

        Raises ``TerminUnbekannt``, and ``TerminVergeben`` with everything as it was.
        """
        slot = self.slot(antrag.mandant, kalender, beginn, standort)
        jetzt = self.context.clock.now()
        until = jetzt + RESERVIERUNG
        if not self.buchungen.extend(antrag.id, until, slot):
            self.buchungen.remove_expired(jetzt, slot, antrag.mandant)
            plaetze = self._order(self.kalender(antrag.mandant, kalender), slot)
            if not self.buchungen.take(antrag.mandant, slot, plaetze, antrag.id, until):
                raise TerminVergeben
        self.buchungen.release(antrag.id, keep=slot)
        return slot

    def extend(self, antrag: Antrag) -> None:
        """Whoever goes on with a form keeps what it holds."""
        self.buchungen.extend(antrag.id, self.context.clock.now() + RESERVIERUNG)

    def book(self, slot: Slot, antrag: Antrag, vorgang: Vorgang) -> None:
        """Make what ``reserve`` gave the appointment of the case. Raises ``TerminVergeben``."""
        if not self.buchungen.confirm(antrag.id, slot, vorgang.id):
            raise TerminVergeben

    def move(self, vorgang: Vorgang, kalender: str, beginn: datetime, standort: str | None = None) -> Slot:
        """Give a case another slot of this calendar; the old one is free again.

        Raises ``TerminUnbekannt``, and ``TerminVergeben`` with everything as it was.
        """
        slot = self.slot(vorgang.mandant, kalender, beginn, standort)
        jetzt = self.context.clock.now()
        self.buchungen.remove_expired(jetzt, slot, vorgang.mandant)
        plaetze = self._order(self.kalender(vorgang.mandant, kalender), slot)
        taken = self.buchungen.take(vorgang.mandant, slot, plaetze, None, jetzt + RESERVIERUNG)
        if taken is None:
            raise TerminVergeben
        self.buchungen.move(taken, vorgang.id)
        return slot

    def release(self, antrag: Antrag) -> None:
        """Give back what the draft reserved."""
        self.buchungen.release(antrag.id)

    def cancel(self, vorgang: Vorgang) -> bool:
        """Give back the appointment of a case. False where it had none."""
        return self.buchungen.cancel(vorgang.id) > 0

    def of_vorgang(self, vorgang: str) -> Buchung | None:
        """The appointment of a case, by its id."""
        return self.buchungen.of_vorgang(vorgang)

    def kalender(self, mandant: str, name: str) -> Kalender:
        """Raises ``KalenderUnbekannt``."""
        found = self.context.mandanten.mandant(mandant).kalender.get(name)
        if found is None:
            raise KalenderUnbekannt
        return found
