"""Calls: begun, proved, ended."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from api.anrufe.abschluss import reason
from api.anrufe.begleiten import accompany, leave
from api.anrufe.errors import AnrufAnderswo, TatsacheUnbekannt
from api.anrufe.models import Anruf
from api.anrufe.nachweise import Nachweise, Ziel, record
from api.anrufe.repository import AnrufRepository
from api.anrufe.stufe import AKTENZEICHEN, GESPRAECH, UEBERNOMMEN, VORGANG, Nachweislage, Stufe
from api.anrufe.tatsachen import CODE, NUMMER, Tatsache, facts
from api.antraege.service import AntragService
from api.context import ApiContext
from api.database import lock
from api.errors import UngueltigeEingabe
from api.kennzahlen.service import Kennzahlen
from api.leistungen.katalog import LeistungAus, LeistungUnbekannt
from api.suche.anfrage import TEXT_MAX
from api.vorgaenge.aktenzeichen import normalise_aktenzeichen
from api.vorgaenge.models import Vorgang

NOTIZ_MAX = 2000


class AnrufService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.anrufe = AnrufRepository(session)

    # a call from beginning to end

    def open_of(self, konto: str) -> Anruf | None:
        """The open call of an account, of whichever Mandant."""
        return self.anrufe.open_of(konto)

    def begin(self, konto: str, mandant: str) -> Anruf:
        """The open call, or a new one; as often as it is asked for.

        Raises ``AnrufAnderswo`` where one for another Mandant is still open.
        """
        lock(self.session, f"anruf:{konto}")
        offen = self.open_of(konto)
        if offen is not None:
            if offen.mandant != mandant:
                raise AnrufAnderswo
            return offen
        anruf = Anruf(id=str(uuid4()), mandant=mandant, konto=konto, begonnen=self.context.clock.now())
        self.session.add(anruf)
        self.session.flush()
        record(self.context, self.session, anruf, "anruf_begonnen")
        return anruf

    def end(self, anruf: Anruf, abschluss: str, notiz: str | None = None) -> None:
        """Close it with a wrap-up code; once: a repetition changes and counts nothing.

        Raises ``AbschlussUnbekannt``, ``UngueltigeEingabe`` where the note is too long.
        """
        grund = reason(self.context, abschluss)
        notiz = (notiz or "").strip() or None
        if notiz is not None and len(notiz) > NOTIZ_MAX:
            raise UngueltigeEingabe(felder={"notiz": f"Bitte fassen Sie sich kürzer: höchstens {NOTIZ_MAX} Zeichen."})
        lock(self.session, f"anruf:{anruf.konto}")
        self.session.refresh(anruf)
        if anruf.beendet is not None:
            return
        anruf.beendet, anruf.abschluss, anruf.notiz = self.context.clock.now(), grund.schluessel, notiz
        anruf.suche = None
        self.session.flush()
        leave(self.context, self.session, anruf)
        zahlen = Kennzahlen(self.context, self.session)
        sekunden = max(0, int((anruf.beendet - anruf.begonnen).total_seconds()))
        zahlen.present(anruf.mandant, anruf.konto)
        zahlen.count(anruf.mandant, "anruf", sekunden=sekunden)
        zahlen.count(anruf.mandant, "abschluss", grund.schluessel)
        if grund.geloest:
            zahlen.count(anruf.mandant, "erstloesung", "anruf")
        record(self.context, self.session, anruf, "anruf_beendet", abschluss=grund.schluessel)

    def search(self, konto: str, mandant: str, text: str) -> Anruf:
        """Keep what is searched for in the call, which begins with it; an empty text ends the search."""
        anruf = self.begin(konto, mandant)
        anruf.suche = text.strip()[:TEXT_MAX] or None
        self.session.flush()
        return anruf

    # whose conversation it is

    def join(self, konto: str, mandant: str, gespraech: str) -> Anruf:
        """Make a conversation that of the call: opened for the caller, or handed over by their code.

        Only for conversations whose right was proved that way. Raises ``AnrufAnderswo``.
        """
        anruf = self.begin(konto, mandant)
        if self._state(anruf, GESPRAECH, gespraech).stufe is not Stufe.GANZ:
            self._proofs(anruf).keep(
                Ziel(GESPRAECH, gespraech, gespraech), str(uuid4()), UEBERNOMMEN, stark=True, stimmt=True
            )
        anruf.gespraech = gespraech
        self.session.flush()
        accompany(self.context, self.session, anruf)
        return anruf

    def may_open(self, konto: str, mandant: str, gespraech: str) -> bool:
        """Belongs the conversation to the open call of this account, and was that proved?"""
        anruf = self.open_of(konto)
        if anruf is None or anruf.mandant != mandant:
            return False
        return self._state(anruf, GESPRAECH, gespraech).stufe is Stufe.GANZ

    # what was proved

    def level(self, anruf: Anruf | None, vorgang: Vorgang) -> Stufe:
        """How much of a case may be told in this call."""
        return self.state(anruf, vorgang).stufe

    def state(self, anruf: Anruf | None, vorgang: Vorgang) -> Nachweislage:
        """The same with what was right and how many tries are left.

        A case of a conversation that was proved is proved: its code stands there.
        """
        if anruf is None or anruf.beendet is not None or anruf.mandant != vorgang.mandant:
            return Nachweislage(Stufe.NICHTS)
        if vorgang.gespraech and self._state(anruf, GESPRAECH, vorgang.gespraech).stufe is Stufe.GANZ:
            return Nachweislage(Stufe.GANZ, richtig=(UEBERNOMMEN,))
        return self._state(anruf, VORGANG, vorgang.id)

    def state_of_conversation(self, anruf: Anruf | None, gespraech: str) -> Nachweislage:
        if anruf is None or anruf.beendet is not None:
            return Nachweislage(Stufe.NICHTS)
        return self._state(anruf, GESPRAECH, gespraech)

    def looked_at(self, anruf: Anruf) -> list[tuple[str | None, str | None, Nachweislage]]:
        """(Aktenzeichen, conversation, what was proved) of all the caller was asked about, latest first."""
        found: list[tuple[str | None, str | None, Nachweislage]] = [
            (vorgang.aktenzeichen, None, self.state(anruf, vorgang))
            for vorgang in self.anrufe.cases(anruf.mandant, self.anrufe.touched(anruf.id, VORGANG))
        ]
        conversations = self.anrufe.touched(anruf.id, GESPRAECH)
        return found + [(None, each, self._state(anruf, GESPRAECH, each)) for each in conversations]

    def facts_of(self, vorgang: Vorgang) -> list[Tatsache]:
        """What can be asked about a case, the number and the code first."""
        return [CODE, NUMMER, *self._facts(vorgang.mandant, vorgang.leistung, vorgang.angaben)]

    def facts_of_conversation(self, mandant: str, gespraech: str) -> list[Tatsache]:
        """What can be asked about the drafts of a conversation."""
        return list({fact.feld: fact for fact, _wert in self._facts_with_values(mandant, gespraech)}.values())

    def named(self, anruf: Anruf, vorgang: Vorgang) -> None:
        """The caller has said the whole number: it was what the agent searched for."""
        if AKTENZEICHEN not in self._state(anruf, VORGANG, vorgang.id).richtig:
            self._proofs(anruf).keep(_case(vorgang), str(uuid4()), AKTENZEICHEN, stark=True, stimmt=True)

    def prove(self, anruf: Anruf, vorgang: Vorgang, tatsache: str, gesagt: str, kennung: str) -> Nachweislage:
        """Compare what the caller said; ``kennung`` is drawn by the form, so that a repetition counts once.

        Raises ``TatsacheUnbekannt``, ``UngueltigeEingabe`` for an empty answer, ``NachweisGesperrt`` after three wrong
        ones, ``StatusGesperrt`` where too many were wrong in too short a time.
        """
        asked = next((fact for fact in self.facts_of(vorgang) if fact.feld == tatsache), None)
        if asked is None:
            raise TatsacheUnbekannt
        held = vorgang.angaben.get(tatsache)
        if tatsache == AKTENZEICHEN:
            gesagt, held = normalise_aktenzeichen(gesagt), vorgang.aktenzeichen
        return self._proofs(anruf).ask(_case(vorgang), asked, [held], gesagt, kennung)

    def prove_conversation(
        self, anruf: Anruf, gespraech: str, tatsache: str, gesagt: str, kennung: str
    ) -> Nachweislage:  # fmt: skip
        """The same for a conversation with open drafts; what was proved makes it that of the call."""
        pairs = self._facts_with_values(anruf.mandant, gespraech)
        asked = next((fact for fact, _wert in pairs if fact.feld == tatsache), None)
        if asked is None:
            raise TatsacheUnbekannt
        held = [wert for fact, wert in pairs if fact.feld == tatsache]
        lage = self._proofs(anruf).ask(Ziel(GESPRAECH, gespraech, gespraech), asked, held, gesagt, kennung)
        if lage.stufe is Stufe.GANZ:
            anruf.gespraech = gespraech
            self.session.flush()
            accompany(self.context, self.session, anruf)
        return lage

    def _proofs(self, anruf: Anruf) -> Nachweise:
        return Nachweise(self.context, self.session, anruf)

    def _state(self, anruf: Anruf, art: str, ziel: str) -> Nachweislage:
        return self._proofs(anruf).state(art, ziel)

    def _facts(self, mandant: str, leistung: str, angaben: Mapping[str, Any]) -> list[Tatsache]:
        try:
            found = self.context.katalog.fuer(mandant, leistung)
        except LeistungAus:
            found = self.context.katalog.leistung(leistung)
        except LeistungUnbekannt:
            return []
        return facts(found, angaben)

    def _facts_with_values(self, mandant: str, gespraech: str) -> list[tuple[Tatsache, Any]]:
        drafts = [
            draft
            for draft in AntragService(self.context, self.session).of_gespraech(gespraech)
            if draft.mandant == mandant
        ]
        return [
            (fact, draft.angaben[fact.feld])
            for draft in drafts
            for fact in self._facts(mandant, draft.leistung, draft.angaben)
        ]


def _case(vorgang: Vorgang) -> Ziel:
    return Ziel(VORGANG, vorgang.id, vorgang.aktenzeichen)


AUFBEWAHRUNG = timedelta(days=30)
"""So long the note of a call is kept; figures live on without it."""
VERGESSEN = timedelta(hours=12)
"""A call nobody closed ends by itself after a working day."""


def close_forgotten_calls(context: ApiContext, session: Session) -> int:
    """End calls nobody closed. They count in no figure: nobody knows how long they lasted."""
    now = context.clock.now()
    forgotten = AnrufRepository(session).forgotten(now - VERGESSEN)
    for anruf in forgotten:
        leave(context, session, anruf)
        anruf.beendet, anruf.suche = now, None
    return len(forgotten)


def remove_old_calls(context: ApiContext, session: Session) -> int:
    """Delete what was ended a month ago, with its proofs. Returns how many."""
    return AnrufRepository(session).remove_ended(context.clock.now() - AUFBEWAHRUNG)
