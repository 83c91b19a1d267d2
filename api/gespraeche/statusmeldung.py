"""A step the office makes in a case is told to the conversation the case came from, in the same transaction.

The message takes its number under the lock of the conversation like any other, belongs to no message of the citizen
(`zu` is null), and so changes neither the turn that may be running nor any reply. It says what the public status says.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.benachrichtigungen.service import BenachrichtigungService
from api.context import ApiContext
from api.gespraeche.karten import status_card
from api.gespraeche.models import Gespraech
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import Ausgang
from api.gespraeche.service import GespraechService
from api.vorgaenge.models import Vorgang
from api.vorgaenge.neues import describe_news
from api.vorgaenge.schemas import OeffentlicherStatus, Schritt
from api.vorgaenge.service import VorgangService

ART = "status"


class Statusmeldung:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.vorgaenge = VorgangService(context, session)

    def step(self, aktenzeichen: str, schritt: Schritt) -> Vorgang:
        """Make the step, tell it, and write down the notifications of it. Raises like `VorgangService.step`."""
        gespraech = self._lock_conversation(aktenzeichen)
        vorgang = self.vorgaenge.step(aktenzeichen, schritt.phase, schritt.notiz, schritt.nachricht)
        neu, vorher = vorgang.schritte[-1], vorgang.schritte[-2] if len(vorgang.schritte) > 1 else None
        gewechselt = vorher is None or vorher.phase != neu.phase
        if not (gewechselt or neu.nachricht):
            return vorgang
        status = self.vorgaenge.status_of(vorgang)
        if gespraech is not None:
            einfach = gespraech.einfache_sprache
            ausgang = self._message(vorgang, status, neu.nachricht, gewechselt=gewechselt, einfach=einfach)
            GespraechService(self.context, self.session).append(gespraech, [ausgang], zu=None)
            self.session.flush()
        BenachrichtigungService(self.context, self.session).step(vorgang, status, neu, gewechselt=gewechselt)
        return vorgang

    def _lock_conversation(self, aktenzeichen: str) -> Gespraech | None:
        """The conversation before the case, in the order of a turn that changes its case: or the two would wait for
        each other. None where there was none, or it is forgotten.
        """
        query = select(Vorgang.gespraech).where(Vorgang.aktenzeichen == aktenzeichen)
        gespraech = self.session.scalar(query)
        return GespraechRepository(self.session).get(gespraech, lock=True) if gespraech else None

    def _message(
        self, vorgang: Vorgang, status: OeffentlicherStatus, nachricht: str | None, *, gewechselt: bool, einfach: bool
    ) -> Ausgang:
        mandant = self.context.mandanten.mandant(vorgang.mandant)
        leistung = self.vorgaenge.leistung_of(vorgang)
        text = describe_news(status, leistung, mandant, nachricht, gewechselt=gewechselt, einfach=einfach)
        return Ausgang(text, art=ART, von="system", karte=status_card(status))
