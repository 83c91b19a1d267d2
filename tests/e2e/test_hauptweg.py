"""The main job in a real browser against the real system: from the first word to the Aktenzeichen, then the status.

Each Sperrmüll address is used once: a household gets one pick-up a year.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.seite import ChatSeite
from tests.e2e.weg import answer_form
from tests.system import System

AKTENZEICHEN = re.compile(r"[A-Z]{2,4}-\d{4}-\d{6}")
TURN_MS = 30_000
PERSON = {
    "name": "Anna Müller",
    "email": "anna.mueller@example.org",
    "telefon": "0385 1234567",
    "geburtsdatum": "24.12.1985",
}
TYPED_PERSON = {
    "name": {"vorname": "Anna", "nachname": "Müller"},
    "email": "anna.mueller@example.org",
    "telefon": "+493851234567",
}


@pytest.fixture
def seite(fenster: BrowserContext, system: System) -> Iterator[ChatSeite]:
    """The chat page of the running system."""
    fenster.set_default_timeout(TURN_MS)
    expect.set_options(timeout=TURN_MS)
    page = fenster.new_page()
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith((system.url, "data:")) else foreign.append(request.url),
    )
    yield ChatSeite(page, f"{system.url}/schwerin").open()
    expect.set_options(timeout=5_000)
    assert foreign == []


def number_and_code(chat: ChatSeite) -> tuple[str, str]:
    """Aktenzeichen and Abrufcode as the citizen reads them on the page."""
    values = chat.log.locator("[data-karte=vorgang] .code__wert").all_inner_texts()[-2:]
    assert len(values) == 2, chat.log.inner_text()
    assert AKTENZEICHEN.fullmatch(values[0])
    return values[0], values[1]


def read_case(system: System, aktenzeichen: str) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {system.dienst_token}"}
    answer = httpx.get(f"{system.url}/api/v1/vorgaenge/{aktenzeichen}", headers=headers, timeout=20)
    assert answer.status_code == 200, answer.text
    case: dict[str, Any] = answer.json()
    return case


def ask_for_status(chat: ChatSeite, aktenzeichen: str) -> None:
    chat.say("Wo ist mein Antrag?")
    expect(chat.log.locator("[data-karte=status]").last).to_contain_text(aktenzeichen)


def includes(actual: Any, expected: Any) -> bool:
    """True if everything expected is there; more may be."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(includes(actual.get(key), value) for key, value in expected.items())
    return bool(actual == expected)


def check_case(case: dict[str, Any], leistung: str, expected: dict[str, Any]) -> None:
    assert (case["leistung"], case["mandant"], case["kanal"]) == (leistung, "schwerin", "web")
    wrong = {
        feld: case["angaben"].get(feld)
        for feld, value in expected.items()
        if not includes(case["angaben"].get(feld), value)
    }
    assert wrong == {}, case["angaben"]


def check_slot(wert: dict[str, Any]) -> None:
    assert datetime.fromisoformat(wert["beginn"]) > datetime.now().astimezone()


def test_sperrmuell_from_first_word_to_status(seite: ChatSeite, system: System) -> None:
    seite.say("Moin, mein altes Sofa muss weg")
    assert seite.phase == "antrag"
    seite.check_accessible()
    gefragt = answer_form(
        seite,
        {
            **PERSON,
            "adresse": "Mecklenburgstraße 141, 19053 Schwerin",
            "gegenstaende": "ein Sofa und zwei Stühle",
            "menge": "ja",
            "abholort": "Am Straßenrand vor dem Haus",
        },
    )
    assert {"adresse", "termin", "name"} <= set(gefragt)
    aktenzeichen, abrufcode = number_and_code(seite)
    seite.check_accessible()
    case = read_case(system, aktenzeichen)
    check_case(
        case,
        "sperrmuell",
        {
            **TYPED_PERSON,
            "adresse": {"strasse": "Mecklenburgstraße", "hausnummer": "141", "plz": "19053", "ort": "Schwerin"},
            "abholort": {"wert": "strasse"},
        },
    )
    assert "sofa" in {each["art"] for each in case["angaben"]["gegenstaende"]}
    check_slot(case["angaben"]["termin"])
    ask_for_status(seite, aktenzeichen)
    public = httpx.get(
        f"{system.url}/api/v1/vorgaenge/{aktenzeichen}/status", headers={"Abrufcode": abrufcode}, timeout=20
    )
    assert public.status_code == 200


def test_status_in_a_new_conversation_with_number_and_code(
    seite: ChatSeite, system: System, fenster: BrowserContext
) -> None:
    seite.say("Ich möchte Sperrmüll anmelden")
    answers = {
        "adresse": "Mecklenburgstraße 143, 19053 Schwerin",
        "gegenstaende": "ein Sofa",
        "menge": "ja",
        "abholort": "am Straßenrand vor dem Haus",
    }
    answer_form(seite, {**PERSON, **answers})
    aktenzeichen, abrufcode = number_and_code(seite)
    other = ChatSeite(fenster.new_page(), seite.address).open()
    other.say("Wo ist mein Antrag?")
    assert (other.phase, other.feld) == ("status", "aktenzeichen")
    other.say(aktenzeichen)
    assert other.feld == "abrufcode"
    other.say(abrufcode)
    expect(other.log.locator("[data-karte=status]").last).to_contain_text(aktenzeichen)


def test_buergerbuero_appointment_from_the_whole_list(seite: ChatSeite, system: System) -> None:
    seite.say("Ich brauche einen Termin im Bürgerbüro")
    seite.say("Personalausweis beantragen")
    assert seite.typ == "termin"
    title = pick_last_free_slot(seite)
    answer_form(seite, PERSON)
    aktenzeichen, _ = number_and_code(seite)
    case = read_case(system, aktenzeichen)
    check_case(case, "termin", {"name": TYPED_PERSON["name"], "anliegen": {"wert": "personalausweis"}})
    beginn = datetime.fromisoformat(case["angaben"]["termin"]["beginn"])
    assert beginn.strftime("%H:%M") in title
    check_slot(case["angaben"]["termin"])
    ask_for_status(seite, aktenzeichen)


def pick_last_free_slot(chat: ChatSeite) -> str:
    """Opens the whole list and picks the last time of its first day; returns day and time as they are read out."""
    chat.answers.locator("[data-alle]").click()
    slot = chat.page.locator("#auswahl button[data-wert]:visible").last
    slot.wait_for()
    chat.check_accessible()
    title = slot.locator(".kern-label").text_content() or ""
    chat.press(slot)
    return title


def test_bewohnerparkausweis(seite: ChatSeite, system: System) -> None:
    seite.say("Ich möchte einen Bewohnerparkausweis beantragen")
    start = date.today() + timedelta(days=10)
    answer_form(
        seite,
        {
            **PERSON,
            "adresse": "Mecklenburgstraße 12, 19053 Schwerin",
            "kennzeichen": "SN-AB 123",
            "fahrzeughalter": "auf mich selbst",
            "gueltig_ab": f"{start:%d.%m.%Y}",
            "laufzeit": "ein Jahr",
        },
    )
    aktenzeichen, _ = number_and_code(seite)
    check_case(
        read_case(system, aktenzeichen),
        "bewohnerparkausweis",
        {
            **TYPED_PERSON,
            "kennzeichen": "SN-AB 123",
            "geburtsdatum": "1985-12-24",
            "gueltig_ab": start.isoformat(),
            "laufzeit": {"wert": "ein_jahr"},
            "fahrzeughalter": {"selbst": "ja"},
        },
    )
    ask_for_status(seite, aktenzeichen)


def test_change_from_the_panel_and_reload_in_the_middle(seite: ChatSeite) -> None:
    seite.say("Ich möchte Sperrmüll anmelden")
    seite.say("Mecklenburgstraße 145, 19053 Schwerin")
    page: Page = seite.page
    expect(seite.panel.get_by_role("button", name="Adresse ändern")).to_be_visible()
    feld = seite.feld
    page.reload()
    seite.ready()
    assert seite.feld == feld
    expect(seite.log).to_contain_text("Mecklenburgstraße 145")
    seite.press(seite.panel.get_by_role("button", name="Adresse ändern"))
    if seite.feld == "adresse":
        seite.say("Mecklenburgstraße 147, 19053 Schwerin")
    expect(seite.panel).to_contain_text("Mecklenburgstraße 147")
    assert seite.feld == feld
