"""From a messenger to the pages and back: by a link that holds once, for what may not be asked there."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import NachrichtAnsicht
from api.gespraeche.service import GespraechService
from api.gespraeche.sichere_frage import MASKE
from api.gespraeche.zuege import ZugAnfrage, ZugErgebnis, ZugService
from api.uebergaenge.service import UebergangService, remove_expired_codes
from integrations.website.uebergang import address_of
from tests.api.gespraeche.test_messenger import FREIWILLIG, HUND, IBAN
from tests.api.gespraeche.test_zuege import ADRESSE
from tests.dateien import PDF
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.gaenge import cases

KONTO = {"kontoinhaber-vorname": "Jens", "kontoinhaber-nachname": "Öztürk"}
MUELL = {"meldeort": ADRESSE, "beschreibung": "Reifen", "fund_datum": "2026-11-20"}
WEITER = "Weiter geht es hier"


class Handy:
    """A conversation of a messenger."""

    def __init__(self, context: ApiContext, einfach: bool = False) -> None:
        self.context = context
        self.buch = Gespraechsbuch(context, "eins")
        self.id = self.buch.open("schwerin", "telegram", einfach, []).id

    def zug(self, *befehle: dict[str, Any]) -> ZugErgebnis:
        anfrage = ZugAnfrage(nachricht=str(uuid.uuid4()), befehle=list(befehle))
        with self.context.db.transaction() as session:
            return ZugService(self.context, session).run(self.id, anfrage)

    def up_to_iban(self) -> None:
        self.zug({"befehl": "beginnen", "leistung": "hundesteuer-anmelden", "angaben": HUND})
        zug = self.zug(*({"befehl": "ueberspringen", "feld": feld} for feld in FREIWILLIG))
        assert zug.frage
        assert zug.frage["feld"] == "iban"

    def link(self) -> str:
        with self.context.db.transaction() as session:
            row = GespraechService(self.context, session).by_id(self.id, lock=True)
            return address_of(UebergangService(self.context, session).issue(row, "sicher"), "sicher")

    @property
    def gesagt(self) -> list[NachrichtAnsicht]:
        """What the chat was told by the pages."""
        return self.buch.journal(self.id, None, 0)[0]


@pytest.fixture
def handy(context: ApiContext) -> Handy:
    return Handy(context)


def enter(besucher: Besucher, handy: Handy) -> None:
    besucher.open(handy.link())
    besucher.press("Weiter")


def test_the_page_asks_what_the_messenger_may_not_and_leads_back(besucher: Besucher, handy: Handy) -> None:
    handy.up_to_iban()
    besucher.open(handy.link())
    assert besucher.seite.h1 == "Hier antworten Sie geschützt"
    besucher.press("Weiter")
    assert besucher.wo == "iban"
    assert "Schritt 1 von etwa 1" in besucher.seite.text
    assert "Später weitermachen" not in besucher.seite.text
    besucher.press("Weiter", {"iban": IBAN})
    assert besucher.wo == "kontoinhaber"
    assert handy.gesagt == []
    besucher.press("Weiter", KONTO)
    assert (besucher.wo, besucher.seite.h1) == ("danke", "Danke, das war alles")
    (nachricht,) = handy.gesagt
    assert (nachricht.kanal, nachricht.art) == ("telegram", "frage")
    assert nachricht.text.startswith("Danke, Ihre Antwort ist da. Weiter geht es hier: Stimmt alles so?")
    assert {option["titel"] for option in nachricht.optionen} == {"Ja, absenden", "Noch etwas ändern"}
    assert nachricht.karte
    zeilen = {zeile["feld"]: zeile["anzeige"] for zeile in nachricht.karte["zeilen"]}
    assert (zeilen["iban"], zeilen["kontoinhaber"]) == (MASKE, MASKE)
    assert handy.zug({"befehl": "einreichen"}).ergebnisse[0]["ok"]


def test_the_chat_is_told_once_whatever_is_clicked_twice(besucher: Besucher, handy: Handy) -> None:
    handy.up_to_iban()
    enter(besucher, handy)
    besucher.press("Weiter", {"iban": IBAN})
    konto = besucher.prepare("Weiter", KONTO)
    for _ in range(3):
        besucher.take(besucher.http.request(**konto, follow_redirects=True))
    assert besucher.wo == "danke"
    besucher.open(besucher.pfad)
    besucher.follow("Zurück")
    assert besucher.wo == "kontoinhaber"
    besucher.press("Weiter", KONTO)
    assert besucher.wo == "danke"
    assert len(handy.gesagt) == 1


def test_skipping_there_leads_back_too(besucher: Besucher, handy: Handy) -> None:
    handy.up_to_iban()
    enter(besucher, handy)
    besucher.press("Überspringen")
    assert besucher.wo == "danke"
    assert [WEITER in nachricht.text for nachricht in handy.gesagt] == [True]


def test_a_preview_of_the_link_does_not_use_it_up_but_its_use_does(
    besucher: Besucher, handy: Handy, noch_ein_besucher: Callable[[], Besucher], uhr: FixedClock
) -> None:
    handy.up_to_iban()
    link = handy.link()
    for _ in range(3):
        noch_ein_besucher().open(link)
    besucher.open(link)
    besucher.press("Weiter")
    assert besucher.wo == "iban"
    anderer = noch_ein_besucher()
    anderer.open(link)
    anderer.press("Weiter")
    assert (anderer.seite.h1, anderer.antwort.status_code) == ("Dieser Link gilt nicht mehr", 410)
    assert "„Link“" in anderer.seite.text
    zweiter = handy.link()
    uhr.advance(timedelta(minutes=15, seconds=1))
    with handy.context.db.transaction() as session:
        remove_expired_codes(handy.context, session)
    anderer.open(zweiter)
    anderer.press("Weiter")
    assert anderer.seite.h1 == "Dieser Link gilt nicht mehr"


def test_whoever_took_an_earlier_link_sees_nothing_of_what_is_answered_with_the_next(
    besucher: Besucher, handy: Handy, noch_ein_besucher: Callable[[], Besucher]
) -> None:
    handy.up_to_iban()
    fremder = noch_ein_besucher()
    enter(fremder, handy)
    assert fremder.wo == "iban"
    frage = str(fremder.antwort.url)
    enter(besucher, handy)
    besucher.press("Weiter", {"iban": IBAN})
    fremder.open(frage)
    assert fremder.antwort.status_code == 404
    assert IBAN[-4:] not in fremder.seite.text
    assert besucher.wo == "kontoinhaber"


def test_whoever_stays_on_the_page_goes_on_there_and_the_chat_learns_the_number(
    besucher: Besucher, handy: Handy
) -> None:
    handy.up_to_iban()
    enter(besucher, handy)
    besucher.press("Überspringen")
    besucher.press("Hier weitermachen")
    assert besucher.wo == "pruefen"
    absenden = besucher.prepare("Ja, absenden")
    for _ in range(2):
        besucher.take(besucher.http.request(**absenden, follow_redirects=True))
    assert besucher.wo == "eingereicht"
    _, nachricht = handy.gesagt
    aktenzeichen = handy.zug().zustand["vorgaenge"][-1]
    assert aktenzeichen in nachricht.text
    assert nachricht.kanal == "telegram"
    assert handy.zug({"befehl": "status"}).ergebnisse[0]["ok"]


def test_meanwhile_answered_in_the_chat(besucher: Besucher, handy: Handy) -> None:
    """The question is skipped there while the page is open: what the page sends then still counts."""
    handy.up_to_iban()
    enter(besucher, handy)
    handy.zug({"befehl": "ueberspringen", "feld": "iban"})
    besucher.press("Weiter", {"iban": IBAN})
    assert besucher.wo == "kontoinhaber"
    besucher.press("Weiter", KONTO)
    assert besucher.wo == "danke"
    assert len(handy.gesagt) == 1


def test_meanwhile_submitted_in_the_chat(besucher: Besucher, handy: Handy) -> None:
    handy.up_to_iban()
    enter(besucher, handy)
    handy.zug({"befehl": "ueberspringen", "feld": "iban"})
    assert handy.zug({"befehl": "einreichen"}).ergebnisse[0]["ok"]
    besucher.press("Weiter", {"iban": IBAN})
    assert besucher.wo == "eingereicht"
    assert handy.gesagt == []


def test_meanwhile_given_up_in_the_chat(besucher: Besucher, handy: Handy) -> None:
    handy.up_to_iban()
    enter(besucher, handy)
    handy.zug({"befehl": "verwerfen"})
    besucher.press("Weiter", {"iban": IBAN})
    assert besucher.antwort.status_code == 404
    assert handy.gesagt == []


def test_a_form_of_which_everything_is_blocked_is_filled_in_by_one_link(
    besucher: Besucher, context: ApiContext
) -> None:
    handy = Handy(context, einfach=True)
    handy.zug({"befehl": "beginnen", "leistung": "wohngeld"})
    enter(besucher, handy)
    assert besucher.wo == "antragsart"
    besucher.press("Weiter", {"antragsart": "erstantrag"})
    assert besucher.wo == "adresse"
    assert handy.gesagt == []
    besucher.follow("Zurück")
    assert besucher.wo == "antragsart"


def test_an_answer_changed_by_link_leads_back_too(besucher: Besucher, handy: Handy) -> None:
    handy.up_to_iban()
    enter(besucher, handy)
    besucher.press("Weiter", {"iban": IBAN})
    besucher.press("Weiter", KONTO)
    handy.zug({"befehl": "erneut", "feld": "iban"})
    enter(besucher, handy)
    assert besucher.wo == "iban"
    besucher.press("Weiter", {"iban": "DE89370400440532013000"})
    assert besucher.wo == "danke"
    assert [WEITER in nachricht.text for nachricht in handy.gesagt] == [True, True]


def test_a_document_for_a_case_is_handed_in_by_link(besucher: Besucher, handy: Handy) -> None:
    handy.zug({"befehl": "beginnen", "leistung": "wilder-muell", "angaben": MUELL})
    handy.zug(*({"befehl": "ueberspringen", "feld": feld} for feld in ("foto", "name", "email", "telefon")))
    aktenzeichen = handy.zug({"befehl": "einreichen"}).ergebnisse[0]["aktenzeichen"]
    frage = handy.zug({"befehl": "vorgang_pruefen", "zweck": "dokument"}).frage
    assert frage
    assert frage["karte"]["art"] == "weblink"
    enter(besucher, handy)
    assert besucher.wo == "dokument"
    besucher.press("Absenden")
    assert besucher.falsch
    absenden = besucher.prepare("Absenden", dateien={"dokument": ("nachweis.pdf", PDF, "application/pdf")})
    for _ in range(2):
        besucher.take(besucher.http.request(**absenden, follow_redirects=True))
    assert besucher.wo == "dokument"
    (nachricht,) = handy.gesagt
    assert (nachricht.kanal, aktenzeichen in nachricht.text) == ("telegram", True)
    (vorgang,) = cases(handy.context)
    assert [wert["name"] for wert in vorgang.angaben.values() if isinstance(wert, dict) and "datei" in wert] == [
        "nachweis.pdf"
    ]
