"""Chats that are blocked, deleted, not private, or moved; handled, and logged without content."""

import pytest

from tests.botapi import Gruppe, Mensch
from tests.telegram.buehne import Buehne

pytestmark = pytest.mark.langsam


def still_serves(buehne: Buehne) -> None:
    """Whoever else writes is answered."""
    ben = buehne.person("Ben")
    buehne.say(ben, "Was kostet Sperrmüll?")
    buehne.check_once(ben)


def test_a_blocked_bot_stays_silent_until_the_citizen_writes_again(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    anna.blocks()
    buehne.system.wait_for(lambda: buehne.chat(anna).gesperrt_am is not None)  # type: ignore[union-attr]
    still_serves(buehne)
    buehne.say(anna, "Mecklenburgstraße 75, 19053 Schwerin")
    assert buehne.chat(anna).gesperrt_am is None  # type: ignore[union-attr]
    assert "75" in buehne.stand(anna)["angaben"]["adresse"]


def test_blocked_without_a_word_is_found_out_when_answering(buehne: Buehne, anna: Mensch) -> None:
    buehne.api.konto.hold()
    anna.says("Was kostet Sperrmüll?")
    anna.chat.stand = "blockiert"
    buehne.api.konto.release()
    buehne.system.wait_for(lambda: buehne.chat(anna).gesperrt_am is not None, 60)  # type: ignore[union-attr]
    still_serves(buehne)


def test_a_deleted_account_is_forgotten(buehne: Buehne, anna: Mensch) -> None:
    buehne.api.konto.hold()
    anna.says("Was kostet Sperrmüll?")
    anna.deletes_account()
    buehne.api.konto.release()
    buehne.system.wait_for(lambda: (chat := buehne.chat(anna)) is None or chat.gesperrt_am is not None, 60)
    still_serves(buehne)


def test_a_chat_emptied_by_its_owner_goes_on(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Was kostet Sperrmüll?")
    anna.deletes_chat()
    anna.has_seen()
    assert buehne.say(anna, "Wann haben Sie geöffnet?")


def test_in_a_group_one_word_and_goodbye(buehne: Buehne, anna: Mensch) -> None:
    gruppe = Gruppe(buehne.api, anna)
    gruppe.says(anna, "@lotse_probe_bot mein Sofa in der Geheimgasse 7 muss weg")
    buehne.api.wait_for(lambda: gruppe.chat.stand == "verlassen", 60, "der Bot blieb in der Gruppe")
    assert [nachricht for nachricht in gruppe.from_bot if "t.me/lotse_probe_bot" in nachricht.text]
    assert len(gruppe.from_bot) == 1
    still_serves(buehne)


def test_a_group_that_becomes_a_supergroup_is_left_too(buehne: Buehne, anna: Mensch) -> None:
    buehne.api.konto.hold()
    gruppe = Gruppe(buehne.api, anna)
    gruppe.says(anna, "@lotse_probe_bot Moin")
    gruppe.migrates()
    buehne.api.konto.release()
    buehne.api.wait_for(lambda: gruppe.chat.stand == "verlassen", 60, "der Bot blieb in der Gruppe")
    still_serves(buehne)
