"""Conversations on the real backend, on the database the tests run on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from api.app import create_api
from api.context import ApiContext, build_context
from api.database import Database
from api.settings import load_settings
from tests.actions.buehne import Buehne, uhr


@cache
def _vorlage(ordner: Path) -> ApiContext:
    """The catalogue is read once; each test gets its own database."""
    ordner.mkdir(parents=True, exist_ok=True)
    env = {"LOTSE_DATEN": str(ordner), "LOTSE_DEMO": "1", "LOTSE_DIENST_TOKEN": "dienst-token-der-tests"}
    return build_context(load_settings(env), clock=uhr())


@pytest.fixture
def context(datenbank_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiContext]:
    vorlage = _vorlage(tmp_path_factory.getbasetemp() / "vorlage")
    db = Database(datenbank_url, vorlage.cipher)
    yield replace(vorlage, db=db, clock=uhr())
    db.dispose()


@pytest.fixture
def neue_buehne(context: ApiContext) -> Callable[..., Buehne]:
    app = create_api(context)
    return lambda **wie: Buehne(context, app, **wie)


@pytest.fixture
def buehne(neue_buehne: Callable[..., Buehne]) -> Buehne:
    """A fresh conversation with the first Mandant."""
    return neue_buehne()
