"""Nobody acts for somebody else on the form pages, and nothing that was typed becomes markup."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from integrations.website.seiten.eingaben import knows
from integrations.website.seiten.wege import EIGENE
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.gaenge import ADRESSE, SOFA, START, begin
from tests.integrations.website.seiten.test_alle_leistungen import KATALOG

BOESE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_headers_of_a_form_page(besucher: Besucher) -> None:
    begin(besucher)
    headers = besucher.antwort.headers
    assert "script" not in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"  # "no-referrer" makes browsers send Origin: null with our forms
    assert "<script" not in besucher.antwort.text
    assert " style=" not in besucher.antwort.text


def test_the_cookie_is_for_the_form_pages_alone(besucher: Besucher, client: TestClient) -> None:
    besucher.open(START)
    anfrage = besucher.prepare("Beginnen")
    cookie = client.request(**anfrage, follow_redirects=False).headers["set-cookie"]
    assert cookie.startswith("lotse_antrag=")
    assert {"HttpOnly", "Path=/schwerin/antrag", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    sicher = TestClient(client.app, base_url="https://lotse.test")
    sicher.portal = client.portal
    besucher = Besucher(sicher)
    besucher.open(START)
    cookie = sicher.request(**besucher.prepare("Beginnen"), follow_redirects=False).headers["set-cookie"]
    assert cookie.startswith("__Secure-lotse_antrag=")
    assert "Secure" in cookie.split("; ")
    besucher.open(START)
    besucher.press("Weitermachen")
    assert besucher.wo == "adresse"


@pytest.mark.parametrize(
    "fremd",
    [
        {"Origin": "https://boese.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_a_form_of_another_site_does_nothing(besucher: Besucher, fremd: dict[str, str]) -> None:
    begin(besucher)
    anfrage = besucher.prepare("Weiter", ADRESSE)
    antwort = besucher.http.request(**{**anfrage, "headers": fremd}, follow_redirects=True)
    assert antwort.status_code == 403
    besucher.take(antwort)
    assert "nichts gespeichert" in besucher.seite.text
    assert besucher.follow("Seite neu laden").h1.startswith("An welcher Adresse")


@pytest.mark.parametrize("weg", ["csrf", "csrf eines anderen"])
def test_without_the_token_of_the_session_nothing_happens(
    besucher: Besucher, noch_ein_besucher: Callable[[], Besucher], weg: str
) -> None:
    begin(besucher)
    anfrage = besucher.prepare("Weiter", ADRESSE)
    anderer = noch_ein_besucher()
    begin(anderer)
    fremd = anderer.prepare("Weiter", ADRESSE)["data"]["csrf"]
    anfrage["data"]["csrf"] = "" if weg == "csrf" else fremd
    assert besucher.http.request(**anfrage, follow_redirects=True).status_code == 403


def test_a_draft_belongs_to_its_session(besucher: Besucher, noch_ein_besucher: Callable[[], Besucher]) -> None:
    begin(besucher)
    entwurf = besucher.prepare("Weiter", ADRESSE)["data"]["antrag"]
    anderer = noch_ein_besucher()
    begin(anderer)
    anfrage = anderer.prepare("Weiter", ADRESSE)
    anfrage["data"]["antrag"] = entwurf
    assert anderer.http.request(**anfrage, follow_redirects=True).status_code == 404


@pytest.mark.parametrize("cookie", ["x", "a.b", "00000000-0000-4000-8000-000000000000." + "a" * 43, "ü" * 90])
def test_a_cookie_that_means_nothing(besucher: Besucher, cookie: str) -> None:
    kopf = {b"Cookie": f"lotse_antrag={cookie}".encode()}
    antwort = besucher.http.get(f"{START}/adresse", headers=kopf)
    assert antwort.status_code == 404
    assert "finden wir nicht mehr" in antwort.text


def test_hostile_words_stay_words(besucher: Besucher) -> None:
    begin(besucher)
    besucher.press("Weiter", {**ADRESSE, "adresse-strasse": BOESE})
    assert "<script" not in besucher.antwort.text
    assert "<img src=x" not in besucher.antwort.text
    besucher.press("Weiter", {**ADRESSE, "adresse-strasse": "Am Markt"})
    besucher.press("Weiter", {**SOFA, "gegenstaende-1-was": BOESE})
    besucher.open(f"{START}/gegenstaende")
    assert "<script" not in besucher.antwort.text
    besucher.open(f"/schwerin/leistungen?q={BOESE}")
    assert "<script" not in besucher.antwort.text


@pytest.mark.parametrize(
    "path",
    [
        f"{START}/gibtesnicht",
        "/schwerin/antrag/gibtesnicht",
        "/nirgendwo/antrag/sperrmuell",
        "/schwerin/antrag/rueckruf",
    ],
)
def test_unknown_addresses_are_answered_in_german(besucher: Besucher, path: str) -> None:
    besucher.open(path)
    assert besucher.antwort.status_code == 404
    assert besucher.seite.h1


def test_every_type_of_the_catalogue_has_an_input_and_no_field_the_name_of_a_page() -> None:
    felder = [feld for leistung in KATALOG for feld in leistung.felder]
    assert felder
    assert {feld.typ for feld in felder if not knows(feld.typ)} == {"liste"}  # rows have pages of their own
    assert {spalte.typ for feld in felder for spalte in feld.spalten if not knows(spalte.typ)} == set()
    assert not {feld.feld for feld in felder} & EIGENE
