"""A human of the office in a conversation, over HTTP: takes it over, writes, gives it back."""

import asyncio
import time
import uuid
from typing import Any

import httpx
import pytest

from tests.integrations.geraet import Bot, Geraet
from tests.integrations.test_eingaben import check_problem
from tests.system import System


class Konsole:
    """What the office does in one conversation."""

    def __init__(self, geraet: Geraet, token: str) -> None:
        self.http = geraet.http
        self.pfad = f"/api/v1/gespraeche/{geraet.id}"
        self.kopf = {"Authorization": f"Bearer {token}"}

    async def post(self, was: str, **body: Any) -> httpx.Response:
        return await self.http.post(f"{self.pfad}/{was}", json=body, headers=self.kopf)

    async def take(self, name: str = "Frau Beyer") -> httpx.Response:
        return await self.post("uebergabe", aktion="uebernehmen", name=name)

    async def give_back(self) -> httpx.Response:
        return await self.post("uebergabe", aktion="zurueckgeben")

    async def say(self, text: str, kennung: str | None = None) -> httpx.Response:
        return await self.post("antworten", id=kennung or str(uuid.uuid4()), text=text)


@pytest.fixture
def konsole(geraet: Geraet, lotse: System) -> Konsole:
    return Konsole(geraet, lotse.dienst_token)


async def test_taken_over_and_given_back(geraet: Geraet, konsole: Konsole, bot: Bot) -> None:
    await geraet.say("knöpfe bitte")
    taken = await konsole.take()
    assert (taken.status_code, taken.json()) == (200, {"phase": "mensch", "name": "Frau Beyer"})
    reply = await geraet.say("Sind Sie ein Mensch?")
    assert reply["nachrichten"] == []
    assert (reply["stand"]["phase"], reply["stand"]["mensch"]) == ("mensch", {"name": "Frau Beyer"})
    said = await konsole.say("Ja. Was kann ich für Sie tun?")
    assert said.status_code == 201
    assert (said.json()["von"], said.json()["name"]) == ("mensch", "Frau Beyer")
    back = await konsole.give_back()
    assert (back.status_code, back.json()) == (200, {"phase": "frei", "name": None})
    journal = (await geraet.journal())["nachrichten"][-6:]
    assert [nachricht["von"] for nachricht in journal] == ["bot", "system", "buerger", "mensch", "system", "bot"]
    assert "Wirklich?" in journal[-1]["text"]
    assert [option["titel"] for option in journal[-1]["optionen"]] == ["Ja, wirklich", "Nein"]
    assert all(turn["text"] != "Sind Sie ein Mensch?" for turn in bot.turns(geraet.id))


async def test_everything_is_told_live(geraet: Geraet, konsole: Konsole) -> None:
    async with geraet.events() as strom:
        await konsole.take()
        _, hinweis = await strom.next("nachricht")
        _, stand = await strom.next("stand")
        assert (hinweis["von"], stand["phase"]) == ("system", "mensch")
        assert "Frau Beyer" in hinweis["text"]
        await konsole.say("Guten Tag")
        _, gesagt = await strom.next("nachricht")
        assert (gesagt["von"], gesagt["text"]) == ("mensch", "Guten Tag")
        await konsole.give_back()
        _, stand = await strom.next("stand")
        assert stand["phase"] == "frei"


async def test_a_turn_that_runs_is_told_before_the_human(geraet: Geraet, konsole: Konsole, bot: Bot) -> None:
    running = asyncio.create_task(geraet.say("langsam bitte"))
    await bot.wait_for(geraet.id, "langsam bitte")
    assert (await konsole.take()).status_code == 200
    assert (await running)["nachrichten"][0]["text"] == "Gelesen: langsam bitte"
    texte = [nachricht["text"] for nachricht in (await geraet.journal())["nachrichten"]]
    assert texte.index("Gelesen: langsam bitte") < next(
        place for place, text in enumerate(texte) if "übernommen" in text
    )


async def test_a_turn_that_hangs_is_cut_off(geraet: Geraet, konsole: Konsole, bot: Bot) -> None:
    bot.hold()
    running = asyncio.create_task(geraet.say("halt ein"))
    await bot.wait_for(geraet.id, "halt ein")
    start = time.monotonic()
    assert (await konsole.take()).status_code == 200
    assert time.monotonic() - start < 15
    assert (await running)["nachrichten"] == []
    await konsole.say("Jetzt bin ich da.")
    bot.go_on()
    await konsole.give_back()
    assert (await geraet.say("Moin"))["nachrichten"][0]["text"] == "Gelesen: Moin"
    texte = [nachricht["text"] for nachricht in (await geraet.journal())["nachrichten"]]
    assert "Gelesen: halt ein" not in texte


async def test_the_second_taker_is_told(geraet: Geraet, konsole: Konsole) -> None:
    antworten = await asyncio.gather(*(konsole.take(f"Person {number}") for number in range(6)))
    assert sorted(antwort.status_code for antwort in antworten) == [200] + [409] * 5
    for antwort in antworten:
        if antwort.status_code == 409:
            check_problem(antwort, 409)


async def test_the_citizen_goes_back_to_the_bot(geraet: Geraet, konsole: Konsole) -> None:
    await konsole.take()
    reply = await geraet.post({"id": str(uuid.uuid4()), "befehl": "bot"})
    assert reply.json()["stand"]["mensch"] is None
    assert reply.json()["nachrichten"]
    check_problem(await konsole.say("Hallo?"), 409)


async def test_no_file_while_a_human_has_it(geraet: Geraet, konsole: Konsole) -> None:
    await geraet.say("datei bitte")
    await konsole.take()
    answer = await geraet.http.post(
        f"{geraet.pfad}/dateien", files={"datei": ("a.txt", b"Hallo", "text/plain")}, headers=geraet.headers
    )
    check_problem(answer, 409)


async def test_a_message_again_is_stored_once(geraet: Geraet, konsole: Konsole) -> None:
    await konsole.take()
    kennung = str(uuid.uuid4())
    erste, zweite = await konsole.say("Guten Tag", kennung), await konsole.say("Guten Tag", kennung)
    assert erste.json() == zweite.json()
    texte = [nachricht["text"] for nachricht in (await geraet.journal())["nachrichten"]]
    assert texte.count("Guten Tag") == 1


@pytest.mark.parametrize(
    ("was", "body"),
    [
        ("uebergabe", {"aktion": "uebernehmen"}),
        ("uebergabe", {"aktion": "uebernehmen", "name": " "}),
        ("uebergabe", {"aktion": "uebernehmen", "name": "x" * 81}),
        ("uebergabe", {"aktion": "tanzen"}),
        ("uebergabe", {}),
        ("antworten", {"id": "17", "text": "Hallo"}),
        ("antworten", {"id": str(uuid.uuid4()), "text": ""}),
        ("antworten", {"id": str(uuid.uuid4()), "text": "\u200b"}),
        ("antworten", {"id": str(uuid.uuid4()), "text": "a\x00b"}),
        ("antworten", {"id": str(uuid.uuid4()), "text": "ä" * 4001}),
        ("antworten", {"id": str(uuid.uuid4())}),
    ],
)
async def test_bad_input(konsole: Konsole, was: str, body: dict[str, Any]) -> None:
    check_problem(await konsole.post(was, **body), 422)


async def test_what_looks_like_code_is_text(geraet: Geraet, konsole: Konsole) -> None:
    await konsole.take()
    text = "<script>alert('x')</script> {{7*7}} '; DROP TABLE nachrichten; --"
    assert (await konsole.say(text)).json()["text"] == text
    assert (await geraet.journal())["nachrichten"][-1]["text"] == text


async def test_only_the_office_may(geraet: Geraet, konsole: Konsole) -> None:
    for kopf, status in (({}, 401), ({"Authorization": "Bearer falsch"}, 403), (geraet.headers, 403)):
        konsole.kopf = kopf
        check_problem(await konsole.take(), status)
        check_problem(await konsole.say("Hallo"), status)


async def test_unknown_and_forgotten_conversations(geraet: Geraet, konsole: Konsole) -> None:
    await konsole.take()
    await geraet.http.delete(geraet.pfad, headers=geraet.headers)
    for pfad in (konsole.pfad, f"/api/v1/gespraeche/{uuid.uuid4()}", "/api/v1/gespraeche/nein"):
        konsole.pfad = pfad
        for antwort in (await konsole.take(), await konsole.give_back(), await konsole.say("Hallo")):
            check_problem(antwort, 404)
