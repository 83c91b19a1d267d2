"""What the pages of the chats show, read in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from api.database import Session
from api.gespraeche.models import Gespraech
from api.gespraeche.schemas import NachrichtAnsicht
from api.gespraeche.service import GespraechService
from api.personal.rollen import Rolle
from api.protokoll.service import Protokoll
from api.uebergaben.dienst import LEBENSZEICHEN, DienstService
from api.uebergaben.models import Uebergabe
from api.uebergaben.service import UebergabeService
from integrations.callcenter.seite import Anfrage

KANAELE: Mapping[str, str] = {
    "web": "Chat auf der Webseite",
    "telegram": "Telegram",
    "formular": "Formularseiten",
    "telefon": "Telefon",
}
WER: Mapping[str, str] = {"buerger": "Bürgerin oder Bürger", "bot": "Lotse", "system": "Hinweis"}


@dataclass(frozen=True)
class Zeile:
    """One entry of the queue, or one chat."""

    id: str
    thema: str
    team: str
    anliegen: str
    seit: datetime
    minuten: int
    name: str | None = None
    konto: str | None = None
    ungelesen: bool = False
    verlassen: bool = False
    """Its human shows no sign of life."""
    angeboten: bool = False
    """A call-back was offered, because it took long."""


@dataclass(frozen=True)
class Reihe:
    """Who waits, who has whom, and whether one is on duty oneself."""

    im_dienst: bool
    anwesend: int
    wartend: Sequence[Zeile]
    eigene: Sequence[Zeile]
    andere: Sequence[Zeile]
    offen: str | None = None
    """The own chat this page is about."""

    @property
    def ungelesen(self) -> int:
        return sum(zeile.ungelesen for zeile in self.eigene)


@dataclass(frozen=True)
class Beitrag:
    """One message of the transcript."""

    von: str
    wer: str
    text: str
    zeit: datetime
    optionen: Sequence[str] = ()
    karte: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Chat:
    zeile: Zeile
    gespraech: str
    kanal: str
    wartet: bool
    eigener: bool
    """The one who looks has it."""
    darf_abloesen: bool
    verlauf: Sequence[Beitrag] = field(default=())
    letzte_nr: int = 0


def read_queue(anfrage: Anfrage, session: Session, offen: str | None = None) -> Reihe:
    schlange = UebergabeService(anfrage.context, session).repository
    dienst = DienstService(anfrage.context, session)
    mandant, konto = anfrage.mandant.key, anfrage.wer.konto
    vergeben = [_line(anfrage, session, row) for row in schlange.taken(mandant)]
    eigene = [zeile for zeile in vergeben if zeile.konto == konto]
    return Reihe(
        im_dienst=dienst.is_on_duty(konto, mandant),
        anwesend=dienst.on_duty(mandant),
        wartend=[_line(anfrage, session, row) for row in schlange.waiting(mandant)],
        eigene=eigene,
        andere=[zeile for zeile in vergeben if zeile.konto != konto],
        offen=offen if any(zeile.id == offen for zeile in eigene) else None,
    )


def read_chat(anfrage: Anfrage, session: Session, uebergabe: str, *, note: bool) -> Chat:
    """`note`: the transcript is opened, which is written down. Raises `UebergabeUnbekannt`.

    What somebody else has is read by those who lead only.
    """
    schlange = UebergabeService(anfrage.context, session)
    row = schlange.get(uebergabe, anfrage.mandant.key)
    service = GespraechService(anfrage.context, session)
    gespraech = service.by_id(row.gespraech)
    wartet = row.genommen is None
    eigener = row.konto == anfrage.wer.konto and row.beendet is None
    leitung = anfrage.wer.darf(anfrage.mandant.key, Rolle.LEITUNG)
    offen = row.beendet is None and (wartet or eigener or leitung)
    if offen and note:
        Protokoll(anfrage.context, session).write(
            anfrage.wer.konto, anfrage.mandant.key, "verlauf_gelesen", gespraech=gespraech.id
        )
    zeile = _line(anfrage, session, row)
    return Chat(
        zeile=zeile,
        gespraech=gespraech.id,
        kanal=_channel(service, gespraech),
        wartet=wartet and row.beendet is None,
        eigener=eigener,
        darf_abloesen=leitung and not eigener and zeile.verlassen,
        verlauf=[_entry(nachricht) for nachricht in service.journal(gespraech)] if offen else (),
        letzte_nr=gespraech.letzte_nr,
    )


def _channel(service: GespraechService, gespraech: Gespraech) -> str:
    kanal = service.repository.last_channel(gespraech.id) or gespraech.kanal
    return KANAELE.get(kanal, kanal)


def _line(anfrage: Anfrage, session: Session, row: Uebergabe) -> Zeile:
    now = anfrage.context.clock.now()
    gespraech = session.get(Gespraech, row.gespraech)
    return Zeile(
        id=row.id,
        thema=_topic(anfrage, row.thema),
        team=anfrage.mandant.stelle(row.team).name if row.team else "Alle",
        anliegen=row.anliegen or "",
        seit=row.genommen or row.angefordert,
        minuten=int((now - (row.genommen or row.angefordert)).total_seconds() // 60),
        name=row.name,
        konto=row.konto,
        ungelesen=gespraech is not None and gespraech.letzte_nr > row.gelesen,
        verlassen=row.konto is not None and (row.gesehen is None or row.gesehen < now - LEBENSZEICHEN),
        angeboten=row.angeboten is not None,
    )


def _topic(anfrage: Anfrage, thema: str | None) -> str:
    if thema is None:
        return "Ohne Thema"
    return next((each.titel for each in anfrage.context.katalog if each.leistung == thema), thema)


def _entry(nachricht: NachrichtAnsicht) -> Beitrag:
    wer = nachricht.name or WER.get(nachricht.von, nachricht.von)
    optionen = [str(option.get("titel", "")) for option in nachricht.optionen]
    return Beitrag(nachricht.von, wer, nachricht.text, nachricht.zeit, optionen, _card(nachricht.karte))


def _card(karte: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """What the citizen sees on a card, in lines."""
    if not karte:
        return []
    zeilen = [(str(zeile["titel"]), str(zeile["anzeige"])) for zeile in karte.get("zeilen") or () if "anzeige" in zeile]
    namen = (("aktenzeichen", "Aktenzeichen"), ("phase", "Stand"), ("telefon", "Telefon"), ("naechstes", "Weiter"))
    zeilen += [(titel, str(karte[key])) for key, titel in namen if karte.get(key)]
    return [("", str(karte["titel"])), *zeilen] if karte.get("titel") else zeilen
