"""Working off a conversation's open messages: one at a time, in order, by whoever holds the lease.

The lease is two columns of the conversation, taken and given back in the transactions that write messages anyway. It
ends by itself when a server dies. Whoever lost it finds out when storing the answers, and drops them (ADR 0005).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import LotseError
from api.gespraeche.kontext import turn_metadata
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.optionen import resolve
from api.gespraeche.schemas import Abschluss, Annahme, Antwort, Auftrag, Ausgang, Eingang, NachrichtAnsicht
from api.gespraeche.service import GespraechService

PACHT = timedelta(seconds=10)
"""How long a server that died keeps a conversation waiting. A living one renews its leases well before."""
WARTEND_MAX = 50
"""Open messages of one conversation; nobody types more while one is being answered."""
OPTIONEN_RUECKBLICK = 20
"""Messages searched for the title of a pressed option that no longer holds."""
FRAGEND = ("frage", "erinnerung")
"""Kinds of messages that ask, and are not worth sending when the next message has already come in."""
VERSUCHE_MAX = 4
"""After so many failures with bot and actions in good health a message is given up: it would block all later ones."""


class ZuVieleNachrichten(LotseError):
    status = 429
    titel = "Einen Moment bitte"
    text = "Ich bin noch bei Ihren letzten Nachrichten. Bitte warten Sie einen Augenblick."


class Abarbeitung:
    """`inhaber` names the server process that works here."""

    def __init__(self, context: ApiContext, session: Session, inhaber: str) -> None:
        self.context = context
        self.session = session
        self.inhaber = inhaber
        self.service = GespraechService(context, session)
        self.repository = self.service.repository

    # -- in -------------------------------------------------------------------------------------------------------

    def receive(self, gespraech: Gespraech, eingang: Eingang) -> Annahme:
        """Store the message, or find it again by its id; take the lease if it is free. The row must be locked."""
        rows = self.repository.open_messages(gespraech.id, und=eingang.id)
        row = next((row for row in rows if row.nachricht == eingang.id), None)
        if row is not None and row.zustand != "offen":
            return Annahme(nr=row.nr, neu=False, fertig=self._reply(gespraech, row))
        offen = list(rows)
        neu = row is None
        if row is None:
            row = self._store(gespraech, eingang, len(offen))
            offen.append(row)
        eingegangen = NachrichtAnsicht.of(row) if neu else None
        if not self._take_lease(gespraech):
            return Annahme(nr=row.nr, neu=neu, eingegangen=eingegangen)
        auftrag = self._next(gespraech, offen, allein=neu and len(offen) == 1)
        return Annahme(nr=row.nr, neu=neu, auftrag=auftrag, eingegangen=eingegangen)

    def take(self, gespraech: Gespraech) -> Auftrag | None:
        """The next open message, if the lease is free and there is one."""
        offen = self.repository.open_messages(gespraech.id)
        if not offen or not self._take_lease(gespraech):
            return None
        return self._next(gespraech, offen)

    def _store(self, gespraech: Gespraech, eingang: Eingang, wartend: int) -> Nachricht:
        if wartend >= WARTEND_MAX:
            raise ZuVieleNachrichten
        now = self.context.clock.now()
        gespraech.letzte_nr += 1
        gespraech.geaendert = now
        gespraech.ablauf = now + self.context.settings.aufbewahrung
        row = Nachricht(
            gespraech=gespraech.id,
            nr=gespraech.letzte_nr,
            nachricht=eingang.id,
            von="buerger",
            art=eingang.art,
            text=eingang.text if eingang.text is not None else self._title(gespraech, eingang.wert),
            wert=eingang.wert,
            wahl=eingang.wahl,
            zustand="offen",
            versuche=0,
            zeit=now,
        )
        self.session.add(row)
        return row

    def _title(self, gespraech: Gespraech, wert: str | None) -> str:
        """The words on the pressed button, as the journal knows them."""
        for angebot in self._offers(gespraech):
            if angebot.get("wert") == wert:
                return str(angebot.get("titel", ""))
        return "(Auswahl)"

    def _offers(self, gespraech: Gespraech) -> list[dict[str, Any]]:
        frage = (gespraech.stand or {}).get("frage") or {}
        offers = [*(frage.get("optionen") or ()), *(frage.get("aktionen") or ())]
        for row in self.repository.with_options(gespraech.id, OPTIONEN_RUECKBLICK):
            offers += row.optionen or ()
        return offers

    def _take_lease(self, gespraech: Gespraech) -> bool:
        now = self.context.clock.now()
        if gespraech.pacht_bis is not None and gespraech.pacht_bis >= now:
            return False
        gespraech.pacht_inhaber = self.inhaber
        gespraech.pacht_bis = now + PACHT
        return True

    def _next(self, gespraech: Gespraech, offen: Sequence[Nachricht], *, allein: bool = False) -> Auftrag | None:
        """The first open message with what the bot needs to read it, or give the lease back."""
        if not offen:
            gespraech.pacht_inhaber = gespraech.pacht_bis = None
            return None
        row = offen[0]
        if row.kontext is None:
            self._prepare(gespraech, row)
        return Auftrag(
            gespraech=gespraech.id,
            nr=row.nr,
            nachricht=row.nachricht or "",
            text=row.text,
            kontext=row.kontext,
            versuche=row.versuche,
            mandant=gespraech.mandant,
            einfache_sprache=gespraech.einfache_sprache,
            allein=allein,
        )

    def _prepare(self, gespraech: Gespraech, row: Nachricht) -> None:
        """Read the open question now that the turn has come; kept, so that a repetition is read the same way."""
        if row.art == "wert" and row.wahl is None:
            row.wahl = resolve(self.context, self.session, gespraech, row.wert)
            if row.wahl is None:
                return
            row.text = row.wahl.get("titel") or row.text
        with self.session.no_autoflush:  # one INSERT with everything, not an UPDATE on top
            row.kontext = turn_metadata(self.context, self.session, gespraech, row)

    # -- out ------------------------------------------------------------------------------------------------------

    def finish(
        self,
        auftrag: Auftrag,
        ausgaenge: list[Ausgang],
        verstanden: dict[str, Any] | None,
        zurueckgehalten: list[int],
        *,
        gescheitert: bool = False,
    ) -> Abschluss:
        """Store the answers and close the message; with the next one in the same transaction, or the lease given back.

        `zurueckgehalten` are messages answered before whose reply waits for the end of the burst: the reply to its last
        message carries all answers, and a question in the middle is not worth asking any more.
        """
        gespraech, offen = self._mine(auftrag)
        if gespraech is None:
            return Abschluss(verloren=True)
        row = offen.pop(0)
        row.zustand = "gescheitert" if gescheitert else "beantwortet"
        row.kontext = None
        if verstanden is not None:
            gespraech.zuletzt_verstanden = verstanden
        if auftrag.kontext is None and (gespraech.stand or {}).get("vorgang"):
            gespraech.stand = {**gespraech.stand, "vorgang": None}  # told in the turn that submits, and only then
        loeschen = bool((gespraech.zustand or {}).get("loeschen"))
        naechster = None if loeschen else self._next(gespraech, offen)
        sofort = auftrag.allein or naechster is None
        if not sofort:
            ausgaenge = [ausgang for ausgang in ausgaenge if ausgang.art not in FRAGEND]
        neu = tuple(self.service.append(gespraech, ausgaenge, zu=row.nr))
        stand = self.service.stand(gespraech)
        antworten = {}
        if sofort and zurueckgehalten:
            antworten = self._replies(gespraech, [*zurueckgehalten, row.nr])
        elif sofort:
            antworten = {auftrag.nachricht: Antwort(neu, stand)}
        return Abschluss(neu, antworten, stand, naechster, loeschen=loeschen)

    def fail(self, auftrag: Auftrag, stoerung: list[Ausgang], zurueckgehalten: list[int], *, gesund: bool) -> Abschluss:
        """Leave the message and all behind it open, say so once, and give the lease back.

        `gesund`: bot and actions were well, so the message itself may be what fails.
        """
        gespraech, rows = self._mine(auftrag)
        if gespraech is None:
            return Abschluss(verloren=True)
        rows[0].versuche += int(gesund)
        offen = [row.nr for row in rows]
        letzte = self.repository.last_of(gespraech.id, "stoerung")
        neu: list[NachrichtAnsicht] = []
        if letzte is None or (letzte.zu or 0) < offen[-1]:
            neu = self.service.append(gespraech, stoerung, zu=offen[-1])
        gespraech.pacht_inhaber = gespraech.pacht_bis = None
        antworten = self._replies(gespraech, [*zurueckgehalten, *offen])
        return Abschluss(tuple(neu), antworten, self.service.stand(gespraech))

    def _mine(self, auftrag: Auftrag) -> tuple[Gespraech | None, list[Nachricht]]:
        """Conversation (locked) and open messages, this one first; None where one is gone or the lease is lost."""
        gespraech = self.repository.get(auftrag.gespraech, lock=True)
        if gespraech is None or gespraech.pacht_inhaber != self.inhaber:
            return None, []
        offen = list(self.repository.open_messages(auftrag.gespraech))
        if not offen or offen[0].nachricht != auftrag.nachricht:
            return None, []
        return gespraech, offen

    def _replies(self, gespraech: Gespraech, nummern: list[int]) -> dict[str, Antwort]:
        """The last of these messages carries all answers, the others none; the `stand` is the same."""
        self.session.flush()
        letzte = nummern[-1]
        if len(nummern) > 1:
            self.repository.move_answers(gespraech.id, nummern[:-1], letzte)
        leer = Antwort((), self.service.stand(gespraech))
        replies = {}
        for row in self.repository.citizen_messages(gespraech.id, nummern):
            replies[row.nachricht or ""] = self._reply(gespraech, row) if row.nr == letzte else leer
        return replies

    def _reply(self, gespraech: Gespraech, row: Nachricht) -> Antwort:
        """The stored answers to a message; the notice of a failure only as long as it is unanswered."""
        rows = self.repository.answers(gespraech.id, row.nr)
        answers = [answer for answer in rows if answer.art != "stoerung" or row.zustand == "offen"]
        return Antwort(tuple(NachrichtAnsicht.of(answer) for answer in answers), self.service.stand(gespraech))
