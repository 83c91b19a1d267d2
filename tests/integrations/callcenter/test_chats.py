"""The queue and the chats in the console, over plain HTTP: without script, and live."""

import asyncio
import html
import re
import uuid
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy import delete

from api.context import ApiContext
from api.protokoll.service import Protokoll
from api.uebergaben.dienst import DienstService
from api.uebergaben.models import Dienstzeit, Uebergabe
from api.uebergaben.service import UebergabeService
from tests.integrations.geraet import Geraet, Strom
from tests.konsole import Konsole, session_of
from tests.system import System

WEGE = "/callcenter/schwerin"


async def queue(backend: ApiContext, geraet: Geraet, anliegen: str = "Ich brauche Hilfe") -> str:
    """The citizen asks for a human, as the action does; the id of the entry."""
    async with asyncio.timeout(30):
        befehl = {"befehl": "mensch", "grund": anliegen}
        body = {"nachricht": str(uuid.uuid4()), "schritt": 0, "befehle": [befehl]}
        kopf = {"Authorization": f"Bearer {backend.settings.dienst_token}"}
        answer = await geraet.http.post(f"/api/v1/gespraeche/{geraet.id}/zuege", json=body, headers=kopf)
        assert answer.json()["ergebnisse"][0]["im_dienst"] is True, answer.text
    return entry(backend, geraet).id


def entry(backend: ApiContext, geraet: Geraet) -> Uebergabe:
    with backend.db.reading() as session:
        row = UebergabeService(backend, session).open_of(geraet.id)
        assert row is not None
        return row


def row_of(backend: ApiContext, uebergabe: str) -> Uebergabe:
    with backend.db.reading() as session:
        return UebergabeService(backend, session).get(uebergabe, "schwerin")


async def on_duty(konsole: Konsole) -> None:
    await konsole.get(f"{WEGE}/chats")
    answer = await konsole.post(f"{WEGE}/dienst", {"an": "1"})
    assert answer.status_code == 303


@pytest.fixture
async def im_dienst(konsole: Konsole, backend: ApiContext) -> AsyncIterator[Konsole]:
    """Frau Lindner on duty; nobody is when the test ends, and nobody waits."""
    await on_duty(konsole)
    yield konsole
    with backend.db.transaction() as session:
        session.execute(delete(Dienstzeit))
        session.execute(delete(Uebergabe))


@pytest.fixture
async def zweites_geraet(lotse: System) -> AsyncIterator[Geraet]:
    async with Geraet(lotse.url) as opened:
        yield opened


def drawn(page: httpx.Response) -> str:
    """The id the page drew for the next message."""
    found = re.search(r'name="kennung" value="([^"]+)"', page.text)
    assert found, page.text
    return found[1]


async def taken(konsole: Konsole, backend: ApiContext, geraet: Geraet) -> tuple[str, httpx.Response]:
    """A chat this agent has, and its page."""
    uebergabe = await queue(backend, geraet)
    page = await konsole.follow(await konsole.post(f"{WEGE}/chats/{uebergabe}/annehmen"))
    assert page.status_code == 200, page.text
    return uebergabe, page


async def test_on_duty_and_off(konsole: Konsole, backend: ApiContext) -> None:
    await on_duty(konsole)
    assert "Im Dienst" in (await konsole.get(WEGE)).text
    page = await konsole.follow(await konsole.post(f"{WEGE}/dienst", {"an": "0"}))
    assert "Sie sind nicht im Dienst" in page.text
    with backend.db.reading() as session:
        assert DienstService(backend, session).on_duty("schwerin") == 0
    assert (await konsole.post(f"{WEGE}/dienst", {"an": "vielleicht"})).status_code == 422


async def test_who_signs_out_is_not_on_duty(lotse: System, backend: ApiContext) -> None:
    async with Konsole(lotse.url, session_of(backend, "agent2")) as konsole:
        await on_duty(konsole)
        with backend.db.reading() as session:
            assert DienstService(backend, session).on_duty("schwerin") == 1
        await konsole.post("/callcenter/abmelden")
        with backend.db.reading() as session:
            assert DienstService(backend, session).on_duty("schwerin") == 0


async def test_the_queue_says_who_waits_for_what(im_dienst: Konsole, geraet: Geraet, backend: ApiContext) -> None:
    await queue(backend, geraet, "Wo bleibt mein <b>Ausweis</b>?")
    for pfad in (WEGE, f"{WEGE}/chats"):
        page = await im_dienst.get(pfad)
        assert "„Wo bleibt mein &lt;b&gt;Ausweis&lt;/b&gt;?“" in page.text
        assert "Ohne Thema" in page.text


async def test_taken_written_and_ended(im_dienst: Konsole, geraet: Geraet, backend: ApiContext) -> None:
    await geraet.say("Moin")
    uebergabe, page = await taken(im_dienst, backend, geraet)
    assert "Moin" in page.text
    kennung, pfad = drawn(page), f"{WEGE}/chats/{uebergabe}"
    for _ in range(2):
        form = {"kennung": kennung, "text": "Guten Tag", "antworten": "ja_nein"}
        page = await im_dienst.follow(await im_dienst.post(f"{pfad}/nachrichten", form))
    journal = (await geraet.journal())["nachrichten"]
    assert [nachricht["text"] for nachricht in journal].count("Guten Tag") == 1
    assert (journal[-1]["von"], journal[-1]["name"]) == ("mensch", "Frau Lindner")
    reply = await geraet.press(journal[-1]["optionen"][0]["wert"])
    assert reply["nachrichten"] == []
    page = await im_dienst.get(f"{WEGE}/chats/{uebergabe}")
    assert re.search(r'beitrag__text">Ja</p>', page.text)
    notiz = "Alles <geklärt>"
    page = await im_dienst.follow(await im_dienst.post(f"{pfad}/abschluss", {"abschluss": "auskunft", "notiz": notiz}))
    assert "Der Chat ist beendet" in page.text
    row = row_of(backend, uebergabe)
    assert (row.ausgang, row.abschluss, row.notiz) == ("abgeschlossen", "auskunft", notiz)
    stand = (await geraet.journal())["stand"]
    assert stand["phase"] == "frei"
    assert (await geraet.say("Danke"))["nachrichten"][0]["text"] == "Gelesen: Danke"
    zu_spaet = await im_dienst.post(f"{pfad}/nachrichten", {"kennung": str(uuid.uuid4()), "text": "Noch etwas"})
    assert zu_spaet.status_code == 409
    assert "Chat schon beendet" in zu_spaet.text


@pytest.mark.parametrize(
    ("form", "meldung"),
    [
        ({"text": "  "}, "Bitte schreiben Sie etwas"),
        ({"text": "ä" * 4001}, "höchstens 4000"),
        ({"text": "Hallo", "antworten": "eigene", "eigene": "nur eine"}, "zwei bis 6 Antworten"),
        ({"text": "a\x00b"}, "Zeichen, die niemand lesen kann"),
        ({"text": "Hallo", "kennung": "17"}, "laden Sie die Seite neu"),
    ],
)
async def test_what_can_not_be_sent_stays_typed(
    im_dienst: Konsole, geraet: Geraet, backend: ApiContext, form: dict[str, str], meldung: str
) -> None:
    uebergabe, page = await taken(im_dienst, backend, geraet)
    answer = await im_dienst.post(f"{WEGE}/chats/{uebergabe}/nachrichten", {"kennung": drawn(page), **form})
    assert answer.status_code == 422
    assert meldung in answer.text
    box = re.search(r"<textarea[^>]*>(.*?)</textarea>", answer.text, re.DOTALL)
    assert box is not None
    assert html.unescape(box[1]).rstrip() == form["text"].rstrip()


async def test_the_second_reads_who_has_it(
    im_dienst: Konsole, zweite_konsole: Konsole, geraet: Geraet, backend: ApiContext
) -> None:
    uebergabe = await queue(backend, geraet)
    await zweite_konsole.get(f"{WEGE}/chats")
    antworten = await asyncio.gather(
        *(each.post(f"{WEGE}/chats/{uebergabe}/annehmen") for each in (im_dienst, zweite_konsole))
    )
    assert sorted(antwort.status_code for antwort in antworten) == [303, 409]
    sieger = row_of(backend, uebergabe).name
    verlierer = next(antwort for antwort in antworten if antwort.status_code == 409)
    assert f"Dieses Gespräch hat schon {sieger}" in verlierer.text
    wer = zweite_konsole if antworten[0].status_code == 303 else im_dienst
    fremd = await wer.get(f"{WEGE}/chats/{uebergabe}")
    assert "verlauf__liste" in fremd.text
    assert "beitrag__text" not in fremd.text


async def test_the_oldest_first(
    im_dienst: Konsole, geraet: Geraet, zweites_geraet: Geraet, backend: ApiContext
) -> None:
    erster = await queue(backend, geraet)
    zweiter = await queue(backend, zweites_geraet)
    for erwartet in (erster, zweiter):
        answer = await im_dienst.post(f"{WEGE}/chats/annehmen")
        assert answer.headers["location"] == f"{WEGE}/chats/{erwartet}"
    assert "niemand mehr" in (await im_dienst.follow(await im_dienst.post(f"{WEGE}/chats/annehmen"))).text


async def test_handed_on_and_given_back(
    im_dienst: Konsole, zweite_konsole: Konsole, geraet: Geraet, backend: ApiContext
) -> None:
    uebergabe, _ = await taken(im_dienst, backend, geraet)
    pfad = f"{WEGE}/chats/{uebergabe}"
    falsch = await im_dienst.post(f"{pfad}/weitergeben", {"team": "gibtsnicht"})
    assert falsch.status_code == 422
    await im_dienst.post(f"{pfad}/weitergeben", {"team": "standesamt"})
    journal = await geraet.journal()
    assert "Standesamt" in journal["nachrichten"][-1]["text"]
    assert journal["stand"]["phase"] == "warten_auf_mensch"
    await zweite_konsole.get(f"{WEGE}/chats")
    await zweite_konsole.post(f"{pfad}/annehmen")
    assert (await im_dienst.post(f"{pfad}/zurueck")).status_code == 409
    await zweite_konsole.post(f"{pfad}/zurueck")
    assert (await geraet.journal())["stand"]["phase"] == "frei"


async def test_the_citizen_leaves_and_the_agent_reads_it(
    im_dienst: Konsole, geraet: Geraet, backend: ApiContext
) -> None:
    uebergabe, _ = await taken(im_dienst, backend, geraet)
    await geraet.post({"id": str(uuid.uuid4()), "befehl": "bot"})
    page = await im_dienst.get(f"{WEGE}/chats/{uebergabe}")
    assert "zum Lotsen zurückgekehrt" in page.text or "nichts mehr schreiben" in page.text
    assert "<textarea" not in page.text


async def test_reading_a_transcript_is_written_down(im_dienst: Konsole, geraet: Geraet, backend: ApiContext) -> None:
    uebergabe = await queue(backend, geraet)
    await im_dienst.get(f"{WEGE}/chats/{uebergabe}")
    with backend.db.reading() as session:
        assert [each.was for each in Protokoll(backend, session).of("schwerin", gespraech=geraet.id)] == [
            "verlauf_gelesen"
        ]


@pytest.mark.parametrize(
    ("frage", "erwartet"), [("baustein=gruss", "hier schreibt Frau Lindner"), ("wissen=sperrmuell", "Sperrm")]
)
async def test_words_put_into_the_draft(
    im_dienst: Konsole, geraet: Geraet, backend: ApiContext, frage: str, erwartet: str
) -> None:
    uebergabe, _ = await taken(im_dienst, backend, geraet)
    for kennung in (uebergabe, geraet.id):
        page = await im_dienst.follow(await im_dienst.get(f"{WEGE}/chats/{kennung}?{frage}"))
        box = re.search(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.DOTALL)
        assert box is not None
        assert erwartet in html.unescape(box[1])


async def test_live_for_the_console_and_the_citizen(im_dienst: Konsole, geraet: Geraet, backend: ApiContext) -> None:
    kopf = {
        "Cookie": f"__Host-lotse_konsole={im_dienst.cookies['__Host-lotse_konsole']}",
        "Accept": "text/event-stream",
    }
    async with im_dienst.http.stream("GET", f"{WEGE}/neues", headers=kopf) as response:
        strom = Strom(response)
        _, erstes = await strom.next("neues")
        vorher = erstes["wartend"]
        uebergabe = await queue(backend, geraet)
        while (neues := (await strom.next("neues"))[1])["wartend"] <= vorher:
            continue
        assert neues["neueste"] == uebergabe
        async with geraet.events() as buerger:
            await im_dienst.post(f"{WEGE}/chats/{uebergabe}/annehmen")
            _, hinweis = await buerger.next("nachricht")
            assert "Frau Lindner" in hinweis["text"]
            _, stand = await buerger.next("stand")
            assert stand["phase"] == "mensch"
            await im_dienst.post(f"{WEGE}/chats/{uebergabe}/tippt", {"an": "1"})
            _, tippt = await buerger.next("tippt")
            assert tippt == {"von": "mensch", "an": True}
        chats = neues["chats"]
        await geraet.say("Sind Sie noch da?")
        while (neues := (await strom.next("neues"))[1])["chats"] == chats:
            continue
        assert uebergabe in neues["chats"]


async def test_the_last_one_goes_and_the_citizen_is_told(
    im_dienst: Konsole, geraet: Geraet, backend: ApiContext
) -> None:
    await queue(backend, geraet)
    await im_dienst.post(f"{WEGE}/dienst", {"an": "0"})
    nachrichten = await geraet.journal_until("niemand mehr im Dienst")
    assert [option["titel"] for option in nachrichten[-1]["optionen"]] == ["Ja, bitte zurückrufen", "Nein, danke"]
    assert (await geraet.journal())["stand"]["frage"]["feld"] == "rueckfrage"


async def test_nothing_of_another_mandant(im_dienst: Konsole, geraet: Geraet, backend: ApiContext) -> None:
    uebergabe = await queue(backend, geraet)
    for pfad in ("chats", f"chats/{uebergabe}", "neues"):
        assert (await im_dienst.get(f"/callcenter/anderswo/{pfad}")).status_code == 404
    assert (await im_dienst.get(f"{WEGE}/chats/{uuid.uuid4()}")).status_code == 404
    assert (await im_dienst.get(f"{WEGE}/chats/keine-kennung")).status_code in (404, 422)
