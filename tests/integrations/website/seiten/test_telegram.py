"""The form pages lead to Telegram and ask who came, without script."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.clock import FixedClock
from api.context import ApiContext
from api.messenger.models import MessengerBot, MessengerChat
from api.settings_telegram import TelegramSettings
from api.verbindungen.service import VerbindungService
from tests.api.benachrichtigungen.chats import new_chat
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.gaenge import START, begin

BOT = TelegramSettings("77:geheim", "http://127.0.0.1:1", None, None)


@pytest.fixture
def context(context: ApiContext) -> ApiContext:
    """With a bot."""
    with context.db.transaction() as session:
        session.add(MessengerBot(messenger="telegram", bot="77", name="ProbeBot", stand=context.clock.now()))
    return replace(context, settings=replace(context.settings, telegram=BOT))


def get_code(besucher: Besucher) -> str:
    begin(besucher)
    besucher.follow("In Telegram weiter")
    assert besucher.seite.h1 == "In Telegram weiter"
    besucher.press("Link holen")
    address = besucher.seite.links["Telegram öffnen (neues Fenster)"]
    prefix, code = address.split("=")
    assert prefix == "https://t.me/ProbeBot?start"
    assert f"/start {code}" in besucher.seite.text
    return code


def claim(context: ApiContext, code: str, name: str = "Anna M.") -> str:
    chat = new_chat(context, None).id
    with context.db.transaction() as session:
        VerbindungService(context, session).claim(code, chat, name)
    return chat


def conversation_of(context: ApiContext, chat: str) -> str | None:
    with context.db.reading() as session:
        row = session.get(MessengerChat, chat)
        assert row is not None
        return row.gespraech


def test_link_question_yes_and_apart_again(besucher: Besucher, context: ApiContext) -> None:
    code = get_code(besucher)
    besucher.follow("Seite neu laden")
    assert "noch nichts angekommen" in besucher.seite.text
    assert code in besucher.seite.text
    chat = claim(context, code)
    besucher.follow("Seite neu laden")
    assert besucher.seite.h1 == "Sind Sie das in Telegram?"
    assert "Anna M." in besucher.seite.text
    besucher.press("Ja, verbinden")
    assert besucher.seite.h1 == "Mit Telegram verbunden"
    assert conversation_of(context, chat)
    besucher.press("Telegram trennen")
    assert besucher.seite.h1 == "In Telegram weiter"
    assert conversation_of(context, chat) is None
    besucher.follow("Zurück zum Antrag")
    assert besucher.wo == "adresse"


def test_no_lets_nobody_in_and_names_are_text(besucher: Besucher, context: ApiContext) -> None:
    chat = claim(context, get_code(besucher), "<script>alert(1)</script>")
    besucher.follow("Seite neu laden")
    assert "<script>" not in besucher.antwort.text
    besucher.press("Nein")
    assert besucher.seite.h1 == "In Telegram weiter"
    assert conversation_of(context, chat) is None


def test_too_late_is_said(besucher: Besucher, context: ApiContext, uhr: FixedClock) -> None:
    claim(context, get_code(besucher))
    besucher.follow("Seite neu laden")
    late = besucher.prepare("Ja, verbinden")
    besucher.press("Nein")
    besucher.take(besucher.http.request(**late, follow_redirects=True))
    assert besucher.falsch
    assert "Diese Anfrage gilt nicht mehr." in besucher.seite.text


def test_a_foreign_page_answers_nothing(besucher: Besucher, context: ApiContext) -> None:
    chat = claim(context, get_code(besucher))
    besucher.follow("Seite neu laden")
    request = besucher.prepare("Ja, verbinden")
    request["headers"] = {"Origin": "https://anderswo.example"}
    assert besucher.http.request(**request).status_code == 403
    request = besucher.prepare("Ja, verbinden")
    request["data"] = {**request["data"], "csrf": "falsch"}
    assert besucher.http.request(**request).status_code == 403
    assert conversation_of(context, chat) is None


def test_without_a_session_there_is_nothing_to_connect(besucher: Besucher) -> None:
    besucher.open(f"{START}/telegram")
    assert besucher.antwort.status_code == 404


def test_where_no_bot_runs_nothing_leads_there(context: ApiContext, client: TestClient) -> None:
    client.app.state.context = replace(context, settings=replace(context.settings, telegram=None))  # type: ignore[attr-defined]
    besucher = Besucher(client)
    begin(besucher)
    assert "In Telegram weiter" not in besucher.seite.links
