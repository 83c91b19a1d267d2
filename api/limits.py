"""How large a request may be."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ZuGross, problem


class BodyLimit:
    """Refuses larger bodies with 413, by the announced length or while they arrive.

    ``ausnahmen`` maps the end of a path to a limit of its own, for example ``{"/dateien": 20_000_000}``. In bytes.
    """

    def __init__(self, app: ASGIApp, limit: int = 262_144, ausnahmen: dict[str, int] | None = None) -> None:
        self.app = app
        self.limit = limit
        self.ausnahmen = ausnahmen or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = next((size for end, size in self.ausnahmen.items() if scope["path"].endswith(end)), self.limit)
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > limit:
            await problem(ZuGross.status, ZuGross.titel, ZuGross.text)(scope, receive, send)
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
