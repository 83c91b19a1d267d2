"""News of cases, for the chats that asked for them."""

import asyncio

from api.benachrichtigungen.service import BenachrichtigungService
from api.messenger.schemas import Entwurf
from integrations.telegram.werkbank import Buch, Werkbank
from integrations.telegram.zustellung import Zustellung

UMSCHAU_SECONDS = 1.0


async def tell_news(werkbank: Werkbank, zustellung: Zustellung) -> None:
    """Put what is due among the messages to send, until cancelled."""

    def due(buch: Buch) -> bool:
        return bool(BenachrichtigungService(buch.context, buch.session).due(buch.context.clock.now(), 1))

    def put(buch: Buch) -> set[str]:
        service = BenachrichtigungService(buch.context, buch.session)
        chats = set()
        for faellig in service.due(buch.context.clock.now()):
            row = buch.chats.get(faellig.chat, lock=True)
            if row is not None:
                buch.versand.put(row, f"m:{faellig.id}", [Entwurf(faellig.text)])
                chats.add(row.id)
            service.done(faellig.id)
        return chats

    while True:
        if await werkbank.read(due):
            for chat in await werkbank.write(put):
                zustellung.wake(chat)
        await asyncio.sleep(UMSCHAU_SECONDS)
