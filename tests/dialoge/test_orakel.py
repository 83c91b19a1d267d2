"""The oracle of the walks: it prunes, remembers halves, knows the way back, and tells a Lotse that forgets or loops."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.dialoge.wege.orakel import Orakel
from tests.dialoge.wege.weg import Irrweg, Weg


def choice(wert: str) -> dict[str, str]:
    return {"wert": wert, "text": wert}


def test_answers_of_a_branch_fall_away_with_it() -> None:
    orakel = Orakel("hundesteuer-abmelden")
    orakel.set("abmeldung_grund", choice("abgegeben"))
    orakel.set("abmeldung_datum", "2026-11-01")
    orakel.set("neuer_halter", "Sabine Ludwig")
    assert orakel.previous() == "neuer_halter"
    orakel.set("abmeldung_grund", choice("gestorben"))
    assert "neuer_halter" not in orakel.angaben
    assert orakel.previous() == "abmeldung_datum"


def test_half_an_answer_stands_nowhere_until_the_rest_comes() -> None:
    orakel = Orakel("sperrmuell")
    assert not orakel.set("adresse", {"strasse": "Goethestraße"})
    assert (orakel.angaben, orakel.gefragt) == ({}, "adresse")
    assert orakel.set("adresse", {"hausnummer": "5", "plz": "19053"})
    assert orakel.angaben["adresse"] == "Goethestraße 5, 19053 Schwerin"


def test_asked_again_comes_first_and_once() -> None:
    orakel = Orakel("wunschkennzeichen")
    orakel.set("kennzeichen", "SN-AB 12")
    orakel.ask_again("kennzeichen")
    assert orakel.gefragt == "kennzeichen"
    orakel.set("kennzeichen", "SN-AB 13")
    assert orakel.gefragt == "fahrzeugart"


class Stumm:
    """A chat that always answers the same."""

    def __init__(self, **stand: Any) -> None:
        self.text = "Guten Tag."
        self.nachrichten = [{"nr": 1, "von": "bot", "text": self.text, "optionen": [], "karte": None}]
        frage = {"feld": "kennzeichen", "typ": "kennzeichen", "pflicht": True, "optionen": []}
        self.stand = {"phase": "antrag", "leistung": "wunschkennzeichen", "frage": frage, "angaben": {}, **stand}
        self.frage = frage["feld"]

    def say(self, text: str) -> None:
        self.text = f"Danke für {text}."


def walk(**stand: Any) -> Weg:
    weg = Weg(Stumm(**stand), "1", datetime.now(UTC))  # type: ignore[arg-type]
    weg.orakel = Orakel("wunschkennzeichen")
    return weg


def test_a_lost_answer_is_told() -> None:
    weg = walk()
    weg.settled()
    weg.form.set("kennzeichen", "SN-AB 12")
    with pytest.raises(Irrweg, match="kennzeichen ist None statt 'SN-AB 12'"):
        weg.settled()


def test_a_loop_a_dead_end_and_the_same_words_are_told() -> None:
    weg = walk()
    weg.settled(gueltig=True)
    weg.settled(gueltig=True)
    with pytest.raises(Irrweg, match="Kreis"):
        weg.settled(gueltig=True)
    weg.say("eins")
    with pytest.raises(Irrweg, match="zweimal derselbe Text"):
        weg.say("eins")
    with pytest.raises(Irrweg, match="Sackgasse"):
        walk(frage=None).say("zwei")


def test_an_error_text_is_told() -> None:
    weg = walk()
    weg.chat.say = lambda text: setattr(weg.chat, "text", "Lieber {name}")  # type: ignore[method-assign,assignment]
    with pytest.raises(Irrweg, match="Fehlertext"):
        weg.say("hallo")
