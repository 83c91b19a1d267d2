"""Whatever dies or is disturbed on the way: every message acts once, every answer is there once."""

import re

import pytest

from tests.botapi import BotApi, Gruppe, Mensch
from tests.system import System


def read_by_lotse(mensch: Mensch) -> list[str]:
    return re.findall(r"Gelesen: (.*)", "\n".join(n.text for n in mensch.from_bot))


def test_lost_connection_after_sending_sends_nothing_twice(anna: Mensch, telegram: BotApi) -> None:
    anna.says("/start")
    anna.sees("ich bin der Lotse")
    telegram.stoere("sendMessage", schliessen="nach")
    anna.says("eins")
    anna.sees("Gelesen: eins")
    anna.says("zwei")
    anna.sees("Gelesen: zwei")
    assert read_by_lotse(anna) == ["eins", "zwei"]


def test_a_server_that_cannot_edit_texts_is_asked_by_the_buttons(anna: Mensch, telegram: BotApi) -> None:
    anna.says("/start")
    anna.sees("ich bin der Lotse")
    unbekannt = telegram.stoere("editMessageText", status=404, mal=100)
    telegram.stoere("sendMessage", schliessen="nach")
    anna.says("eins")
    anna.says("zwei")
    anna.sees("Gelesen: zwei")
    assert read_by_lotse(anna) == ["eins", "zwei"]
    assert telegram.stoerungen.used("editMessageText") > 0
    unbekannt.mal = 0


def test_lost_connection_before_sending_loses_nothing(anna: Mensch, telegram: BotApi) -> None:
    telegram.stoere("sendMessage", schliessen="vor")
    anna.says("eins")
    anna.sees("Gelesen: eins")
    assert read_by_lotse(anna) == ["eins"]


def test_too_many_requests_are_waited_for(anna: Mensch, telegram: BotApi) -> None:
    telegram.stoere("sendMessage", status=429, retry_after=2)
    anna.says("eins")
    anna.sees("Gelesen: eins")
    assert read_by_lotse(anna) == ["eins"]


def test_repeated_update_acts_once(anna: Mensch, telegram: BotApi) -> None:
    anna.says("eins")
    anna.sees("Gelesen: eins")
    update = next(u for u in reversed(telegram.konto.verlauf) if u.chat == anna.id)
    telegram.konto.repeat(update)
    anna.says("zwei")
    anna.sees("Gelesen: zwei")
    assert read_by_lotse(anna) == ["eins", "zwei"]


@pytest.mark.langsam
def test_adapter_killed_between_sending_and_knowing(anna: Mensch, telegram: BotApi, lotse_telegram: System) -> None:
    anna.says("/start")
    anna.sees("ich bin der Lotse")
    telegram.stoere("sendMessage", danach=lambda: lotse_telegram.kill("telegram"), schliessen="nach")
    anna.says("eins")
    anna.sees("Gelesen: eins")
    lotse_telegram.start("telegram")
    anna.says("zwei")
    anna.sees("Gelesen: zwei")
    assert read_by_lotse(anna) == ["eins", "zwei"]


@pytest.mark.langsam
def test_server_killed_in_mid_turn(anna: Mensch, telegram: BotApi, lotse_telegram: System) -> None:
    anna.says("/start")
    anna.sees("ich bin der Lotse")
    lotse_telegram.kill("server")
    anna.says("eins")
    anna.says("zwei")
    anna.sees("bei uns ist etwas gestört")
    lotse_telegram.start("server")
    lotse_telegram.wait_healthy()
    anna.sees("Gelesen: zwei")
    assert read_by_lotse(anna) == ["eins", "zwei"]
    assert len([n for n in anna.from_bot if "gestört" in n.text]) == 1


def test_a_group_gets_one_word_and_is_left(telegram: BotApi, lotse_telegram: System) -> None:
    bert = Mensch(telegram, "Bert")
    gruppe = Gruppe(telegram, bert)
    gruppe.says(bert, "/start")
    telegram.wait_for(lambda: gruppe.chat.stand == "verlassen", was="Gruppe verlassen")
    bert.says("eins")
    bert.sees("Gelesen: eins")
    assert ["t.me/lotse_probe_bot" in n.text for n in gruppe.from_bot] == [True]


def test_blocked_bot_writes_no_more_and_comes_back(anna: Mensch, telegram: BotApi) -> None:
    anna.says("eins")
    anna.sees("Gelesen: eins")
    anna.blocks()
    anna.says("zwei")
    anna.sees("Gelesen: zwei")
    assert read_by_lotse(anna) == ["eins", "zwei"]
