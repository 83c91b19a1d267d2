"""Open, recognise, read and forget conversations. Their messages are worked off in `api/gespraeche/abarbeitung.py`."""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from api.antraege.service import AntragService
from api.context import ApiContext
from api.errors import NichtGefunden
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import Ausgang, NachrichtAnsicht
from api.gespraeche.stand import build_stand
from api.unterlagen.service import DateiService
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
        expected = row.token_hash if row else hash_token("")
        if not hmac.compare_digest(expected, hash_token(token)) or row is None:
            raise GespraechUnbekannt
        return row

    def by_id(self, gespraech: str, *, lock: bool = False) -> Gespraech:
        """For channels that know their citizen otherwise. Raises `GespraechUnbekannt`."""
        row = self.repository.get(gespraech, lock=lock)
        if row is None:
            raise GespraechUnbekannt
        return row

    def append(self, gespraech: Gespraech, ausgaenge: list[Ausgang], zu: int | None) -> list[NachrichtAnsicht]:
        """Write messages to the citizen into the journal."""
        now = self.context.clock.now()
        rows = []
        for ausgang in ausgaenge:
            gespraech.letzte_nr += 1
            rows.append(
                Nachricht(
                    gespraech=gespraech.id,
                    nr=gespraech.letzte_nr,
                    von=ausgang.von,
                    art=ausgang.art,
                    text=ausgang.text,
                    optionen=list(ausgang.optionen) or None,
                    karte=ausgang.karte,
                    zustand="fertig",
                    zu=zu,
                    versuche=0,
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

    def delete(self, gespraech: str) -> list[str]:
        """Forget conversation, journal and drafts; submitted cases and their files stay. Names the files to remove."""
        behalten = self._submitted_files(gespraech)
        AntragService(self.context, self.session).forget(gespraech)
        dateien = DateiService(self.context, self.session).forget(gespraech, ausser=behalten)
        self.repository.delete(gespraech)
        return dateien

    def _submitted_files(self, gespraech: str) -> set[str]:
        """The files that cases of this conversation hold."""
        vorgaenge = VorgangService(self.context, self.session).of_gespraech(gespraech)
        return {datei for vorgang in vorgaenge for datei in _files_in(vorgang.angaben)}

    def stand(self, gespraech: Gespraech) -> dict[str, Any]:
        """The stored `stand` with how the citizen's last message was read."""
        return {**(gespraech.stand or {}), "verstanden": gespraech.zuletzt_verstanden}


def _files_in(wert: Any) -> Iterator[str]:
    """The ids of files anywhere in a value, also in the rows of a list."""
    if isinstance(wert, dict):
        if isinstance(wert.get("datei"), str):
            yield wert["datei"]
        wert = list(wert.values())
    if isinstance(wert, list):
        for item in wert:
            yield from _files_in(item)
