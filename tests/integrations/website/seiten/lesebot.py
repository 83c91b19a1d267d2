"""Stands in for the bot where typed words are read: speaks its wire, understands numbers and what has a fixed form."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.dienen import serving

ZAHLEN = {"eins": "1", "zwei": "2", "drei": "3", "vierhundert": "400"}
FORMEN = {
    "zahl": re.compile(r"(\d[\d.]*(?:,\d+)?)(?: ?[a-zäöü²³/]+)?", re.IGNORECASE),
    "betrag": re.compile(r"(\d[\d.]*(?:,\d\d)?)(?: ?(?:€|Euro))?"),
    "email": re.compile(r"(\S+@\S+)"),
    "telefon": re.compile(r"([+0][\d /-]+)"),
    "iban": re.compile(r"([A-Z]{2}\d{2}[A-Z0-9 ]+)"),
    "kennzeichen": re.compile(r"(\S+[ -]\S+(?: \d+)?[EH]?)"),
}


@dataclass
class LeseBot:
    """``token`` is what it expects; ``krank``: it answers 503. ``gelesen`` are the requests it had."""

    token: str
    krank: bool = False
    gelesen: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0

    async def deutung(self, request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return JSONResponse({"fehler": "token"}, 401)
        if self.krank:
            return JSONResponse({"fehler": "modell"}, 503)
        body = await request.json()
        self.gelesen.append(body)
        frage, text = body["metadata"]["frage"], body["text"]
        wert = read(frage["typ"], text)
        gefunden = {
            "typ": frage["typ"],
            "wert": wert,
            "text": text,
            "start": 0,
            "ende": len(text),
            "feld": frage["feld"],
        }
        werte = [] if wert is None else [gefunden]
        return JSONResponse({"text": text, "intent": {"name": "angabe"}, "entities": [], "deutung": {"werte": werte}})

    async def forget(self, _: Request) -> Response:
        return JSONResponse({"status": "ok"})

    @contextmanager
    def serve(self) -> Iterator[None]:
        app = Starlette(
            routes=[
                Route("/webhooks/lotse/deutung", self.deutung, methods=["POST"]),
                Route("/webhooks/lotse/vergessen", self.forget, methods=["POST"]),
            ]
        )
        with serving(app) as address:
            self.port = int(address.rpartition(":")[2])
            yield


def read(typ: str, text: str) -> Any:
    """The typed value, or None where nothing of that type is said."""
    text = ZAHLEN.get(text.casefold(), text)
    match = FORMEN[typ].fullmatch(text) if typ in FORMEN else None
    if match is None:
        return None
    return match[1].replace(".", "").replace(",", ".") if typ in ("zahl", "betrag") else match[1]
