"""Conversations on the real backend, on the database the tests run on."""

from collections.abc import Callable, Iterator

import pytest

from api.context import ApiContext
from tests.actions.buehne import Buehne, uhr
from tests.backend import api_with, real_backend


@pytest.fixture
def context(datenbank_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiContext]:
    context = real_backend(tmp_path_factory.getbasetemp() / "backend", datenbank_url, uhr())
    yield context
    context.db.dispose()


@pytest.fixture
def neue_buehne(context: ApiContext) -> Callable[..., Buehne]:
    app = api_with(context)
    return lambda **wie: Buehne(context, app, **wie)


@pytest.fixture
def buehne(neue_buehne: Callable[..., Buehne]) -> Buehne:
    """A fresh conversation with the first Mandant."""
    return neue_buehne()
