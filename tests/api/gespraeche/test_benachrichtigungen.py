"""Steps of the office reach the chats that asked, once; nobody else, and nothing that must not pass."""

from datetime import timedelta

import pytest

from api.benachrichtigungen import worte
from api.benachrichtigungen.models import Abo, Benachrichtigung
from api.benachrichtigungen.service import BenachrichtigungService
from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.messenger.models import MessengerChat
from api.vorgaenge.errors import VorgangUnbekannt
from api.wartung import run_maintenance
from tests.api.benachrichtigungen.chats import Chat, new_chat, office, submit
from tests.api.gespraeche.conftest import Dialog, open_dialog
from tests.api.gespraeche.test_statusmeldung import at_once


@pytest.fixture
def chat(dialog: Dialog) -> Chat:
    return new_chat(dialog.context, dialog.gespraech)


def rows(context: ApiContext, model: type[Abo | Benachrichtigung]) -> int:
    with context.db.reading() as session:
        return session.query(model).count()


def test_who_did_not_ask_is_told_nothing(dialog: Dialog, chat: Chat) -> None:
    office(dialog.context, submit(dialog), phase="beauftragt")
    assert chat.due() == []
    chat.on()
    assert chat.due() == []


def test_a_step_is_told_once(dialog: Dialog, chat: Chat) -> None:
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, phase="beauftragt")
    (found,) = chat.due()
    assert (found.art, found.aktenzeichen) == ("status", nummer)
    assert chat.told() == [
        f"Es gibt Neues zu „Wilden Müll melden“ ({nummer}). Wir haben den Auftrag erteilt, den Müll wegzuräumen."
    ]
    assert chat.told() == []
    office(dialog.context, nummer, notiz="nur für uns")
    assert chat.due() == []


def test_a_case_submitted_after_the_wish_is_followed_too(dialog: Dialog, chat: Chat) -> None:
    chat.on()
    other = new_chat(dialog.context, dialog.gespraech)
    office(dialog.context, submit(dialog), phase="beauftragt")
    assert len(chat.told()) == 1
    assert other.told() == []


def test_words_of_the_office_with_the_way_to_answer(dialog: Dialog, chat: Chat) -> None:
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, nachricht="Wo genau liegen die Reifen?")
    (found,) = chat.due()
    assert found.art == "rueckfrage"
    first, second = found.text.split("\n\n")
    assert first.endswith("). Die Sachbearbeitung schreibt: Wo genau liegen die Reifen?")
    assert "„Unterlage nachreichen“" in second
    assert "Telefon 0385" in second


def test_in_plain_language(dialog: Dialog) -> None:
    dialog = open_dialog(dialog.client, dialog.context, einfach=True)
    chat = new_chat(dialog.context, dialog.gespraech)
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, phase="beauftragt", nachricht="Es dauert bis Montag.")
    (text,) = chat.told()
    assert "Jemand räumt den Müll bald weg. Das Amt schreibt: Es dauert bis Montag." in text
    assert text.endswith("0385 6442-0.") or "Sie möchten antworten?" in text


def test_of_social_data_only_number_and_link(dialog: Dialog, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    nummer = submit(dialog)
    chat.on()
    monkeypatch.setattr(worte, "is_secret", lambda context, vorgang: True)
    office(dialog.context, nummer, phase="beauftragt", nachricht="Ihr Bescheid ist da.")
    (text,) = chat.told()
    assert nummer in text
    assert text.endswith(f"{dialog.context.settings.adresse}/schwerin")
    assert not any(word in text for word in ("Müll", "Bescheid", "Auftrag"))


def test_which_services_are_secret(context: ApiContext) -> None:
    class Case:
        leistung = "wohngeld"

    assert worte.is_secret(context, Case())  # type: ignore[arg-type]
    Case.leistung = "wilder-muell"
    assert not worte.is_secret(context, Case())  # type: ignore[arg-type]


def test_stop_ends_it_and_what_waits_is_not_sent(dialog: Dialog, chat: Chat) -> None:
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, phase="beauftragt")
    chat.off()
    assert chat.due() == []
    assert rows(dialog.context, Abo) == rows(dialog.context, Benachrichtigung) == 0
    chat.on()
    assert chat.due() == []
    office(dialog.context, nummer, nachricht="Noch etwas.")
    assert len(chat.told()) == 1


def test_it_outlives_the_conversation(dialog: Dialog, chat: Chat) -> None:
    nummer = submit(dialog)
    chat.on()
    Gespraechsbuch(dialog.context, "eins").delete(dialog.gespraech)
    office(dialog.context, nummer, phase="beauftragt")
    assert len(chat.told()) == 1


def test_a_case_from_elsewhere_once_its_number_and_code_were_given(dialog: Dialog) -> None:
    nummer = submit(dialog)
    fremd = new_chat(dialog.context, None)
    fremd.on()
    fremd.follow(nummer)
    fremd.follow(nummer)
    office(dialog.context, nummer, phase="beauftragt")
    assert len(fremd.told()) == 1
    with pytest.raises(VorgangUnbekannt):
        fremd.follow("SN-2026-999999")


def test_a_chat_that_is_gone_leaves_nothing(dialog: Dialog, chat: Chat) -> None:
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, phase="beauftragt")
    with dialog.context.db.transaction() as session:
        session.delete(session.get(MessengerChat, chat.id))
    assert rows(dialog.context, Abo) == rows(dialog.context, Benachrichtigung) == 0
    chat.on()
    chat.off()
    office(dialog.context, nummer, nachricht="Noch etwas.")
    assert rows(dialog.context, Benachrichtigung) == 0


def test_a_chat_that_blocks_us_is_left_alone(dialog: Dialog, chat: Chat, uhr: FixedClock) -> None:
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, phase="beauftragt")
    with dialog.context.db.transaction() as session:
        row = session.get(MessengerChat, chat.id)
        assert row is not None
        row.gesperrt_am = uhr.now()
    assert chat.due() == []


def test_old_news_is_told_no_more_and_cleared_away(dialog: Dialog, chat: Chat, uhr: FixedClock) -> None:
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, phase="beauftragt")
    uhr.advance(timedelta(days=7))
    assert chat.due() == []
    run_maintenance(dialog.context)
    assert rows(dialog.context, Benachrichtigung) == 0
    assert rows(dialog.context, Abo) == 1
    office(dialog.context, nummer, phase="beseitigt")
    uhr.advance(timedelta(days=31))
    run_maintenance(dialog.context)
    assert rows(dialog.context, Abo) == 0


def test_what_was_told_keeps_no_text(dialog: Dialog, chat: Chat) -> None:
    nummer = submit(dialog)
    chat.on()
    office(dialog.context, nummer, phase="beauftragt")
    chat.told()
    with dialog.context.db.reading() as session:
        (row,) = session.query(Benachrichtigung).all()
        assert row.text is None


def test_a_message_about_the_link_needs_no_wish_and_is_told_once(dialog: Dialog, chat: Chat) -> None:
    for _ in range(2):
        with dialog.context.db.transaction() as session:
            BenachrichtigungService(dialog.context, session).tell(chat.id, "verbindung:1", "Getrennt.")
    chat.off()
    assert chat.told() == ["Getrennt."]


@pytest.mark.langsam
def test_stop_and_step_at_once(dialog: Dialog, chat: Chat) -> None:
    """Whoever is first: after /stopp nothing is left to be sent, and nobody waits for the other for ever."""
    nummer = submit(dialog)
    for number in range(6):
        chat.on()
        wrong = at_once(
            lambda number=number: office(dialog.context, nummer, nachricht=f"Teil {number}"),  # type: ignore[misc]
            chat.off,
            lambda: office(dialog.context, nummer, nachricht="Noch etwas"),
        )
        assert wrong == []
        assert rows(dialog.context, Benachrichtigung) == rows(dialog.context, Abo) == 0
