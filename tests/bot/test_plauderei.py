"""Small talk is answered by its kind; who asks whether a person answers is told that none does."""

import pytest
from bot.nlu.plauderei import kind


@pytest.mark.parametrize(
    "text",
    [
        "Wer sind Sie?",
        "sind Sie eine Maschine",
        "rede ich mit einem Bot",
        "bin ich hier mit einem Computer verbunden",
        "Hallo, ist das hier eine KI?",
        "bist ne ki oder sitzt da einer",
        "Handelt es sich bei Ihnen um eine natürliche Person oder eine Software?",
    ],
)
def test_who_asks_for_man_or_machine_is_told(text: str) -> None:
    assert kind(text) == "wer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guten Morgen, lieber Computer", "gruss"),
        ("Vielen Dank, Sie sind ein netter Mensch", "dank"),
        ("Wie geht es Ihnen?", "wie"),
        ("Das Programm ist hübsch", None),
    ],
)
def test_a_word_for_a_machine_alone_asks_nothing(text: str, expected: str | None) -> None:
    assert kind(text) == expected
