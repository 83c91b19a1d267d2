"""The outbox: what a chat is to get, in order, and what became of it.

A message is marked `unterwegs` before it sets out and goes when it has arrived. One that is still marked after a crash
may have arrived or not; the messenger has to be asked.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, delete, exists, select, update
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.repository import GespraechRepository
from api.messenger.knoepfe import Knopfbrett
from api.messenger.models import MessengerChat, Sendung
from api.messenger.schemas import Entwurf, Sendebrief
from api.messenger.service import Chatlage, MessengerService
from api.uebergaenge.service import NeuerUebergang, UebergangService, Ziel

type Zeichner = Callable[[Chatlage, Sequence[Nachricht]], list[Entwurf]]
"""Draws the messages of a chat from the new ones of its journal, of either side."""
type Linkschreiber = Callable[[NeuerUebergang, Ziel, bool], str]
"""What is said with a code, its goal, and whether in simple words."""
LINK: Ziel = "sicher"


class Versand:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.chats = MessengerService(context, session)

    def due(self, bot: str) -> Sequence[str]:
        """Chats with something to send, or with something new in the journal."""
        here = and_(MessengerChat.bot == bot, MessengerChat.gesperrt_am.is_(None))
        waiting = exists().where(Sendung.chat == MessengerChat.id)
        queued = select(MessengerChat.id).where(here, waiting)
        newer = select(MessengerChat.id).join(Gespraech, Gespraech.id == MessengerChat.gespraech)
        newer = newer.where(here, Gespraech.letzte_nr > MessengerChat.zugestellt_nr)
        return self.session.scalars(queued.union(newer)).all()

    def plan(self, chat: str, draw: Zeichner) -> None:
        """Put what is new in the journal among the messages to send."""
        row = self.chats.get(chat, lock=True)
        gespraech = self.session.get(Gespraech, row.gespraech) if row and row.gespraech else None
        if row is None or row.gesperrt_am is not None or gespraech is None:
            return
        if gespraech.letzte_nr <= row.zugestellt_nr:
            return
        query = select(Nachricht).where(Nachricht.gespraech == gespraech.id, Nachricht.nr > row.zugestellt_nr)
        neue = self.session.scalars(query.order_by(Nachricht.nr)).all()
        if not neue:
            return
        entwuerfe = draw(self.chats.view(row), neue)
        if (gespraech.zustand or {}).get("loeschen") and entwuerfe:  # the last words of a conversation to be forgotten
            entwuerfe[-1] = replace(entwuerfe[-1], ende=True)
        self.put(row, f"j:{gespraech.id}:{neue[-1].nr}", entwuerfe)
        if any(entwurf.fragt_nachrichten for entwurf in entwuerfe):
            row.nachrichten_gefragt = True
        row.zugestellt_nr = neue[-1].nr

    def put(self, chat: MessengerChat, schluessel: str, entwuerfe: Iterable[Entwurf]) -> None:
        """Put messages among those to send; the same key again puts nothing."""
        if chat.gesperrt_am is not None:
            return
        known = select(Sendung.id).where(Sendung.chat == chat.id, Sendung.schluessel == f"{schluessel}:0")
        if self.session.scalar(known) is not None:
            return
        brett = Knopfbrett(self.context, self.session)
        for number, entwurf in enumerate(entwuerfe):
            inhalt: dict[str, Any] = {"text": entwurf.text, "tasten": brett.lay_out(chat.id, entwurf.tasten)}
            flags: dict[str, Any] = {"weblink": entwurf.weblink, "loest_ab": entwurf.loest_ab, "ende": entwurf.ende}
            flags["von"] = chat.gespraech if entwurf.ende else None
            self.session.add(
                Sendung(
                    chat=chat.id,
                    schluessel=f"{schluessel}:{number}",
                    inhalt=inhalt | {name: value for name, value in flags.items() if value},
                    zustand="offen",
                    versuche=0,
                    zeit=self.context.clock.now(),
                )
            )
            self.session.flush()

    def take(self, chat: str, hoechste: int, write_link: Linkschreiber) -> Sendebrief | None:
        """The next message of a chat, marked as set out. None where there is none, or the bot is blocked."""
        query = select(Sendung).where(Sendung.chat == chat).order_by(Sendung.id).limit(1)
        sendung = self.session.scalar(query)
        if sendung is None:
            return None
        if sendung.inhalt.get("weblink"):  # a code is added to the conversation, which is locked before its chat
            gespraech = self.session.scalar(select(MessengerChat.gespraech).where(MessengerChat.id == chat))
            GespraechRepository(self.session).get(gespraech or "", lock=True)
        row = self.chats.get(chat, lock=True)
        if row is None or row.gesperrt_am is not None:
            return None
        unklar = sendung.zustand == "unterwegs"
        if not unklar:
            sendung.zustand = "unterwegs"
            sendung.nach, sendung.nach_allen = row.letzte_id, hoechste
            self._write_link(row, sendung, write_link)
        inhalt = sendung.inhalt
        return Sendebrief(
            id=sendung.id,
            chat=chat,
            kennung=int(row.kennung),
            text=inhalt["text"],
            tasten=[[(titel, kennung) for titel, kennung in zeile] for zeile in inhalt["tasten"]],
            loest_ab=bool(inhalt.get("loest_ab")),
            ende=bool(inhalt.get("ende")),
            von=inhalt.get("von"),
            unklar=unklar,
            versuche=sendung.versuche,
            nach=sendung.nach,
            nach_allen=sendung.nach_allen,
            alte_tasten=row.tasten if inhalt.get("loest_ab") else None,
        )

    def _write_link(self, chat: MessengerChat, sendung: Sendung, write_link: Linkschreiber) -> None:
        """The code is drawn only now, so that its time begins when it is sent."""
        inhalt = dict(sendung.inhalt)
        gespraech = self.session.get(Gespraech, chat.gespraech) if chat.gespraech else None
        if not inhalt.pop("weblink", False) or gespraech is None:
            return
        neu = UebergangService(self.context, self.session).issue(gespraech, LINK)
        sendung.inhalt = inhalt | {"text": f"{inhalt['text']}\n\n{write_link(neu, LINK, gespraech.einfache_sprache)}"}

    def arrived(self, brief: Sendebrief, nachricht: int | None) -> None:
        """The messenger has it, as message number `nachricht`."""
        row = self.chats.get(brief.chat, lock=True)
        if row is None:
            return
        self.session.execute(delete(Sendung).where(Sendung.id == brief.id))
        if nachricht is not None:
            row.letzte_id = max(row.letzte_id or 0, nachricht)
        if brief.alte_tasten is not None and row.tasten == brief.alte_tasten:
            row.tasten = None
        if brief.loest_ab and brief.tasten and nachricht is not None:
            row.tasten = nachricht
        if brief.ende and row.gespraech in (None, brief.von):
            self.chats.forget(row)

    def put_back(self, brief: Sendebrief, *, failed: bool) -> None:
        """It has certainly not arrived. `failed`: because of what it is, which counts as a try."""
        mine = update(Sendung).where(Sendung.id == brief.id)
        self.session.execute(mine.values(zustand="offen", versuche=Sendung.versuche + (1 if failed else 0)))

    def drop(self, brief: Sendebrief) -> None:
        """It can't be sent; what comes after it goes on."""
        self.session.execute(delete(Sendung).where(Sendung.id == brief.id))
