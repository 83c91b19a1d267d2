"""A small run against the real server, and what the check itself is worth."""

import copy
from typing import Any, cast

import pytest

from tests.datenbanken import Datenbanken
from tests.integrations.conftest import ERSATZ
from tests.last.ablauf import Plan, run
from tests.last.pruefen import Befund, check
from tests.last.teilnehmer import Gehoert, Gesendet, Teilnehmer
from tests.system import running_system


@pytest.mark.langsam
async def test_twenty_chats_lose_and_repeat_nothing(datenbanken: Datenbanken) -> None:
    with running_system(datenbanken, ERSATZ) as system:
        ergebnis = await run(Plan(chats=20, sekunden=6, rate=6), [system.url], system.dienst_token)
    assert ergebnis.befund == Befund()
    assert ergebnis.chats == 20
    assert ergebnis.gesendet >= 30
    assert ergebnis.schritte >= 3
    assert ergebnis.schnitte >= 2
    assert ergebnis.nachrichten >= ergebnis.gesendet * 2


JOURNAL: list[dict[str, Any]] = [
    {"nr": 1, "von": "bot", "text": "Guten Tag"},
    {"nr": 2, "von": "buerger", "text": "Moin", "id": "a"},
    {"nr": 3, "von": "system", "text": "Neues. Bescheid 1."},
    {"nr": 4, "von": "bot", "text": "Gelesen: Moin"},
]


def chat() -> Teilnehmer:
    """One that heard, sent and got everything."""
    teilnehmer = Teilnehmer(cast(Any, None), "", 0, langsam=False, seed=1)
    teilnehmer.gehoert = [Gehoert(eintrag["nr"], eintrag, 0.0) for eintrag in copy.deepcopy(JOURNAL)]
    teilnehmer.gesendet = {"a": Gesendet("Moin", [{"nachrichten": [JOURNAL[3]]}, {"nachrichten": [JOURNAL[3]]}])}
    teilnehmer.schritte = ["Bescheid 1."]
    return teilnehmer


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert check(chat(), JOURNAL) == Befund()


def lose_event(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    del c.gehoert[2]


def repeat_event(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.gehoert.append(c.gehoert[-1])


def swap_events(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.gehoert.reverse()


def tell_otherwise(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.gehoert[1].daten["text"] = "anders"


def lose_message(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.gesendet["b"] = Gesendet("weg", [{"nachrichten": []}])


def store_twice(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    journal.append({"nr": 5, "von": "buerger", "text": "Moin", "id": "a"})
    c.gehoert.append(Gehoert(5, journal[4], 0.0))


def lose_step(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.schritte.append("Bescheid 2.")


def lose_reply(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.gesendet["a"].antworten = [{"nachrichten": []}]


def reply_otherwise(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.gesendet["a"].antworten[1] = {"nachrichten": []}


def no_reply(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    c.gesendet["a"].antworten = []
    c.gesendet["a"].fehler = ["TimeoutError"]


def gap(c: Teilnehmer, journal: list[dict[str, Any]]) -> None:
    del journal[2]
    del c.gehoert[2]
    c.schritte = []


@pytest.mark.parametrize(
    ("break_it", "art"),
    [
        (lose_event, "verloren"), (repeat_event, "wiederholt"), (swap_events, "anderes"), (tell_otherwise, "anderes"),
        (lose_message, "verloren"), (store_twice, "wiederholt"), (lose_step, "verloren"), (lose_reply, "verloren"),
        (reply_otherwise, "anderes"), (no_reply, "anderes"), (gap, "anderes"),
    ],
)  # fmt: skip
def test_each_fault_is_found(break_it: Any, art: str) -> None:
    broken, journal = chat(), copy.deepcopy(JOURNAL)
    break_it(broken, journal)
    befund = check(broken, journal)
    assert not befund.gut
    assert getattr(befund, art) >= 1
    assert befund.worte
