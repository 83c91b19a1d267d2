"""Serves the fake over HTTP, in a thread of its own."""

import asyncio
import json
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import web

from tests.botapi.fehler import ApiFehler, falsch, zu_viele
from tests.botapi.grenzen import Grenzen
from tests.botapi.konto import STANDARD_UPDATES, Konto
from tests.botapi.methoden import Datei, Methoden
from tests.botapi.stoerungen import Stoerung, Stoerungen
from tests.botapi.webhook import Webhook

TOKEN = "7100000001:AAF-lotse_probe_0123456789abcdefghi"
"""Of the form of a real one; good for this fake alone."""
DATEI_MAX_BYTES = 50 * 1024 * 1024
ANDERER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_AKTIV = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass
class Aufruf:
    """A call the bot made. `status` is None while it runs or where its connection was closed."""

    methode: str
    parameters: dict[str, Any]
    status: int | None = None


class BotApi:
    """`streng`: too many messages are refused with 429. `aufrufe` holds every call but getUpdates, in order."""

    def __init__(
        self,
        token: str = TOKEN,
        username: str = "lotse_probe_bot",
        *,
        streng: bool = False,
        port: int = 0,
        warten: float = 1.0,
    ) -> None:
        self.konto = Konto(token, username)
        self.grenzen = Grenzen(streng, self.konto.uhr)
        self.methoden = Methoden(self.konto, self.grenzen)
        self.webhook = Webhook(self.konto, warten)
        self.stoerungen = Stoerungen()
        self.aufrufe: list[Aufruf] = []
        self._port = port
        self._abfrage: asyncio.Future[ApiFehler] | None = None
        self._bereit = threading.Event()

    # -- life ----------------------------------------------------------------------------------------------------

    def start(self) -> Self:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(listener)), daemon=True)
        self._thread.start()
        self._bereit.wait(10)
        return self

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._ende.set)
        self._thread.join(10)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def _serve(self, listener: socket.socket) -> None:
        self._loop, self._ende = asyncio.get_running_loop(), asyncio.Event()
        self._neues, self._zu_senden = asyncio.Event(), asyncio.Event()
        self.konto.wecker.append(self._wake)
        app = web.Application(client_max_size=DATEI_MAX_BYTES)
        app.router.add_get("/file/bot{token}/{pfad:.*}", self._download)
        app.router.add_route("*", "/bot{token}/{methode}", self._call)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.SockSite(runner, listener).start()
        sender = asyncio.create_task(self.webhook.push(self._zu_senden))
        self._bereit.set()
        await self._ende.wait()
        sender.cancel()
        await runner.cleanup()

    def _wake(self) -> None:
        def wake() -> None:
            self._neues.set()
            self._zu_senden.set()

        self._loop.call_soon_threadsafe(wake)

    # -- what tests ask ------------------------------------------------------------------------------------------

    def stoere(self, methode: str, **wie: Any) -> Stoerung:
        """Let the next calls of the method go wrong; see `Stoerung`."""
        return self.stoerungen.add(Stoerung(methode, **wie))

    def wait_for(self, bedingung: Callable[[], Any], seconds: float = 30, was: str = "") -> Any:
        """Until it holds; what it returned then. Fails with the last calls."""
        with self.konto.aenderung:
            if not (gefunden := self.konto.aenderung.wait_for(bedingung, seconds)):
                calls = "\n".join(f"{a.methode} {a.status} {a.parameters}" for a in self.aufrufe[-12:])
                raise AssertionError(f"{was or 'nicht eingetreten'} in {seconds} s; zuletzt:\n{calls}")
            return gefunden

    @property
    def fetching(self) -> bool:
        """A long poll waits right now."""
        return self._abfrage is not None

    def calls(self, methode: str) -> list[Aufruf]:
        return [aufruf for aufruf in self.aufrufe if aufruf.methode.lower() == methode.lower()]

    # -- HTTP ----------------------------------------------------------------------------------------------------

    async def _call(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
            methode = request.match_info["methode"]
            parameters = await read_parameters(request)
            aufruf = Aufruf(methode, parameters)
            if methode.lower() != "getupdates":
                self.aufrufe.append(aufruf)
            stoerung = self.stoerungen.take(methode, parameters)
            try:
                result = await self._disturbed(request, aufruf, stoerung)
            except ApiFehler as fehler:
                aufruf.status = fehler.code
                raise
            aufruf.status = 200
            self._tell()
            return web.json_response({"ok": True, "result": result})
        except ApiFehler as fehler:
            return web.json_response(fehler.body(), status=fehler.code)

    async def _disturbed(self, request: web.Request, aufruf: Aufruf, stoerung: Stoerung | None) -> Any:
        if stoerung is None:
            return await self._run(aufruf)
        await asyncio.sleep(stoerung.sekunden)
        if stoerung.status is not None:
            raise (
                zu_viele(stoerung.retry_after)
                if stoerung.retry_after
                else ApiFehler(stoerung.status, stoerung.beschreibung or "Internal Server Error")
            )
        if stoerung.davor is not None:
            await asyncio.to_thread(stoerung.davor)
        if stoerung.schliessen == "vor":
            self._hang_up(request)
        result = await self._run(aufruf)
        if stoerung.danach is not None:
            await asyncio.to_thread(stoerung.danach)
        if stoerung.schliessen == "nach":
            self._hang_up(request)
        return result

    def _hang_up(self, request: web.Request) -> None:
        """End the connection without an answer."""
        if request.transport is not None:
            request.transport.abort()
        raise asyncio.CancelledError

    async def _run(self, aufruf: Aufruf) -> Any:
        name = aufruf.methode.lower()
        if name == "getupdates":
            return await self._get_updates(aufruf.parameters)
        if name in ("setwebhook", "deletewebhook"):
            return self._set_webhook(aufruf.parameters if name == "setwebhook" else aufruf.parameters | {"url": ""})
        if name == "getwebhookinfo":
            return self.webhook.info()
        methode = self.methoden.find(name)
        if methode is None:
            raise ApiFehler(404, "Not Found")
        with self.konto.aenderung:
            return methode(aufruf.parameters)

    def _tell(self) -> None:
        with self.konto.aenderung:
            self.konto.aenderung.notify_all()

    def _set_webhook(self, p: dict[str, Any]) -> bool:
        self.webhook.set(p)
        self._allow(p)
        if p.get("drop_pending_updates") in (True, "true", "True"):
            with self.konto.aenderung:
                self.konto.updates.clear()
        if self.webhook.url:
            self._end_poll("terminated by setWebhook request")
        self._zu_senden.set()
        return True

    async def _get_updates(self, p: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook.url:
            raise ApiFehler(409, WEBHOOK_AKTIV)
        self._end_poll(ANDERER)
        self._allow(p)
        limit = min(100, max(1, int(p.get("limit") or 100)))
        offset = int(p["offset"]) if p.get("offset") not in (None, "") else None
        ende = self._loop.time() + min(50, max(0, int(p.get("timeout") or 0)))
        mein = self._abfrage = self._loop.create_future()
        self._tell()
        try:
            while True:
                self._neues.clear()
                with self.konto.aenderung:
                    updates = self.konto.take_updates(offset, limit)
                    self.konto.aenderung.notify_all()
                if updates or self._loop.time() >= ende:
                    return [update.body for update in updates]
                warten = asyncio.create_task(self._neues.wait())
                await asyncio.wait(
                    {warten, mein}, timeout=ende - self._loop.time(), return_when=asyncio.FIRST_COMPLETED
                )
                warten.cancel()
                if mein.done():
                    raise mein.result()
        finally:
            if self._abfrage is mein:
                self._abfrage = None

    def _end_poll(self, grund: str) -> None:
        if self._abfrage is not None and not self._abfrage.done():
            self._abfrage.set_result(ApiFehler(409, grund))

    def _allow(self, p: dict[str, Any]) -> None:
        """allowed_updates: left out, all stays as it is; an empty list means the usual ones."""
        if p.get("allowed_updates") is not None:
            value = p["allowed_updates"]
            self.konto.erlaubt = frozenset(json.loads(value) if isinstance(value, str) else value) or STANDARD_UPDATES

    async def _download(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
        except ApiFehler as fehler:
            return web.json_response(fehler.body(), status=fehler.code)
        for pfad, inhalt in list(self.konto.dateien.values()):
            if pfad == request.match_info["pfad"]:
                return web.Response(body=inhalt, content_type="application/octet-stream")
        return web.json_response(ApiFehler(404, "Not Found").body(), status=404)

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not re.fullmatch(r"\d+:[A-Za-z0-9_-]{10,}", token):
            raise ApiFehler(404, "Not Found")
        if token != self.konto.token:
            raise ApiFehler(401, "Unauthorized")


async def read_parameters(request: web.Request) -> dict[str, Any]:
    """Of the address and of a form, JSON or multipart body; files as `Datei`."""
    parameters: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            parameters |= await request.json()
        except json.JSONDecodeError:
            raise falsch("can't parse JSON object") from None
        return parameters
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            parameters[key] = Datei(value.filename, value.content_type, value.file.read())
        else:
            parameters[key] = value if isinstance(value, str) else bytes(value).decode()
    return parameters
