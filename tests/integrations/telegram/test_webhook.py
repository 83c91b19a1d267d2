"""Updates sent to the server's own port."""

from collections.abc import Iterator

import httpx
import pytest

from tests.botapi import BotApi, Mensch
from tests.botapi.dienst import TOKEN
from tests.datenbanken import Datenbanken
from tests.integrations.conftest import ERSATZ
from tests.system import System

GEHEIMNIS = "wer-das-nicht-kennt-bleibt-draussen"
KOPF = "X-Telegram-Bot-Api-Secret-Token"
pytestmark = pytest.mark.langsam


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with BotApi() as opened:
        yield opened


@pytest.fixture(scope="module")
def mit_webhook(datenbanken: Datenbanken, api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    datenbank = datenbanken.create()
    system = System(tmp_path_factory.mktemp("webhook"), datenbank, ERSATZ)
    system.mehr = {
        "LOTSE_TELEGRAM_TOKEN": TOKEN,
        "LOTSE_TELEGRAM_API": api.url,
        "LOTSE_TELEGRAM_WEBHOOK": f"{system.url}/telegram/post",
        "LOTSE_TELEGRAM_GEHEIMNIS": GEHEIMNIS,
    }
    try:
        system.start()
        system.wait_healthy()
        yield system
    finally:
        system.end()
        datenbanken.drop(datenbank)


def test_conversation_by_webhook(mit_webhook: System, api: BotApi) -> None:
    anna = Mensch(api, "Anna")
    anna.says("eins")
    anna.sees("Gelesen: eins")


@pytest.mark.parametrize("kopf", [{}, {KOPF: "falsch"}, {KOPF: ""}])
def test_without_the_secret_nothing_gets_in(mit_webhook: System, api: BotApi, kopf: dict[str, str]) -> None:
    bert = Mensch(api, "Bert")
    chat = {"id": bert.id, "type": "private", "first_name": "Bert"}
    nachricht = {"message_id": 1, "date": 1, "chat": chat, "from": bert.user, "text": "heimlich"}
    url = f"{mit_webhook.url}/telegram/post"
    answer = httpx.post(url, json={"update_id": 999_999, "message": nachricht}, headers=kopf)
    assert answer.status_code == 403
    anna = Mensch(api, "Anna")
    anna.says("eins")
    anna.sees("Gelesen: eins")
    assert api.konto.chats.get(bert.id) is None
