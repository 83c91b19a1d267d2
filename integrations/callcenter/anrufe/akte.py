"""A case as the agent may see it: only what the level of this call allows is read from it at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from api.anrufe.models import Anruf
from api.anrufe.service import AnrufService
from api.anrufe.stufe import Nachweislage, Stufe
from api.anrufe.tatsachen import Tatsache
from api.context import ApiContext
from api.database import Session
from api.leistungen.datenklassen import class_of, is_social
from api.leistungen.modell import Leistung
from api.suche.merkmale import read_person
from api.suche.service import VERTRAULICH, Suchindex, Treffer
from api.vorgaenge.errors import VorgangUnbekannt
from api.vorgaenge.models import Vorgang
from api.vorgaenge.schemas import OeffentlicherStatus
from api.vorgaenge.service import VorgangService
from integrations.callcenter.anrufe.worte import describe, tries_left
from integrations.callcenter.buchstabieren import Zeichen, spell

VERDECKT = frozenset({"bank", "sozial"})


@dataclass(frozen=True)
class Angabe:
    """``text`` None: it is there, but is not shown to agents."""

    titel: str
    text: str | None


@dataclass(frozen=True)
class Nachweisbogen:
    """What can be asked next. ``kennung`` makes the form count once."""

    tatsachen: tuple[Tatsache, ...]
    lage: Nachweislage
    titel: str
    erlaubt: str
    rest: str
    kennung: str

    @property
    def zuerst(self) -> str:
        """The best question: something personal, before the number and the code."""
        own = [tatsache.feld for tatsache in self.tatsachen if tatsache.feld not in ("abrufcode", "aktenzeichen")]
        return own[0] if own else self.tatsachen[0].feld if self.tatsachen else ""


@dataclass(frozen=True)
class Notiz:
    zeit: datetime
    von: str
    text: str


@dataclass(frozen=True)
class Akte:
    """Everything below ``bogen`` is empty where the level doesn't allow it."""

    aktenzeichen: str
    titel: str
    name: str | None
    strasse: str | None
    eingang: datetime
    buchstabiert: list[list[Zeichen]]
    bogen: Nachweisbogen
    status: OeffentlicherStatus | None = None
    vorlesen: tuple[str, ...] = ()
    hat_termin: bool = False
    darf_zurueckziehen: bool = False
    angaben: tuple[Angabe, ...] = ()
    notizen: tuple[Notiz, ...] = ()
    weitere: tuple[Treffer, ...] = ()

    @property
    def stufe(self) -> Stufe:
        return self.bogen.lage.stufe


def find_case(context: ApiContext, session: Session, mandant: str, aktenzeichen: str) -> Vorgang:
    """A case of this Mandant; one of another is as unknown as one there isn't. Raises ``VorgangUnbekannt``."""
    vorgang = VorgangService(context, session).get(aktenzeichen.upper())
    if vorgang.mandant != mandant:
        raise VorgangUnbekannt
    return vorgang


def read_case(context: ApiContext, session: Session, vorgang: Vorgang, anruf: Anruf | None) -> Akte:
    """What may be seen in this call."""
    service, vorgaenge = AnrufService(context, session), VorgangService(context, session)
    leistung = vorgaenge.leistung_of(vorgang)
    lage = service.state(anruf, vorgang)
    person = read_person(leistung, vorgang.angaben)
    offen = lage.stufe is not Stufe.NICHTS
    head: dict[str, Any] = {
        "aktenzeichen": vorgang.aktenzeichen,
        "titel": VERTRAULICH if is_social(leistung) and not offen else leistung.titel,
        "name": next(iter(person.namen), None),
        "strasse": next(iter(person.adressen), None),
        "eingang": vorgang.eingang,
        "buchstabiert": spell(vorgang.aktenzeichen),
        "bogen": proof_sheet(service.facts_of(vorgang), lage),
        "weitere": tuple(Suchindex(context, session).of_person(vorgang)),
    }
    if not offen:
        return Akte(**head)
    status = vorgaenge.status_of(vorgang)
    ganz = lage.stufe is Stufe.GANZ
    return Akte(
        **head,
        status=status,
        vorlesen=sentences(status),
        hat_termin=vorgaenge.appointment(vorgang) is not None,
        darf_zurueckziehen=ganz and vorgaenge.can_change(vorgang),
        angaben=tuple(_answers(leistung, vorgang)) if ganz else (),
        notizen=_notes(vorgang) if ganz else (),
    )


def proof_sheet(tatsachen: Iterable[Tatsache], lage: Nachweislage) -> Nachweisbogen:
    """What was right is not asked again."""
    titel, erlaubt = describe(lage)
    offen = tuple(tatsache for tatsache in tatsachen if tatsache.feld not in lage.richtig)
    return Nachweisbogen(offen, lage, titel, erlaubt, tries_left(lage), str(uuid4()))


def sentences(status: OeffentlicherStatus) -> tuple[str, ...]:
    """The state of a case as it is read aloud."""
    found = [
        f"{status.titel}: {status.status_titel}.",
        status.text,
        status.naechstes,
        f"Ihr Termin: {status.termin}." if status.termin else None,
        f"Wir möchten bis zum {status.bis} fertig sein." if status.bis else None,
        f"Fragen dazu beantwortet: {status.stelle}, Telefon {status.telefon}.",
    ]
    return tuple(text for text in found if text)


def _answers(leistung: Leistung, vorgang: Vorgang) -> Iterable[Angabe]:
    """In the order of the form; of bank and social data only that they are there."""
    for feld in leistung.felder:
        if feld.feld in vorgang.anzeige:
            verdeckt = class_of(leistung, feld) in VERDECKT
            yield Angabe(feld.titel, None if verdeckt else vorgang.anzeige[feld.feld])


def _notes(vorgang: Vorgang) -> tuple[Notiz, ...]:
    notes = [Notiz(schritt.zeit, schritt.von, schritt.notiz) for schritt in vorgang.schritte if schritt.notiz]
    return tuple(reversed(notes))
