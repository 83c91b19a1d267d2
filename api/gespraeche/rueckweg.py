"""From pages back to the messenger a conversation is held in: what its chat is told of what was done on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech
from api.gespraeche.schemas import Ausgang, NachrichtAnsicht
from api.gespraeche.service import GespraechService
from api.leistungen.datenklassen import MESSENGER, class_may_pass, is_social
from api.verbindungen.repository import VerbindungRepository

type Meldung = Callable[[str, Lage, Mapping[str, Any]], Ausgang]
"""Words what is told: the occasion (weiter, eingereicht, nachgereicht, beendet), where things stand, the values."""


def messenger_of(session: Session, gespraech: Gespraech) -> str | None:
    """The messenger a conversation is held in, too; None where there is none."""
    linked = VerbindungRepository(session).messengers(gespraech.id)
    return linked[0] if linked else gespraech.kanal if gespraech.kanal in MESSENGER else None


class Rueckweg:
    """One step on pages: made before it, and asked after it what there is to tell."""

    def __init__(self, context: ApiContext, session: Session, gespraech: Gespraech, *, sicher: bool) -> None:
        """`sicher`: the pages only ask what the messenger may not."""
        self.context, self.session, self.gespraech, self.sicher = context, session, gespraech, sicher
        self.messenger = messenger_of(session, gespraech)
        vorher = self._lage()
        self.antrag = vorher.antrag.id if vorher and vorher.antrag else None
        self.titel = self._title(vorher)
        self.offen = bool(vorher and vorher.offen_gesperrt)

    def tell(self, ergebnisse: list[dict[str, Any]], word: Meldung) -> list[NachrichtAnsicht]:
        """Write into the journal, for the messenger alone, what its chat has to know. The conversation is locked."""
        lage = self._lage()
        anlass = self._occasion(lage, ergebnisse)
        if lage is None or anlass is None:
            return []
        vorgang = next((eines for eines in ergebnisse if eines.get("aktenzeichen")), {})
        werte = {"titel": self.titel, "aktenzeichen": vorgang.get("aktenzeichen")}
        ausgang = word(anlass, lage, werte)
        return GespraechService(self.context, self.session).append(self.gespraech, [ausgang], None, self.messenger)

    def _occasion(self, lage: Lage | None, ergebnisse: list[dict[str, Any]]) -> str | None:
        if lage is None:
            return None
        if any(eines["befehl"] == "nachreichen" and eines["ok"] for eines in ergebnisse):
            return "nachgereicht"
        if self.antrag is None:
            return None
        if any(eines["befehl"] == "einreichen" and eines["ok"] for eines in ergebnisse):
            return "eingereicht"
        if lage.antrag is None:
            return "beendet"
        return "weiter" if self.sicher and self.offen and not lage.offen_gesperrt else None

    def _lage(self) -> Lage | None:
        """As the messenger sees it."""
        if self.messenger is None:
            return None
        return read_lage(self.context, self.session, self.gespraech, kanal=self.messenger)

    def _title(self, lage: Lage | None) -> str | None:
        """Of the open service; None where its name may not be said."""
        if lage is None or lage.leistung is None:
            return None
        neutral = is_social(lage.leistung) and not class_may_pass(lage.mandant, "sozial", lage.kanal)
        return None if neutral else lage.leistung.titel


def seen_from(lage: Lage, messenger: str) -> Lage:
    """The same conversation as the messenger sees it."""
    return replace(lage, kanal=messenger)
