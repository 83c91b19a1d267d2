"""What is new, live: how many wait, and that something happened in one's own chats. Also the browser's sign of life."""

import dataclasses
import json
from collections.abc import AsyncIterator

from fastapi import APIRouter
from sse_starlette import EventSourceResponse

from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute

HERZSCHLAG_SECONDS = 20.0
SEND_SECONDS = 30

router = APIRouter(route_class=KonsolenRoute)


@router.get("/callcenter/{mandant}/neues")
async def stream_news(anfrage: AgentDep) -> EventSourceResponse:
    """Ends when the session does."""
    return EventSourceResponse(_news(anfrage), ping=int(HERZSCHLAG_SECONDS), send_timeout=SEND_SECONDS)


async def _news(anfrage: Anfrage) -> AsyncIterator[dict[str, str]]:
    schlange, mandant, konto = anfrage.dienst.schlange, anfrage.mandant.key, anfrage.wer.konto
    await schlange.seen(konto, mandant)
    async for neues in schlange.follow(mandant, konto, HERZSCHLAG_SECONDS):
        if neues is not None:
            yield {"event": "neues", "data": json.dumps(dataclasses.asdict(neues))}
        elif await anfrage.still_signed_in():
            await schlange.seen(konto, mandant)
        else:
            yield {"event": "ende", "data": "{}"}
            return
