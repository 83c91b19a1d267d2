"""How large a request may be."""

import re

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ZuGross, problem


class BodyLimit:
    """Refuses larger bodies with 413, by the announced length or while they arrive.

    ``ausnahmen`` maps paths, as regular expressions, to limits of their own: ``{"/chat/.*/dateien": 20_000_000}``.
    In bytes. ``worte`` maps them to the error that says so there.
    """

    def __init__(
        self,
        app: ASGIApp,
        limit: int = 262_144,
        ausnahmen: dict[str, int] | None = None,
        worte: dict[str, type[ZuGross]] | None = None,
    ) -> None:
        self.app = app
        self.limit = limit
        self.ausnahmen = {re.compile(path): size for path, size in (ausnahmen or {}).items()}
        self.worte = {re.compile(path): fehler for path, fehler in (worte or {}).items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = next((size for path, size in self.ausnahmen.items() if path.fullmatch(scope["path"])), self.limit)
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > limit:
            fehler = next((fehler for path, fehler in self.worte.items() if path.fullmatch(scope["path"])), ZuGross)
            await problem(fehler.status, fehler.titel, fehler.text)(scope, receive, send)
            return
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise HTTPException(ZuGross.status)  # FastAPI reads anything else as a broken body
            return message

        await self.app(scope, count, send)
