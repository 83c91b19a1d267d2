"""The mail of a demo: files, and pages to read them."""

import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.ausgang.service import Ausgang
from api.clock import FixedClock
from api.context import ApiContext
from api.settings_smtp import SmtpSettings
from integrations.zustellung.ablage import Ablage
from integrations.zustellung.bote import Bote, folder_of
from integrations.zustellung.router import router


def client_of(context: ApiContext) -> TestClient:
    app = FastAPI()
    app.state.context = context
    app.include_router(router)
    return TestClient(app)


@pytest.fixture
def client(context: ApiContext) -> TestClient:
    with context.db.transaction() as session:
        Ausgang(context, session).post(
            "schwerin", "anna@example.org", "Ihr <Antrag>", "Grüße <script>", schluessel="beleg:1"
        )
    Bote(context).deliver_next()
    return client_of(context)


def test_list_and_one_mail(client: TestClient, context: ApiContext) -> None:
    (brief,) = Ablage(folder_of(context)).all()
    page = client.get("/demo/post")
    assert page.status_code == 200
    assert "Ihr &lt;Antrag&gt;" in page.text
    assert f"/demo/post/{brief.kennung}" in page.text
    page = client.get(f"/demo/post/{brief.kennung}")
    assert "Grüße &lt;script&gt;" in page.text
    assert "anna@example.org" in page.text


def test_files_are_for_the_owner_alone(client: TestClient, context: ApiContext) -> None:
    (path,) = folder_of(context).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("kennung", ["x", "..%2Fschluessel", "00000000-0000-0000-0000-000000000000", "%00"])
def test_what_is_not_there(client: TestClient, kennung: str) -> None:
    assert client.get(f"/demo/post/{kennung}").status_code == 404


def test_only_in_a_demo_without_mail_server(client: TestClient, context: ApiContext) -> None:
    (brief,) = Ablage(folder_of(context)).all()
    smtp = SmtpSettings("127.0.0.1", 25, False, None, None)
    for settings in (replace(context.settings, demo=False), replace(context.settings, smtp=smtp)):
        elsewhere = client_of(replace(context, settings=settings))
        assert elsewhere.get("/demo/post").status_code == 404
        assert elsewhere.get(f"/demo/post/{brief.kennung}").status_code == 404


def test_files_are_deleted_in_time(client: TestClient, context: ApiContext, clock: FixedClock, tmp_path: Path) -> None:
    ablage = Ablage(folder_of(context))
    (path,) = folder_of(context).iterdir()
    written = path.stat().st_mtime
    clock.advance(timedelta(seconds=written - clock.now().timestamp()))
    assert ablage.remove_older(clock.now() - timedelta(days=7)) == 0
    clock.advance(timedelta(days=7, seconds=1))
    assert ablage.remove_older(clock.now() - timedelta(days=7)) == 1
    assert client.get("/demo/post").text.count("/demo/post/") == 0


def test_empty(context: ApiContext) -> None:
    assert "Noch ist keine E-Mail da" in client_of(context).get("/demo/post").text
