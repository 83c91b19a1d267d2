"""Drafts: opened, answered, put aside, submitted. The engine decides, this keeps."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from api.antraege import einreichung
from api.antraege.eintragen import enter, forget_answer, keep_reservations, prune
from api.antraege.ergebnis import Einreichung, FeldErgebnis, SetzErgebnis
from api.antraege.errors import (
    AntragEingereicht,
    AntragUnbekannt,
    FeldPflicht,
    FeldUnbekannt,
    NichtStartbar,
    SchluesselFehlt,
)
from api.antraege.formular import Formular
from api.antraege.models import Antrag
from api.antraege.repository import AntragRepository
from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.leistungen.ergebnis import Formularstand, Frage
from api.suche.service import Suchindex
from api.termine.service import TerminService
from api.unterlagen.service import DateiService, files_in
from api.vorgaenge.repository import VorgangRepository

__all__ = ["AntragService", "Einreichung", "FeldErgebnis", "SetzErgebnis"]

ID = re.compile(r"[0-9a-f-]{36}")
KANAELE = ("web", "telegram", "telefon", "formular")
OFFEN, GEPARKT, EINGEREICHT = "offen", "geparkt", "eingereicht"


class AntragService:
    def __init__(self, context: ApiContext, session: Session, erfasst_von: str | None = None) -> None:
        """`erfasst_von`: the account that fills in for the citizen; None where citizens do it themselves."""
        self.context = context
        self.session = session
        self.erfasst_von = erfasst_von
        self.antraege = AntragRepository(session)
        self.termine = TerminService(context, session)

    # opening and finding

    def create(self, mandant: str, leistung: str, kanal: str, gespraech: str | None = None) -> tuple[Antrag, str]:
        """A new, empty draft and its token, which is told only now.

        Raises ``MandantUnbekannt``, ``LeistungUnbekannt``, ``LeistungAus``, ``NichtStartbar``.
        """
        if kanal not in KANAELE:
            raise UngueltigeEingabe(felder={"kanal": f"Möglich sind: {', '.join(KANAELE)}."})
        self.context.mandanten.mandant(mandant)
        found = self.context.katalog.fuer(mandant, leistung)
        if not found.startbar:
            raise NichtStartbar
        token, jetzt = secrets.token_urlsafe(32), self.context.clock.now()
        ablauf = jetzt + self.context.settings.aufbewahrung
        antrag = Antrag(
            id=str(uuid4()), mandant=mandant, leistung=leistung, kanal=kanal, gespraech=gespraech,
            token_hash=hash_token(token), zustand=OFFEN, angaben={}, teilwerte={}, uebersprungen=[], reihenfolge=[],
            erneut=None, wuensche={}, erfasst_von=self.erfasst_von, erstellt=jetzt, geaendert=jetzt, ablauf=ablauf,
        )  # fmt: skip
        self.antraege.add(antrag)
        return antrag, token

    def get(self, key: str) -> Antrag:
        """Raises ``AntragUnbekannt``, also for one that has expired."""
        antrag = self.antraege.get(key) if ID.fullmatch(key) else None
        if antrag is None or antrag.ablauf <= self.context.clock.now():
            raise AntragUnbekannt
        return antrag

    def of_gespraech(self, gespraech: str) -> Sequence[Antrag]:
        """All drafts of a conversation, oldest first, submitted ones included."""
        return self.antraege.of_gespraech(gespraech)

    # where it stands

    def form(self, antrag: Antrag) -> Formularstand:
        """Where the form stands and what is asked next; an appointment offers the best four free slots."""
        return self._formular(antrag).stand()

    def question(self, antrag: Antrag, feld: str) -> Frage | None:
        """The question of a reachable field, or None."""
        return self._formular(antrag).question(feld)

    def all_options_url(self, antrag: Antrag, stand: Formularstand) -> str | None:
        """Where every free slot of the open question can be read; None for other questions."""
        termine = self._formular(antrag).terminfeld(stand.frage) if stand.frage else None
        return termine.all_url() if termine else None

    def previous(self, antrag: Antrag) -> str | None:
        """The field asked before the present question, or None at the beginning."""
        order = antrag.reihenfolge
        if antrag.erneut in order:
            order = order[: order.index(antrag.erneut)]
        return order[-1] if order else None

    # answering

    def set(self, antrag: Antrag, werte: Mapping[str, Any]) -> SetzErgebnis:
        """Enter answers; see ``eintragen.enter``."""
        self._change(antrag)
        return self._enter(antrag, werte)

    def remove(self, antrag: Antrag, feld: str, werte: Iterable[Any]) -> SetzErgebnis:
        """Take items out of an answer that holds several; taking the last one out leaves the question open."""
        self._change(antrag)
        before = self._formular(antrag).evaluate()
        result = self._enter(antrag, {feld: {"weg": list(werte)}})
        if result.felder[0].ok or result.felder[0].abbruch or feld not in before.angaben:
            return result
        return self._enter(antrag, {feld: None})

    def unset(self, antrag: Antrag, feld: str) -> SetzErgebnis:
        """Take an answer back."""
        return self.set(antrag, {feld: None})

    def skip(self, antrag: Antrag, feld: str) -> None:
        """Leave an optional field out. Raises ``FeldUnbekannt``, ``FeldPflicht``."""
        self._change(antrag)
        formular = self._formular(antrag)
        beschreibung = formular.leistung.feld(feld)
        if beschreibung is None:
            raise FeldUnbekannt
        if beschreibung.pflicht:
            raise FeldPflicht(felder={feld: FeldPflicht.text})
        before, angaben = set(files_in(antrag.angaben)), antrag.angaben
        forget_answer(formular, feld)
        antrag.uebersprungen = [*antrag.uebersprungen, feld]
        antrag.reihenfolge = [*antrag.reihenfolge, feld]
        prune(formular)
        DateiService(self.context, self.session).drop(before - set(files_in(antrag.angaben)))
        keep_reservations(formular)
        Suchindex(self.context, self.session).draft_changed(antrag, angaben)

    def _enter(self, antrag: Antrag, werte: Mapping[str, Any]) -> SetzErgebnis:
        """What can be found by it is found from the same moment on."""
        before = antrag.angaben
        result = enter(self._formular(antrag), werte)
        Suchindex(self.context, self.session).draft_changed(antrag, before)
        return result

    def ask_again(self, antrag: Antrag, feld: str) -> None:
        """Ask this reachable field next, whatever else is open. Raises ``FeldUnbekannt``."""
        self._change(antrag)
        if feld not in self._formular(antrag).evaluate().erreichbar:
            raise FeldUnbekannt
        antrag.erneut = feld

    # putting aside

    def park(self, antrag: Antrag) -> None:
        """Keep it for later; the slot it held is free again."""
        self._change(antrag)
        antrag.zustand = GEPARKT
        self.termine.release(antrag)

    def resume(self, antrag: Antrag) -> None:
        """Go on with a parked draft. A slot that is gone by now is asked for anew."""
        self._change(antrag)
        antrag.zustand = OFFEN
        formular = self._formular(antrag)
        slots = [feld.feld for feld in formular.leistung.felder if feld.typ == "termin" and feld.feld in antrag.angaben]
        for feld in slots:
            if not enter(formular, {feld: antrag.angaben[feld]}).felder[0].ok:
                forget_answer(formular, feld)

    def discard(self, antrag: Antrag) -> None:
        """Throw it away: nothing of the answers is left, the slot is free again."""
        self._refuse_submitted(antrag)
        self.termine.release(antrag)
        DateiService(self.context, self.session).drop(set(files_in(antrag.angaben)))
        self.antraege.delete(antrag)

    def forget(self, gespraech: str) -> None:
        """Delete all drafts of a conversation; cases already submitted stay."""
        for antrag in self.antraege.of_gespraech(gespraech):
            self.termine.release(antrag)
            self.antraege.delete(antrag)

    # submitting

    def submit(self, antrag: Antrag, idempotency_key: str, kanal: str | None = None) -> Einreichung:
        """Make it a case, once: any repetition, with this key or another, answers the same.

        `kanal` is where it was sent; None: where it was begun.

        Raises ``SchluesselFehlt``, ``Unvollstaendig``, ``AntragAbgelehnt``, ``TerminWeg``, ``AntragUnbekannt``.
        """
        if not 0 < len(idempotency_key.strip()) <= 200:
            raise SchluesselFehlt
        if not self.antraege.hold(antrag):
            raise AntragUnbekannt
        formular = self._formular(antrag)
        existing = VorgangRepository(self.session).by_antrag(antrag.id)
        if existing is not None:
            return einreichung.receipt(formular, existing)
        antrag.kanal = kanal or antrag.kanal
        antrag.erfasst_von = self.erfasst_von or antrag.erfasst_von
        result = einreichung.submit(formular)
        antrag.zustand = EINGEREICHT
        Suchindex(self.context, self.session).drop_draft(antrag)
        antrag.geaendert = self.context.clock.now()
        return result

    def _formular(self, antrag: Antrag) -> Formular:
        return Formular(self.context, self.session, antrag)

    def _change(self, antrag: Antrag) -> None:
        """Keep others out until the transaction ends, and the draft for another week (LOTSE_GESPRAECH_TAGE).

        Raises ``AntragEingereicht``, ``AntragUnbekannt``.
        """
        if not self.antraege.hold(antrag):
            raise AntragUnbekannt
        self._refuse_submitted(antrag)
        antrag.geaendert = self.context.clock.now()
        antrag.erfasst_von = self.erfasst_von or antrag.erfasst_von
        antrag.ablauf = antrag.geaendert + self.context.settings.aufbewahrung

    def _refuse_submitted(self, antrag: Antrag) -> None:
        if antrag.zustand == EINGEREICHT:
            raise AntragEingereicht


def hash_token(token: str) -> str:
    """What is stored of a draft's token; 256 random bits need no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def remove_expired_drafts(context: ApiContext, session: Session) -> int:
    """Delete drafts nobody has touched for a week (LOTSE_GESPRAECH_TAGE). Cases made of them stay. Returns how many."""
    repository, termine = AntragRepository(session), TerminService(context, session)
    expired = repository.expired(context.clock.now())
    for antrag in expired:
        termine.release(antrag)
        if antrag.zustand != EINGEREICHT:
            DateiService(context, session).drop(set(files_in(antrag.angaben)))
        repository.delete(antrag)
    return len(expired)
