"""Working off a conversation's open messages: one at a time, in order, by whoever holds the lease.

The lease is two columns of the conversation, taken and given back in the transactions that write messages anyway. It
ends by itself when a server dies. Whoever lost it finds out when storing the answers, and drops them (ADR 0005).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.bearbeitet import Bearbeitung, find_root, read_edit
from api.gespraeche.eingangsbuch import Eingangsbuch
from api.gespraeche.kontext import turn_metadata
from api.gespraeche.kurzbefehle import VOM_MENSCHEN_FORT
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.optionen import resolve
from api.gespraeche.schemas import Abschluss, Annahme, Antwort, Auftrag, Ausgang, Eingang, NachrichtAnsicht
from api.gespraeche.service import GespraechService
from api.gespraeche.uebergabe import has_human, release
from api.leistungen.datenklassen import MESSENGER

PACHT = timedelta(seconds=10)
"""How long a server that died keeps a conversation waiting. A living one renews its leases well before."""
FRAGEND = ("frage", "erinnerung")
"""Kinds of messages that ask, and are not worth sending when the next message has already come in."""
VERSUCHE_MAX = 4
"""After so many failures with bot and actions in good health a message is given up: it would block all later ones."""


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
        """Store the message, or find it again by its id; take the lease if it is free. The row must be locked.

        While a human has the conversation the message is stored for them, and nobody else reads it.
        Raises `ZuVieleNachrichten`; for a file `KeineDateiGefragt`, `ZuVieleDateien`.
        """
        rows = self.repository.open_messages(gespraech.id, und=eingang.id)
        row = next((row for row in rows if row.nachricht == eingang.id), None)
        if row is not None and row.zustand != "offen":
            return Annahme(nr=row.nr, neu=False, fertig=self._reply(gespraech, row))
        offen = list(rows)
        neu, still, buch = row is None, False, Eingangsbuch(self.context, self.session)
        if row is None:
            if eingang.befehl in VOM_MENSCHEN_FORT:
                release(self.context, self.session, gespraech)
            erste = find_root(self.repository, gespraech.id, eingang.ersetzt) if eingang.ersetzt else None
            still = erste is not None and buch.says_nothing_new(erste, eingang)
            row = buch.store(gespraech, eingang, len(offen), erste)
            offen.append(row)
        eingegangen = NachrichtAnsicht.of(row) if neu else None
        if has_human(gespraech) or (neu and still):
            row.zustand = "beantwortet"
            return Annahme(row.nr, neu, Antwort((), self.service.stand(gespraech)), eingegangen=eingegangen)
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
        bearbeitung = self._prepare(gespraech, row) if row.kontext is None else Bearbeitung()
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
            hinweis=bearbeitung.hinweis or "veraltet",
            aktenzeichen=bearbeitung.aktenzeichen,
        )

    def _prepare(self, gespraech: Gespraech, row: Nachricht) -> Bearbeitung:
        """Read the open question now that the turn has come; kept, so that a repetition is read the same way."""
        if row.ersetzt is not None:
            bearbeitung = read_edit(self.context, self.session, gespraech, row)
            row.kontext = bearbeitung.kontext
            if bearbeitung.kontext or bearbeitung.hinweis:
                return bearbeitung
        if row.art == "wert" and row.wahl is None:
            row.wahl = resolve(self.context, self.session, gespraech, row.wert, row.kanal)
            if row.wahl is None:
                return Bearbeitung()
            row.text = row.wahl.get("titel") or row.text
        with self.session.no_autoflush:  # one INSERT with everything, not an UPDATE on top
            row.kontext = turn_metadata(self.context, self.session, gespraech, row)
        return Bearbeitung(kontext=row.kontext)

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
        row.text = self._kept_text(gespraech, row)
        if verstanden is not None:
            gespraech.zuletzt_verstanden = verstanden
        if auftrag.kontext is None and (gespraech.stand or {}).get("vorgang"):
            gespraech.stand = {**gespraech.stand, "vorgang": None}  # told in the turn that submits, and only then
        loeschen = bool((gespraech.zustand or {}).get("loeschen"))
        naechster = None if loeschen else self._next(gespraech, offen)
        sofort = auftrag.allein or naechster is None
        if not sofort:
            ausgaenge = [ausgang for ausgang in ausgaenge if ausgang.art not in FRAGEND]
        neu = tuple(self.service.append(gespraech, ausgaenge, zu=row.nr, kanal=row.kanal))
        stand = self.service.stand(gespraech)
        antworten = {}
        if sofort and zurueckgehalten:
            antworten = self._replies(gespraech, [*zurueckgehalten, row.nr])
        elif sofort:
            antworten = {auftrag.nachricht: Antwort(neu, stand)}
        bis = (gespraech.letzte_nr, gespraech.geaendert)
        return Abschluss(neu, antworten, stand, naechster, loeschen=loeschen, bis=bis)

    def _kept_text(self, gespraech: Gespraech, row: Nachricht) -> Any:
        """What is kept of the message: from a messenger without what may not pass it."""
        if row.kanal not in MESSENGER:
            return row.text
        ersatz = self.repository.withheld(gespraech.id, row.nachricht or "")
        return row.text if ersatz is None else ersatz

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
            kanaele = {row.kanal for row in rows}
            neu = self.service.append(gespraech, stoerung, offen[-1], kanaele.pop() if len(kanaele) == 1 else None)
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
