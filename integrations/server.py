"""The server a citizen talks to: chat API, pages and case backend in one process. `python -m integrations.server`."""

import asyncio
import contextlib
import ctypes
import gc
import importlib
import importlib.util
import logging
import os
import re
import resource
import signal
import sys
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from anyio import to_thread
from fastapi import FastAPI
from fastapi.responses import JSONResponse

from api.app import include_api
from api.context import ApiContext, build_context
from api.errors import describe, install_error_handlers
from api.limits import BodyLimit
from api.migrations.upgrade import upgrade
from api.personal.demo import keep_demo_accounts
from api.settings import Settings, SettingsError, load_settings
from api.unterlagen.formate import MAX_BYTES
from api.unterlagen.pruefstelle import DateiZuGross
from api.wartung import run_maintenance
from integrations.callcenter import router as konsole
from integrations.gespraech import uebergabe_router
from integrations.gespraech.dienst import GespraechDienst
from integrations.sicherheit import SecurityHeaders
from integrations.telegram.webhook import webhook_router
from integrations.website import chat_router
from integrations.website.herkunft import allow_origins
from integrations.zustellung.bote import Bote

log = logging.getLogger("lotse.server")

BODY_MAX = {r".*/dateien": MAX_BYTES + 64 * 1024, r"/[^/]+/antrag/[^/]+/[^/]+": 3 * MAX_BYTES}
"""Bytes a request may hold where it is more than the usual: room for the multipart frame; on pages also for a file that
is too large, so that the page itself can say so.
"""
PFLEGE_SECONDS = 600
GEDULD_SECONDS = 5
"""How long an orderly stop waits for running turns."""
GARBAGE = (20_000, 50, 100)
"""Objects until the young ones are collected, and how often until the older ones are."""
PR_SET_PDEATHSIG = 1  # linux/prctl.h


def create_server(settings: Settings) -> FastAPI:
    """The whole application. Brings the database up to date before anything is served."""
    upgrade(settings.datenbank)
    context = build_context(settings)
    keep_demo_accounts(context)
    app = FastAPI(title="Bürgerlotse", version="1", docs_url=None, redoc_url=None, lifespan=_lifespan)
    app.state.gespraech_dienst = GespraechDienst(context)
    install_error_handlers(app)
    app.add_middleware(BodyLimit, ausnahmen=BODY_MAX, worte={r".*/dateien": DateiZuGross})
    app.add_middleware(SecurityHeaders)
    allow_origins(app, context)
    include_api(app, context)
    app.include_router(chat_router.router)
    app.include_router(chat_router.uebergaenge)
    app.include_router(uebergabe_router.router)
    if settings.telegram is not None and settings.telegram.webhook is not None:
        app.include_router(webhook_router(context, settings.telegram))
    app.add_api_route("/health", _health(context, app.state.gespraech_dienst), methods=["GET"], tags=["Betrieb"])
    app.include_router(konsole.router)  # before the pages, which take any first segment
    if importlib.util.find_spec("integrations.website.pages") is not None:
        app.include_router(importlib.import_module("integrations.zustellung.router").router)
        app.include_router(importlib.import_module("integrations.website.seiten.router").router)
        # it takes every path of one segment, so it comes last
        app.include_router(importlib.import_module("integrations.website.pages").router)
    return app


@contextlib.asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    context: ApiContext = app.state.context
    dienst: GespraechDienst = app.state.gespraech_dienst
    settle_garbage()
    work = (dienst.run(), _maintain(context, dienst), Bote(context).run())
    tasks = [asyncio.create_task(each) for each in work]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await dienst.close(GEDULD_SECONDS)
    context.db.dispose()


def settle_garbage() -> None:
    """What start-up has made stays for good and is looked at no more. A turn leaves hardly a circle behind, so that
    collecting every 700 objects was a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


async def _maintain(context: ApiContext, dienst: GespraechDienst) -> None:
    """Forget what has run out, now and again."""
    while True:
        try:
            await dienst.forget_expired()
            await to_thread.run_sync(run_maintenance, context)
        except Exception as error:
            log.error("Pflege gestört: %s", describe(error))
        await asyncio.sleep(PFLEGE_SECONDS)


def _health(context: ApiContext, dienst: GespraechDienst) -> Any:
    async def health() -> JSONResponse:
        """200 once a citizen can chat, else 503 with the part that is missing."""
        healthy, datenbank = await asyncio.gather(dienst.waechter.healthy(), _database_answers(context))
        teile = {"datenbank": datenbank, **healthy}
        status = {teil: "ok" if gesund else "gestört" for teil, gesund in teile.items()}
        gut = all(teile.values())
        return JSONResponse({"status": "ok" if gut else "gestört", "teile": status}, 200 if gut else 503)

    return health


async def _database_answers(context: ApiContext) -> bool:
    try:
        await to_thread.run_sync(context.db.ping)
    except Exception:
        return False
    return True


def raise_file_limit() -> None:
    """Every open chat is an open file; as many as the machine allows, not the few it gives by default."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def die_with_parent() -> None:
    """Asks the kernel for SIGTERM when the parent ends, so that no orphan keeps the port."""
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6", use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def main() -> int:
    die_with_parent()
    raise_file_limit()
    logging.basicConfig(format="server %(levelname)s %(name)s: %(message)s", level=logging.INFO, force=True)
    for name in ("httpx", "httpcore", "sse_starlette", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").addFilter(_without_query)
    try:
        settings = load_settings()
        app = create_server(settings)
    except SettingsError as error:
        print(f"server: {error}", file=sys.stderr)
        return 2
    uvicorn.run(
        app,
        host=os.environ.get("LOTSE_HOST") or "127.0.0.1",
        port=settings.port,
        log_config=None,
        proxy_headers=settings.proxy,
        server_header=False,
        timeout_graceful_shutdown=GEDULD_SECONDS,
    )
    return 0


def _without_query(record: logging.LogRecord) -> bool:
    """The access log names method, path and status; no address of a person, nothing after the "?", no token,
    no probes.
    """
    if not isinstance(record.args, tuple) or len(record.args) != 5:
        return True
    _, method, path, version, status = record.args
    path = re.sub(r"^(/callcenter/einladung/).+", r"\1…", str(path).partition("?")[0])
    record.args = ("-", method, path, version, status)
    return path != "/health"


if __name__ == "__main__":
    sys.exit(main())
