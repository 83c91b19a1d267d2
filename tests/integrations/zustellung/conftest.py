"""A backend whose mail goes to a real SMTP server on this machine, and one whose mail goes into a folder."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from tests.backend import real_backend
from tests.integrations.zustellung.mailserver import Mailserver


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 23, 9, tzinfo=BERLIN))


@pytest.fixture
def context(tmp_path: Path, datenbank_url: str, clock: FixedClock) -> Iterator[ApiContext]:
    made = real_backend(tmp_path, datenbank_url, clock)
    yield replace(made, settings=replace(made.settings, daten=tmp_path, absender="lotse@example.org"))
    made.db.dispose()


@pytest.fixture
def mailserver() -> Iterator[Mailserver]:
    with Mailserver() as server:
        yield server
