"""A bot that speaks the inner contract over HTTP and does what the text says. `python -m tests.integrations.fake_bot`.

Honest where it matters: it checks the token, answers each conversation in the order it is asked, and like a real turn
it comes back to the server with one call of `zuege` before it answers.

- "halt …": answers only after `POST /steuerung/weiter`
- "langsam …": takes three seconds, and is well
- "kaputt …": 503, as when an action fails
- "knöpfe …": opens a side question with two options
- "meint <leistung>": read by itself it means that service
- "datei …": the open question becomes one for a file
- "vergiss …": asks for the conversation to be forgotten
"""

import asyncio
import json
import os
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = os.environ["LOTSE_DIENST_TOKEN"]
SERVER = f"http://127.0.0.1:{os.environ['LOTSE_PORT']}"

verlauf: list[dict[str, Any]] = []
gleichzeitig: dict[str, int] = {"jetzt": 0, "meist": 0}
je_gespraech: dict[str, int] = {}
vergessen: list[str] = []
weiter = asyncio.Event()
server = httpx.AsyncClient(base_url=SERVER, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60, trust_env=False)

RUECKFRAGE = {
    "art": "abbruch",
    "typ": "ja_nein",
    "text": "Wirklich?",
    "optionen": [{"titel": "Ja, wirklich", "wert": "ja"}, {"titel": "Nein", "wert": "nein"}],
    "daten": {},
}


async def nachricht(request: Request) -> Response:
    if request.headers.get("authorization") != f"Bearer {TOKEN}":
        return JSONResponse({"fehler": "token"}, 401)
    body = await request.json()
    sender = body["sender"]
    je_gespraech[sender] = je_gespraech.get(sender, 0) + 1
    gleichzeitig["jetzt"] += 1
    gleichzeitig["meist"] = max(gleichzeitig["meist"], gleichzeitig["jetzt"])
    verlauf.append({**body, "nebeneinander": je_gespraech[sender]})
    try:
        return await answer(sender, body)
    finally:
        je_gespraech[sender] -= 1
        gleichzeitig["jetzt"] -= 1


async def answer(sender: str, body: dict[str, Any]) -> Response:
    text: str = body["text"]
    if text.startswith("kaputt"):
        return JSONResponse({"fehler": "actions"}, 503)
    zug = await run_zug(sender, body["nachricht"], befehle(text, body["metadata"]))
    if text.startswith("halt"):
        await weiter.wait()
    if text.startswith("langsam"):
        await asyncio.sleep(3)
    frage = zug["frage"] or {"text": "Und weiter?", "optionen": []}
    said = {"text": f"Gelesen: {text}", "optionen": [], "karte": None, "rolle": "antwort"}
    asked = {"text": frage["text"], "optionen": frage["optionen"], "karte": None, "rolle": "frage"}
    return JSONResponse({"nachrichten": [said, asked], "verstanden": verstanden(body)})


def befehle(text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
    if text.startswith("knöpfe"):
        return [{"befehl": "merken", "rueckfrage": RUECKFRAGE}]
    if text.startswith("datei"):
        return [{"befehl": "beginnen", "leistung": "wilder-muell"}, {"befehl": "erneut", "feld": "foto"}]
    if text.startswith("vergiss"):
        return [{"befehl": "vergessen"}]
    if metadata["wahl"]:
        return [{"befehl": "merken", "rueckfrage": None}]
    return []


async def run_zug(sender: str, nachricht_id: str, commands: list[dict[str, Any]]) -> dict[str, Any]:
    body = {"nachricht": nachricht_id, "schritt": 0, "befehle": commands}
    zug = await server.post(f"/api/v1/gespraeche/{sender}/zuege", json=body)
    zug.raise_for_status()
    return dict(zug.json())


def verstanden(body: dict[str, Any]) -> dict[str, Any]:
    absicht = "angabe" if body["metadata"]["wahl"] else "smalltalk"
    return {"absicht": absicht, "leistung": None, "kandidaten": [], "sicherheit": 0.9}


async def health(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def deutung(request: Request) -> Response:
    text: str = (await request.json())["text"]
    if text.startswith("kaputt"):
        return JSONResponse({"fehler": "modell"}, 503)
    gemeint = text.removeprefix("meint ") if text.startswith("meint ") else None
    leistungen = [{"leistung": gemeint, "sicherheit": 0.95}] if gemeint else []
    werte = _told(text)
    deutung = {"leistungen": leistungen, "werte": werte}
    return JSONResponse({"text": text, "intent": {}, "entities": [], "deutung": deutung})


def _told(text: str) -> list[dict[str, Any]]:
    """The values a text of a test tells; a piece of such a text tells none."""
    try:
        return list(json.loads(text.removeprefix("liest "))) if text.startswith("liest ") else []
    except ValueError:
        return []


async def forget(request: Request) -> Response:
    vergessen.append((await request.json())["sender"])
    return JSONResponse({"status": "ok"})


async def go_on(_: Request) -> Response:
    weiter.set()
    return JSONResponse({})


async def hold(_: Request) -> Response:
    weiter.clear()
    return JSONResponse({})


async def report(_: Request) -> Response:
    return JSONResponse({"verlauf": verlauf, "meist": gleichzeitig["meist"], "vergessen": vergessen})


app = Starlette(
    routes=[
        Route("/webhooks/lotse/", health),
        Route("/webhooks/lotse/nachricht", nachricht, methods=["POST"]),
        Route("/webhooks/lotse/deutung", deutung, methods=["POST"]),
        Route("/webhooks/lotse/vergessen", forget, methods=["POST"]),
        Route("/steuerung/weiter", go_on, methods=["POST"]),
        Route("/steuerung/halt", hold, methods=["POST"]),
        Route("/steuerung/verlauf", report),
    ]
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["LOTSE_BOT_PORT"]), log_level="warning")
