"""What the caller panel shows beside every page: the open call, its search, what was looked at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.anrufe.service import AnrufService
from api.anrufe.stufe import Nachweislage
from api.database import Session
from api.suche.service import Suchindex, Treffer
from integrations.callcenter.anrufe.worte import describe
from integrations.callcenter.seite import Anfrage

PANEL_MAX = 6
"""So many hits stand in the panel; the page of the search has all."""


@dataclass(frozen=True)
class Angesehen:
    """A case or conversation the caller was asked about."""

    aktenzeichen: str | None
    gespraech: str | None
    lage: Nachweislage
    stufe: str


@dataclass(frozen=True)
class Anrufpanel:
    offen: bool
    anderswo: str = ""
    """Key of the Mandant the open call is for, where it is another."""
    begonnen: datetime | None = None
    gespraech: str | None = None
    suche: str = ""
    treffer: tuple[Treffer, ...] = ()
    angesehen: tuple[Angesehen, ...] = ()


def values(anfrage: Anfrage, session: Session) -> Any:
    """The panel of whoever asks."""
    service = AnrufService(anfrage.context, session)
    anruf = service.open_of(anfrage.wer.konto)
    if anruf is None:
        return Anrufpanel(offen=False)
    if anruf.mandant != anfrage.mandant.key:
        return Anrufpanel(offen=False, anderswo=anruf.mandant)
    suche = str(anruf.suche or "")
    treffer = Suchindex(anfrage.context, session).find(anruf.mandant, suche) if suche else []
    angesehen = [
        Angesehen(nummer, gespraech, lage, describe(lage)[0]) for nummer, gespraech, lage in service.looked_at(anruf)
    ]
    return Anrufpanel(
        offen=True, begonnen=anruf.begonnen, gespraech=anruf.gespraech, suche=suche, treffer=tuple(treffer),
        angesehen=tuple(angesehen),
    )  # fmt: skip
