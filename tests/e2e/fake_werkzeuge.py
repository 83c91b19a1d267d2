"""What the widget's inputs and tools ask of the server besides the conversation, played by the fake."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Header, Request
from fastapi.responses import JSONResponse, Response

from tests.e2e.drehbuch_eingaben import STRASSEN
from tests.e2e.fake_chat import FakeChat, problem

GUELTIG_BIS = "2026-11-29T18:00:00+01:00"


@dataclass
class FakeWerkzeuge:
    """What was asked for: streets, votes by message, codes with their conversation and aim."""

    strassen: list[dict[str, Any]] = field(default_factory=lambda: STRASSEN)
    gesucht: list[str] = field(default_factory=list)
    rueckmeldungen: dict[int, dict[str, Any]] = field(default_factory=dict)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)


def add_tools(app: FastAPI, fake: FakeChat) -> FakeWerkzeuge:
    """The routes; the same promises as docs/contract.md makes."""
    werkzeuge = FakeWerkzeuge()

    def known(gespraech: str, authorization: str) -> bool:
        found = fake.gespraeche.get(gespraech)
        return found is not None and authorization == f"Bearer {found.token}"

    def unknown() -> Response:
        return problem(404, "Gespräch nicht gefunden", "Dieses Gespräch gibt es nicht (mehr).")

    @app.get("/api/v1/mandanten/{mandant}/strassen")
    def streets(mandant: str, q: str) -> dict[str, Any]:
        werkzeuge.gesucht.append(q)
        return {"strassen": [each for each in werkzeuge.strassen if each["strasse"].lower().startswith(q.lower())][:8]}

    @app.post("/chat/v1/gespraeche/{gespraech}/rueckmeldungen")
    async def rate(gespraech: str, request: Request, authorization: str = Header("")) -> Response:
        if not known(gespraech, authorization):
            return unknown()
        body = await request.json()
        if len(body.get("wort") or "") > 500:
            return problem(422, "Zu lang", "Bitte fassen Sie sich kürzer.")
        if body["gut"] is None:
            werkzeuge.rueckmeldungen.pop(body["nr"], None)
        else:
            werkzeuge.rueckmeldungen[body["nr"]] = {key: body.get(key) for key in ("gut", "wort")}
        return Response(status_code=204)

    @app.post("/chat/v1/gespraeche/{gespraech}/uebergaenge")
    async def hand_over(gespraech: str, request: Request, authorization: str = Header("")) -> Response:
        if not known(gespraech, authorization):
            return unknown()
        ziel = (await request.json())["ziel"]
        code = secrets.token_urlsafe(9).replace("_", "x").replace("-", "y")
        werkzeuge.codes[code] = (gespraech, ziel)
        adresse = f"/schwerin/antrag/weiter?code={code}" if ziel == "seiten" else f"/schwerin#weiter={code}"
        return JSONResponse({"code": code, "adresse": adresse, "gueltig_bis": GUELTIG_BIS}, 201)

    return werkzeuge
