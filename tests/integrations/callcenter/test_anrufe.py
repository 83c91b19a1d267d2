"""A call on the real server: search, proof, case, wrap-up."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.anrufe.models import Anruf
from api.anrufe.service import AnrufService
from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.service import GespraechService
from api.personal.rollen import Rolle
from api.vorgaenge.service import VorgangService
from tests.konsole import Konsole, make_account
from tests.system import System

START = "/callcenter/schwerin"
IBAN = "DE02120300000000202051"


def halterin(nachname: str) -> dict[str, Any]:
    return {
        "name": {"vorname": "Käthe", "nachname": nachname},
        "geburtsdatum": "1961-04-09",
        "adresse": {"strasse": "Werderstraße", "hausnummer": "7", "plz": "19055", "ort": "Schwerin"},
        "telefon": "+49385555123",
        "hund_name": "Bello",
        "iban": IBAN,
    }


class Fall:
    """A dog registered by somebody with a name nobody else has, and an agent of their own on the line."""

    def __init__(self, backend: ApiContext, konsole: Konsole, konto: str, nachname: str) -> None:
        self.backend, self.konsole, self.konto, self.nachname = backend, konsole, konto, nachname
        angaben = halterin(nachname)
        anzeige = {"name": f"Käthe {nachname}", "hund_name": "Bello", "iban": IBAN, "geburtsdatum": "09.04.1961"}
        leistung = backend.katalog.fuer("schwerin", "hundesteuer-anmelden")
        with backend.db.transaction() as session:
            service = VorgangService(backend, session)
            vorgang = service.create(leistung, "schwerin", "web", None, angaben, anzeige=anzeige)
            self.nummer, self.code = vorgang.aktenzeichen, service.code_of(vorgang)
        self.pfad = f"{START}/vorgaenge/{self.nummer}"

    async def post(self, path: str, **form: str) -> httpx.Response:
        await self.konsole.get(START)
        return await self.konsole.follow(await self.konsole.post(path, form))

    async def prove(self, tatsache: str, gesagt: str) -> httpx.Response:
        return await self.post(f"{self.pfad}/nachweis", tatsache=tatsache, gesagt=gesagt, kennung=str(uuid4()))


@pytest.fixture
async def fall(lotse: System, backend: ApiContext) -> Any:
    name = "".join("abcdefghij"[int(digit)] for digit in str(uuid4().int)[:10])
    konto, token = make_account(backend, f"anruf-{name}", "Frau Ruf", {"schwerin": [Rolle.AGENT]})
    async with Konsole(lotse.url, token) as konsole:
        yield Fall(backend, konsole, konto, name.capitalize())


def text_of(response: httpx.Response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


async def test_the_first_search_begins_a_call_and_its_hits_stand_beside_every_page(fall: Fall) -> None:
    assert "Kein Anruf" in (await fall.konsole.get(START)).text
    page = await fall.post(f"{START}/suche", text=f"kaethe {fall.nachname.lower()}")
    assert str(page.url).endswith(f"{START}/suche"), "no name in an address"
    assert "1 Treffer" in page.text
    assert fall.pfad in page.text
    assert fall.pfad in (await fall.konsole.get(START)).text
    told = text_of(page)
    assert f"Käthe {fall.nachname} Werderstraße 7" in told
    for secret in ("1961", "555123", "Bello", IBAN, "Eingegangen"):
        assert secret not in told


async def test_a_whole_number_leads_straight_to_its_case_and_counts_as_named(fall: Fall) -> None:
    page = await fall.post(f"{START}/suche", text=fall.nummer.lower())
    assert str(page.url).endswith(fall.pfad)
    assert "Noch nichts sagen" in page.text
    page = await fall.prove("geburtsdatum", "9. April 1961")
    assert "Stand nennen" in page.text


async def test_levels_show_what_they_allow(fall: Fall) -> None:
    nothing = text_of(await fall.konsole.get(fall.pfad))
    assert "Noch nichts sagen" in nothing
    for secret in ("Zum Vorlesen", "Bello", "Verlauf", "Vorgang zurückziehen"):
        assert secret not in nothing
    await fall.prove("aktenzeichen", fall.nummer)
    stand = text_of(await fall.prove("telefon", "0385 555123"))
    assert "Zum Vorlesen" in stand
    assert "Verlauf" in stand
    assert "Bello" not in stand.replace("Name des Hundes", "")
    assert "Vorgang zurückziehen" not in stand
    ganz = text_of(await fall.prove("geburtsdatum", "09.04.61"))
    assert "Alles nennen" in ganz
    assert "Name des Hundes Bello" in ganz
    assert IBAN not in ganz
    assert "liegt vor, wird hier nicht gezeigt" in ganz


async def test_the_code_shows_the_whole_at_once(fall: Fall) -> None:
    assert "Alles nennen" in (await fall.prove("abrufcode", fall.code)).text


async def test_three_wrong_answers_close_the_case(fall: Fall) -> None:
    first = await fall.prove("geburtsdatum", "10.04.1961")
    assert "Die letzte Angabe stimmte nicht. Noch 2 Versuche." in text_of(first)
    await fall.prove("geburtsdatum", "11.04.1961")
    await fall.prove("geburtsdatum", "12.04.1961")
    refused = await fall.prove("geburtsdatum", "09.04.1961")
    assert refused.status_code == 409
    assert "Gesperrt" in refused.text
    assert "Bello" not in refused.text


async def test_an_empty_answer_is_asked_for_and_counts_nothing(fall: Fall) -> None:
    page = await fall.prove("geburtsdatum", " ")
    assert page.status_code == 422
    assert "Bitte tragen Sie ein, was die Person gesagt hat." in page.text
    assert "Noch 2 Versuche" not in page.text


async def test_a_note_reaches_the_office_once(fall: Fall) -> None:
    form = {"notiz": "Bitte vor 12 Uhr anrufen.", "kennung": str(uuid4())}
    for _ in range(2):
        page = await fall.post(f"{fall.pfad}/notiz", **form)
        assert page.status_code == 200
    empty = await fall.post(f"{fall.pfad}/notiz", notiz=" ", kennung=str(uuid4()))
    assert empty.status_code == 422
    with fall.backend.db.reading() as session:
        steps = VorgangService(fall.backend, session).get(fall.nummer).schritte
    assert [(step.notiz, step.von) for step in steps if step.notiz] == [("Bitte vor 12 Uhr anrufen.", "Frau Ruf")]


async def test_only_who_proved_all_withdraws(fall: Fall) -> None:
    await fall.prove("aktenzeichen", fall.nummer)
    await fall.prove("telefon", "0385555123")
    refused = await fall.post(f"{fall.pfad}/rueckzug")
    assert refused.status_code == 409
    await fall.prove("geburtsdatum", "1961-04-09")
    for _ in range(2):
        assert (await fall.post(f"{fall.pfad}/rueckzug")).status_code == 200
    with fall.backend.db.reading() as session:
        vorgang = VorgangService(fall.backend, session).get(fall.nummer)
    assert vorgang.status == "zurueckgezogen"
    assert [step.status for step in vorgang.schritte].count("zurueckgezogen") == 1


async def test_a_call_back_is_a_case_of_its_own_once(fall: Fall) -> None:
    wrong = await fall.post(f"{fall.pfad}/rueckruf", telefon="0385", anliegen="Fragen", kennung=str(uuid4()))
    assert wrong.status_code == 422
    assert 'value="Fragen"' in wrong.text
    form = {"telefon": "0385 7654321", "anliegen": "Gebühr", "kennung": str(uuid4())}
    pages = [await fall.post(f"{fall.pfad}/rueckruf", **form) for _ in range(2)]
    numbers = {
        found for page in pages for found in re.findall(r"Der Rückruf ist notiert, Aktenzeichen (\S+)\.", page.text)
    }
    assert len(numbers) == 1
    with fall.backend.db.reading() as session:
        angaben = VorgangService(fall.backend, session).get(numbers.pop()).angaben
    assert angaben == {"telefon": "+493857654321", "anliegen": f"Zu {fall.nummer}. Gebühr"}


async def test_a_begun_form_is_opened_after_two_facts(fall: Fall) -> None:
    with fall.backend.db.transaction() as session:
        gespraech = _conversation(fall.backend, session)
        service = AntragService(fall.backend, session)
        antrag, _token = service.create("schwerin", "sperrmuell", "web", gespraech)
        angaben = {key: halterin(f"Xx{fall.nachname}")[key] for key in ("name", "adresse", "telefon")}
        assert all(feld.ok for feld in service.set(antrag, angaben).felder)
    page = await fall.post(f"{START}/suche", text=f"Xx{fall.nachname}")
    assert f"{START}/gespraeche/{gespraech}/nachweis" in page.text
    pfad = f"{START}/gespraeche/{gespraech}/nachweis"
    await fall.post(pfad, tatsache="adresse", gesagt="Werderstr. 7", kennung=str(uuid4()))
    with fall.backend.db.reading() as session:
        assert not AnrufService(fall.backend, session).may_open(fall.konto, "schwerin", gespraech)
    await fall.konsole.get(START)
    form = {"tatsache": "telefon", "gesagt": "0385/555123", "kennung": str(uuid4())}
    answer = await fall.konsole.post(pfad, form)
    assert answer.headers["location"] == f"{START}/gespraeche/{gespraech}/antrag"
    with fall.backend.db.reading() as session:
        assert AnrufService(fall.backend, session).may_open(fall.konto, "schwerin", gespraech)


async def test_wrap_up_ends_the_call_and_begins_the_next(fall: Fall) -> None:
    assert (await fall.konsole.get(f"{START}/anruf/abschluss")).status_code == 303
    await fall.post(f"{START}/anruf")
    page = await fall.konsole.get(f"{START}/anruf/abschluss")
    anruf = re.search(r'name="anruf" value="([^"]+)"', page.text)
    assert anruf
    missing = await fall.post(f"{START}/anruf/abschluss", anruf=anruf[1], abschluss="", notiz="merken")
    assert missing.status_code == 422
    assert ">merken</textarea>" in missing.text
    form = {"anruf": anruf[1], "abschluss": "auskunft", "notiz": "", "naechster": "ja"}
    for _ in range(2):
        await fall.post(f"{START}/anruf/abschluss", **form)
    with fall.backend.db.reading() as session:
        calls = session.query(Anruf).filter(Anruf.konto == fall.konto).all()
    assert sorted(call.abschluss or "" for call in calls) == ["", "auskunft"]


@pytest.mark.parametrize("nummer", ["XX-2026-000001", "unsinn", "SN-2026-999999"])
async def test_a_case_of_nowhere_is_not_found(fall: Fall, nummer: str) -> None:
    assert (await fall.konsole.get(f"{START}/vorgaenge/{nummer}")).status_code == 404
    assert (await fall.post(f"{START}/vorgaenge/{nummer}/nachweis", tatsache="name", gesagt="x")).status_code == 404


async def test_a_case_of_another_town_is_as_unknown_as_none(lotse: System, fall: Fall) -> None:
    """Its agent may not even see that there is one, whichever way they ask."""
    with fall.backend.db.transaction() as session:
        vorgang = VorgangService(fall.backend, session).get(fall.nummer)
        vorgang.mandant = "anderswo"
    assert (await fall.konsole.get(fall.pfad)).status_code == 404
    page = await fall.post(f"{START}/suche", text=fall.nummer)
    assert "Nichts gefunden" in page.text


async def test_what_was_typed_is_repeated_as_text(fall: Fall) -> None:
    page = await fall.post(f"{START}/suche", text='"><script>alert(1)</script>')
    assert "<script>alert" not in page.text


def _conversation(backend: ApiContext, session: Any) -> str:
    row, _token = GespraechService(backend, session).create("schwerin", "web", False, [])
    return row.id
