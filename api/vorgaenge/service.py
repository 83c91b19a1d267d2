"""Cases: how they begin, who may see what, how they move on."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from api.benachrichtigungen.repository import AboRepository
from api.context import ApiContext
from api.kennzahlen.service import Kennzahlen
from api.leistungen.katalog import LeistungAus
from api.leistungen.modell import Leistung, Phase
from api.suche.service import Suchindex
from api.termine.models import Buchung
from api.termine.raster import Slot
from api.termine.service import TerminService
from api.vorgaenge import prozess
from api.vorgaenge.aktenzeichen import FORM, abrufcode, hash_abrufcode, next_aktenzeichen, normalise_aktenzeichen
from api.vorgaenge.drossel import Drossel
from api.vorgaenge.errors import RueckzugNichtMoeglich, VorgangUnbekannt
from api.vorgaenge.models import Vorgang, VorgangSchritt
from api.vorgaenge.oeffentlich import describe_appointment, public_view
from api.vorgaenge.repository import VorgangRepository
from api.vorgaenge.schemas import OeffentlicherStatus

NO_CODE = "0" * 64  # stands in for the hash of a case that does not exist
BUERGER, AMT, CALLCENTER = "buerger", "amt", "callcenter"
"""Who made a step."""


class VorgangService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.vorgaenge = VorgangRepository(session)
        self.termine = TerminService(context, session)

    # how a case begins

    def create(
        self,
        leistung: Leistung,
        mandant: str,
        kanal: str,
        gespraech: str | None,
        angaben: Mapping[str, Any],
        *,
        antrag: str | None = None,
        anzeige: Mapping[str, str] | None = None,
        gebuehr: Mapping[str, Any] | None = None,
        unterlagen: Sequence[Mapping[str, Any]] = (),
        adresse_hash: str | None = None,
        erfasst_von: str | None = None,
    ) -> Vorgang:
        """A case in the first phase of its process, with a number of its own."""
        jetzt = self.context.clock.now()
        key = str(uuid4())
        kuerzel = self.context.mandanten.mandant(mandant).kuerzel
        vorgang = Vorgang(
            id=key,
            aktenzeichen=next_aktenzeichen(self.session, kuerzel, jetzt.year),
            abrufcode_hash=hash_abrufcode(self.context.cipher, abrufcode(self.context.cipher, antrag or key)),
            antrag=antrag,
            mandant=mandant,
            leistung=leistung.leistung,
            kanal=kanal,
            gespraech=gespraech,
            angaben=dict(angaben),
            anzeige=dict(anzeige or {}),
            gebuehr=dict(gebuehr) if gebuehr is not None else None,
            unterlagen=[dict(unterlage) for unterlage in unterlagen],
            adresse_hash=adresse_hash,
            erfasst_von=erfasst_von,
            eingang=jetzt,
            schritte=[],
        )
        self._enter(vorgang, prozess.first_phase(leistung), von=BUERGER)
        self.vorgaenge.add(vorgang)
        Suchindex(self.context, self.session).put_case(vorgang)
        AboRepository(self.session).follow_new_case(gespraech, vorgang.aktenzeichen, jetzt)
        return vorgang

    def create_direct(
        self, mandant: str, leistung: str, kanal: str, gespraech: str | None, angaben: Mapping[str, Any]
    ) -> Vorgang:
        """A case without a form: a call-back."""
        found = self.context.katalog.fuer(mandant, leistung)
        Kennzahlen(self.context, self.session).count(mandant, "rueckruf")
        return self.create(found, mandant, kanal, gespraech, angaben)

    def code_of(self, vorgang: Vorgang) -> str:
        """The Abrufcode of a case. Only for whoever has just submitted it."""
        return abrufcode(self.context.cipher, vorgang.antrag or vorgang.id)

    # who may see what

    def prove(self, aktenzeichen: str, code: str, address: str) -> Vorgang:
        """The case whose number and code are given. ``address`` names who asks, for the throttle.

        Raises ``NachweisFalsch``, the same whatever is wrong, and ``StatusGesperrt``. Both keep the counted try;
        code that catches them must not roll back.
        """
        number = normalise_aktenzeichen(aktenzeichen)
        drossel = Drossel(self.context, self.session, number, address)
        drossel.check()
        asked = number if FORM.fullmatch(number) else "-"  # the same work, yet nothing a database would refuse
        stored = self.vorgaenge.code_hash(asked)
        given = hash_abrufcode(self.context.cipher, code)
        if not hmac.compare_digest(given, stored or NO_CODE) or stored is None:
            raise drossel.count_wrong_try()
        return self.get(number)

    def public_status(self, aktenzeichen: str, abrufcode: str, address: str) -> OeffentlicherStatus:
        """What the code allows to know; errors as in ``prove``."""
        return self.status_of(self.prove(aktenzeichen, abrufcode, address))

    def status_of(self, vorgang: Vorgang) -> OeffentlicherStatus:
        """The public status of a case whose holder is known."""
        mandant = self.context.mandanten.mandant(vorgang.mandant)
        return public_view(vorgang, self.leistung_of(vorgang), mandant, self.appointment(vorgang))

    def get(self, aktenzeichen: str, *, for_update: bool = False) -> Vorgang:
        """Raises ``VorgangUnbekannt``."""
        if not FORM.fullmatch(aktenzeichen):
            raise VorgangUnbekannt
        vorgang = self.vorgaenge.by_aktenzeichen(aktenzeichen, for_update=for_update)
        if vorgang is None:
            raise VorgangUnbekannt
        return vorgang

    def list(
        self,
        gespraech: str | None = None,
        status: str | None = None,
        mandant: str | None = None,
        limit: int = 200,
    ) -> Sequence[Vorgang]:
        """Newest first, at most ``limit``."""
        return self.vorgaenge.list(gespraech, status, mandant, limit)

    def of_gespraech(self, gespraech: str) -> Sequence[Vorgang]:
        """The cases submitted in a conversation, newest first."""
        return self.list(gespraech=gespraech)

    def appointment(self, vorgang: Vorgang) -> Buchung | None:
        return self.termine.of_vorgang(vorgang.id)

    def appointment_text(self, vorgang: Vorgang, buchung: Buchung) -> str:
        """When and where, with the address of the house."""
        mandant = self.context.mandanten.mandant(vorgang.mandant)
        standort = mandant.standorte.get(buchung.standort)
        wann_und_wo = describe_appointment(mandant, buchung)
        return f"{wann_und_wo}, {standort.anschrift.zeile}" if standort else wann_und_wo

    # how it moves on

    def step(
        self,
        aktenzeichen: str,
        phase: str | None,
        notiz: str | None,
        nachricht: str | None,
        von: str = AMT,
        kennung: str | None = None,
    ) -> Vorgang:
        """Enter the next phase, or only add a note or a message. Raises ``PhaseUnbekannt``, ``PhaseNichtMoeglich``.

        The same ``kennung``, the id of the step, a second time changes nothing.

        Tells nobody; what the office does goes through ``api.gespraeche.statusmeldung``.
        """
        vorgang = self.get(aktenzeichen, for_update=True)
        if kennung is not None and any(schritt.id == kennung for schritt in vorgang.schritte):
            return vorgang
        leistung = self.leistung_of(vorgang)
        current = prozess.current_phase(leistung, vorgang.phase, vorgang.status)
        following = current if phase in (None, current.phase) else prozess.next_phase(leistung, current, str(phase))
        self._enter(vorgang, following, von, notiz, nachricht, kennung)
        self.session.flush()
        return vorgang

    def withdraw(self, aktenzeichen: str, nachricht: str | None = None, von: str = BUERGER) -> Vorgang:
        """Withdraw for a citizen who has proved to be its holder; gives the appointment back. ``von`` enters it.

        Raises ``RueckzugNichtMoeglich`` where the process knows no way back from here.
        """
        vorgang = self.get(aktenzeichen, for_update=True)
        leistung = self.leistung_of(vorgang)
        phase = prozess.withdrawal(leistung, prozess.current_phase(leistung, vorgang.phase, vorgang.status))
        if phase is None:
            raise RueckzugNichtMoeglich
        self._enter(vorgang, phase, von, nachricht=nachricht)
        self.session.flush()
        return vorgang

    def can_change(self, vorgang: Vorgang) -> bool:
        """May the citizen still withdraw it, move its appointment, hand something in?"""
        leistung = self.leistung_of(vorgang)
        return prozess.withdrawal(leistung, prozess.current_phase(leistung, vorgang.phase, vorgang.status)) is not None

    def move_appointment(
        self, aktenzeichen: str, beginn: datetime, standort: str | None, von: str = BUERGER
    ) -> Slot:  # fmt: skip
        """Move the appointment of a case for a citizen who has proved to be its holder; the history tells it.

        A case whose office has asked for another appointment is back in its first phase. Raises ``TerminUnbekannt``,
        ``TerminVergeben``, and ``RueckzugNichtMoeglich`` where the citizen may change nothing any more.
        """
        vorgang = self.get(aktenzeichen, for_update=True)
        buchung = self.appointment(vorgang)
        if buchung is None or not self.can_change(vorgang):
            raise RueckzugNichtMoeglich
        slot = self.termine.move(vorgang, buchung.kalender, beginn, standort)
        leistung = self.leistung_of(vorgang)
        for feld in leistung.felder:
            if feld.typ == "termin" and feld.feld in vorgang.angaben:
                vorgang.angaben = {**vorgang.angaben, feld.feld: slot.wert()}
                vorgang.anzeige = {**vorgang.anzeige, feld.feld: slot.anzeige()}
        phase, erste = prozess.current_phase(leistung, vorgang.phase, vorgang.status), prozess.first_phase(leistung)
        phase = erste if erste.phase in phase.weiter else phase
        self._enter(vorgang, phase, von, nachricht=f"Neuer Termin: {slot.anzeige()}.")
        self.session.flush()
        return slot

    def hand_in(self, aktenzeichen: str, unterlage: str, datei: Mapping[str, Any], titel: str) -> None:
        """Add a file to a case, for a citizen who has proved to be its holder.

        Raises ``RueckzugNichtMoeglich`` where the citizen may change nothing any more.
        """
        vorgang = self.get(aktenzeichen, for_update=True)
        if not self.can_change(vorgang):
            raise RueckzugNichtMoeglich
        frei = next(name for nummer in count(1) if (name := _numbered(unterlage, nummer)) not in vorgang.angaben)
        vorgang.angaben = {**vorgang.angaben, frei: dict(datei)}
        vorgang.anzeige = {**vorgang.anzeige, frei: str(datei["name"])}
        phase = prozess.current_phase(self.leistung_of(vorgang), vorgang.phase, vorgang.status)
        self._enter(vorgang, phase, BUERGER, nachricht=f"Nachgereicht: {titel}.")
        self.session.flush()

    def _enter(
        self,
        vorgang: Vorgang,
        phase: Phase,
        von: str,
        notiz: str | None = None,
        nachricht: str | None = None,
        kennung: str | None = None,
    ) -> None:
        vorgang.phase = phase.phase
        vorgang.status = phase.status
        vorgang.geaendert = self.context.clock.now()
        vorgang.schritte.append(
            VorgangSchritt(
                id=kennung or str(uuid4()), mandant=vorgang.mandant, nr=len(vorgang.schritte) + 1,
                zeit=vorgang.geaendert,
                phase=phase.phase, status=phase.status, titel=phase.titel, von=von, notiz=notiz, nachricht=nachricht,
            )
        )  # fmt: skip
        if phase.status == "zurueckgezogen":
            self.termine.cancel(vorgang)

    def leistung_of(self, vorgang: Vorgang) -> Leistung:
        """As the Mandant offers it; a case goes on although its Leistung is no longer offered."""
        try:
            return self.context.katalog.fuer(vorgang.mandant, vorgang.leistung)
        except LeistungAus:
            return self.context.katalog.leistung(vorgang.leistung)


def _numbered(name: str, nummer: int) -> str:
    return name if nummer == 1 else f"{name}_{nummer}"
