"""What the right-hand panel shows on every page: the finder, what was looked up last, the facts of the open form."""

from dataclasses import dataclass

from api.anrufe.service import AnrufService
from api.database import Session
from api.gespraeche.models import Gespraech
from api.gespraeche.zustand import Zustand
from api.leistungen.modell import Leistung
from api.uebergaben.repository import UebergabeRepository
from integrations.callcenter.seite import Anfrage
from integrations.callcenter.wissen.blatt import Thema, sheet
from integrations.callcenter.wissen.zuletzt import recent

IM_BLICK = ("kosten", "unterlagen", "dauer", "frist")


@dataclass(frozen=True)
class Formularblatt:
    """The facts of the service whose form is open."""

    leistung: str
    titel: str
    themen: tuple[Thema, ...]


@dataclass(frozen=True)
class Wissensrahmen:
    """`chat` is the conversation this agent has taken over last, to put words into."""

    zuletzt: tuple[Leistung, ...]
    formular: Formularblatt | None
    chat: str | None


def values(anfrage: Anfrage, session: Session) -> Wissensrahmen:
    katalog, mandant = anfrage.context.katalog, anfrage.mandant.key
    chats = UebergabeRepository(session).taken(mandant, anfrage.wer.konto)
    gespraeche = [chat.gespraech for chat in reversed(chats)]
    anruf = AnrufService(anfrage.context, session).open_of(anfrage.wer.konto)
    am_telefon = [anruf.gespraech] if anruf and anruf.gespraech and anruf.mandant == mandant else []
    offen = (_open_service(session, gespraech) for gespraech in (*am_telefon, *gespraeche))
    leistung = next((key for key in offen if key), None)
    return Wissensrahmen(
        recent(anfrage.request, katalog, mandant),
        _facts(anfrage, leistung) if leistung else None,
        gespraeche[0] if gespraeche else None,
    )


def _open_service(session: Session, gespraech: str) -> str | None:
    """The service whose form is open in a conversation."""
    row = session.get(Gespraech, gespraech)
    return Zustand.model_validate(row.zustand or {}).leistung if row else None


def _facts(anfrage: Anfrage, leistung: str) -> Formularblatt:
    katalog, mandant = anfrage.context.katalog, anfrage.mandant
    blatt = sheet(katalog, mandant, katalog.fuer(mandant.key, leistung))
    themen = tuple(each for each in blatt.themen if each.schluessel in IM_BLICK)
    return Formularblatt(blatt.leistung, blatt.titel, themen)
