"""What every service can do, because engine and rules can: one test for all, services found by file."""

from typing import Any

import pytest
import yaml

from tests.actions.antworten import LEISTUNGEN, startbare
from tests.dialoge.lauf import Lauf, answers

KORREKTUR = {
    "adresse": ("die Hausnummer ist doch 71", "71 statt"),
    "meldeort": ("die Hausnummer ist doch 71", "71 statt"),
}
KONTAKT = "Mein Name ist Karla Petersen"


def titel(leistung: str) -> str:
    inhalt = yaml.safe_load((LEISTUNGEN / f"{leistung}.yml").read_text(encoding="utf-8"))
    return str(inhalt["titel"])


@pytest.mark.parametrize("leistung", startbare())
def test_all_a_citizen_may_do_with_any_service(leistung: str, lauf: Lauf) -> None:
    """Over-informing, a question in between, back, cancel and resume, a change in the summary, submission."""
    chat = lauf.chat
    try:
        over_informing(lauf, leistung)
        question_in_between(lauf)
        back(lauf, leistung)
        cancel_and_resume(lauf, leistung)
        lauf.fill("bestaetigung", {})
        change_in_summary(lauf)
        lauf.turn({"ich": "ja, absenden", "phase": "frei", "karte": "vorgang", "abgesendet": {"leistung": leistung}})
        lauf.turn({"ich": "Wo ist mein Antrag?", "karte": "status", "phase": "frei"})
    except AssertionError as error:
        raise AssertionError(f"{error}\n\n" + "\n".join(lauf.mitschrift)) from None
    assert chat.stand["vorgang"] is None


def over_informing(lauf: Lauf, leistung: str) -> None:
    lauf.turn({"ich": f"{KONTAKT} und ich möchte: {titel(leistung)}", "phase": "antrag", "leistung": leistung})
    assert lauf.chat.stand["angaben"].get("name") == "Karla Petersen", "der Name ging verloren"


def question_in_between(lauf: Lauf) -> None:
    feld = lauf.chat.frage
    lauf.turn({"ich": "Was kostet das eigentlich?", "feld": feld, "phase": "antrag", "absicht": "info"})
    lauf.turn({"ich": "Moment bitte, ich schaue nach", "feld": feld, "absicht": "pause", "nachrichten": 1})
    lauf.turn({"ich": "Wozu brauchen Sie das?", "feld": feld, "absicht": "warum"})


def back(lauf: Lauf, leistung: str) -> None:
    """One answer, back to it with the old one shown, and the same answer again."""
    feld = lauf.chat.frage
    lauf.answer({})
    while lauf.chat.frage == feld:  # a part was missing
        lauf.answer({})
    assert feld in lauf.chat.stand["angaben"], f"{feld} nicht angenommen"
    alt = lauf.chat.stand["angaben"][feld]
    lauf.turn({"ich": "zurück", "feld": feld, "absicht": "zurueck", "sagt": alt})
    lauf.answer({})
    assert lauf.chat.stand["angaben"][feld] == alt


def cancel_and_resume(lauf: Lauf, leistung: str) -> None:
    vorher: dict[str, Any] = dict(lauf.chat.stand["angaben"])
    feld = lauf.chat.frage
    lauf.turn({"ich": "ich will doch nicht, vergiss es", "feld": "rueckfrage", "typ": "ja_nein", "phase": "antrag"})
    lauf.turn({"ich": "nein", "feld": feld, "leistung": leistung})
    lauf.turn({"ich": "abbrechen", "feld": "rueckfrage"})
    lauf.turn({"druecke": "Ja, abbrechen", "phase": "frei", "leistung": None, "feld": None})
    lauf.turn({"ich": titel(leistung), "phase": "antrag", "leistung": leistung})
    assert lauf.chat.stand["angaben"] == vorher


def change_in_summary(lauf: Lauf) -> None:
    lauf.turn({"ich": "der Nachname ist Petersohn", "phase": "uebersicht", "angaben": {"name": "Karla Petersohn"}})
    for feld, (satz, sagt) in KORREKTUR.items():
        if feld in lauf.chat.stand["angaben"]:
            lauf.turn({"ich": satz, "phase": "uebersicht", "sagt": sagt, "karte": "uebersicht"})


def test_answers_name_no_service_that_does_not_exist() -> None:
    assert set(answers()["leistungen"]) <= set(startbare())
