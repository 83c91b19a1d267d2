"""Faults on the way in and out: each message acts once, each answer arrives once."""

import threading
from collections.abc import Iterator

import httpx
import pytest

from tests.botapi import Mensch
from tests.telegram.buehne import Buehne
from tests.telegram.gang import fill

pytestmark = pytest.mark.langsam
PFAD = "/telegram/haken"
GEHEIMNIS = "nur-Telegram-kennt-es_0815"


@pytest.mark.parametrize("wie", [{"status": 502}, {"schliessen": "vor"}, {"schliessen": "nach"}, {"status": 500}])
def test_network_errors_lose_and_repeat_nothing(buehne: Buehne, anna: Mensch, wie: dict[str, object]) -> None:
    buehne.api.stoere("sendMessage", mal=2, passt=lambda p: str(p["chat_id"]) == str(anna.id), **wie)
    anna.says("Was kostet Sperrmüll?")
    anna.sees("", 60)
    buehne.check_once(anna)


def test_updates_come_after_polling_has_failed(buehne: Buehne, anna: Mensch) -> None:
    buehne.api.stoere("getUpdates", mal=2, status=502)
    buehne.api.stoere("getUpdates", mal=1, schliessen="nach")
    anna.says("Wann haben Sie geöffnet?")
    anna.sees("", 60)
    buehne.check_once(anna)


def test_retry_after_is_honoured(buehne: Buehne, anna: Mensch) -> None:
    """Nothing at all is sent before the time is over."""
    api = buehne.api
    zeiten: list[float] = []

    def note(_: object) -> bool:
        zeiten.append(api.konto.uhr())
        return False

    api.stoere("sendMessage", mal=1, status=429, retry_after=3)
    abgelehnt = api.konto.uhr()
    api.stoere("sendMessage", passt=note)
    anna.says("Was kostet Sperrmüll?")
    anna.sees("", 60)
    buehne.check_once(anna)
    gesendet = api.calls("sendMessage")
    assert [aufruf.status for aufruf in gesendet if aufruf.status == 429]
    assert zeiten
    assert min(zeiten) - abgelehnt >= 3


def test_duplicates_act_once(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    for update in [update for update in buehne.api.konto.verlauf if update.chat == anna.id]:
        buehne.api.konto.repeat(update)
    buehne.say(anna, "Mecklenburgstraße 72, 19053 Schwerin")
    for update in [update for update in buehne.api.konto.verlauf if update.chat == anna.id]:
        buehne.api.konto.repeat(update)
    buehne.api.wait_for(lambda: not buehne.api.konto.updates, 30)
    buehne.check_once(anna)
    geschrieben = [n["text"] for n in buehne.journal(anna) if n["von"] == "buerger"]
    assert len(geschrieben) == len(set(geschrieben)) == 2


def test_late_updates_in_the_wrong_order_are_all_answered(buehne: Buehne, anna: Mensch) -> None:
    buehne.api.konto.hold()
    for text in ("Was kostet Sperrmüll?", "Wann haben Sie geöffnet?", "Wo sind Sie?"):
        anna.says(text)
    buehne.api.konto.release(lambda updates: updates[::-1])
    anna.sees("", 60)
    buehne.check_once(anna)
    assert len([n for n in buehne.journal(anna) if n["von"] == "buerger"]) == 3


def test_three_messages_at_once_are_taken_in_order(buehne: Buehne, anna: Mensch) -> None:
    for text in ("Moin", "mein altes Sofa muss weg", "und zwar in der Mecklenburgstraße 73, 19053 Schwerin"):
        anna.says(text)
    anna.sees("", 60)
    buehne.check_once(anna)
    geschrieben = [n["text"] for n in buehne.journal(anna) if n["von"] == "buerger"]
    assert [text.split()[0] for text in geschrieben] == ["Moin", "mein", "und"]
    assert buehne.stand(anna)["leistung"] == "sperrmuell"


def test_a_second_poller_does_not_stop_it(buehne: Buehne, anna: Mensch) -> None:
    answer = httpx.get(f"{buehne.api.url}/bot{buehne.api.konto.token}/getUpdates", params={"timeout": 0})
    assert answer.status_code == 200
    anna.says("Was kostet Sperrmüll?")
    anna.sees("", 60)
    buehne.check_once(anna)


def test_a_message_telegram_never_takes_holds_up_no_other(buehne: Buehne, anna: Mensch) -> None:
    buehne.api.stoere("sendMessage", mal=20, status=400, passt=lambda p: "Sperrmüll" in p["text"])
    anna.says("Was kostet Sperrmüll?")
    buehne.api.wait_for(lambda: buehne.api.stoerungen.used("sendMessage") >= 1, 60)
    anna.says("Ich möchte meinen Hund anmelden")
    anna.sees("Wo wohnen Sie", 90)


@pytest.fixture
def am_haken(buehne: Buehne) -> Iterator[Buehne]:
    """The Lotse with a webhook; polling again afterwards."""
    system = buehne.system
    vorher = dict(system.mehr)
    haken = f"{system.url}{PFAD}"
    system.mehr |= {"LOTSE_TELEGRAM_WEBHOOK": haken, "LOTSE_TELEGRAM_GEHEIMNIS": GEHEIMNIS}
    restart(buehne)
    buehne.api.wait_for(lambda: buehne.api.webhook.url == haken, 60, "kein Webhook gesetzt")
    yield buehne
    system.mehr = vorher
    restart(buehne)
    buehne.api.wait_for(lambda: not buehne.api.webhook.url and buehne.api.fetching, 60, "der Webhook blieb gesetzt")


def restart(buehne: Buehne) -> None:
    for teil in ("telegram", "server"):
        buehne.system.kill(teil)
    buehne.system.restore()


def test_webhook_takes_updates_with_the_secret_and_no_others(am_haken: Buehne) -> None:
    anna = am_haken.person()
    am_haken.say(anna, "Moin, mein altes Sofa muss weg")
    fill(am_haken, anna, {"adresse": "Mecklenburgstraße 74, 19053 Schwerin"}, bis="termin")
    assert {zustellung.status for zustellung in am_haken.api.webhook.zustellungen} == {200}
    update = am_haken.api.konto.verlauf[-1].body
    update["update_id"] += 1000
    vorher = am_haken.journal(anna)
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "falsch"}, {"X-Telegram-Bot-Api-Secret-Token": ""}):
        answer = am_haken.http.post(PFAD, json=update, headers=headers)
        assert answer.status_code == 403
        assert GEHEIMNIS not in answer.text
    richtig = {"X-Telegram-Bot-Api-Secret-Token": GEHEIMNIS}
    assert am_haken.http.post(PFAD, json=am_haken.api.konto.verlauf[-1].body, headers=richtig).status_code == 200
    am_haken.check_once(anna)
    assert am_haken.journal(anna) == vorher


def test_webhook_survives_both_parts(am_haken: Buehne) -> None:
    """What Telegram cannot hand over is tried again; what was handed over is kept while the adapter is gone."""
    anna = am_haken.person()
    am_haken.system.kill("telegram")
    anna.says("Was kostet Sperrmüll?")
    am_haken.api.wait_for(lambda: not am_haken.api.konto.updates, 30, "der Server nimmt nichts an")
    am_haken.system.kill("server")
    anna.says("Wann haben Sie geöffnet?")
    threading.Event().wait(0.3)  # a try or two that fail; nothing depends on it
    am_haken.system.restore()
    anna.sees("", 90)
    am_haken.check_once(anna)
    assert len([n for n in am_haken.journal(anna) if n["von"] == "buerger"]) == 2
