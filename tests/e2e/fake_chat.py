"""A small chat API that speaks docs/contract.md over HTTP and plays fixed conversations, for tests of the page alone.

It keeps the promises the page relies on: tokens, idempotent message ids, a journal with numbers, opaque option values,
events with Last-Event-ID. It understands nothing: whatever the citizen writes is taken as the answer.
"""

import asyncio
import json
import secrets
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Header, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, Response, StreamingResponse

from tests.e2e.drehbuch import ANTWORTEN, BEGRUESSUNG, FELDER, LEISTUNG

ZEIT = "2026-11-21T10:00:00+01:00"
AKTIONEN = [
    ("zurueck", "Zurück"),
    ("ueberspringen", "Überspringen"),
    ("abbruch", "Abbrechen"),
    ("mensch", "Mit einem Menschen sprechen"),
]


@dataclass
class Gespraech:
    """One conversation: its journal, the answers so far, what has been replied to which message id."""

    id: str
    token: str
    einfach: bool
    felder: list[dict[str, Any]]
    nachrichten: list[dict[str, Any]] = field(default_factory=list)
    ereignisse: list[tuple[str, Any]] = field(default_factory=list)
    antworten: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    angaben: dict[str, str] = field(default_factory=dict)
    werte: dict[str, str] = field(default_factory=dict)
    phase: str = "frei"
    schritt: int = 0
    zuvor: tuple[str, int] | None = None
    """Phase and step to return to once an answer has been changed."""
    vorgang: dict[str, str] | None = None

    def add(self, von: str, text: str, **mehr: Any) -> dict[str, Any]:
        nachricht = {"nr": len(self.nachrichten) + 1, "von": von, "text": text, "zeit": ZEIT, **mehr}
        self.nachrichten.append(nachricht)
        self.ereignisse.append(("nachricht", nachricht))
        return nachricht

    def option(self, titel: str, bedeutung: str) -> dict[str, str]:
        """An option with an opaque value that this conversation can resolve again."""
        wert = secrets.token_hex(8)
        self.werte[wert] = bedeutung
        return {"titel": titel, "wert": wert}

    def change(self, feld: dict[str, Any]) -> str:
        """The value that asks a field again."""
        return self.option(feld["titel"], f"aendern:{feld['feld']}")["wert"]


@dataclass
class FakeChat:
    """What a test may turn: `ausfaelle` requests fail, `verschluckt` replies get lost after they took effect."""

    felder: list[dict[str, Any]] = field(default_factory=lambda: FELDER)
    gespraeche: dict[str, Gespraech] = field(default_factory=dict)
    ausfaelle: int = 0
    verschluckt: int = 0
    bremse: asyncio.Event | None = None
    dateibremse: asyncio.Event | None = None
    dateien: list[tuple[str, bytes]] = field(default_factory=list)
    frei: bool = False
    geschlossen: bool = False
    codes: dict[str, str] = field(default_factory=dict)

    def code(self, gespraech: Gespraech) -> str:
        """A way into the conversation from elsewhere, good for once."""
        code = secrets.token_urlsafe(12)
        self.codes[code] = gespraech.id
        return code

    @property
    def letztes(self) -> Gespraech:
        return list(self.gespraeche.values())[-1]

    def push(self, von: str, text: str, **mehr: Any) -> None:
        """A message that comes without having been asked for."""
        self.letztes.add(von, text, **mehr)

    def stand(self, gespraech: Gespraech) -> dict[str, Any]:
        frage = self.frage(gespraech)
        return {
            "phase": gespraech.phase,
            "leistung": LEISTUNG["leistung"] if gespraech.phase in ("antrag", "uebersicht") else None,
            "frage": frage,
            "angaben": dict(gespraech.angaben),
            "felder": [
                {**{key: feld[key] for key in ("feld", "titel", "typ")}, "aendern": gespraech.change(feld)}
                for feld in gespraech.felder
                if feld["feld"] in gespraech.angaben
            ],
            "fortschritt": {"erledigt": gespraech.schritt, "gesamt": len(gespraech.felder)}
            if gespraech.phase != "frei"
            else None,
            "verstanden": {"absicht": "angabe", "leistung": None, "kandidaten": [], "sicherheit": 0.9},
            "vorgang": gespraech.vorgang,
        }

    def frage(self, gespraech: Gespraech) -> dict[str, Any] | None:
        if gespraech.phase == "uebersicht":
            optionen = [gespraech.option("Ja, absenden", "absenden"), gespraech.option("Etwas ändern", "aendern")]
            return {
                "feld": "bestaetigung",
                "typ": "bestaetigung",
                "pflicht": True,
                "optionen": optionen,
                "aktionen": self.aktionen(gespraech, True),
            }
        if gespraech.phase != "antrag":
            return None
        feld = gespraech.felder[gespraech.schritt]
        frage = {key: value for key, value in feld.items() if key not in ("frage", "optionen", "antwort", "alle")}
        frage["optionen"] = [gespraech.option(titel, titel) for titel in feld.get("optionen", [])]
        frage["aktionen"] = self.aktionen(gespraech, feld["pflicht"])
        if "alle" in feld:
            frage["alle"] = f"/chat/v1/gespraeche/{gespraech.id}/auswahl/{feld['feld']}"
        return frage

    def aktionen(self, gespraech: Gespraech, pflicht: bool) -> list[dict[str, str]]:
        return [
            {**gespraech.option(titel, aktion), "aktion": aktion}
            for aktion, titel in AKTIONEN
            if not (aktion == "ueberspringen" and pflicht) and not (aktion == "zurueck" and gespraech.schritt == 0)
        ]

    def open(self, einfach: bool) -> Gespraech:
        gespraech = Gespraech(str(uuid.uuid4()), secrets.token_urlsafe(24), einfach, self.felder)
        gespraech.add(
            "bot",
            BEGRUESSUNG["einfach" if einfach else "normal"],
            optionen=[gespraech.option("Sperrmüll anmelden", "Sperrmüll")],
        )
        self.gespraeche[gespraech.id] = gespraech
        return gespraech

    def turn(self, gespraech: Gespraech, text: str) -> list[dict[str, Any]]:
        """The answers to one message."""
        anfang = len(gespraech.nachrichten)
        sonder = next((antwort for wort, antwort in ANTWORTEN.items() if wort in text.lower()), None)
        if gespraech.phase == "warten_auf_mensch":
            gespraech.phase = "frei"
        if sonder:
            gespraech.phase = sonder.get("phase", gespraech.phase)
            for nachricht in sonder["nachrichten"]:
                optionen = [gespraech.option(titel, titel) for titel in nachricht.get("optionen", [])]
                gespraech.add(
                    nachricht.get("von", "bot"), nachricht["text"], optionen=optionen, karte=nachricht.get("karte")
                )
        elif gespraech.phase == "frei":
            gespraech.phase, gespraech.schritt = "antrag", 0
        elif text == "absenden":
            self.submit(gespraech)
        elif text.startswith("aendern:"):
            keys = [feld["feld"] for feld in gespraech.felder]
            gespraech.zuvor = (gespraech.phase, gespraech.schritt)
            gespraech.phase, gespraech.schritt = "antrag", keys.index(text.removeprefix("aendern:"))
        elif text == "zurueck":
            gespraech.phase, gespraech.schritt = "antrag", max(0, gespraech.schritt - 1)
        elif text == "abbruch":
            gespraech.phase, gespraech.schritt, gespraech.angaben = "frei", 0, {}
            gespraech.add("bot", "Gut, ich habe den Antrag beendet.")
        elif gespraech.phase == "antrag":
            self.answer(gespraech, text)
        self.ask(gespraech)
        return gespraech.nachrichten[anfang:]

    def answer(self, gespraech: Gespraech, text: str) -> None:
        feld = gespraech.felder[gespraech.schritt]
        if text != "ueberspringen":
            gespraech.angaben[feld["feld"]] = text
        gespraech.schritt += 1
        if gespraech.zuvor:
            (gespraech.phase, gespraech.schritt), gespraech.zuvor = gespraech.zuvor, None
        if gespraech.schritt == len(gespraech.felder):
            gespraech.phase = "uebersicht"

    def submit(self, gespraech: Gespraech) -> None:
        gespraech.vorgang = {"aktenzeichen": "SN-2026-000123", "abrufcode": "K7QM-4TXB-9WPE"}
        karte = {
            "art": "vorgang",
            **gespraech.vorgang,
            "eingang": ZEIT,
            "gebuehr": {"betrag": "0,00 €", "text": "Die erste Abholung im Jahr ist frei."},
            "naechstes": "Wir holen am vereinbarten Tag ab. Bitte stellen Sie alles bis 7 Uhr bereit.",
        }
        gespraech.phase, gespraech.schritt, gespraech.angaben = "frei", 0, {}
        gespraech.add("bot", "Vielen Dank. Ihr Antrag ist eingegangen.", karte=karte, optionen=[])

    def ask(self, gespraech: Gespraech) -> None:
        if gespraech.phase == "uebersicht":
            titel = {feld["feld"]: feld["titel"] for feld in gespraech.felder}
            zeilen = [{"feld": feld, "titel": titel[feld], "anzeige": wert} for feld, wert in gespraech.angaben.items()]
            karte = {
                "art": "uebersicht",
                "zeilen": zeilen,
                "gebuehr": {"betrag": "0,00 €", "text": "frei"},
                "unterlagen": [],
                "naechstes": "Wir holen ab.",
            }
            gespraech.add(
                "bot", "Bitte prüfen Sie Ihre Angaben. Soll ich den Antrag so absenden?", karte=karte, optionen=[]
            )
        elif gespraech.phase == "antrag":
            gespraech.add("bot", gespraech.felder[gespraech.schritt]["frage"], optionen=[])


def problem(status: int, titel: str, detail: str) -> JSONResponse:
    body = {"type": "about:blank", "title": titel, "status": status, "detail": detail}
    return JSONResponse(body, status, media_type="application/problem+json")


async def stream(fake: FakeChat, found: Gespraech, last: int) -> AsyncIterator[str]:
    """Server-sent events of one conversation, messages after number ``last``."""
    yield ": hallo\n\n"
    gesendet = 0
    while not fake.geschlossen and found.id in fake.gespraeche:
        for name, daten in found.ereignisse[gesendet:]:
            nr = daten.get("nr", 0) if name == "nachricht" else 0
            if name != "nachricht" or nr > last:
                yield f"{f'id: {nr}' + chr(10) if nr else ''}event: {name}\ndata: {json.dumps(daten)}\n\n"
        gesendet = len(found.ereignisse)
        await asyncio.sleep(0.03)


def add_chat(app: FastAPI, fake: FakeChat) -> None:
    """The routes of the chat API, and the one public address of the case backend the page reads."""

    def find(gespraech: str, authorization: str) -> Gespraech | None:
        found = fake.gespraeche.get(gespraech)
        return found if found and authorization == f"Bearer {found.token}" else None

    unbekannt = ("Gespräch nicht gefunden", "Dieses Gespräch gibt es nicht (mehr).")

    @app.post("/chat/v1/gespraeche")
    async def open_gespraech(request: Request) -> Response:
        if fake.ausfaelle:
            fake.ausfaelle -= 1
            return problem(503, "Gerade nicht zu erreichen", "Der Lotse macht gerade eine Pause.")
        neu = fake.open(bool((await request.json()).get("einfache_sprache")))
        antwort = {"id": neu.id, "token": neu.token, "nachrichten": neu.nachrichten, "stand": fake.stand(neu)}
        return JSONResponse(antwort, 201)

    @app.post("/chat/v1/gespraeche/{gespraech}/nachrichten")
    async def send(gespraech: str, request: Request, authorization: str = Header("")) -> Response:
        found = find(gespraech, authorization)
        if not found:
            return problem(404, *unbekannt)
        if fake.ausfaelle:
            fake.ausfaelle -= 1
            return problem(503, "Gerade nicht zu erreichen", "Der Lotse macht gerade eine Pause.")
        body = await request.json()
        if len(body.get("text", "")) > 4000:
            return problem(413, "Zu lang", "Ihr Text ist zu lang.")
        if body["id"] not in found.antworten:
            titel = body.get("text") or found.werte.get(body["wert"], "?")
            found.add("buerger", titel, id=body["id"])
            if fake.bremse:
                await fake.bremse.wait()
            found.antworten[body["id"]] = fake.turn(found, titel)
        if fake.verschluckt:
            fake.verschluckt -= 1
            return problem(502, "Weg", "Die Antwort ging verloren.")
        stand = fake.stand(found)
        found.ereignisse.append(("stand", stand))
        return JSONResponse({"nachrichten": found.antworten[body["id"]], "stand": stand})

    @app.get("/chat/v1/gespraeche/{gespraech}/nachrichten")
    def journal(gespraech: str, nach: int = 0, authorization: str = Header("")) -> Response:
        found = find(gespraech, authorization)
        if not found:
            return problem(404, *unbekannt)
        return JSONResponse({"nachrichten": found.nachrichten[nach:], "stand": fake.stand(found)})

    @app.get("/chat/v1/gespraeche/{gespraech}/ereignisse")
    def events(gespraech: str, authorization: str = Header(""), last_event_id: int = Header(0)) -> Response:
        found = find(gespraech, authorization)
        if not found:
            return problem(404, *unbekannt)
        return StreamingResponse(stream(fake, found, last_event_id), media_type="text/event-stream")

    @app.post("/chat/v1/gespraeche/{gespraech}/dateien")
    async def upload(gespraech: str, request: Request, authorization: str = Header("")) -> Response:
        found = find(gespraech, authorization)
        if not found:
            return problem(404, *unbekannt)
        formular = await request.form()
        datei, kennung = formular["datei"], str(formular.get("id", ""))
        inhalt = await datei.read()  # type: ignore[union-attr]
        if fake.dateibremse:
            await fake.dateibremse.wait()
        if inhalt.startswith(b"MZ"):
            return problem(422, "Kein Bild", "Das ist kein Bild. Bitte wählen Sie eine andere Datei.")
        if not kennung or kennung not in found.antworten:
            fake.dateien.append((datei.filename, inhalt))  # type: ignore[union-attr,arg-type]
            found.add("buerger", f"Datei: {datei.filename}")  # type: ignore[union-attr]
            found.antworten[kennung] = fake.turn(found, str(datei.filename))  # type: ignore[union-attr]
        return JSONResponse({"nachrichten": found.antworten[kennung], "stand": fake.stand(found)})

    @app.get("/chat/v1/gespraeche/{gespraech}/auswahl/{feld}")
    def whole_list(gespraech: str, feld: str, authorization: str = Header("")) -> Response:
        found = find(gespraech, authorization)
        if not found:
            return problem(404, *unbekannt)
        alle = next(each["alle"] for each in found.felder if each["feld"] == feld)
        return JSONResponse({"optionen": [{**each, **found.option(each["titel"], each["titel"])} for each in alle]})

    add_from_elsewhere(app, fake)

    @app.delete("/chat/v1/gespraeche/{gespraech}")
    def forget(gespraech: str, authorization: str = Header("")) -> Response:
        if not find(gespraech, authorization):
            return problem(404, *unbekannt)
        del fake.gespraeche[gespraech]
        return Response(status_code=204)

    @app.get("/api/v1/leistungen/{leistung}")
    def describe(leistung: str) -> dict[str, Any]:
        return {**LEISTUNG, "felder": [{"feld": each["feld"], "titel": each["titel"]} for each in fake.felder]}


def add_from_elsewhere(app: FastAPI, fake: FakeChat) -> None:
    """Pages of other origins may ask, and a code leads into a conversation."""
    app.add_middleware(
        CORSMiddleware,
        allow_origin_regex=r"http://127\.0\.0\.1:\d+",
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
    )

    @app.post("/chat/v1/uebergaenge")
    async def take_over(request: Request) -> Response:
        gespraech = fake.gespraeche.get(fake.codes.pop((await request.json())["code"], ""))
        if not gespraech:
            return problem(404, "Code unbekannt", "Dieser Code gilt nicht (mehr).")
        ganzes = {"nachrichten": gespraech.nachrichten, "stand": fake.stand(gespraech)}
        return JSONResponse({"id": gespraech.id, "token": gespraech.token, "mandant": "schwerin", **ganzes})
