"""Word about cases and appointments, only for those who asked; handover to a human; the website and back."""

import re
import uuid
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from api.benachrichtigungen.erinnerungen import refresh_reminders
from api.benachrichtigungen.models import Benachrichtigung
from api.clock import BERLIN, FixedClock
from tests.botapi import Mensch
from tests.system import Chat
from tests.telegram.buehne import Buehne
from tests.telegram.gang import fill, number_on

pytestmark = pytest.mark.langsam


def submitted(buehne: Buehne, person: Mensch, nummer: int) -> str:
    buehne.say(person, "Moin, mein altes Sofa muss weg")
    fill(buehne, person, {"adresse": f"Mecklenburgstraße {nummer}, 19053 Schwerin"})
    return number_on(person)


def step(buehne: Buehne, aktenzeichen: str, wort: str) -> None:
    buehne.staff("POST", f"/api/v1/vorgaenge/{aktenzeichen}/schritte", {"nachricht": wort})


def test_word_comes_to_who_asked_and_stops_with_stopp(buehne: Buehne, anna: Mensch) -> None:
    aktenzeichen = submitted(buehne, anna, 101)
    buehne.press(anna, "Ja, gern")
    step(buehne, aktenzeichen, "Bitte stellen Sie das Sofa bis 6 Uhr heraus.")
    gesehen = anna.sees("Bitte stellen Sie das Sofa", 60)
    assert aktenzeichen in gesehen.text
    assert buehne.say(anna, "/stopp")
    step(buehne, aktenzeichen, "Das hört niemand mehr.")
    buehne.say(anna, "Was kostet Sperrmüll?")
    assert "Das hört niemand mehr" not in anna.screen
    buehne.say(anna, "/nachrichten")
    step(buehne, aktenzeichen, "Jetzt wieder.")
    anna.sees("Jetzt wieder", 60)


def test_who_did_not_ask_hears_nothing(buehne: Buehne, anna: Mensch) -> None:
    aktenzeichen = submitted(buehne, anna, 102)
    buehne.press(anna, "Nein")
    step(buehne, aktenzeichen, "Das hört niemand.")
    buehne.say(anna, "Was kostet Sperrmüll?")
    assert "Das hört niemand" not in anna.screen


def test_reminder_of_the_appointment_comes_when_it_is_due(buehne: Buehne, anna: Mensch) -> None:
    """Written ahead as upkeep does three days before; then its hour is made to be now."""
    aktenzeichen = submitted(buehne, anna, 103)
    buehne.press(anna, "Ja, gern")
    beginn = datetime.fromisoformat(buehne.case(aktenzeichen)["angaben"]["termin"]["beginn"])
    vorher = replace(buehne.context, clock=FixedClock(beginn - timedelta(days=2)))
    with buehne.context.db.transaction() as session:
        refresh_reminders(vorher, session)
    with buehne.context.db.transaction() as session:
        mine = Benachrichtigung.art == "termin", Benachrichtigung.aktenzeichen == aktenzeichen
        erinnerung = session.scalars(select(Benachrichtigung).where(*mine)).one()
        assert erinnerung.faellig.astimezone(BERLIN).date() == beginn.date() - timedelta(days=1)
        erinnerung.faellig = buehne.context.clock.now() - timedelta(minutes=1)
    gesehen = anna.sees(aktenzeichen, 60)
    assert beginn.strftime("%d.%m.%Y") in gesehen.text


def test_handover_to_a_human_and_back(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    pfad = f"/api/v1/gespraeche/{buehne.chat(anna).gespraech}"  # type: ignore[union-attr]
    buehne.say(anna, "/mensch")
    buehne.ask(anna, lambda: buehne.staff("POST", f"{pfad}/uebergabe", {"aktion": "uebernehmen", "name": "Frau Beyer"}))
    buehne.staff("POST", f"{pfad}/antworten", {"id": str(uuid.uuid4()), "text": "Guten Tag, worum geht es?"})
    assert "Frau Beyer" in anna.sees("worum geht es", 60).text
    buehne.settle(anna)
    vorher = len(anna.from_bot)
    anna.says("Mein Sofa ist sehr schwer")
    buehne.settle(anna)
    assert len(anna.from_bot) == vorher, "der Lotse redet dazwischen"
    assert buehne.journal(anna)[-1]["text"] == "Mein Sofa ist sehr schwer"
    buehne.ask(anna, lambda: buehne.staff("POST", f"{pfad}/uebergabe", {"aktion": "zurueckgeben"}))
    assert buehne.stand(anna)["frage"]["feld"] == "adresse"
    buehne.say(anna, "Mecklenburgstraße 104, 19053 Schwerin")
    assert "104" in buehne.stand(anna)["angaben"]["adresse"]


def test_back_from_the_human_by_command(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    pfad = f"/api/v1/gespraeche/{buehne.chat(anna).gespraech}"  # type: ignore[union-attr]
    buehne.ask(anna, lambda: buehne.staff("POST", f"{pfad}/uebergabe", {"aktion": "uebernehmen", "name": "Frau Beyer"}))
    buehne.say(anna, "/lotse")
    assert buehne.stand(anna)["phase"] == "antrag"


def test_from_the_website_to_telegram(buehne: Buehne) -> None:
    """The website confirms; then the form goes on in Telegram with the same draft."""
    with Chat(buehne.system.url) as web:
        web.say("Moin, mein altes Sofa muss weg")
        link = web.http.post(f"{web.pfad}/uebergaenge", json={"ziel": "telegram"}, headers=web.headers)
        assert link.status_code == 201, link.text
        assert link.json()["adresse"].startswith("https://t.me/lotse_probe_bot?start=")
        anna = buehne.stranger()
        anna.says(f"/start {link.json()['code']}")
        anna.sees("bestätigen|Webseite", 60)
        buehne.system.wait_for(lambda: web.journal() and web.stand.get("verbindung"))
        assert web.stand["verbindung"]["name"].startswith("Anna")
        ja = {"id": web.stand["verbindung"]["id"], "ja": True}
        answer = web.http.post(f"{web.pfad}/verbindung", json=ja, headers=web.headers)
        assert answer.status_code == 204, answer.text
        anna.sees("[Aa]dresse", 60)
        buehne.settle(anna)
        buehne.say(anna, "Mecklenburgstraße 105, 19053 Schwerin")
        web.journal()
        assert "105" in web.stand["angaben"]["adresse"]


def test_a_refused_link_connects_nothing(buehne: Buehne) -> None:
    with Chat(buehne.system.url) as web:
        web.say("Moin, mein altes Sofa muss weg")
        code = web.http.post(f"{web.pfad}/uebergaenge", json={"ziel": "telegram"}, headers=web.headers).json()["code"]
        fremd = buehne.stranger("Mallory")
        fremd.says(f"/start {code}")
        fremd.sees("bestätigen|Webseite", 60)
        buehne.system.wait_for(lambda: web.journal() and web.stand.get("verbindung"))
        nein = {"id": web.stand["verbindung"]["id"], "ja": False}
        assert web.http.post(f"{web.pfad}/verbindung", json=nein, headers=web.headers).status_code == 204
        fremd.has_seen()
        fremd.says("Was habe ich angegeben?")
        fremd.sees("", 60)
        chat = buehne.chat(fremd)
        assert chat is None or chat.gespraech != web.id


def test_from_telegram_to_the_website(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    text = buehne.say(anna, "/web")
    code = text.partition("weiter=")[2].split()[0]
    answer = buehne.http.post("/chat/v1/uebergaenge", json={"code": code, "id": str(uuid.uuid4())})
    assert answer.status_code == 200, answer.text
    assert answer.json()["stand"]["frage"]["feld"] == "adresse"
    again = buehne.http.post("/chat/v1/uebergaenge", json={"code": code, "id": str(uuid.uuid4())})
    assert again.status_code == 404


def test_from_telegram_to_the_telephone(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    text = buehne.say(anna, "/telefon")
    assert "0385 545-1111" in text
    assert re.search(r"^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$", text, re.MULTILINE), text
    assert "/telefon" in buehne.say(anna, "/mensch")
