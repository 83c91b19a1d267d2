"""Every error is a German problem; none shows a trace or repeats what a citizen wrote."""

import logging
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from api.antraege import router as antraege_router
from api.app import create_api
from api.context import ApiContext

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "kwargs", "status"),
    [
        ("GET", "/gibtsnicht", {}, 404),
        ("PUT", "/api/v1/leistungen", {}, 405),
        ("GET", "/api/v1/leistungen", {}, 422),
        ("GET", "/api/v1/leistungen?mandant=mond", {}, 404),
        ("GET", "/api/v1/leistungen/x?mandant=musterstadt", {}, 404),
        ("GET", "/api/v1/leistungen?mandant=musterstadt&q=" + "x" * 300, {}, 422),
        ("GET", "/api/v1/termine?mandant=musterstadt&kalender=mond", {}, 404),
        ("GET", "/api/v1/termine?mandant=musterstadt&kalender=abholung&von=gestern", {}, 422),
        ("POST", "/api/v1/antraege", {"content": "{", "headers": JSON}, 400),
        ("POST", "/api/v1/antraege", {"content": b"\xff\xfe", "headers": JSON}, 400),
        ("POST", "/api/v1/antraege", {"content": b"[" * 100_000, "headers": JSON}, 400),
        ("POST", "/api/v1/antraege", {"content": b'{"mandant":"\\ud800"}', "headers": JSON}, 422),
        ("POST", "/api/v1/antraege", {"content": b'{"\\ud800":1}', "headers": JSON}, 422),
        ("POST", "/api/v1/antraege", {"content": "mandant=x", "headers": {"content-type": "text/plain"}}, 415),
        ("POST", "/api/v1/antraege", {"data": {"mandant": "x"}}, 415),
        ("POST", "/api/v1/antraege", {"content": b" " * 300_000, "headers": JSON}, 413),
        ("POST", "/api/v1/antraege", {"content": iter([b" " * 200_000, b" " * 200_000]), "headers": JSON}, 413),
        ("POST", "/api/v1/antraege", {}, 422),
        ("GET", "/api/v1/antraege/x", {}, 401),
        ("GET", "/api/v1/antraege/%00", {"headers": {"Authorization": "Bearer x"}}, 404),
        ("GET", "/api/v1/vorgaenge", {}, 401),
        ("GET", "/api/v1/vorgaenge", {"headers": {"Authorization": "Bearer x"}}, 403),
    ],
)
def test_is_a_german_problem(client: TestClient, method: str, path: str, kwargs: dict[str, Any], status: int) -> None:
    response = client.request(method, path, **kwargs)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert {"type", "title", "detail"} <= body.keys()
    assert body["detail"].endswith((".", ")"))
    assert ("felder" in body) == (status == 422)
    assert "!" not in response.text


@pytest.mark.parametrize(
    "wrong", ["/api/v1/vorgaenge/%00", "/api/v1/vorgaenge/MU-2026-999999", "/api/v1/vorgaenge/x%27--"]
)
def test_odd_numbers_are_just_unknown(client: TestClient, dienst: dict[str, str], wrong: str) -> None:
    assert client.get(wrong, headers=dienst).status_code == 404
    assert client.get("/api/v1/vorgaenge?gespraech=%00", headers=dienst).status_code == 422


@pytest.fixture
def broken(context: ApiContext) -> FastAPI:
    """The real app with two routes that fail as nobody foresaw."""
    app = create_api(context)

    @app.get("/kaputt")
    def fail() -> None:
        raise RuntimeError("Anna Müller, Lindenweg 7")

    @app.get("/ueberlastet")
    def overload() -> None:
        raise OperationalError("SELECT", {"name": "Anna"}, Exception("database is locked"))

    return app


def test_the_unforeseen_is_logged_without_what_it_says(broken: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        response = TestClient(broken).get("/kaputt")
    assert response.status_code == 500
    assert response.json()["detail"] == "Das lag nicht an Ihnen. Bitte versuchen Sie es später noch einmal."
    assert "RuntimeError" in caplog.text
    assert "test_fehler.py" in caplog.text, "the place is named"
    assert "Anna" not in caplog.text + response.text


def test_an_overloaded_database_is_told_so(broken: FastAPI) -> None:
    response = TestClient(broken).get("/ueberlastet")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"


def test_the_description_of_the_api_is_served(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {
        "/api/v1/leistungen",
        "/api/v1/termine",
        f"{antraege_router.router.prefix}/{{key}}/einreichung",
    } <= paths.keys()
