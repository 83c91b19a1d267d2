"""The journal as the channels use it: every method is one short transaction, called from a worker thread.

Nothing here waits for anything but the database, so a turn that waits for the bot holds neither thread nor connection.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from api.context import ApiContext
from api.gespraeche.abarbeitung import PACHT, Abarbeitung
from api.gespraeche.lage import read_lage
from api.gespraeche.models import Gespraech
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import (
    Abschluss,
    Annahme,
    Antwort,
    Auftrag,
    Ausgang,
    Eingang,
    Eroeffnet,
    NachrichtAnsicht,
    Uebergeben,
    Uebernommen,
)
from api.gespraeche.service import GespraechService
from api.gespraeche.uebergabe import Begruessung, Meldung, Uebergabe
from api.rueckmeldungen.service import RueckmeldungService
from api.uebergaenge.service import NeuerUebergang, UebergangService, Ziel

NACHHOLEN_MAX = 100
"""Conversations handed on again in one go."""


ABLAUF_MAX = 500
"""Conversations forgotten in one go."""


class Gespraechsbuch:
    """One per server process. `inhaber` is drawn at random when the process starts and signs its leases."""

    def __init__(self, context: ApiContext, inhaber: str) -> None:
        self.context = context
        self.inhaber = inhaber

    def open(self, mandant: str, kanal: str, einfache_sprache: bool, begruessung: list[Ausgang]) -> Eroeffnet:
        with self.context.db.transaction() as session:
            service = GespraechService(self.context, session)
            gespraech, token = service.create(mandant, kanal, einfache_sprache, begruessung)
            return Eroeffnet(gespraech.id, token, Antwort(tuple(service.journal(gespraech)), service.stand(gespraech)))

    def receive(self, gespraech: str, token: str | None, eingang: Eingang) -> Annahme:
        """Store a message, or find it by its id. `token` None: the channel knows its citizen otherwise."""
        with self.context.db.transaction() as session:
            arbeit = Abarbeitung(self.context, session, self.inhaber)
            row = self._entitled(arbeit.service, gespraech, token, lock=True)
            if token is not None:
                eingang = replace(eingang, kanal=arbeit.service.channel(row, token))
            return arbeit.receive(row, eingang)

    def take(self, gespraech: str) -> Auftrag | None:
        """The next open message of a conversation nobody works on."""
        with self.context.db.transaction() as session:
            arbeit = Abarbeitung(self.context, session, self.inhaber)
            row = arbeit.repository.get(gespraech, lock=True)
            return arbeit.take(row) if row else None

    def finish(
        self,
        auftrag: Auftrag,
        ausgaenge: list[Ausgang],
        verstanden: dict[str, Any] | None,
        zurueckgehalten: list[int],
        gescheitert: bool = False,
    ) -> Abschluss:
        with self.context.db.transaction() as session:
            arbeit = Abarbeitung(self.context, session, self.inhaber)
            return arbeit.finish(auftrag, ausgaenge, verstanden, zurueckgehalten, gescheitert=gescheitert)

    def fail(self, auftrag: Auftrag, stoerung: list[Ausgang], zurueckgehalten: list[int], gesund: bool) -> Abschluss:
        with self.context.db.transaction() as session:
            arbeit = Abarbeitung(self.context, session, self.inhaber)
            return arbeit.fail(auftrag, stoerung, zurueckgehalten, gesund=gesund)

    def journal(self, gespraech: str, token: str | None, nach: int) -> tuple[list[NachrichtAnsicht], dict[str, Any]]:
        """The messages after number `nach` and the `stand`. Raises `GespraechUnbekannt`."""
        with self.context.db.reading() as session:
            service = GespraechService(self.context, session)
            row = self._entitled(service, gespraech, token)
            return service.journal(row, nach), service.stand(row)

    def question(self, gespraech: str) -> tuple[dict[str, Any] | None, str | None]:
        """The open question of `stand`, and the words it was last asked in."""
        with self.context.db.reading() as session:
            service = GespraechService(self.context, session)
            frage = (service.by_id(gespraech).stand or {}).get("frage")
            asked = service.repository.last_of(gespraech, "frage") if frage else None
            return frage, asked.text if asked else None

    def newest(self, gespraech: str, token: str | None) -> int:
        """Number of the newest message. Raises `GespraechUnbekannt`."""
        with self.context.db.reading() as session:
            return self._entitled(GespraechService(self.context, session), gespraech, token).letzte_nr

    def check(self, gespraech: str, token: str | None) -> tuple[str, dict[str, Any]]:
        """Mandant and `stand` of a conversation this token opens. Raises `GespraechUnbekannt`."""
        with self.context.db.reading() as session:
            service = GespraechService(self.context, session)
            row = self._entitled(service, gespraech, token)
            return row.mandant, service.stand(row)

    def hand_over(self, gespraech: str, token: str | None, ziel: Ziel) -> NeuerUebergang:
        """A code that opens the conversation elsewhere. Raises `GespraechUnbekannt`."""
        with self.context.db.transaction() as session:
            row = self._entitled(GespraechService(self.context, session), gespraech, token, lock=True)
            return UebergangService(self.context, session).issue(row, ziel)

    def goal_of(self, code: str) -> Ziel | None:
        """What a code is or was for, used or not; None where nobody knows it."""
        with self.context.db.reading() as session:
            return UebergangService(self.context, session).goal(code)

    def take_over(self, code: str, ziele: tuple[Ziel, ...], geraet: str, kanal: str, greet: Begruessung) -> Uebernommen:
        """Redeem a code for use in a channel. What `greet` says of where things stand is written down.

        Unless it was said last. Raises `CodeUngueltig`.
        """
        with self.context.db.transaction() as session:
            uebergaenge = UebergangService(self.context, session)
            row, token = uebergaenge.redeem(code, ziele, geraet, kanal)
            ziel = uebergaenge.goal(code)
            service = GespraechService(self.context, session)
            said = greet(read_lage(self.context, session, row, kanal=kanal))
            bisher = service.journal(row)
            is_new = said is not None and [nachricht.text for nachricht in bisher[-1:]] != [said.text]
            neu = tuple(service.append(row, [said], zu=None, kanal=kanal)) if said is not None and is_new else ()
            return Uebernommen(row.id, token, row.mandant, Antwort((*bisher, *neu), service.stand(row)), neu, ziel)

    def to_human(self, gespraech: str, name: str, notice: Meldung, *, dringend: bool) -> Uebergeben | None:
        """Let a human have the conversation; None while a turn is running, unless `dringend`.

        Raises `GespraechUnbekannt`, `SchonUebernommen`.
        """
        with self.context.db.transaction() as session:
            row = GespraechService(self.context, session).by_id(gespraech, lock=True)
            return Uebergabe(self.context, session).take(row, name, notice, dringend=dringend)

    def to_bot(self, gespraech: str, notice: Meldung, greet: Begruessung) -> Uebergeben:
        """Let the Lotse have the conversation again. Raises `GespraechUnbekannt`."""
        with self.context.db.transaction() as session:
            row = GespraechService(self.context, session).by_id(gespraech, lock=True)
            return Uebergabe(self.context, session).give_back(row, notice, greet)

    def human_says(self, gespraech: str, kennung: str, text: str) -> tuple[NachrichtAnsicht, bool]:
        """Write a human's message down, or find it again; whether it is new.

        Raises `GespraechUnbekannt`, `NichtUebernommen`, `KennungVergeben`.
        """
        with self.context.db.transaction() as session:
            row = GespraechService(self.context, session).by_id(gespraech, lock=True)
            return Uebergabe(self.context, session).say(row, kennung, text)

    def judge(self, gespraech: str, token: str | None, nr: int, gut: bool | None, wort: str | None) -> None:
        """Remember what the citizen thinks of an answer. Raises `GespraechUnbekannt`, `UngueltigeEingabe`."""
        with self.context.db.transaction() as session:
            row = self._entitled(GespraechService(self.context, session), gespraech, token, lock=True)
            RueckmeldungService(self.context, session).give(row, nr, gut, wort)

    def knows(self, gespraech: str, token: str | None, nachricht: str) -> bool:
        """Has a message of this id been taken in? Raises `GespraechUnbekannt`."""
        with self.context.db.reading() as session:
            service = GespraechService(self.context, session)
            return service.repository.has_message(self._entitled(service, gespraech, token).id, nachricht)

    def delete(self, gespraech: str) -> None:
        """Forget conversation, journal, drafts and files that belong to no submitted case."""
        with self.context.db.transaction() as session:
            GespraechService(self.context, session).delete(gespraech)

    def expired(self) -> list[str]:
        with self.context.db.reading() as session:
            return list(GespraechRepository(session).expired(self.context.clock.now(), ABLAUF_MAX))

    def unattended(self) -> list[str]:
        """Conversations with open messages that no living server works on."""
        with self.context.db.reading() as session:
            repository = GespraechRepository(session)
            return list(repository.unattended(self.context.clock.now(), NACHHOLEN_MAX))

    def changed(self, gespraeche: list[str]) -> dict[str, tuple[int, datetime]]:
        with self.context.db.reading() as session:
            return GespraechRepository(session).changed(gespraeche)

    def renew(self, gespraeche: list[str]) -> None:
        with self.context.db.transaction() as session:
            until = self.context.clock.now() + PACHT
            GespraechRepository(session).renew_leases(self.inhaber, gespraeche, until)

    def release(self, gespraech: str) -> None:
        with self.context.db.transaction() as session:
            GespraechRepository(session).release_lease(self.inhaber, gespraech)

    def start(self) -> None:
        """Called once when the process starts. SQLite serves one server, so leases left over are of the dead."""
        if self.context.db.is_sqlite:
            with self.context.db.transaction() as session:
                GespraechRepository(session).clear_leases()

    @staticmethod
    def _entitled(service: GespraechService, gespraech: str, token: str | None, *, lock: bool = False) -> Gespraech:
        if token is None:
            return service.by_id(gespraech, lock=lock)
        return service.by_token(gespraech, token, lock=lock)
