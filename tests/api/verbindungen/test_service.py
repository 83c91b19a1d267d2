"""A chat of a messenger is let into a conversation: only by its code, only by the website's yes, only once."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from api.benachrichtigungen.service import BenachrichtigungService
from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.lage import Lage
from api.gespraeche.schemas import Antwort, Ausgang, Eroeffnet
from api.gespraeche.service import GespraechUnbekannt
from api.messenger.models import MessengerBot, MessengerChat
from api.settings_telegram import TelegramSettings
from api.uebergaenge.service import CodeUngueltig
from api.verbindungen.buch import NurAufDerWebseite, Verbindungsbuch
from api.verbindungen.service import KeinMessenger, VerbindungService, VerbindungUnbekannt, clean_name
from api.wartung import run_maintenance
from tests.api.benachrichtigungen.chats import new_chat
from tests.api.gespraeche.test_statusmeldung import at_once

BOT = TelegramSettings("77:geheim", "http://127.0.0.1:1", None, None)


def greet(lage: Lage) -> list[Ausgang]:
    return [Ausgang("Verbunden."), Ausgang("Wo holen wir ab?", art="frage")]


@dataclass
class Website:
    """A conversation opened on the website."""

    buch: Gespraechsbuch
    verbindungen: Verbindungsbuch
    offen: Eroeffnet

    @property
    def stand(self) -> dict[str, Any]:
        return self.buch.check(self.offen.id, self.offen.token)[1]

    def code(self) -> str:
        return self.verbindungen.link(self.offen.id, self.offen.token)[0].code

    def answer(self, ja: bool, verbindung: str | None = None) -> Antwort:
        kennung = verbindung or self.stand["verbindung"]["id"]
        return self.verbindungen.answer(self.offen.id, self.offen.token, kennung, ja, greet)

    def journal(self) -> list[tuple[str, str | None]]:
        rows = self.buch.journal(self.offen.id, self.offen.token, 0)[0]
        return [(row.text, row.kanal) for row in rows]


@pytest.fixture
def context(context: ApiContext) -> ApiContext:
    with context.db.transaction() as session:
        session.add(MessengerBot(messenger="telegram", bot="77", name="MusterLotseBot", stand=context.clock.now()))
    return replace(context, settings=replace(context.settings, telegram=BOT))


@pytest.fixture
def website(context: ApiContext) -> Website:
    buch = Gespraechsbuch(context, "eins")
    return Website(buch, Verbindungsbuch(context), buch.open("musterstadt", "web", False, [Ausgang("Guten Tag")]))


@pytest.fixture
def chat(context: ApiContext) -> str:
    return new_chat(context, None, "musterstadt").id


def claim(context: ApiContext, code: str, chat: str, name: str = "Anna") -> str:
    with context.db.transaction() as session:
        return VerbindungService(context, session).claim(code, chat, name).id


def row_of(context: ApiContext, chat: str) -> MessengerChat:
    with context.db.reading() as session:
        row = session.get(MessengerChat, chat)
        assert row is not None
        return row


def told(context: ApiContext, chat: str) -> list[str]:
    with context.db.reading() as session:
        due = BenachrichtigungService(context, session).due(context.clock.now())
    return [each.text for each in due if each.chat == chat]


def test_the_link_opens_the_bot_with_the_code(website: Website) -> None:
    neu, adresse = website.verbindungen.link(website.offen.id, website.offen.token)
    assert adresse == f"https://t.me/MusterLotseBot?start={neu.code}"
    assert neu.gueltig_bis == website.buch.context.clock.now() + timedelta(minutes=15)


def test_asked_for_confirmed_and_open_in_both(context: ApiContext, website: Website, chat: str) -> None:
    assert (website.stand["verbindung"], website.stand["verbunden"]) == (None, [])
    kennung = claim(context, website.code(), chat)
    assert website.stand["verbindung"] == {"id": kennung, "messenger": "telegram", "name": "Anna"}
    assert row_of(context, chat).gespraech is None
    antwort = website.answer(True)
    assert (antwort.stand["verbindung"], antwort.stand["verbunden"]) == (None, ["telegram"])
    assert website.journal() == [
        ("Guten Tag", None),
        ("Dieses Gespräch ist jetzt auch in Telegram offen.", "web"),
        ("Verbunden.", "telegram"),
        ("Wo holen wir ab?", "telegram"),
    ]
    row = row_of(context, chat)
    assert (row.gespraech, row.mandant, row.zugestellt_nr) == (website.offen.id, "musterstadt", 1)
    assert website.buch.journal(website.offen.id, row.token, 0)[0][-1].text == "Wo holen wir ab?"


def test_refused_nothing_is_opened_and_the_chat_is_told(context: ApiContext, website: Website, chat: str) -> None:
    code = website.code()
    claim(context, code, chat)
    antwort = website.answer(False)
    assert (antwort.stand["verbindung"], antwort.stand["verbunden"]) == (None, [])
    assert website.journal() == [("Guten Tag", None)]
    assert row_of(context, chat).gespraech is None
    (text,) = told(context, chat)
    assert text.startswith("Auf der Webseite wurde die Verbindung nicht bestätigt.")
    with pytest.raises(CodeUngueltig):
        claim(context, code, chat)


def test_the_code_is_good_for_one_chat(context: ApiContext, website: Website, chat: str) -> None:
    code = website.code()
    kennung = claim(context, code, chat)
    assert claim(context, code, chat) == kennung
    with pytest.raises(CodeUngueltig):
        claim(context, code, new_chat(context, None, "musterstadt").id)
    assert website.stand["verbindung"]["name"] == "Anna"


def test_code_and_request_run_out(context: ApiContext, website: Website, chat: str, clock: FixedClock) -> None:
    code = website.code()
    clock.advance(timedelta(minutes=15))
    with pytest.raises(CodeUngueltig):
        claim(context, code, chat)
    kennung = claim(context, website.code(), chat)
    clock.advance(timedelta(minutes=15))
    assert website.stand["verbindung"] is None
    with pytest.raises(VerbindungUnbekannt):
        website.answer(True, kennung)
    assert run_maintenance(context).codes == 3
    assert run_maintenance(context).codes == 0


def test_answered_once(context: ApiContext, website: Website, chat: str) -> None:
    kennung = claim(context, website.code(), chat)
    website.answer(True)
    with pytest.raises(VerbindungUnbekannt):
        website.answer(False, kennung)
    assert row_of(context, chat).gespraech == website.offen.id


def test_the_later_of_two_requests_counts(context: ApiContext, website: Website, chat: str) -> None:
    first = claim(context, website.code(), chat)
    other = new_chat(context, None, "musterstadt").id
    claim(context, website.code(), other, "Berta")
    with pytest.raises(VerbindungUnbekannt):
        website.answer(True, first)
    website.answer(True)
    assert (row_of(context, chat).gespraech, row_of(context, other).gespraech) == (None, website.offen.id)


def test_ended_on_the_website(context: ApiContext, website: Website, chat: str) -> None:
    claim(context, website.code(), chat)
    website.answer(True)
    token = row_of(context, chat).token
    antwort = website.verbindungen.end(website.offen.id, website.offen.token)
    assert antwort.stand["verbunden"] == []
    assert website.journal()[-1] == ("Telegram ist getrennt. Dieses Gespräch ist nur noch hier offen.", "web")
    row = row_of(context, chat)
    assert (row.gespraech, row.token) == (None, None)
    with pytest.raises(GespraechUnbekannt):
        website.buch.journal(website.offen.id, token, 0)
    (text,) = told(context, chat)
    assert text.startswith("Das Gespräch ist jetzt nur noch auf der Webseite offen")
    assert website.verbindungen.end(website.offen.id, website.offen.token).nachrichten == ()


def test_a_chat_that_changes_over_leaves_its_old_conversation_as_it_was(
    context: ApiContext, website: Website, chat: str
) -> None:
    alt = website.buch.open("musterstadt", "telegram", False, [Ausgang("Hallo")])
    with context.db.transaction() as session:
        row = session.get(MessengerChat, chat)
        assert row is not None
        row.gespraech, row.token = alt.id, alt.token
    claim(context, website.code(), chat)
    website.answer(True)
    assert row_of(context, chat).gespraech == website.offen.id
    assert [each.text for each in website.buch.journal(alt.id, alt.token, 0)[0]] == ["Hallo"]


def test_who_holds_only_the_messenger_lets_nobody_in(context: ApiContext, website: Website, chat: str) -> None:
    claim(context, website.code(), chat)
    website.answer(True)
    token = row_of(context, chat).token
    buch, gespraech = website.verbindungen, website.offen.id
    for attempt in (
        lambda: buch.link(gespraech, token),
        lambda: buch.answer(gespraech, token, "x", True, greet),
        lambda: buch.end(gespraech, token),
    ):
        with pytest.raises(NurAufDerWebseite):
            attempt()


def test_a_foreign_website_answers_nothing(context: ApiContext, website: Website, chat: str) -> None:
    kennung = claim(context, website.code(), chat)
    fremd = website.buch.open("musterstadt", "web", False, [])
    with pytest.raises(VerbindungUnbekannt):
        website.verbindungen.answer(fremd.id, fremd.token, kennung, True, greet)
    assert fremd.antwort.stand["verbindung"] is None
    assert website.stand["verbindung"]["id"] == kennung


def test_what_goes_takes_the_request_with_it(context: ApiContext, website: Website, chat: str) -> None:
    kennung = claim(context, website.code(), chat)
    with context.db.transaction() as session:
        session.delete(session.get(MessengerChat, chat))
    assert website.stand["verbindung"] is None
    with pytest.raises(VerbindungUnbekannt):
        website.answer(True, kennung)
    code = website.code()
    website.buch.delete(website.offen.id)
    with pytest.raises(CodeUngueltig):
        claim(context, code, new_chat(context, None, "musterstadt").id)


def test_without_a_bot_there_is_no_way(context: ApiContext) -> None:
    for telegram in (None, replace(BOT, token="78:anderer")):
        other = replace(context, settings=replace(context.settings, telegram=telegram))
        buch = Gespraechsbuch(other, "eins")
        offen = buch.open("musterstadt", "web", False, [])
        with pytest.raises(KeinMessenger):
            Verbindungsbuch(other).link(offen.id, offen.token)
        assert ("verbindung" in offen.antwort.stand) == (telegram is not None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Anna\n Müller ", "Anna Müller"),
        ("A\u202enna\u200b\x00", "Anna"),
        ("", ""),
        ("x" * 65, "x" * 63 + "…"),
        ("محمد", "محمد"),
    ],
)
def test_names_as_they_can_be_shown(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@pytest.mark.langsam
def test_two_chats_with_one_code_and_the_answer_at_once(context: ApiContext, website: Website) -> None:
    """One gets in at most, and nobody waits for another for ever."""
    for _ in range(6):
        code, chats = website.code(), [new_chat(context, None, "musterstadt").id for _ in range(2)]
        refused: list[str] = []

        def bring(chat: str, code: str = code, refused: list[str] = refused) -> None:
            try:
                claim(context, code, chat)
            except CodeUngueltig:
                refused.append(chat)

        def end() -> None:
            website.verbindungen.end(website.offen.id, website.offen.token)

        assert at_once(lambda: bring(chats[0]), lambda: bring(chats[1]), end) == []  # noqa: B023 - run at once
        assert len(refused) >= 1
