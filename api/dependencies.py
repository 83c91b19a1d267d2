"""What endpoints ask for."""

import hmac
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Header, Request
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import FalschesFormat, NichtAngemeldet, NichtErlaubt


def context_of(request: Request) -> ApiContext:
    context = request.app.state.context
    assert isinstance(context, ApiContext)  # noqa: S101 - narrows the type of Starlette's state
    return context


# What does not wait is `async`: FastAPI hands anything else to a thread, which takes longer than the work itself
async def get_context(request: Request) -> ApiContext:
    return context_of(request)


ContextDep = Annotated[ApiContext, Depends(get_context)]


def open_session(context: ContextDep) -> Iterator[Session]:
    with context.db.transaction() as session:
        yield session


def open_reading(context: ContextDep) -> Iterator[Session]:
    with context.db.reading() as session:
        yield session


# scope="function": committed before the answer goes out, so that an answer is never a promise
SessionDep = Annotated[Session, Depends(open_session, scope="function")]
ReadingDep = Annotated[Session, Depends(open_reading, scope="function")]


async def bearer(authorization: Annotated[str | None, Header(include_in_schema=False)] = None) -> str:
    """The token of ``Authorization: Bearer …``; raises ``NichtAngemeldet`` without one."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NichtAngemeldet
    return token.strip()


BearerDep = Annotated[str, Depends(bearer)]


def same_token(one: str, other: str) -> bool:
    """Compared in constant time; takes any text."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


async def require_dienst_token(context: ContextDep, token: BearerDep) -> None:
    """Only for other parts of the Lotse and for staff: none → 401, wrong → 403."""
    if not same_token(token, context.settings.dienst_token):
        raise NichtErlaubt


async def require_json(request: Request) -> None:
    """A body must be JSON. Without this rule a form or plain text would be answered with a riddle."""
    has_body = request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if has_body and kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise FalschesFormat


async def client_address(request: Request, context: ContextDep) -> str:
    """Who asks. Behind a trusted proxy (LOTSE_PROXY=1) the last address it reports, else that of the socket."""
    reported = request.headers.get("x-forwarded-for", "") if context.settings.proxy else ""
    return reported.rpartition(",")[2].strip() or (request.client.host if request.client else "unbekannt")


AddressDep = Annotated[str, Depends(client_address)]
