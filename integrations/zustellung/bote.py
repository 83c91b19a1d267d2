"""Takes mail that is due and brings it on its way, beside the requests of the server."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from anyio import to_thread

from api.ausgang.schemas import Sendebrief
from api.ausgang.service import is_set_up
from api.ausgang.versand import Versand
from api.context import ApiContext
from api.errors import describe
from api.mandanten.verzeichnis import MandantUnbekannt
from integrations.zustellung.ablage import BEHALTEN, Ablage
from integrations.zustellung.nachricht import build
from integrations.zustellung.smtp import Abgelehnt, Gestoert, SmtpWeg

log = logging.getLogger("lotse.zustellung")

UMSCHAU_SECONDS = 1.0


class Weg(Protocol):
    def deliver(self, brief: Sendebrief) -> None:
        """Raises `Abgelehnt`, `Gestoert`."""
        ...


class ZumServer:
    def __init__(self, context: ApiContext, smtp: SmtpWeg) -> None:
        self.context = context
        self.smtp = smtp

    def deliver(self, brief: Sendebrief) -> None:
        self.smtp.send(build(brief, self.context.mandanten.mandant(brief.mandant), self.context.settings))


class InDenOrdner:
    def __init__(self, context: ApiContext) -> None:
        self.context = context
        self.ablage = Ablage(folder_of(context))

    def deliver(self, brief: Sendebrief) -> None:
        message = build(brief, self.context.mandanten.mandant(brief.mandant), self.context.settings)
        self.ablage.keep(brief.id, message)


def folder_of(context: ApiContext) -> Path:
    """Where the mail of a demo lies."""
    return context.settings.daten / "post"


def way_of(context: ApiContext) -> Weg | None:
    """By SMTP where that is set, into a folder in the demo, else not at all."""
    if context.settings.smtp is not None:
        return ZumServer(context, SmtpWeg(context.settings.smtp))
    return InDenOrdner(context) if is_set_up(context) else None


class Bote:
    """One per server process; several share the outbox."""

    def __init__(self, context: ApiContext, weg: Weg | None = None) -> None:
        self.context = context
        self.weg = weg or way_of(context)

    async def run(self) -> None:
        """Until cancelled. Whatever goes wrong with one mail, the next one goes out."""
        if self.weg is None:
            return
        while True:
            try:
                while await to_thread.run_sync(self.deliver_next):
                    pass
                if self.context.settings.demo:
                    await to_thread.run_sync(self._tidy)
            except Exception as error:
                log.error("Zustellung gestört: %s", describe(error))
            await asyncio.sleep(UMSCHAU_SECONDS)

    def deliver_next(self) -> bool:
        """Take one mail that is due and try to deliver it; False where none is due."""
        assert self.weg is not None  # noqa: S101 - `run` has looked
        with self.context.db.transaction() as session:
            brief = Versand(self.context, session).take()
        if brief is None:
            return False
        try:
            self.weg.deliver(brief)
        except (Abgelehnt, MandantUnbekannt) as error:
            log.error("Eine E-Mail wird aufgegeben (%s): %s", brief.id, error)
            self._note(Versand.give_up, brief)
        except Gestoert as error:
            self._later(brief, str(error))
        except Exception as error:
            self._later(brief, describe(error))
        else:
            self._note(Versand.delivered, brief)
        return True

    def _later(self, brief: Sendebrief, warum: str) -> None:
        with self.context.db.transaction() as session:
            again = Versand(self.context, session).put_back(brief)
        if again:
            log.warning("Eine E-Mail geht noch nicht hinaus (%s, Versuch %s): %s", brief.id, brief.versuch, warum)
        else:
            log.error("Eine E-Mail wird nach einem Tag aufgegeben (%s): %s", brief.id, warum)

    def _note(self, what: Callable[[Versand, Sendebrief], None], brief: Sendebrief) -> None:
        with self.context.db.transaction() as session:
            what(Versand(self.context, session), brief)

    def _tidy(self) -> None:
        Ablage(folder_of(self.context)).remove_older(self.context.clock.now() - BEHALTEN)
