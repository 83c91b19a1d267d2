"""Fixtures for all tests: the database chosen by ``--datenbank``, and what is said about it at the end."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.datenbanken import Datenbanken, NichtInstalliert, open_datenbanken
from tests.system import chat, system  # noqa: F401 - fixtures

STASH_TESTS = pytest.StashKey[Counter[str]]()
STASH_FEHLT = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--datenbank",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="Datenbank, auf der die Tests laufen",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[STASH_TESTS] = Counter()


@pytest.fixture(scope="session")
def datenbanken(request: pytest.FixtureRequest) -> Iterator[Datenbanken]:
    """Makes databases for tests that need more than one, or one for longer than a test."""
    try:
        with open_datenbanken(request.config.getoption("--datenbank")) as opened:
            yield opened
    except NichtInstalliert as error:
        request.config.stash[STASH_FEHLT] = str(error)
        pytest.skip(f"PostgreSQL fehlt: {error}")


@pytest.fixture
def datenbank_url(datenbanken: Datenbanken) -> Iterator[str]:
    """A fresh database with the newest schema, for one test."""
    url = datenbanken.create()
    yield url
    datenbanken.drop(url)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    uses_database = "datenbanken" in getattr(item, "fixturenames", ())
    if uses_database and (report.when == "call" or report.skipped):
        item.config.stash[STASH_TESTS]["übersprungen" if report.skipped else report.outcome] += 1
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    name = config.getoption("--datenbank")
    counts = config.stash[STASH_TESTS]
    skipped = counts["übersprungen"]
    line = f"datenbank {name}: {counts['passed'] + counts['failed']} Tests"
    terminalreporter.write_sep("=", line + (f", {skipped} übersprungen" if skipped else ""))
    if STASH_FEHLT in config.stash:
        terminalreporter.write_line(
            f"ACHTUNG: Die Tests auf {name} sind NICHT gelaufen – {config.stash[STASH_FEHLT]}.", red=True, bold=True
        )
