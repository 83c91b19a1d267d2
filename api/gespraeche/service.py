"""Open, recognise, read and forget conversations. Their messages are worked off in `api/gespraeche/abarbeitung.py`."""

import hashlib
import hmac
import secrets
import uuid
from typing import Any

from sqlalchemy.orm import Session

from api.antraege.service import AntragService
from api.context import ApiContext
from api.errors import NichtGefunden
from api.gespraeche.erfasser import Zugriff
from api.gespraeche.models import Gespraech, Nachricht, Zugang
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import Ausgang, NachrichtAnsicht
from api.gespraeche.stand import build_stand
from api.kennzahlen.auswertung import evaluate
from api.rueckmeldungen.service import RueckmeldungService
from api.termine.kontingent import open_quota
from api.uebergaben.service import UebergabeService
from api.unterlagen.service import DateiService, files_in
from api.verbindungen.repository import VerbindungRepository
from api.vorgaenge.service import VorgangService

TOKEN_BYTES = 32


class GespraechUnbekannt(NichtGefunden):
    """Unknown, forgotten, or of somebody else: the caller can't tell which."""

    titel = "Gespräch nicht gefunden"
    text = "Dieses Gespräch gibt es nicht (mehr). Bitte beginnen Sie ein neues."


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).hexdigest()


def canonical_id(text: str) -> str:
    """The id of a conversation as it is stored; raises `GespraechUnbekannt` for what can't be one."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise GespraechUnbekannt from None


def is_queued(gespraech: Gespraech) -> bool:
    """Is the citizen in the queue for a human?"""
    return bool((gespraech.zustand or {}).get("warteschlange"))


class GespraechService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = GespraechRepository(session)

    def create(
        self, mandant: str, kanal: str, einfache_sprache: bool, begruessung: list[Ausgang]
    ) -> tuple[Gespraech, str]:
        """A new conversation that begins with `begruessung`, and its token. Raises `MandantUnbekannt`."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self.context.clock.now()
        gespraech = Gespraech(
            id=str(uuid.uuid4()),
            token_hash=hash_token(token),
            mandant=self.context.mandanten.mandant(mandant).key,
            kanal=kanal,
            einfache_sprache=einfache_sprache,
            letzte_nr=0,
            erstellt=now,
            geaendert=now,
            ablauf=now + self.context.settings.aufbewahrung,
        )
        self.session.add(gespraech)
        self.session.flush()
        self.append(gespraech, begruessung, zu=None)
        gespraech.stand = build_stand(self.context, self.session, gespraech)
        return gespraech, token

    def by_token(self, gespraech: str, token: str, *, lock: bool = False) -> Gespraech:
        """The conversation this token opens; raises `GespraechUnbekannt`. Compared in constant time."""
        row = self.repository.get(canonical_id(gespraech), lock=lock)
        given = hash_token(token)
        own = hmac.compare_digest(row.token_hash if row else hash_token(""), given)
        if row is None or not (own or self.repository.has_token(row.id, given)):
            raise GespraechUnbekannt
        return row

    def admit(self, gespraech: str, zugriff: Zugriff, *, lock: bool = False) -> Gespraech:
        """The conversation for whoever holds its token or acts for the citizen; raises `GespraechUnbekannt`, also for
        one of another Mandant.
        """
        if isinstance(zugriff, str):
            return self.by_token(gespraech, zugriff, lock=lock)
        row = self.by_id(canonical_id(gespraech), lock=lock)
        if row.mandant != zugriff.mandant:
            raise GespraechUnbekannt
        if zugriff.kanal == "telefon":
            open_quota(self.session)
        return row

    def add_token(self, gespraech: Gespraech, kanal: str) -> str:
        """A further token that opens the conversation, for use in a channel; the others stay valid."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.session.add(Zugang(token_hash=hash_token(token), gespraech=gespraech.id, kanal=kanal))
        return token

    def revoke(self, gespraech: Gespraech, kanal: str) -> None:
        """Further tokens for use in a channel open nothing any more."""
        self.repository.remove_tokens(gespraech.id, kanal)

    def channel(self, gespraech: Gespraech, token: str) -> str:
        """Through which channel whoever holds this token of the conversation comes."""
        zugang = self.session.get(Zugang, hash_token(token))
        return gespraech.kanal if zugang is None else zugang.kanal

    def by_id(self, gespraech: str, *, lock: bool = False) -> Gespraech:
        """For channels that know their citizen otherwise. Raises `GespraechUnbekannt`."""
        row = self.repository.get(gespraech, lock=lock)
        if row is None:
            raise GespraechUnbekannt
        return row

    def append(
        self, gespraech: Gespraech, ausgaenge: list[Ausgang], zu: int | None, kanal: str | None = None
    ) -> list[NachrichtAnsicht]:
        """Write messages to the citizen into the journal; `kanal` None: for every channel."""
        now = self.context.clock.now()
        rows = []
        for ausgang in ausgaenge:
            gespraech.letzte_nr += 1
            rows.append(
                Nachricht(
                    gespraech=gespraech.id,
                    nr=gespraech.letzte_nr,
                    nachricht=ausgang.id,
                    von=ausgang.von,
                    name=ausgang.name,
                    art=ausgang.art,
                    text=ausgang.text,
                    optionen=list(ausgang.optionen) or None,
                    karte=ausgang.karte,
                    zustand="fertig",
                    zu=zu,
                    versuche=0,
                    kanal=kanal,
                    zeit=now,
                )
            )
        if rows:
            self.session.add_all(rows)
            gespraech.geaendert = now
        return [NachrichtAnsicht.of(row) for row in rows]

    def journal(self, gespraech: Gespraech, nach: int = 0) -> list[NachrichtAnsicht]:
        """Every message of either side with a number above `nach`."""
        return [NachrichtAnsicht.of(row) for row in self.repository.after(gespraech.id, nach)]

    def delete(self, gespraech: str) -> None:
        """Forget conversation, journal and drafts; submitted cases and their files stay."""
        self.repository.get(gespraech, lock=True)  # a file that is just coming in is there by then, or finds nothing
        behalten = self._submitted_files(gespraech)
        evaluate(self.context, self.session, gespraech, worte=False)
        AntragService(self.context, self.session).forget(gespraech)
        DateiService(self.context, self.session).forget(gespraech, ausser=behalten)
        RueckmeldungService(self.context, self.session).forget(gespraech)
        UebergabeService(self.context, self.session).forget(gespraech)
        self.repository.delete(gespraech)

    def _submitted_files(self, gespraech: str) -> set[str]:
        """The files that cases of this conversation hold."""
        vorgaenge = VorgangService(self.context, self.session).of_gespraech(gespraech)
        return {datei for vorgang in vorgaenge for datei in files_in(vorgang.angaben)}

    def stand(self, gespraech: Gespraech) -> dict[str, Any]:
        """The stored `stand` with how the citizen's last message was read, and how it is linked with messengers."""
        stand = {**(gespraech.stand or {}), "verstanden": gespraech.zuletzt_verstanden, **self._links(gespraech)}
        return {**stand, "warten": self._queue(gespraech)} if is_queued(gespraech) else stand

    def _queue(self, gespraech: Gespraech) -> dict[str, Any] | None:
        """Since when the citizen waits for a human, and in which place."""
        schlange = UebergabeService(self.context, self.session)
        row = schlange.open_of(gespraech.id)
        return {"seit": row.angefordert.isoformat(), "position": schlange.position(row)} if row else None

    def _links(self, gespraech: Gespraech) -> dict[str, Any]:
        """Nothing where no messenger is installed."""
        if self.context.settings.telegram is None:
            return {}
        verbindungen = VerbindungRepository(self.session)
        found = verbindungen.waiting(gespraech.id, self.context.clock.now())
        asked = {"id": found[0].id, "messenger": found[1], "name": found[0].name} if found else None
        return {"verbindung": asked, "verbunden": list(verbindungen.messengers(gespraech.id))}
