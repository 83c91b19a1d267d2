"""The simulation's own logic, against a small Lotse that can be made to forget, mishear and lose the thread."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.simulation.bericht import Ergebnis, passed
from tests.simulation.buerger import Buerger
from tests.simulation.daten import load, words
from tests.simulation.einlagen import MEHRZUEGIG
from tests.simulation.gespraech import Gescheitert, Gespraech
from tests.simulation.personen import Persona, draw_persona
from tests.simulation.pruefung import differences
from tests.simulation.sprache import typo

FELDER = {"name": "name", "geburtsdatum": "datum", "hund_name": "text"}


class KleinerLotse:
    """Takes an answer when one of the person's own words for the open field is in the message."""

    def __init__(self, persona: Persona, verhoert: str = "", verliert_faden: bool = False) -> None:
        self.persona = persona
        self.verhoert = verhoert
        self.verliert_faden = verliert_faden
        self.vorgang: dict[str, Any] = {}
        self.angaben: dict[str, str] = {}
        self.laeuft = False
        self.karten: list[dict[str, Any]] = []
        self.reply("Guten Tag.")

    def say(self, text: str) -> None:
        feld = self.open_field()
        self.absicht = "angabe"
        if not self.laeuft:
            self.laeuft = True
        elif feld is None:
            self.vorgang = {"aktenzeichen": "SN-2026-000001", "abrufcode": "X"}
        elif any(wort.lower() in text.lower() for wort in self.persona.fact(feld).worte):
            self.angaben[feld] = "Herr Falsch" if feld == self.verhoert else " ".join(self.persona.fact(feld).zeichen)
        else:
            self.absicht = "info"
            if self.verliert_faden:
                self.angaben.clear()
        self.reply("Danke.")

    press = say

    def open_field(self) -> str | None:
        return next((feld for feld in FELDER if feld not in self.angaben), None)

    def reply(self, text: str) -> None:
        feld = self.open_field() or "bestaetigung"
        frage = {"feld": feld, "typ": FELDER.get(feld, feld), "pflicht": True, "optionen": [], "aktionen": []}
        self.text = text
        self.nachrichten = [{"nr": 1, "von": "bot", "text": text, "optionen": [], "karte": None}]
        self.stand = {
            "phase": "antrag" if self.laeuft else "frei",
            "leistung": "hundesteuer-anmelden" if self.laeuft else None,
            "frage": frage if self.laeuft and not self.vorgang else None,
            "angaben": dict(self.angaben),
            "verstanden": {"absicht": getattr(self, "absicht", None)},
            "vorgang": self.vorgang or None,
        }


def person(*gewohnheiten: str) -> Persona:
    gezogen = draw_persona(5, 1, "hundesteuer-anmelden")
    return replace(gezogen, gewohnheiten=frozenset(gewohnheiten), stimmung="eilig", fakten={})


def case(persona: Persona, **anders: Any) -> dict[str, Any]:
    angaben = {feld: persona.fact(feld).wert for feld in FELDER}
    return {"leistung": "hundesteuer-anmelden", "angaben": angaben | anders}


def test_a_person_without_habits_answers_and_submits() -> None:
    persona = person()
    buerger = Buerger(persona, Gespraech(KleinerLotse(persona)))  # type: ignore[arg-type]
    assert buerger.submit_antrag()["aktenzeichen"] == "SN-2026-000001"
    assert set(buerger.gesagt) == set(FELDER)
    assert differences(buerger, case(persona)) == []


def test_a_wrong_a_missing_and_an_unwanted_value_are_told() -> None:
    persona = person()
    buerger = Buerger(persona, Gespraech(KleinerLotse(persona)))  # type: ignore[arg-type]
    buerger.submit_antrag()
    buerger.uebersprungen.add("email")
    zeilen = differences(buerger, case(persona, geburtsdatum="1900-01-01", hund_name=None, email="x@example.org"))
    assert [zeile.split(":")[0] for zeile in zeilen] == ["geburtsdatum", "hund_name", "email"]


@pytest.mark.parametrize("verliert", [False, True])
def test_a_digression_is_good_only_when_the_question_comes_back(verliert: bool) -> None:
    persona = person(*words("einlagen"))
    gespraech = Gespraech(KleinerLotse(persona, verliert_faden=verliert))  # type: ignore[arg-type]
    buerger = Buerger(persona, gespraech)
    gespraech.chat.laeuft = True  # type: ignore[attr-defined]
    gespraech.chat.angaben["name"] = "Anna Ott"  # type: ignore[attr-defined]
    gespraech.chat.reply("Weiter.")  # type: ignore[attr-defined]
    while not gespraech.ereignisse:
        buerger.einlagen.maybe()
    assert gespraech.ereignisse[0].gut is not verliert


def test_a_lotse_that_never_takes_the_answer_is_a_failure() -> None:
    persona = person()
    gespraech = Gespraech(KleinerLotse(persona))  # type: ignore[arg-type]
    persona.fact("name")
    gespraech.chat.persona = person()  # type: ignore[attr-defined]  # it listens for someone else's words
    gespraech.chat.persona.fakten["name"] = replace(persona.fact("name"), worte=("Niemand",))  # type: ignore[attr-defined]
    with pytest.raises(Gescheitert, match="name"):
        Buerger(persona, gespraech).submit_antrag()


def test_one_value_that_differs_fails_the_run() -> None:
    gut = [Ergebnis(person()) for _ in range(99)]
    assert passed(gut)
    assert not passed([*gut, Ergebnis(person(), abweichungen=["name: falsch"])])
    assert not passed([*gut[:9], Ergebnis(person(), fehler=["kein Ende"])])


def test_seed_and_number_draw_the_same_person() -> None:
    erste, zweite = draw_persona(3, 8), draw_persona(3, 8)
    assert str(erste) == str(zweite)
    assert erste.fact("adresse") == zweite.fact("adresse")
    assert str(erste) != str(draw_persona(3, 9))


def test_every_field_has_a_fact_and_a_mistake_that_differs() -> None:
    ziehung = draw_persona(1, 1).ziehung
    for feld in load("fakten")["felder"]:
        fakt = ziehung.draw(feld)
        assert fakt.worte, feld
        falsch = ziehung.mistake(fakt)
        assert falsch is None or falsch.wert != fakt.wert, feld


def test_every_digression_is_a_habit_and_every_sentence_names_known_facts() -> None:
    assert set(words("einlagen")) | set(MEHRZUEGIG) <= set(load("gewohnheiten")["gewohnheiten"])
    for ziel in load("ziele").values():
        genannt = {feld for satz in ziel["saetze"] for feld in re.findall(r"\{(\w+)\}", satz)} | set(ziel["plus"])
        assert genannt <= set(load("fakten")["felder"])


def test_a_typo_changes_one_word_by_one_slip() -> None:
    persona = draw_persona(1, 2)
    for _ in range(50):
        falsch = typo("die Hausnummer bitte ändern", persona.rng)
        assert abs(len(falsch) - len("die Hausnummer bitte ändern")) <= 1
