from typing import Any

import pytest

from tests.api.leistungen.formular import Formular

SOFA = {"art": "sofa", "anzahl": 1, "bezeichnung": "altes Sofa"}
STUEHLE = {"art": "stuhl", "anzahl": 4, "bezeichnung": "Stühle"}


def test_words_become_kinds_and_stay_the_citizens(fuhre: Formular) -> None:
    gegeben = [{"bezeichnung": "mein altes Sofa"}, {"bezeichnung": "Stühle", "anzahl": 4}, "Lederschrank", "Einhorn"]
    geprueft = fuhre.pruefe("gegenstaende", gegeben)
    assert [(z["art"], z["anzahl"], z["bezeichnung"]) for z in geprueft.wert] == [
        ("sofa", 1, "mein altes Sofa"),
        ("stuhl", 4, "Stühle"),
        ("schrank", 1, "Lederschrank"),
        ("sonstiges", 1, "Einhorn"),
    ]
    assert fuhre.anzeige("gegenstaende", geprueft.wert) == "1 altes Sofa, 4 Stühle, 1 Lederschrank, 1 Einhorn"


def test_several_of_a_kind_are_shown_in_the_plural(fuhre: Formular) -> None:
    zeilen = [("stuhl", 2, "Holzstuhl"), ("schrank", 3, "Schrank"), ("sonstiges", 2, "Einhorn")]
    wert = [{"art": art, "anzahl": anzahl, "bezeichnung": name} for art, anzahl, name in zeilen]
    assert fuhre.anzeige("gegenstaende", wert) == "2 Holzstühle, 3 Schränke, 2 Einhorn"


def test_what_was_said_without_a_number_is_asked_for_and_the_rest_kept(fuhre: Formular) -> None:
    offen = {"art": "stuhl", "anzahl": None, "bezeichnung": "Stuhl"}
    geprueft = fuhre.pruefe("gegenstaende", [SOFA, offen])
    assert geprueft.teil
    assert geprueft.wert == [SOFA, offen]
    assert "Wie viele Stück sind es bei „Stuhl“" in str(geprueft.meldung)
    assert fuhre.pruefe("gegenstaende", [SOFA, {**offen, "anzahl": 3}], geprueft.wert).ok


def test_what_is_not_taken_needs_no_number(fuhre: Formular) -> None:
    geprueft = fuhre.pruefe("gegenstaende", [SOFA, {"bezeichnung": "Waschmaschine", "anzahl": None}])
    assert geprueft.ok
    assert geprueft.wert == [SOFA]


def test_what_is_not_taken_is_named_with_its_way_and_the_rest_kept(fuhre: Formular) -> None:
    geprueft = fuhre.pruefe("gegenstaende", [SOFA, {"bezeichnung": "Waschmaschine"}])
    assert geprueft.ok
    assert geprueft.wert == [SOFA]
    assert geprueft.hinweis == "Waschmaschine: Elektrogeräte nimmt der Bauhof an."


def test_nothing_left_asks_again(fuhre: Formular) -> None:
    geprueft = fuhre.pruefe("gegenstaende", ["Waschmaschine"])
    assert not geprueft.ok
    assert "Bauhof" in (geprueft.meldung or "")


def test_adding_and_removing(fuhre: Formular) -> None:
    mehr = fuhre.pruefe("gegenstaende", {"dazu": [{"bezeichnung": "Kleiderschrank"}]}, [SOFA])
    assert [zeile["art"] for zeile in mehr.wert] == ["sofa", "kleiderschrank"]
    weniger = fuhre.pruefe("gegenstaende", {"weg": [{"bezeichnung": "Schrank"}]}, mehr.wert)
    assert weniger.wert == [SOFA]
    zwei = fuhre.pruefe(
        "gegenstaende", {"weg": [{"art": "stuhl", "bezeichnung": "Stühle", "anzahl": 2}]}, [SOFA, STUEHLE]
    )
    assert zwei.wert == [SOFA, {**STUEHLE, "anzahl": 2}]
    keine = fuhre.pruefe("gegenstaende", {"weg": ["Couch"]}, [SOFA])
    assert keine.meldung
    assert fuhre.pruefe("gegenstaende", {"dazu": [SOFA]}, [SOFA]).wert == [{**SOFA, "anzahl": 2}]


def test_a_new_list_replaces(fuhre: Formular) -> None:
    assert fuhre.pruefe("gegenstaende", [STUEHLE], [SOFA]).wert == [STUEHLE]


@pytest.mark.parametrize(
    "wert",
    [
        None,
        3,
        "",
        [],
        [[]],
        [None],
        [{"bezeichnung": ""}],
        [{"bezeichnung": 5}],
        [{"bezeichnung": "Sofa", "anzahl": 0}],
        {},
        [{"bezeichnung": "Sofa", "anzahl": True}],
        [{"bezeichnung": "Sofa", "anzahl": "viele"}],
        [{"bezeichnung": "x\x00"}],
        [{"bezeichnung": "Sofa", "anzahl": 10**9}],
        ["Sofa"] * 100,
        {"dazu": 7},
        {"weg": [3]},
    ],
)
def test_nonsense_gets_a_message(fuhre: Formular, wert: Any) -> None:
    assert fuhre.pruefe("gegenstaende", wert).meldung
