"""From the citizen's device to the telephone and back, over HTTP."""

import re
import uuid
from typing import Any

import httpx
import pytest

from api.anrufe.abschluss import reasons
from api.anrufe.service import AnrufService
from api.context import ApiContext
from api.personal.rollen import Rolle
from api.vorgaenge.drossel import ERLAUBT
from tests.integrations.geraet import Geraet
from tests.konsole import Konsole, context_of, make_account
from tests.system import System

MANDANT = "schwerin"
WEGE = f"/callcenter/{MANDANT}/gespraeche"


@pytest.fixture
def context(lotse: System) -> ApiContext:
    return context_of(lotse)


class Agentin(Konsole):
    """Signed in with an account of her own."""

    def __init__(self, lotse: System, context: ApiContext, mandant: str = MANDANT) -> None:
        name = f"agentin-{uuid.uuid4().hex[:8]}"
        self.konto, token = make_account(context, name, "Frau Krüger", {mandant: [Rolle.AGENT]})
        super().__init__(lotse.url, token)

    async def take(self, code: str) -> httpx.Response:
        await self.get(f"{WEGE}/uebernehmen")
        return await self.post(f"{WEGE}/uebernehmen", {"code": code})


def hang_up(context: ApiContext, konto: str) -> None:
    with context.db.transaction() as session:
        service = AnrufService(context, session)
        anruf = service.open_of(konto)
        assert anruf is not None
        service.end(anruf, reasons(context)[0].schluessel)


async def code_of(geraet: Geraet) -> str:
    answer = await geraet.http.post(f"{geraet.pfad}/uebergaenge", json={"ziel": "telefon"}, headers=geraet.headers)
    return str(answer.json()["code"])


async def stand(geraet: Geraet) -> dict[str, Any]:
    return dict((await geraet.journal())["stand"])


async def test_the_code_opens_the_conversation_and_the_citizen_sees_who_looks_along(
    lotse: System, context: ApiContext, geraet: Geraet
) -> None:
    await geraet.say("Mein Sofa muss weg")
    async with Agentin(lotse, context) as agentin, geraet.events() as strom:
        answer = await agentin.take((await code_of(geraet)).lower().replace("-", " "))
        assert answer.status_code == 303, answer.text
        assert geraet.id in answer.headers["location"]
        _, gehoert = await strom.next("nachricht")
        assert gehoert["text"].startswith("Frau Krüger ist mit Ihnen am Telefon")
        assert (await stand(geraet))["begleitung"] == {"name": "Frau Krüger"}
        verlauf = await agentin.get(f"{WEGE}/{geraet.id}")
        assert "Mein Sofa muss weg" in verlauf.text
        assert "Gelesen: Mein Sofa muss weg" in verlauf.text
        hang_up(context, agentin.konto)
        _, gehoert = await strom.next("nachricht")
        assert gehoert["text"].startswith("Frau Krüger liest nicht mehr mit")
        assert (await stand(geraet))["begleitung"] is None
        assert (await agentin.get(f"{WEGE}/{geraet.id}")).status_code == 404


async def test_a_double_click_opens_it_once(lotse: System, context: ApiContext, geraet: Geraet) -> None:
    async with Agentin(lotse, context) as agentin:
        code = await code_of(geraet)
        answers = [await agentin.take(code) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [303, 303]
        gesagt = [each["text"] for each in (await geraet.journal())["nachrichten"]]
        assert sum("am Telefon" in text for text in gesagt) == 1


async def test_another_call_gets_nothing(lotse: System, context: ApiContext, geraet: Geraet) -> None:
    code = await code_of(geraet)
    async with (
        Agentin(lotse, context) as agentin,
        Agentin(lotse, context) as zweite,
    ):
        assert (await agentin.take(code)).status_code == 303
        for other in (zweite,):
            refused = await other.take(code)
            assert refused.status_code == 404
            assert "Dieser Code gilt nicht" in refused.text
            assert (await other.get(f"{WEGE}/{geraet.id}")).status_code == 404


async def test_wrong_codes_are_told_kindly_and_counted(lotse: System, context: ApiContext, geraet: Geraet) -> None:
    async with Agentin(lotse, context) as agentin:
        for _ in range(ERLAUBT + 1):
            assert (await agentin.take("2222-2222")).status_code == 404
        code = await code_of(geraet)
        stopped = await agentin.take(code)
        assert stopped.status_code == 429
        assert "zehn Minuten" in stopped.text


@pytest.mark.parametrize("code", ["", "ä", "x" * 3000, "\x00"])
async def test_what_is_no_code_is_answered_with_the_box_again(lotse: System, context: ApiContext, code: str) -> None:
    async with Agentin(lotse, context) as agentin:
        answer = await agentin.take(code)
        assert answer.status_code == 404
        assert 'name="code"' in answer.text


async def test_back_to_the_web_with_a_code_spelled_and_by_mail(
    lotse: System, context: ApiContext, geraet: Geraet
) -> None:
    await geraet.say("Mein Sofa muss weg")
    async with Agentin(lotse, context) as agentin:
        await agentin.take(await code_of(geraet))
        await agentin.get(f"{WEGE}/{geraet.id}")
        drawn = await agentin.post(f"{WEGE}/{geraet.id}/weiter")
        page = await agentin.follow(drawn)
        gruppen = re.findall(r'codewort__zeichen">([2-9A-Z]{5})<', page.text)
        assert len(gruppen) == 4
        again = await agentin.get(drawn.headers["location"])
        assert gruppen == re.findall(r'codewort__zeichen">([2-9A-Z]{5})<', again.text)
        notiz = drawn.headers["location"].partition("notiz=")[2]
        refused = await agentin.post(f"{WEGE}/{geraet.id}/weiter/mail", {"notiz": notiz, "an": "keine adresse"})
        assert refused.status_code == 422
        assert 'value="keine adresse"' in refused.text
        for _ in range(2):
            sent = await agentin.post(f"{WEGE}/{geraet.id}/weiter/mail", {"notiz": notiz, "an": "anna@example.org"})
            assert "Der Link ist unterwegs." in (await agentin.follow(sent)).text
        found = await geraet.http.post("/chat/v1/uebergaenge", json={"code": "-".join(gruppen)})
        assert found.json()["id"] == geraet.id


async def test_without_a_note_the_page_leads_back(lotse: System, context: ApiContext, geraet: Geraet) -> None:
    async with Agentin(lotse, context) as agentin:
        await agentin.take(await code_of(geraet))
        for notiz in ("", "unbekannt", str(uuid.uuid4())):
            answer = await agentin.get(f"{WEGE}/{geraet.id}/weiter?notiz={notiz}")
            assert answer.headers["location"] == f"{WEGE}/{geraet.id}"
