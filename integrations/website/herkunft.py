"""Which websites may show the chat: those a Mandant names under `webseiten`, this server, and in a demo this machine.

A browser asks before it lets a page of another origin read an answer (CORS, Fetch standard section 3.2). Nothing here
rests on cookies, so an origin that is let in gets nothing it holds no token for.
"""

import re
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from starlette.middleware.cors import CORSMiddleware

from api.context import ApiContext
from api.dependencies import context_of
from api.errors import NichtErlaubt
from api.mandanten.verzeichnis import Mandant

LOOPBACK = r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?"
PREFLIGHT_SECONDS = 600


class HerkunftFremd(NichtErlaubt):
    titel = "Diese Internetseite ist nicht freigegeben"
    text = "Auf dieser Internetseite ist der Lotse nicht freigegeben. Bitte nutzen Sie die Seite Ihrer Kommune."


def allow_origins(app: FastAPI, context: ApiContext) -> None:
    """Answer the browser's question for every website a Mandant names."""
    app.add_middleware(
        CORSMiddleware,
        allow_origins=sorted({seite for mandant in context.mandanten for seite in mandant.datei.webseiten}),
        allow_origin_regex=LOOPBACK if context.settings.demo else None,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
        expose_headers=["Retry-After"],
        max_age=PREFLIGHT_SECONDS,
    )


def check_origin(request: Request, mandant: Mandant) -> None:
    """Raises `HerkunftFremd` for a page that may not open a chat of this Mandant."""
    origin = request.headers.get("origin")
    if origin is None or origin in mandant.datei.webseiten or urlsplit(origin).netloc == request.url.netloc:
        return
    if not (context_of(request).settings.demo and re.fullmatch(LOOPBACK, origin)):
        raise HerkunftFremd
