"""Appointments in the console: found by words, booked for the caller, moved, called off, mailed; over HTTP."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import datetime
from html import unescape
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select, update

from api.anrufe.service import AnrufService
from api.antraege.service import AntragService
from api.clock import SystemClock
from api.context import ApiContext
from api.personal.rollen import Rolle
from api.protokoll.service import Protokoll
from api.termine.kontingent import open_quota
from api.termine.models import Buchung
from api.termine.raster import Slot
from api.termine.service import TerminService
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import VorgangService
from integrations.callcenter.termine.anlass import occasions
from tests.konsole import Konsole, make_account
from tests.system import System

START = "/callcenter/schwerin"
TERMINE = f"{START}/termine"
SLOT = re.compile(r'name="slot" value="([^"]+)"')


class Agentin:
    """An agent of their own on the line, and a case with an appointment in the town hall."""

    def __init__(self, backend: ApiContext, konsole: Konsole, konto: str) -> None:
        self.backend, self.konsole, self.konto = backend, konsole, konto

    def case(self, slot: Slot | None = None) -> str:
        """The number of a case, booked on the web for this slot or the last of all."""
        with self.backend.db.transaction() as session:
            slot = slot or TerminService(self.backend, session).all_free("schwerin", "buergerbuero")[-1]
            antraege = AntragService(self.backend, session)
            antrag, _ = antraege.create("schwerin", "termin", "web")
            result = antraege.set(
                antrag,
                {
                    "anliegen": {"wert": "reisepass"},
                    "standort": {"wert": "stadthaus"},
                    "termin": slot.wert(),
                    "name": {"vorname": "Käthe", "nachname": "Brandt"},
                },
            )
            assert all(each.ok for each in result.felder), result
            return antraege.submit(antrag, str(uuid4())).aktenzeichen

    def prove(self, nummer: str, *, stark: bool = False) -> None:
        """The caller has named the number and the code."""
        with self.backend.db.transaction() as session:
            anrufe, vorgaenge = AnrufService(self.backend, session), VorgangService(self.backend, session)
            vorgang, anruf = vorgaenge.get(nummer), anrufe.begin(self.konto, "schwerin")
            anrufe.prove(anruf, vorgang, "abrufcode", vorgaenge.code_of(vorgang), str(uuid4()))

    def free(self, kalender: str = "buergerbuero", *, quota: bool = True) -> list[Slot]:
        with self.backend.db.reading() as session:
            if quota:
                open_quota(session)
            return TerminService(self.backend, session).all_free("schwerin", kalender)

    def appointment(self, nummer: str) -> Buchung | None:
        with self.backend.db.reading() as session:
            service = VorgangService(self.backend, session)
            return service.appointment(service.get(nummer))

    def steps(self, nummer: str) -> list[tuple[str, str | None]]:
        with self.backend.db.reading() as session:
            return [(each.von, each.nachricht) for each in VorgangService(self.backend, session).get(nummer).schritte]

    def logged(self, nummer: str) -> list[str]:
        with self.backend.db.reading() as session:
            return [each.was for each in Protokoll(self.backend, session).of("schwerin", vorgang=nummer)]

    async def post(self, path: str, **form: str) -> httpx.Response:
        await self.konsole.get(START)
        return await self.konsole.post(path, form)


@pytest.fixture
async def agentin(lotse: System, backend: ApiContext) -> AsyncIterator[Agentin]:
    konto, token = make_account(backend, f"termin-{uuid4().hex[:12]}", "Frau Termin", {"schwerin": [Rolle.AGENT]})
    async with Konsole(lotse.url, token) as konsole:
        yield Agentin(backend, konsole, konto)


def key_of(slot: Slot) -> str:
    return f"{slot.beginn.isoformat()}|{slot.standort}"


def slots_on(response: httpx.Response) -> list[str]:
    return [unescape(each) for each in SLOT.findall(response.text)]


def says_when(**wunsch: str) -> str:
    return "liest " + json.dumps([{"typ": "termin", "wert": {"wunsch": wunsch}}])


# finding


async def test_nothing_is_shown_before_something_is_asked_for(agentin: Agentin) -> None:
    page = await agentin.konsole.get(TERMINE)
    assert page.status_code == 200
    assert slots_on(page) == []


async def test_the_wish_decides_what_is_shown(agentin: Agentin) -> None:
    tag = agentin.free()[-1].beginn.date()
    query = {"text": says_when(datum=tag.isoformat()), "leistung": "reisepass"}
    page = await agentin.konsole.get(TERMINE, params=query)
    expected = [key_of(slot) for slot in agentin.free() if slot.beginn.date() == tag]
    assert slots_on(page) == expected
    assert "Reisepass beantragen" in page.text


@pytest.mark.parametrize(
    ("text", "leistung"),
    [("Ausweis", "personalausweis"), ("Stadthaus Reisepass", "reisepass"), ("Sperrmüll", "sperrmuell")],
)
async def test_the_service_is_read_from_the_line(agentin: Agentin, text: str, leistung: str) -> None:
    page = await agentin.konsole.get(TERMINE, params={"text": text})
    assert f'<option value="{leistung}" selected>' in page.text


async def test_a_new_line_goes_before_what_the_earlier_one_had_said(agentin: Agentin) -> None:
    earlier = {"leistung": "personalausweis", "gelesen": "personalausweis"}
    page = await agentin.konsole.get(TERMINE, params={"text": "Reisepass", **earlier})
    assert '<option value="reisepass" selected>' in page.text
    chosen = {"leistung": "personalausweis", "gelesen": "reisepass"}
    page = await agentin.konsole.get(TERMINE, params={"text": "Reisepass", **chosen})
    assert '<option value="personalausweis" selected>' in page.text


async def test_without_the_bot_fields_still_find(agentin: Agentin) -> None:
    page = await agentin.konsole.get(TERMINE, params={"text": "kaputt", "leistung": "reisepass", "zeit": "vormittag"})
    assert "ließen sich gerade nicht lesen" in page.text
    found = [datetime.fromisoformat(each.split("|")[0]) for each in slots_on(page)]
    assert found
    assert all(each.hour < 12 for each in found)


async def test_a_wish_nothing_suits_shows_the_nearest(agentin: Agentin) -> None:
    page = await agentin.konsole.get(TERMINE, params={"text": says_when(uhrzeit="03:00"), "leistung": "reisepass"})
    assert "Am nächsten daran liegen diese Termine" in page.text
    assert slots_on(page)


@pytest.mark.parametrize(
    "query",
    [
        {"ab": "gestern", "zeit": "nie", "leistung": "gibt-es-nicht", "standort": "mond", "text": "x" * 5000},
        {"text": 'liest [{"typ": "termin", "wert": {"wunsch": {"datum": "nie", "ab": 7}}}]'},
        {"ab": "9999-12-31", "leistung": "reisepass"},
    ],
)
async def test_odd_questions_are_answered_with_a_page(agentin: Agentin, query: dict[str, str]) -> None:
    assert (await agentin.konsole.get(TERMINE, params=query)).status_code == 200


def test_every_calendar_of_a_service_can_be_found(backend: ApiContext) -> None:
    anlaesse = {each.leistung: each for each in occasions(backend.katalog, "schwerin")}
    assert anlaesse["sperrmuell"].kalender == "sperrmuell"
    assert (anlaesse["reisepass"].formular, anlaesse["reisepass"].standortfeld) == ("termin", "standort")
    assert not any(backend.katalog.fuer("schwerin", key).intern for key in anlaesse)


# booking


async def test_the_chosen_slot_begins_the_form_and_is_held(agentin: Agentin) -> None:
    slot = agentin.free()[-2]
    form = {"leistung": "reisepass", "slot": key_of(slot), "kennung": str(uuid4())}
    answer = await agentin.post(TERMINE, **form)
    assert answer.status_code == 303, answer.text
    again = await agentin.post(TERMINE, **form)
    assert again.headers["location"] == answer.headers["location"]
    with agentin.backend.db.reading() as session:
        (held,) = session.scalars(select(Buchung).where(Buchung.beginn == slot.beginn, Buchung.zustand == "reserviert"))
        draft = AntragService(agentin.backend, session).get(str(held.antrag))
        assert (draft.leistung, draft.kanal, draft.erfasst_von) == ("termin", "telefon", agentin.konto)
        assert draft.angaben["anliegen"]["wert"] == "reisepass"
    assert held.platz == 3, "the place kept for calls"
    page = await agentin.konsole.get(answer.headers["location"])
    assert page.status_code == 200
    assert f"{slot.beginn:%d.%m.%Y}" in page.text


async def test_a_lost_slot_is_said_and_nothing_else_is_lost(agentin: Agentin) -> None:
    tag = agentin.free("sperrmuell")[-1]
    with agentin.backend.db.transaction() as session:
        open_quota(session)
        termine = TerminService(agentin.backend, session)
        antraege = AntragService(agentin.backend, session)
        for _ in range(tag.frei):
            antrag, _token = antraege.create("schwerin", "sperrmuell", "telefon")
            termine.reserve("sperrmuell", tag.beginn, antrag)
    form = {"leistung": "sperrmuell", "slot": key_of(tag), "kennung": str(uuid4())}
    page = await agentin.konsole.follow(await agentin.post(TERMINE, **form))
    assert page.status_code == 200
    assert "ist gerade vergeben worden" in page.text


@pytest.mark.parametrize("form", [{}, {"leistung": "reisepass"}, {"leistung": "x", "slot": "morgen|"}])
async def test_what_is_no_slot_is_refused(agentin: Agentin, form: dict[str, str]) -> None:
    refused = await agentin.post(TERMINE, **form)
    assert refused.status_code == 422
    assert "Bitte wählen Sie" in refused.text


# the appointment of a case


async def test_nothing_is_told_before_something_is_proved(agentin: Agentin) -> None:
    nummer = agentin.case()
    weg = f"{START}/vorgaenge/{nummer}/termin"
    held = agentin.appointment(nummer)
    assert held is not None
    for answer in (
        await agentin.konsole.get(weg),
        await agentin.post(weg, slot=key_of(agentin.free()[0])),
        await agentin.post(f"{weg}/absage"),
        await agentin.post(f"{weg}/mail", an="anna@example.org"),
    ):
        assert answer.status_code == 409
        assert f"{held.beginn:%d.%m.%Y}" not in answer.text
    assert agentin.appointment(nummer) is not None
    assert len(agentin.steps(nummer)) == 1


async def test_moved_once_to_a_kept_place_with_history_and_log(agentin: Agentin) -> None:
    ziel = agentin.free()[-3]
    with agentin.backend.db.transaction() as session:  # all the web may book is taken
        antraege, termine = AntragService(agentin.backend, session), TerminService(agentin.backend, session)
        for _ in range(next((each.frei for each in agentin.free(quota=False) if each.beginn == ziel.beginn), 0)):
            antrag, _ = antraege.create("schwerin", "termin", "web")
            termine.reserve("buergerbuero", ziel.beginn, antrag)
    assert ziel.beginn not in [each.beginn for each in agentin.free(quota=False)]
    nummer = agentin.case()
    agentin.prove(nummer)
    weg = f"{START}/vorgaenge/{nummer}/termin"
    page = await agentin.konsole.get(weg, params={"ab": ziel.beginn.date().isoformat()})
    assert key_of(ziel) in slots_on(page)
    assert "nur Telefon" in page.text
    for _ in range(2):
        moved = await agentin.post(weg, slot=key_of(ziel))
        assert moved.status_code == 303
    page = await agentin.konsole.get(moved.headers["location"])
    assert "Der Termin ist verlegt" in page.text
    assert "Ihr neuer Termin ist am" in page.text
    held = agentin.appointment(nummer)
    assert held is not None
    assert held.beginn == ziel.beginn
    assert agentin.steps(nummer)[1:] == [("callcenter", f"Neuer Termin: {ziel.anzeige()}.")]
    assert agentin.logged(nummer).count("termin_verlegt") == 1


async def test_a_slot_that_is_gone_leaves_everything_as_it_was(agentin: Agentin) -> None:
    nummer = agentin.case()
    agentin.prove(nummer)
    before = agentin.appointment(nummer)
    refused = await agentin.post(f"{START}/vorgaenge/{nummer}/termin", slot="2020-01-01T08:00:00+01:00|stadthaus")
    assert refused.status_code == 422
    assert "Zu dieser Zeit gibt es keinen Termin" in refused.text
    after = agentin.appointment(nummer)
    assert before is not None
    assert after is not None
    assert (after.beginn, len(agentin.steps(nummer))) == (before.beginn, 1)


async def test_called_off_once(agentin: Agentin) -> None:
    nummer = agentin.case()
    agentin.prove(nummer)
    weg = f"{START}/vorgaenge/{nummer}/termin"
    for _ in range(2):
        done = await agentin.post(f"{weg}/absage")
        assert done.status_code == 303
    page = await agentin.konsole.get(done.headers["location"])
    assert "Der Termin ist abgesagt" in page.text
    assert agentin.appointment(nummer) is None
    (step,) = agentin.steps(nummer)[1:]
    assert step[0] == "callcenter"
    assert str(step[1]).startswith("Termin abgesagt: ")
    assert agentin.logged(nummer).count("termin_abgesagt") == 1


async def test_mail_goes_to_the_named_address_once(agentin: Agentin, lotse: System) -> None:
    nummer = agentin.case()
    agentin.prove(nummer)
    weg = f"{START}/vorgaenge/{nummer}/termin"
    wrong = await agentin.post(f"{weg}/mail", an="kaethe@")
    assert wrong.status_code == 422
    assert "keine gültige E-Mail-Adresse" in wrong.text
    assert 'value="kaethe@"' in wrong.text
    assert (await agentin.konsole.get(f"{weg}/mail")).headers["location"] == weg
    address = f"{uuid4().hex[:8]}@example.org"
    for _ in range(2):
        assert (await agentin.post(f"{weg}/mail", an=address)).status_code == 303
    async with httpx.AsyncClient(base_url=lotse.url) as http:
        for _ in range(100):
            page = (await http.get("/demo/post")).text
            if address in page:
                break
            await asyncio.sleep(0.1)
        assert page.count(address) == 1
    for _ in range(100):
        page = (await agentin.konsole.get(weg)).text
        if "an den Mailserver übergeben" in page:
            break
        await asyncio.sleep(0.1)
    assert page.count("an den Mailserver übergeben") == 1
    assert address not in page
    assert agentin.logged(nummer).count("termin_mail") == 1


async def test_a_case_of_nobody_is_not_found(agentin: Agentin) -> None:
    for nummer in ("SN-2026-999999", "x"):
        assert (await agentin.konsole.get(f"{START}/vorgaenge/{nummer}/termin")).status_code == 404


async def test_a_case_of_another_town_is_not_found_even_where_it_was_proved(agentin: Agentin) -> None:
    nummer = agentin.case()
    agentin.prove(nummer)
    weg = f"{START}/vorgaenge/{nummer}/termin"
    assert (await agentin.konsole.get(weg)).status_code == 200
    with agentin.backend.db.transaction() as session:
        session.execute(update(Vorgang).where(Vorgang.aktenzeichen == nummer).values(mandant="anderswo"))
    slot = key_of(agentin.free()[0])
    for answer in (
        await agentin.konsole.get(weg),
        await agentin.post(weg, slot=slot),
        await agentin.post(f"{weg}/absage"),
    ):
        assert answer.status_code == 404


def test_days_are_told_as_one_says_them(backend: ApiContext) -> None:
    from integrations.callcenter.termine.tafel import say

    mandant = backend.mandanten.mandant("schwerin")
    beginn = datetime(2026, 12, 1, 14, 20, tzinfo=SystemClock().now().tzinfo)
    said = say(beginn, "stadthaus", mandant, ganztags=False)
    assert said.startswith("Dienstag, dem 1. Dezember, um 14 Uhr 20. Ort: ")
    assert say(beginn, "", mandant, ganztags=True) == "Dienstag, dem 1. Dezember"
