"""An agent fills a form in for a caller, over HTTP and without script: in any order, with a line, to the receipt."""

import json
import re
import uuid
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from api.antraege.service import AntragService
from api.context import ApiContext
from api.personal.rollen import Rolle
from api.vorgaenge.service import VorgangService
from tests.integrations.callcenter.blatt import Formular, form_with, forms
from tests.konsole import Konsole, make_account, session_of
from tests.system import System

WAHL = "/callcenter/schwerin/antrag"
VORGESTERN = date.today() - timedelta(days=2)
ZUSTAENDIG = {
    "meldeort__strasse": "Werderstraße", "meldeort__hausnummer": "30", "beschreibung": "Tiefes Loch",
    "fund_datum__tag": f"{VORGESTERN:%d}", "fund_datum__monat": f"{VORGESTERN:%m}",
    "fund_datum__jahr": f"{VORGESTERN:%Y}",
}  # fmt: skip
SPERRMUELL = "sperrmuell"


@pytest.fixture
async def agent(lotse: System, backend: ApiContext) -> Any:
    """An agent of their own for each test, so that no call is open yet."""
    _konto, token = make_account(backend, f"agent-{uuid.uuid4()}", "Frau Krüger", {"schwerin": [Rolle.AGENT]})
    async with Konsole(lotse.url, token) as opened:
        yield opened


async def begin(konsole: Konsole, leistung: str, text: str = "") -> httpx.Response:
    await konsole.get(WAHL)
    return await konsole.follow(await konsole.post(WAHL, {"leistung": leistung, "text": text}))


async def save(konsole: Konsole, page: httpx.Response, was: str = "speichern", **werte: Any) -> httpx.Response:
    formular = questions(page)
    return await konsole.follow(await konsole.post(formular.action, formular.filled(was, **werte)))


async def say(konsole: Konsole, page: httpx.Response, zeile: str) -> httpx.Response:
    formular = form_with(page.text, "data-zeile")
    return await konsole.follow(await konsole.post(formular.action, {**formular.felder, "zeile": zeile}))


def questions(page: httpx.Response) -> Formular:
    return form_with(page.text, "data-fragen")


def reads(*werte: dict[str, Any]) -> str:
    """A line in which the fake bot reads these values."""
    return f"liest {json.dumps([{'start': 0, 'ende': 5, 'text': 'so', 'feld': None, **wert} for wert in werte])}"


def conversation(page: httpx.Response) -> str:
    found = re.search(r"/gespraeche/([0-9a-f-]{36})/", str(page.url))
    assert found, page.url
    return found[1]


def draft(backend: ApiContext, page: httpx.Response) -> dict[str, Any]:
    """The stored answers of the open draft."""
    with backend.db.reading() as session:
        (antrag,) = AntragService(backend, session).of_gespraech(conversation(page))
        return dict(antrag.angaben)


async def test_a_call_and_its_conversation_begin_with_the_first_form(agent: Konsole, backend: ApiContext) -> None:
    first = await begin(agent, SPERRMUELL)
    assert "Sperrmüll" in first.text
    again = await begin(agent, "strassenschaden")
    assert conversation(again) == conversation(first), "one call, one conversation"
    with backend.db.reading() as session:
        zustaende = {e.leistung: e.zustand for e in AntragService(backend, session).of_gespraech(conversation(first))}
    assert zustaende == {SPERRMUELL: "geparkt", "strassenschaden": "offen"}


async def test_fee_and_documents_are_told_in_general_until_the_answers_say_more(agent: Konsole) -> None:
    page = await begin(agent, "hundesteuer-anmelden")
    (blick,) = re.findall(r'id="blick">(.*?)</dl>', page.text, re.DOTALL)
    assert "108 Euro" in blick
    assert "Personalausweis" in blick
    assert "Keine nötig" not in blick


async def test_words_that_clearly_mean_a_service_begin_it_at_once(agent: Konsole) -> None:
    await agent.get(WAHL)
    page = await agent.follow(await agent.post(WAHL, {"text": f"meint {SPERRMUELL}"}))
    assert "data-fragen" in page.text


async def test_words_that_may_mean_several_give_a_choice(agent: Konsole) -> None:
    await agent.get(WAHL)
    page = await agent.follow(await agent.post(WAHL, {"text": "Hund"}))
    angebot = [wert for form in forms(page.text) for name, wert in form.knoepfe if name == "leistung"]
    assert {"hundesteuer-anmelden", "hundesteuer-abmelden"} <= set(angebot)
    assert "data-fragen" not in page.text


async def test_several_answers_are_saved_at_once_in_any_order(agent: Konsole, backend: ApiContext) -> None:
    page = await begin(agent, SPERRMUELL)
    page = await save(agent, page, name__vorname="Erika", name__nachname="Schröder", telefon="0385 123456")
    assert draft(backend, page) == {
        "name": {"vorname": "Erika", "nachname": "Schröder"}, "telefon": "+49385123456"
    }  # fmt: skip
    page = await save(agent, page, name__vorname="Erna")
    assert draft(backend, page)["name"] == {"vorname": "Erna", "nachname": "Schröder"}


async def test_what_was_not_touched_is_left_to_whoever_changed_it_meanwhile(
    agent: Konsole, backend: ApiContext
) -> None:
    alt = await begin(agent, SPERRMUELL)
    await save(agent, alt, name__vorname="Erika", name__nachname="Schröder")
    page = await save(agent, alt, telefon="0385 123456")  # sent from the page as it was before
    assert draft(backend, page)["name"] == {"vorname": "Erika", "nachname": "Schröder"}


async def test_a_wrong_answer_stays_at_its_field_and_the_right_ones_are_kept(
    agent: Konsole, backend: ApiContext
) -> None:
    page = await begin(agent, SPERRMUELL)
    page = await save(agent, page, email="erika(at)example", name__vorname="Erika", name__nachname="Schröder")
    assert 'value="erika(at)example"' in page.text
    assert "Eine Angabe stimmt noch nicht" in page.text
    assert 'href="#email"' in page.text
    assert "email" not in draft(backend, page)
    assert draft(backend, page)["name"]["nachname"] == "Schröder"


async def test_the_same_form_sent_twice_changes_nothing(agent: Konsole, backend: ApiContext) -> None:
    page = await begin(agent, SPERRMUELL)
    formular = questions(page)
    sent = formular.filled(name__vorname="Erika", name__nachname="Schröder")
    for _ in range(2):
        await agent.post(formular.action, sent)
    assert draft(backend, page) == {"name": {"vorname": "Erika", "nachname": "Schröder"}}


async def test_an_emptied_answer_is_taken_back(agent: Konsole, backend: ApiContext) -> None:
    page = await save(agent, await begin(agent, SPERRMUELL), name__vorname="Erika", name__nachname="Schröder")
    page = await save(agent, page, name__vorname="", name__nachname="")
    assert "name" not in draft(backend, page)


async def test_one_more_thing_loses_nothing_that_was_typed(agent: Konsole) -> None:
    page = await begin(agent, SPERRMUELL)
    typed = {f"gegenstaende__{nr}__was": was for nr, was in enumerate(("Sofa", "Bett", "Tisch"), 1)}
    page = await save(agent, page, "noch", name__vorname="Erika", **typed)
    felder = questions(page).felder
    assert felder["name-vorname"] == ["Erika"]
    assert [felder[f"gegenstaende-{nr}-was"] for nr in (1, 2, 3, 4)] == [["Sofa"], ["Bett"], ["Tisch"], [""]]


async def test_no_browser_fills_in_what_it_knows_of_the_agent(agent: Konsole) -> None:
    for leistung in (SPERRMUELL, "fuehrungszeugnis", "hundesteuer-anmelden"):
        page = await begin(agent, leistung)
        assert set(re.findall(r'autocomplete="([^"]*)"', page.text)) == {"off"}
        assert "Krüger" not in page.text.partition("<main")[2].partition("</main>")[0]


async def test_a_branch_that_opens_is_said(agent: Konsole) -> None:
    page = await begin(agent, "fuehrungszeugnis")
    page = await save(agent, page, fuehrungszeugnis_art="behoerde")
    assert "Dazu kommt: " in page.text


async def test_a_line_fills_fields_and_says_what_it_could_not_place(agent: Konsole, backend: ApiContext) -> None:
    page = await begin(agent, SPERRMUELL)
    name = {"typ": "name", "wert": {"vorname": "Erika", "nachname": "Schröder"}}
    page = await say(agent, page, reads(name))
    assert draft(backend, page) == {"name": {"vorname": "Erika", "nachname": "Schröder"}}
    assert "Nicht zugeordnet" in page.text, "the words no value stands for"
    assert "Eingetragen" in page.text
    assert "gerade eingetragen" in page.text


async def test_a_line_nobody_can_read_is_given_back(agent: Konsole, backend: ApiContext) -> None:
    page = await begin(agent, SPERRMUELL)
    page = await say(agent, page, "kaputt Erika Schröder")
    assert "der Lotse ist gestört" in page.text
    assert form_with(page.text, "data-zeile").felder["zeile"] == ["kaputt Erika Schröder"]
    page = await save(agent, page, name__vorname="Erika", name__nachname="Schröder", telefon="0385 123456")
    assert draft(backend, page)["telefon"] == "+49385123456", "the fields go on"


async def test_submitted_once_however_often_the_button_is_pressed(agent: Konsole, backend: ApiContext) -> None:
    page = await save(agent, await begin(agent, "strassenschaden"), "pruefen", **ZUSTAENDIG)
    assert "Stimmt alles so?" in page.text
    assert "Tiefes Loch" in page.text
    formular = form_with(page.text, "/pruefen")
    first = await agent.post(formular.action, formular.felder)
    second = await agent.post(formular.action, formular.felder)
    assert first.headers["location"] == second.headers["location"]
    page = await agent.follow(first)
    with backend.db.reading() as session:
        (vorgang,) = VorgangService(backend, session).of_gespraech(conversation(page))
    assert vorgang.aktenzeichen in page.text
    assert vorgang.kanal == "telefon"
    assert vorgang.erfasst_von is not None
    assert vorgang.erfasst_von not in page.text
    assert "Salzwedel, Nürnberg" in page.text, "the number is spelled"


async def test_what_was_changed_after_reading_out_is_read_out_again(agent: Konsole) -> None:
    page = await save(agent, await begin(agent, "strassenschaden"), "pruefen", **ZUSTAENDIG)
    formular = form_with(page.text, "/pruefen")
    bogen = await agent.get(formular.action.removesuffix("/pruefen"))
    await save(agent, bogen, beschreibung="Doch ein anderes Loch")
    page = await agent.follow(await agent.post(formular.action, formular.felder))
    assert "haben sich inzwischen geändert" in page.text
    assert "Doch ein anderes Loch" in page.text


async def test_the_receipt_goes_by_mail_to_an_address_that_was_confirmed(agent: Konsole, backend: ApiContext) -> None:
    page = await save(agent, await begin(agent, "strassenschaden"), "pruefen", **ZUSTAENDIG)
    formular = form_with(page.text, "/pruefen")
    page = await agent.follow(await agent.post(formular.action, formular.felder))
    mail = form_with(page.text, "/eingereicht")
    page = await agent.follow(await agent.post(mail.action, {**mail.felder, "mail": "erika"}))
    assert "nicht vollständig" in page.text
    page = await agent.follow(await agent.post(mail.action, {**mail.felder, "mail": "erika@example.org"}))
    assert "geht an die genannte Adresse" in page.text
    page = await agent.follow(await agent.post(mail.action, {**mail.felder, "mail": "erika@example.org"}))
    assert "ging sie schon" in page.text


async def test_the_next_form_of_the_same_person_asks_before_it_takes_anything_over(
    agent: Konsole, backend: ApiContext
) -> None:
    await save(agent, await begin(agent, SPERRMUELL), name__vorname="Erika", name__nachname="Schröder")
    page = await begin(agent, "hundesteuer-anmelden")
    assert "Dieselbe Person?" in page.text
    formular = form_with(page.text, "/uebernehmen")
    page = await agent.follow(await agent.post(formular.action, {**formular.felder, "was": "ja"}))
    assert "Erika Schröder" in page.text
    assert "Dieselbe Person?" not in page.text


async def test_a_draft_put_aside_is_kept_told_how_to_go_on_and_taken_up_again(agent: Konsole) -> None:
    page = await begin(agent, SPERRMUELL)
    formular = questions(page)
    sent = formular.filled(name__vorname="Erika", name__nachname="Schröder")
    page = await agent.follow(await agent.post(f"{formular.action}/zurueckstellen", sent))
    assert "Zurückgestellt" in page.text
    assert "/schwerin/antrag/weiter" in page.text
    wahl = await agent.get(WAHL)
    assert "zurückgestellt" in wahl.text
    page = await begin(agent, SPERRMUELL)
    assert "Erika Schröder" in page.text


async def test_somebody_elses_caller_is_unknown(agent: Konsole, lotse: System, backend: ApiContext) -> None:
    page = await begin(agent, SPERRMUELL)
    async with Konsole(lotse.url, session_of(backend, "agent1")) as anderer:
        for path in ("", "/pruefen", "/eingereicht"):
            answer = await anderer.get(f"{page.url.path}{path}")
            assert answer.status_code == 404
            assert "Sperrmüll" not in answer.text
