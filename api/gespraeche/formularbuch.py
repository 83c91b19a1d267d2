"""The form of a conversation for channels that show it as pages: every method is one short transaction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.antraege.errors import AntragEingereicht, AntragUnbekannt
from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.erfasser import Erfasser, Zugriff
from api.gespraeche.formularsicht import KANAL, NOTIZ, Formularsicht, draft_of, read_sicht
from api.gespraeche.kontext import form_metadata, line_metadata
from api.gespraeche.lage import read_lage
from api.gespraeche.models import Gespraech, Zug
from api.gespraeche.rueckweg import Meldung, Rueckweg
from api.gespraeche.schemas import NachrichtAnsicht
from api.gespraeche.service import GespraechService
from api.gespraeche.zuege import ZugAnfrage, ZugErgebnis, ZugService
from api.gespraeche.zustand import NEBENHER
from api.unterlagen.ablage import Abgelegt
from api.unterlagen.service import DateiService


@dataclass(frozen=True)
class Schritt:
    """What a step did; `nachricht` finds its result again."""

    nachricht: str
    ergebnis: ZugErgebnis
    stand: dict[str, Any]
    neu: tuple[NachrichtAnsicht, ...] = ()
    """What the chat of a messenger was told because of it."""


class Formularbuch:
    """One per server process."""

    def __init__(self, context: ApiContext) -> None:
        self.context = context

    def read(
        self,
        gespraech: str,
        wer: Zugriff,
        leistung: str,
        feld: str | None = None,
        schritt: str | None = None,
        eingabe: str | None = None,
        *,
        alle: bool = False,
    ) -> Formularsicht:
        """`alle`: every question in full, for a form on one page.

        Raises `GespraechUnbekannt`, `LeistungUnbekannt`, `LeistungAus`.
        """
        with self.context.db.reading() as session:
            row = GespraechService(self.context, session).admit(gespraech, wer)
            return read_sicht(self.context, session, row, leistung, feld, schritt, eingabe, channel_of(wer), alle)

    def act(
        self,
        gespraech: str,
        wer: Zugriff,
        nachricht: str,
        antrag: str | None,
        befehle: Sequence[dict[str, Any]],
        word: Meldung | None = None,
        *,
        sicher: bool = False,
    ) -> Schritt:
        """Run commands on a draft of this conversation, which is taken up again where it was put aside.

        The same `nachricht` again acts once, unless something else was done meanwhile. `antrag` None: no draft is
        needed. `word` says to the chat of a messenger what was done here; `sicher`: see `Rueckweg`.

        Raises `GespraechUnbekannt`, `AntragEingereicht`, `AntragUnbekannt`.
        """
        with self.context.db.transaction() as session:
            service = GespraechService(self.context, session)
            row = service.admit(gespraech, wer, lock=True)
            row.ablauf = self.context.clock.now() + self.context.settings.aufbewahrung
            kanal, erfasst_von = channel_of(wer), wer.konto if isinstance(wer, Erfasser) else None
            alle = [*self._prepare(session, row, antrag, kanal), *befehle]
            if _done_before_last(session, row.id, nachricht):
                nachricht = str(uuid.uuid4())
            wiederholt = session.get(Zug, (row.id, nachricht, 0)) is not None
            rueckweg = Rueckweg(self.context, session, row, sicher=sicher)
            ergebnis = ZugService(self.context, session).run(
                row.id, ZugAnfrage(nachricht=nachricht, befehle=alle), kanal, erfasst_von
            )
            neu = [] if wiederholt or word is None else rueckweg.tell(ergebnis.ergebnisse, word)
            return Schritt(nachricht, ergebnis, service.stand(row), tuple(neu))

    def _prepare(self, session: Session, gespraech: Gespraech, antrag: str | None, kanal: str) -> list[dict[str, Any]]:
        """The commands that lead back to the draft."""
        if antrag is None:
            return []
        lage = read_lage(self.context, session, gespraech, kanal=kanal)
        zustand = draft_of(lage, AntragService(self.context, session), antrag)
        if zustand == "eingereicht":
            raise AntragEingereicht
        if zustand == "fort":
            raise AntragUnbekannt
        if zustand == "geparkt":
            return [{"befehl": "fortsetzen", "antrag": antrag}]
        seitlich = any(getattr(lage.zustand, name) is not None for name in NEBENHER)
        return [{"befehl": "merken", **NEBENHER}] if seitlich else []  # whoever goes on in the form has turned to it

    def metadata(
        self, gespraech: str, wer: Zugriff, feld: str, zelle: dict[str, Any] | None = None
    ) -> dict[str, Any] | None:
        """What the bot is told to read a text as the answer to this field (of a list: to this cell)."""
        with self.context.db.reading() as session:
            row = GespraechService(self.context, session).admit(gespraech, wer)
            return form_metadata(self.context, session, row, feld, zelle, channel_of(wer))

    def line_metadata(self, gespraech: str, wer: Zugriff, *, pruefend: bool = False) -> dict[str, Any]:
        """What the bot is told to read a line in which many answers stand at once, or corrections of them."""
        with self.context.db.reading() as session:
            row = GespraechService(self.context, session).admit(gespraech, wer)
            return line_metadata(self.context, session, row, channel_of(wer), pruefend)

    def note(self, gespraech: str, wer: Zugriff, notiz: dict[str, Any]) -> str:
        """Keep something for the next page, encrypted and as long as the conversation; its name."""
        with self.context.db.transaction() as session:
            row = GespraechService(self.context, session).admit(gespraech, wer)
            name = str(uuid.uuid4())
            jetzt = self.context.clock.now()
            session.add(Zug(gespraech=row.id, nachricht=name, schritt=NOTIZ, ergebnis=notiz, erstellt=jetzt))
            return name

    def noted(self, gespraech: str, wer: Zugriff, name: str) -> dict[str, Any] | None:
        """What was kept under this name; None where nothing was."""
        with self.context.db.reading() as session:
            row = GespraechService(self.context, session).admit(gespraech, wer)
            notiz = session.get(Zug, (row.id, name, NOTIZ)) if name else None
            return dict(notiz.ergebnis) if notiz else None

    def store_file(self, gespraech: str, wer: Zugriff, datei: Abgelegt) -> dict[str, Any]:
        """Let an uploaded file belong to this conversation; its value in a case. Raises `ZuVieleDateien`."""
        with self.context.db.transaction() as session:
            row = GespraechService(self.context, session).admit(gespraech, wer, lock=True)
            return DateiService(self.context, session).register(row.mandant, row.id, datei)


def channel_of(wer: Zugriff) -> str:
    """In which channel whoever comes like this acts, wherever the conversation was opened."""
    return wer.kanal if isinstance(wer, Erfasser) else KANAL


def _done_before_last(session: Session, gespraech: str, nachricht: str) -> bool:
    """Was this step done, and another one after it? Then it is no repetition: somebody went back and did it again."""
    if session.get(Zug, (gespraech, nachricht, 0)) is None:
        return False
    query = (
        select(Zug.nachricht)
        .where(Zug.gespraech == gespraech, Zug.schritt != NOTIZ)
        .order_by(Zug.erstellt.desc())
        .limit(1)
    )
    return session.scalar(query) != nachricht
