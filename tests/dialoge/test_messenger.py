"""By messenger with the trained model: the bank account on a page in between, everything else in the chat."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.dialoge.lauf import Lauf
from tests.integrations.website.seiten.besucher import Besucher
from tests.system import Chat, System

IBAN = "DE02120300000000202051"
GESAGT = "DE02 1203 0000 0000 2020 51"


@pytest.fixture
def handy(system: System) -> Iterator[Lauf]:
    with Chat(system.url, kanal="telegram") as chat:
        yield Lauf(chat, system)


def test_the_greeting_says_whose_servers_it_runs_through(handy: Lauf) -> None:
    assert "Telegram" in handy.chat.text
    assert "/schwerin/datenschutz" in handy.chat.text


def test_a_dog_is_registered_with_the_account_on_a_page_in_between(handy: Lauf, system: System) -> None:
    chat = handy.chat
    wunsch = f"Ich möchte meinen Hund Bello anmelden, meine IBAN ist {GESAGT}"
    handy.turn({"ich": wunsch, "leistung": "hundesteuer-anmelden", "ohne": ["iban"], "angaben": {"hund_name": "Bello"}})
    handy.check({"sagt": ["IBAN", "nicht übernommen", "Telegram"]})
    handy.fill("iban", {})
    assert chat.stand["frage"]["gesperrt"]
    assert [karte["art"] for karte in chat.karten] == ["weblink"]
    handy.turn({"ich": GESAGT, "feld": "iban", "ohne": ["iban"], "karte": "weblink", "sagt": "nicht übernommen"})
    handy.turn({"ich": "Link", "feld": "iban", "karte": "weblink", "sagt": "Link"})
    handy.turn({"ich": "Warum wollen Sie das wissen?", "feld": "iban", "karte": "weblink", "absicht": "warum"})
    gesagt = len(chat.journal())
    with httpx.Client(base_url=system.url, timeout=70) as http:
        besucher = Besucher(http)
        besucher.open(link(chat))
        besucher.press("Weiter")
        besucher.press("Weiter", {"iban": IBAN})
        assert besucher.wo == "kontoinhaber"
        besucher.press("Weiter", {"kontoinhaber-vorname": "Jens", "kontoinhaber-nachname": "Öztürk"})
        assert besucher.wo == "danke"
    (frage,) = chat.journal()[gesagt:]
    assert (frage["kanal"], frage["art"]) == ("telegram", "frage")
    assert frage["karte"]["art"] == "uebersicht"
    handy.turn(
        {"ich": "Was habe ich bisher angegeben?", "sagt": ["im Browser angegeben", "Bello"], "phase": "uebersicht"}
    )
    handy.turn({"ich": "ja, absenden", "karte": "vorgang", "abgesendet": {"leistung": "hundesteuer-anmelden"}})
    handy.turn({"ich": "Wo ist mein Antrag?", "karte": "status"})
    kopf = {"Authorization": f"Bearer {system.dienst_token}"}
    with httpx.Client(base_url=system.url, headers=kopf) as http:
        vorgang = http.get(f"/api/v1/vorgaenge/{handy.bestaetigung['aktenzeichen']}").json()
    assert (vorgang["angaben"]["iban"], vorgang["kanal"]) == (IBAN, "telegram")
    alles = "".join(f"{nachricht['text']}{nachricht['karte']}" for nachricht in chat.journal()).replace(" ", "")
    assert IBAN not in alles
    assert "Öztürk" not in alles


def test_housing_benefit_is_asked_for_by_one_link(handy: Lauf) -> None:
    handy.turn({"ich": "Ich möchte Wohngeld beantragen, die Miete ist 512 Euro", "leistung": "wohngeld",
                "karte": "weblink", "ohne": ["miete"], "sagt": ["nicht übernommen", "alle Fragen"]})  # fmt: skip
    handy.turn({"ich": "512 Euro", "ohne": ["miete"], "karte": "weblink"})
    assert "512" not in "".join(nachricht["text"] for nachricht in handy.chat.journal())


def link(chat: Chat) -> str:
    antwort = chat.http.post(f"{chat.pfad}/uebergaenge", json={"ziel": "sicher"}, headers=chat.headers)
    assert antwort.status_code == 201, antwort.text
    adresse = urlsplit(antwort.json()["adresse"])
    return f"{adresse.path}?{adresse.query}"
