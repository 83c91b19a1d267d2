"""The trained bot, the real actions, the real server: killed, frozen, and back. Nothing lost, nothing twice."""

import threading
import time
import uuid
from collections import Counter
from typing import Any

import httpx
import pytest

from tests.stoppuhr import Stoppuhr
from tests.system import Chat, System

TELEFON = "0385 545-1111"


def walk_to_the_middle(system: System) -> Chat:
    """A form in progress: a sofa, an address asked for."""
    chat = Chat(system.url).say("Moin, mein altes Sofa muss weg")
    assert chat.frage == "adresse", chat.text
    return chat


def send_in_background(chat: Chat, body: dict[str, Any]) -> tuple[threading.Thread, list[Any]]:
    result: list[Any] = []

    def send() -> None:
        try:
            result.append(chat.send(body))
        except httpx.TransportError as error:
            result.append(error)

    thread = threading.Thread(target=send)
    thread.start()
    return thread, result


def is_answered(chat: Chat, kennung: str) -> bool:
    """Whether the Lotse itself has said something after the message."""
    journal = chat.journal()
    stelle = next((nachricht["nr"] for nachricht in journal if nachricht.get("id") == kennung), len(journal))
    return any(nachricht["von"] == "bot" for nachricht in journal[stelle:])


def assert_once(chat: Chat, kennung: str) -> None:
    """The message stands in the journal once, is answered, and the draft holds its answer once."""
    journal = chat.journal()
    von_mir = Counter(nachricht["id"] for nachricht in journal if nachricht["von"] == "buerger")
    assert von_mir[kennung] == 1
    assert set(von_mir.values()) == {1}
    assert [nachricht["nr"] for nachricht in journal] == list(range(1, len(journal) + 1))
    assert chat.stand["angaben"]["adresse"] == "Mecklenburgstraße 12, 19053 Schwerin"
    assert chat.stand["frage"]["feld"] not in ("adresse", "gegenstaende")
    assert is_answered(chat, kennung)


@pytest.mark.parametrize("verzug", [0.0, 0.03, 0.1])
@pytest.mark.parametrize("teil", ["bot", "actions", "server"])
def test_killed_in_mid_turn(zerbrechlich: System, teil: str, verzug: float) -> None:
    """Killed at several moments of a turn: before, while and after the draft is changed."""
    chat = walk_to_the_middle(zerbrechlich)
    kennung = str(uuid.uuid4())
    thread, result = send_in_background(chat, {"id": kennung, "text": "Mecklenburgstraße 12, 19053 Schwerin"})
    time.sleep(verzug)  # where in the turn the blow falls; every place must do
    zerbrechlich.kill(teil)
    thread.join(30)
    if teil != "server":
        assert result[0].status_code == 200, result
    zerbrechlich.restore()
    reply = chat.say("Mecklenburgstraße 12, 19053 Schwerin", kennung)
    zerbrechlich.wait_for(lambda: is_answered(chat, kennung), 60)
    assert_once(chat, kennung)
    assert all(nachricht["von"] != "buerger" for nachricht in reply.nachrichten)


@pytest.mark.parametrize("wie", ["kill", "freeze"])
@pytest.mark.parametrize("teil", ["bot", "actions"])
def test_down_is_told_in_two_seconds_and_made_good(zerbrechlich: System, teil: str, wie: str) -> None:
    chat = walk_to_the_middle(zerbrechlich)
    getattr(zerbrechlich, wie)(teil)
    kennung = str(uuid.uuid4())
    with Stoppuhr() as uhr:
        chat.say("Mecklenburgstraße 12, 19053 Schwerin", kennung)
    assert uhr.seconds < 2.0
    assert TELEFON in chat.text
    assert chat.karten[0]["art"] == "kontakt"
    assert chat.frage == "adresse"
    zerbrechlich.restore()
    zerbrechlich.wait_for(lambda: is_answered(chat, kennung), 60)
    assert_once(chat, kennung)


def test_form_goes_on_after_everything_was_restarted(zerbrechlich: System) -> None:
    chat = walk_to_the_middle(zerbrechlich)
    for teil in ("bot", "actions", "server"):
        zerbrechlich.kill(teil)
    zerbrechlich.restore()
    chat.say("Mecklenburgstraße 12, 19053 Schwerin")
    assert chat.stand["leistung"] == "sperrmuell"
    assert chat.stand["angaben"]["adresse"] == "Mecklenburgstraße 12, 19053 Schwerin"
