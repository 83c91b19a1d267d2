"""Streets for what has been typed so far."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from fastapi.testclient import TestClient

from api.clock import BERLIN, FixedClock
from tests.backend import api_with, real_backend


@pytest.fixture
def client(datenbank_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    uhr = FixedClock(datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN))
    context = real_backend(tmp_path_factory.getbasetemp() / "backend", datenbank_url, uhr)
    with TestClient(api_with(context)) as client:
        yield client
    context.db.dispose()


def suggested(client: TestClient, q: str) -> list[str]:
    answer = client.get("/api/v1/mandanten/schwerin/strassen", params={"q": q})
    assert answer.status_code == 200, answer.text
    return [each["strasse"] for each in answer.json()["strassen"]]


def test_names_that_begin_so_come_first(client: TestClient) -> None:
    found = suggested(client, "meck")
    assert found[0].startswith("Meck")
    assert len(found) <= 8


@pytest.mark.parametrize("q", ["mecklenburgstr.", "MECKLENBURGSTRASSE", "Mecklenburg str"])
def test_however_it_is_written(client: TestClient, q: str) -> None:
    assert "Mecklenburgstraße" in suggested(client, q)


def test_a_word_in_the_middle_is_found_too(client: TestClient) -> None:
    assert any("Markt" in strasse and not strasse.startswith("Markt") for strasse in suggested(client, "markt"))


@pytest.mark.parametrize("q", ["", "   ", "!!", "xyzxyz", "<script>"])
def test_nothing_where_nothing_fits(client: TestClient, q: str) -> None:
    assert suggested(client, q) == []


def test_errors_are_told_in_words(client: TestClient) -> None:
    assert client.get("/api/v1/mandanten/nirgends/strassen", params={"q": "a"}).status_code == 404
    assert client.get("/api/v1/mandanten/schwerin/strassen", params={"q": "a" * 101}).status_code == 422
