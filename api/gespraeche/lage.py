"""Where a conversation stands: its dialogue state, the open draft with its form, the open question, the phase.

Read once per request and thrown away; nothing in it is written back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.antraege.service import AntragService
from api.context import ApiContext
from api.errors import LotseError
from api.gespraeche.frage import find_frage
from api.gespraeche.models import Gespraech
from api.gespraeche.offene_frage import OffeneFrage
from api.gespraeche.sichere_frage import MASKE
from api.gespraeche.vorgangsfrage import DOKUMENT, NEUER_TERMIN
from api.gespraeche.zustand import Phase, Zustand
from api.leistungen.datenklassen import blocked_fields
from api.leistungen.ergebnis import Formularstand
from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandant


@dataclass(frozen=True)
class Lage:
    context: ApiContext
    gespraech: Gespraech
    zustand: Zustand
    mandant: Mandant
    antrag: Antrag | None
    leistung: Leistung | None
    form: Formularstand | None
    session: Session
    kanal: str
    """The channel for which this is read: that of the turn, or of whoever looks."""

    @cached_property
    def frage(self) -> OffeneFrage | None:
        return find_frage(self)

    @cached_property
    def phase(self) -> Phase:
        return find_phase(self.zustand, self.frage, self.antrag is not None)

    @cached_property
    def gesperrt(self) -> frozenset[str]:
        """Fields of the open form that may be neither asked nor taken nor shown in this channel."""
        return blocked_fields(self.mandant, self.leistung, self.kanal) if self.leistung else frozenset()

    @property
    def offen_gesperrt(self) -> list[str]:
        """Of these, the ones still to be asked as far as the form has come, one asked again first."""
        if self.form is None or self.antrag is None:
            return []
        erneut = self.antrag.erneut
        offen = [erneut] if erneut else []
        offen += [feld for feld in self.form.offen if feld != erneut]
        return [feld for feld in offen if feld in self.gesperrt]

    def gezeigt(self, feld: str, anzeige: str | None) -> str | None:
        """An answer as it may be shown in this channel."""
        return MASKE if anzeige is not None and feld in self.gesperrt else anzeige

    def titel(self, leistung: str) -> str:
        """Title of a service, or its key when nobody knows it (any more)."""
        try:
            return self.context.katalog.fuer(self.mandant.key, leistung).titel
        except LotseError:
            return leistung

    def feldtitel(self, feld: str) -> str:
        """Short name of a field of the open form, or its key."""
        gefunden = self.leistung.feld(feld) if self.leistung else None
        return gefunden.titel if gefunden else feld

    def feldtyp(self, feld: str) -> str:
        gefunden = self.leistung.feld(feld) if self.leistung else None
        return gefunden.typ if gefunden else "text"

    def pflicht(self, feld: str) -> bool:
        """Must this field of the open form be answered?"""
        gefunden = self.leistung.feld(feld) if self.leistung else None
        return gefunden is not None and gefunden.pflicht

    def teil_offen(self, feld: str) -> bool:
        """Is a part of this answer known and the rest asked for? Then the question says what is missing."""
        return self.antrag is not None and feld in self.antrag.teilwerte

    @property
    def alle(self) -> str:
        """Where every answer to the open question can be read, with the conversation's token."""
        return f"/api/v1/gespraeche/{self.gespraech.id}/optionen"


def read_zustand(gespraech: Gespraech) -> Zustand:
    """The stored state; an empty one for a fresh conversation."""
    return Zustand.model_validate(gespraech.zustand or {})


def read_lage(
    context: ApiContext,
    session: Session,
    gespraech: Gespraech,
    zustand: Zustand | None = None,
    kanal: str | None = None,
) -> Lage:
    """Where the conversation stands. A draft that ran out or was submitted elsewhere counts as closed.

    `kanal` None: the one the conversation was opened in.
    """
    zustand = zustand or read_zustand(gespraech)
    antraege = AntragService(context, session)
    antrag = open_antrag(antraege, zustand)
    return Lage(
        context=context,
        gespraech=gespraech,
        zustand=zustand,
        mandant=context.mandanten.mandant(gespraech.mandant),
        antrag=antrag,
        leistung=context.katalog.fuer(gespraech.mandant, antrag.leistung) if antrag else None,
        form=antraege.form(antrag) if antrag else None,
        session=session,
        kanal=kanal or gespraech.kanal,
    )


def open_antrag(antraege: AntragService, zustand: Zustand) -> Antrag | None:
    """The open draft, or None. One that ran out or was submitted elsewhere is taken out of `zustand`."""
    if zustand.antrag is None:
        return None
    try:
        antrag = antraege.get(zustand.antrag)
    except LotseError:
        antrag = None
    if antrag is None or antrag.zustand != "offen":
        zustand.close_form()
        return None
    return antrag


def find_phase(zustand: Zustand, frage: OffeneFrage | None, form_open: bool) -> Phase:
    """The phase of the outer contract, derived from what is open."""
    if zustand.mensch:
        return "mensch"
    if zustand.wartet:
        return "warten_auf_mensch"
    if frage is not None and frage.feld == "bestaetigung":
        return "uebersicht"
    if frage is not None and frage.feld in ("aktenzeichen", "abrufcode", NEUER_TERMIN, DOKUMENT):
        return "status"
    return "antrag" if form_open else "frei"
