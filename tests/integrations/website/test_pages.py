"""The pages without a browser: addresses, headers, what is served and what is not."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.dependencies import get_context
from api.leistungen.katalog import Katalog
from api.mandanten.verzeichnis import Mandanten
from integrations.website.ansicht import duration
from integrations.website.pages import router

WURZEL = Path(__file__).resolve().parents[3]
SEITEN = ["/schwerin", "/schwerin/datenschutz", "/schwerin/barrierefreiheit"]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    daten = WURZEL / "data"
    settings = SimpleNamespace(aufbewahrung=timedelta(days=9), telegram=None)
    inhalte = SimpleNamespace(katalog=Katalog.load(daten), mandanten=Mandanten.load(daten), settings=settings)
    app = FastAPI()
    app.dependency_overrides[get_context] = lambda: inhalte

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    app.include_router(router)
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("path", SEITEN)
def test_page_of_a_known_mandant(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Landeshauptstadt Schwerin" in answer.text
    assert '<html lang="de"' in answer.text


@pytest.mark.parametrize(
    "path", ["/nirgendwo", "/nirgendwo/datenschutz", "/nirgendwo/barrierefreiheit", "/Schwerin", "/%3Cb%3E"]
)
def test_unknown_mandant_gets_a_german_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Diese Seite gibt es nicht" in answer.text
    assert "<b>" not in answer.text


def test_other_routes_and_the_description_are_not_shadowed(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert "/health" in client.get("/openapi.json").json()["paths"]


def test_start_leads_to_the_only_mandant_or_offers_the_choice(client: TestClient) -> None:
    answer = client.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers.get("location")) in {(307, "/schwerin"), (200, None)}


@pytest.mark.parametrize("path", [*SEITEN, "/nirgendwo"])
def test_pages_allow_no_inline_script_and_no_other_server(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert " on" + "click" not in answer.text
    assert answer.text.count("<script") == answer.text.count('<script src="/widget/lotse.js" ')
    assert 'src="http' not in answer.text


def test_design_system_is_served_from_here_as_css_and_fonts_only(client: TestClient) -> None:
    sheet = client.get("/static/kern/kern.min.css")
    assert sheet.status_code == 200
    assert sheet.headers["content-type"].startswith("text/css")
    assert "url(http" not in sheet.text
    assert client.get("/static/kern/fonts/fira-sans/FiraSans-Regular.woff2").status_code == 200
    assert client.get("/static/kern/js/kern-kopfzeile.js").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pages.py",
        "/static/%2e%2e/pages.py",
        "/static/kern/%2e%2e/package.json",
        "/static/kern/../../README.css",
        "/static/",
        "/static/nix.js",
    ],
)
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {404, 405}
    assert "import" not in answer.text


def test_static_files_are_asked_for_again_only_when_changed(client: TestClient) -> None:
    first = client.get("/widget/lotse.js")
    assert first.headers["content-type"].startswith("text/javascript")
    again = client.get("/widget/lotse.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_privacy_notice_names_purpose_and_period_of_each_leistung(client: TestClient) -> None:
    text = client.get("/schwerin/datenschutz").text
    leistung = Katalog.load(WURZEL / "data").fuer("schwerin", "sperrmuell")
    assert leistung.datenschutz is not None
    assert leistung.titel in text
    assert leistung.datenschutz.zweck in text
    assert duration(leistung.datenschutz.loeschung) in text
    assert "9 Tage nach der letzten Nachricht" in text


@pytest.mark.parametrize(
    ("iso", "words"), [("P1Y", "1 Jahr"), ("P28D", "28 Tage"), ("P1Y6M", "1 Jahr und 6 Monate"), ("PT2H", "PT2H")]
)
def test_duration_in_words(iso: str, words: str) -> None:
    assert duration(iso) == words


def test_no_module_parses_html() -> None:
    for module in (WURZEL / "integrations/website/static").rglob("*.js"):
        source = module.read_text()
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "DOMParser",
        ):
            assert word not in source, f"{module.name}: {word}"


def test_the_widget_may_be_loaded_by_any_page_and_travels_packed(client: TestClient) -> None:
    plain = client.get("/widget/lotse.js", headers={"Accept-Encoding": "identity"})
    packed = client.get("/widget/lotse.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert "content-encoding" not in plain.headers
    for answer in (plain, packed):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        assert answer.headers["vary"] == "Accept-Encoding"


def test_looks_of_a_town_for_the_widget(client: TestClient) -> None:
    answer = client.get("/schwerin/farben.json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json() == {
        "flaeche": "#1b3a6b",
        "schrift": "#ffffff",
        "akzent": "#8a6100",
        "hell": "#e4e7ed",
        "aktion": "#1b3a6b",
        "name": "Landeshauptstadt Schwerin",
        "telefon": "0385 545-1111",
        "haeufig": [
            "Termin im Bürgerbüro vereinbaren",
            "Sperrmüll abholen lassen",
            "Bewohnerparkausweis beantragen",
            "Meldebescheinigung beantragen",
        ],
        "telegram": False,
    }
    assert client.get("/unbekannt/farben.json").status_code == 404
