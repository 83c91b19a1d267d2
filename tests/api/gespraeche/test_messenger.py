"""What may not pass a messenger: not asked, not taken, not shown there; answered on a page in between."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.formularbuch import Formularbuch
from api.gespraeche.lage import read_lage
from api.gespraeche.optionen import form_slots
from api.gespraeche.schemas import Ausgang, Eingang
from api.gespraeche.schwaerzen import withhold
from api.gespraeche.service import GespraechService
from api.gespraeche.sichere_frage import ENTFERNT, MASKE, DateiNurPerLink
from api.leistungen.check import DATEN
from api.leistungen.datenklassen import blocked_fields
from api.leistungen.faelle import Fall, load_cases
from api.leistungen.katalog import FAELLE
from api.mandanten.modell import Messenger
from api.mandanten.verzeichnis import Mandanten
from api.unterlagen.ablage import Abgelegt
from tests.api.gespraeche.conftest import Dialog
from tests.api.gespraeche.test_zuege import ADRESSE, NAME

IBAN = "DE02120300000000202051"
HUND = {
    "adresse": ADRESSE, "hund_name": "Bello", "hund_rasse": "Dackel", "hund_geschlecht": {"wert": "ruede"},
    "hund_haltung_seit": "2026-11-01", "hund_anzahl": 1, "name": NAME, "geburtsdatum": "1985-12-24",
}  # fmt: skip
HINTER_DER_MIETE = {
    "heizkosten", "wohnflaeche", "name", "geburtsdatum", "email", "telefon", "iban", "kontoinhaber",
}  # fmt: skip
FREIWILLIG = ("hund_geburtsdatum", "chipnummer", "email", "telefon")


@pytest.fixture
def handy(client: TestClient, context: ApiContext) -> Dialog:
    return open_handy(client, context)


def open_handy(client: TestClient, context: ApiContext, einfach: bool = False) -> Dialog:
    with context.db.transaction() as session:
        gespraech, token = GespraechService(context, session).create("schwerin", "telegram", einfach, [])
        return Dialog(client, context, gespraech.id, token, count(1))


def on_page(dialog: Dialog, *befehle: dict[str, Any]) -> dict[str, Any]:
    """A step on the pages."""
    buch = Formularbuch(dialog.context)
    antrag = dialog.zug()["zustand"]["antrag"]
    schritt = buch.act(dialog.gespraech, dialog.token, str(uuid.uuid4()), antrag, befehle)
    return schritt.ergebnis.model_dump(mode="json")


def up_to_iban(dialog: Dialog) -> dict[str, Any]:
    dialog.beginne("hundesteuer-anmelden", **HUND)
    return dialog.zug(*({"befehl": "ueberspringen", "feld": feld} for feld in FREIWILLIG))


def test_a_blocked_question_says_why_and_where_and_offers_no_answers(handy: Dialog) -> None:
    frage = up_to_iban(handy)["frage"]
    assert (frage["feld"], frage["gesperrt"], frage["optionen"]) == ("iban", True, [])
    assert frage["karte"] == {"art": "weblink", "feld": "iban", "titel": "IBAN"}
    for wort in ("Bankverbindung", "IBAN", "Telegram", "Ende-zu-Ende", "15 Minuten", "einmal", "überspringen"):
        assert wort in frage["text"]
    assert {aktion["aktion"] for aktion in frage["aktionen"]} == {"ueberspringen", "zurueck", "abbruch", "mensch"}
    assert frage["text"] != frage["anders"]
    assert "neuer Link" in frage["anders"]


def test_the_web_is_asked_as_ever(dialog: Dialog) -> None:
    frage = up_to_iban(dialog)["frage"]
    assert (frage["feld"], frage["gesperrt"], frage["karte"]) == ("iban", False, None)


def test_plain_words_are_plain(client: TestClient, context: ApiContext) -> None:
    text = up_to_iban(open_handy(client, context, einfach=True))["frage"]["text"]
    assert "Ende-zu-Ende" not in text
    assert "Bitte öffnen Sie den Link." in text


def test_what_comes_all_the_same_is_not_taken_and_the_rest_is(handy: Dialog) -> None:
    zug = handy.beginne("hundesteuer-anmelden", hund_name="Bello", iban=IBAN)
    iban = next(feld for feld in zug["ergebnisse"][0]["felder"] if feld["feld"] == "iban")
    assert (iban["ok"], iban["gesperrt"]) == (False, True)
    assert "Telegram" in iban["meldung"]
    assert zug["stand"]["angaben"] == {"hund_name": "Bello"}
    wert = {"typ": "iban", "wert": IBAN, "text": "DE02 1203 0000 0000 2020 51", "feld": None}
    zug = handy.zug({"befehl": "setzen", "angaben": {"hund_rasse": "Dackel"}, "werte": [wert]})
    assert [(feld["feld"], feld["ok"]) for feld in zug["ergebnisse"][0]["felder"]] == [
        ("hund_rasse", True), ("iban", False),
    ]  # fmt: skip
    assert "iban" not in zug["stand"]["angaben"]
    assert zug["zustand"]["fehlversuche"] == {}


def test_a_value_of_the_page_is_masked_and_may_be_left_as_it_is(handy: Dialog) -> None:
    up_to_iban(handy)
    on_page(handy, {"befehl": "setzen", "angaben": {"iban": IBAN}})
    konto = handy.zug()["frage"]
    assert (konto["feld"], konto["gesperrt"]) == ("kontoinhaber", True)
    on_page(handy, {"befehl": "setzen", "angaben": {"kontoinhaber": NAME}})
    zug = handy.zug({"befehl": "uebersicht"})
    zeilen = {zeile["feld"]: zeile["anzeige"] for zeile in zug["ergebnisse"][0]["karte"]["zeilen"]}
    assert (zeilen["iban"], zeilen["kontoinhaber"], zeilen["hund_name"]) == (MASKE, MASKE, "Bello")
    assert zug["frage"]["feld"] == "bestaetigung"
    assert zug["zusammenfassung"]["zeilen"][-1]["anzeige"] == MASKE
    zug = handy.zug({"befehl": "erneut", "feld": "iban"})
    assert (zug["ergebnisse"][0]["alt"], zug["frage"]["feld"], zug["frage"]["gesperrt"]) == (MASKE, "iban", True)
    zug = handy.setze(iban=IBAN)  # "weiter": it stays
    assert (zug["ergebnisse"][0]["felder"][0]["neu"], zug["frage"]["feld"]) == (MASKE, "bestaetigung")
    assert IBAN not in said(zug).replace(" ", "")
    neu = "DE89370400440532013000"
    on_page(handy, {"befehl": "setzen", "angaben": {"iban": neu}})
    zug = handy.zug({"befehl": "zuruecknehmen"})
    assert zug["ergebnisse"][0]["felder"][0]["alt"] == zug["ergebnisse"][0]["felder"][0]["neu"] == MASKE
    assert zug["ergebnisse"][0]["felder"][0]["ok"]


def test_several_in_a_row_are_announced_once(handy: Dialog, fall_wohngeld: Fall) -> None:
    assert "alle Fragen" in handy.beginne("wohngeld")["frage"]["text"]
    bis_zur_miete = {feld: wert for feld, wert in fall_wohngeld.antworten.items() if feld not in HINTER_DER_MIETE}
    on_page(handy, {"befehl": "setzen", "angaben": bis_zur_miete})
    erste = handy.zug()["frage"]
    assert "Ende-zu-Ende" in erste["text"]
    zweite = handy.zug({"befehl": "ueberspringen", "feld": erste["feld"]})["frage"]
    assert zweite["feld"] == "wohnflaeche"
    assert zweite["text"] == (
        "Auch „Wohnfläche“ beantworten Sie bitte auf unserer Seite. Der Link gilt 15 Minuten und nur einmal."
    )


def test_a_known_iban_may_be_taken_over_without_being_said(handy: Dialog) -> None:
    up_to_iban(handy)
    on_page(handy, {"befehl": "setzen", "angaben": {"iban": IBAN, "kontoinhaber": NAME}})
    assert handy.zug({"befehl": "einreichen"})["ergebnisse"][0]["ok"]
    zug = handy.beginne("hundesteuer-anmelden")
    assert {eintrag["feld"]: eintrag["anzeige"] for eintrag in zug["bekannt"]}["iban"] == MASKE
    zug = handy.zug({"befehl": "uebernehmen", "ja": True})
    assert zug["stand"]["angaben"]["iban"].endswith("51")
    assert IBAN not in said(zug).replace(" ", "")


def test_the_privacy_notice_names_the_messenger_and_its_address(handy: Dialog, dialog: Dialog) -> None:
    hinweis = handy.beginne("sperrmuell")["ergebnisse"][0]["datenschutz"]
    assert f"{handy.context.settings.adresse}/schwerin/datenschutz" in hinweis
    for wort in ("Telegram", "mitgelesen", "Bankverbindung", "Unterlagen", "Sozialdaten"):
        assert wort in hinweis
    assert "Telegram" not in dialog.beginne("sperrmuell")["ergebnisse"][0]["datenschutz"]


def test_a_document_for_a_case_goes_by_link_too(handy: Dialog) -> None:
    handy.beginne("wilder-muell", meldeort=ADRESSE, beschreibung="Reifen", fund_datum="2026-11-21")
    handy.zug(*({"befehl": "ueberspringen", "feld": feld} for feld in ("foto", "name", "email", "telefon")))
    assert handy.zug({"befehl": "einreichen"})["ergebnisse"][0]["ok"]
    zug = handy.zug({"befehl": "vorgang_pruefen", "zweck": "dokument"})
    assert (zug["frage"]["feld"], zug["frage"]["gesperrt"]) == ("dokument", True)
    with pytest.raises(DateiNurPerLink):
        Gespraechsbuch(handy.context, "eins").receive(
            handy.gespraech,
            None,
            Eingang(str(uuid.uuid4()), text="", datei=Abgelegt("x", "a.pdf", "application/pdf", 3)),
        )


def test_status_of_social_matters_says_neither_what_nor_how(handy: Dialog, fall_wohngeld: Fall) -> None:
    handy.beginne("wohngeld")
    on_page(handy, {"befehl": "setzen", "angaben": dict(fall_wohngeld.antworten)})
    ergebnis = on_page(handy, {"befehl": "einreichen"})["ergebnisse"][0]
    assert ergebnis["ok"], ergebnis
    (karte,) = handy.zug({"befehl": "status"})["ergebnisse"][0]["karten"]
    assert karte["aktenzeichen"] == ergebnis["aktenzeichen"]
    assert "wohngeld" not in json.dumps(karte, ensure_ascii=False).casefold()
    assert handy.context.settings.adresse in karte["text"]


# -- the journal ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "werte", "bleibt"),
    [
        ("meine IBAN ist DE02 1203 0000 0000 2020 51, danke", [IBAN], f"meine IBAN ist {ENTFERNT}, danke"),
        ("NL91ABNA0417164300", ["NL91ABNA0417164300"], ENTFERNT),
        ("ich heiße Anna, Miete 512 Euro", ["512.00"], f"ich heiße Anna, Miete {ENTFERNT} Euro"),
        ("Miete 1.512,50 €", ["1512.50"], f"Miete {ENTFERNT} €"),
        ("geboren am 1. Mai 1980", ["1980-05-01"], ENTFERNT),
        ("Ja", [{"wert": "erst", "text": "erstmals"}], ENTFERNT),
    ],
)
def test_what_was_refused_is_taken_out_of_the_text(text: str, werte: list[Any], bleibt: str) -> None:
    assert withhold(text, werte) == bleibt


@pytest.mark.parametrize("kanal", ["telegram", "web"])
def test_the_journal_keeps_the_message_without_what_was_refused(
    client: TestClient, context: ApiContext, kanal: str
) -> None:
    buch = Gespraechsbuch(context, "eins")
    eroeffnet = buch.open("schwerin", kanal, False, [])
    dialog = Dialog(client, context, eroeffnet.id, eroeffnet.token, count(1))
    kennung = str(uuid.uuid4())
    auftrag = buch.receive(dialog.gespraech, None, Eingang(kennung, text=f"Hund anmelden, {IBAN}")).auftrag
    assert auftrag is not None
    befehl = {"befehl": "beginnen", "leistung": "hundesteuer-anmelden", "angaben": {"iban": IBAN}}
    dialog.zug(befehl, nachricht=kennung)
    assert texts(buch, dialog) == [f"Hund anmelden, {IBAN}"]  # it may have to be read again until it is answered
    buch.finish(auftrag, [Ausgang("Gut")], None, [])
    assert texts(buch, dialog)[0] == f"Hund anmelden, {ENTFERNT if kanal == 'telegram' else IBAN}"


def texts(buch: Gespraechsbuch, dialog: Dialog) -> list[str]:
    return [nachricht.text for nachricht in buch.journal(dialog.gespraech, None, 0)[0]]


# -- every service ----------------------------------------------------------------------------------------------------


def said(zug: dict[str, Any]) -> str:
    """Everything of a step that is put into words; `stand` and `zustand` stay in the house."""
    teile = {name: zug[name] for name in ("ergebnisse", "frage", "angebot", "zusammenfassung", "bekannt")}
    return json.dumps(teile, ensure_ascii=False)


@pytest.fixture
def fall_wohngeld() -> Fall:
    return max(complete_cases("wohngeld"), key=lambda fall: len(fall.antworten))


def complete_cases(leistung: str) -> list[Fall]:
    faelle = load_cases(DATEN / "leistungen" / f"{leistung}{FAELLE}")
    return [fall for fall in faelle if fall.ende == "zusammenfassung"]


def services() -> Iterator[str]:
    for pfad in sorted((DATEN / "leistungen").glob(f"*{FAELLE}")):
        if complete_cases(name := pfad.name.removesuffix(FAELLE)):
            yield name


@pytest.mark.parametrize("klassen", [("allgemein", "person"), ("allgemein",)], ids=["vorgabe", "streng"])
@pytest.mark.parametrize("leistung", list(services()))
def test_no_message_to_a_messenger_holds_what_may_not_pass(
    client: TestClient, context: ApiContext, leistung: str, klassen: tuple[str, ...]
) -> None:
    """Every service, its longest case: the blocked questions on pages, the rest in the chat, every view in between."""
    handy = open_handy(client, allowing(client, context, *klassen))
    spiel = Spiel(handy, max(complete_cases(leistung), key=lambda fall: len(fall.antworten)))
    spiel.play(leistung)
    gesperrt = blocked_fields(spiel.mandant, handy.context.katalog.leistung(leistung), "telegram")
    assert {feld for feld, *_ in spiel.im_chat}.isdisjoint(gesperrt)
    geheim = {feld: text for feld, text in spiel.angaben.items() if feld in gesperrt}
    texte = spiel.catalogue_texts(leistung)
    for feld, text in geheim.items():
        if len(text) > KURZ and text not in texte:
            verraten = [schritt for schritt in spiel.gesagt if text in schritt]
            assert not verraten, f"{feld}: {text} in {verraten[0][:2000]}"


KURZ = 3
"""Answers as short as this stand in other words by chance."""


def allowing(client: TestClient, context: ApiContext, *klassen: str) -> ApiContext:
    """The backend of a town that lets these classes pass."""
    messenger = Messenger.model_validate({"klassen": klassen})
    schwerin = context.mandanten.mandant("schwerin")
    datei = schwerin.datei.model_copy(update={"messenger": messenger})
    angepasst = replace(context, mandanten=Mandanten({"schwerin": replace(schwerin, datei=datei)}))
    client.app.state.context = angepasst  # type: ignore[attr-defined]
    return angepasst


class Spiel:
    """One form, filled in by what a case answers."""

    def __init__(self, handy: Dialog, fall: Fall) -> None:
        self.handy = handy
        self.antworten = {**fall.antworten}
        if "kontoinhaber" in self.antworten:  # or the name, which may be shown, would be the same
            self.antworten["kontoinhaber"] = {"vorname": "Zenobia", "nachname": "Kontowski"}
        self.mandant = handy.context.mandanten.mandant("schwerin")
        self.gesagt: list[str] = []
        self.im_chat: list[tuple[str, str]] = []
        self.angaben: dict[str, str] = {}

    def play(self, leistung: str) -> None:
        zug = self.chat({"befehl": "beginnen", "leistung": leistung})
        for _ in range(60):
            frage = zug["frage"]
            if frage["feld"] == "bestaetigung":
                break
            befehl = self.answer(frage)
            if frage["gesperrt"]:
                on_page(self.handy, befehl)
                zug = self.chat()
            else:
                self.im_chat.append((frage["feld"], befehl["befehl"]))
                zug = self.chat(befehl)
        assert zug["frage"]["feld"] == "bestaetigung", zug["frage"]
        for feld in list(self.angaben):
            self.chat({"befehl": "erneut", "feld": feld})
            self.chat({"befehl": "entfernen", "feld": feld, "werte": ["?"]})
        self.chat({"befehl": "uebersicht"})

    def chat(self, *befehle: dict[str, Any]) -> dict[str, Any]:
        zug = self.handy.zug(*befehle)
        self.gesagt.append(said(zug))
        self.angaben |= zug["stand"]["angaben"]
        return zug

    def answer(self, frage: dict[str, Any]) -> dict[str, Any]:
        feld = frage["feld"]
        if frage["typ"] == "termin":
            return {"befehl": "setzen", "angaben": {feld: self._slot()}}
        if feld not in self.antworten or frage["typ"] == "datei":
            return {"befehl": "ueberspringen", "feld": feld}
        return {"befehl": "setzen", "angaben": {feld: self.antworten[feld]}}

    def _slot(self) -> dict[str, Any]:
        context = self.handy.context
        with context.db.reading() as session:
            gespraech = GespraechService(context, session).by_id(self.handy.gespraech)
            lage = read_lage(context, session, gespraech, kanal="web")
            return dict(form_slots(lage, lage.form.frage if lage.form else None)[0].wert())

    def catalogue_texts(self, leistung: str) -> str:
        """What everybody may read."""
        dateien = [DATEN / "leistungen" / f"{leistung}.yml", *(DATEN / "mandanten" / "schwerin").glob("*.yml")]
        return "".join(datei.read_text("utf-8") for datei in dateien)
