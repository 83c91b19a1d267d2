"""What the tests of the backend share: contents are read once, and the app is built once; each test brings the rest."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from fastapi import FastAPI

from api.app import create_api
from api.clock import Clock
from api.context import ApiContext, build_context
from api.database import Database
from api.settings import load_settings


def real_backend(ordner: Path, datenbank_url: str, clock: Clock) -> ApiContext:
    """The real Leistungen and Mandanten on a database of the test's own; key and token lie in ``ordner``."""
    read = _real_contents(ordner)
    return replace(read, db=Database(datenbank_url, read.cipher), clock=clock)


@cache
def _real_contents(ordner: Path) -> ApiContext:
    ordner.mkdir(parents=True, exist_ok=True)
    env = {"LOTSE_DATEN": str(ordner), "LOTSE_DEMO": "1", "LOTSE_DIENST_TOKEN": "dienst-token-der-tests"}
    return build_context(load_settings(env))


def api_with(context: ApiContext) -> FastAPI:
    """The app, which knows nothing but its context; building its routes takes longer than most tests."""
    app = _app()
    app.state.context = context
    return app


@cache
def _app() -> FastAPI:
    nothing: ApiContext | None = None
    return create_api(nothing)  # type: ignore[arg-type]  # each test gives it one
