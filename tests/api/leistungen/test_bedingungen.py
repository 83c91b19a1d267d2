from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.leistungen.bedingungen import FEHLT, OFFEN, Bedingung

WERTE: dict[str, Any] = {
    "menge": 3, "preis": "12.50", "tag": "2026-12-01", "ort": {"wert": "hof", "text": "im Hof"}, "ja": True,
    "liste": [{"wert": "a"}, {"wert": "b"}], "offen": OFFEN,
}  # fmt: skip


def holds(baum: dict[str, Any]) -> bool | None:
    return Bedingung(baum).holds(lambda pfad: WERTE.get(pfad, FEHLT))


@pytest.mark.parametrize(
    ("baum", "ergebnis"),
    [
        ({"menge": {"gleich": 3}}, True),
        ({"menge": {"gleich": "3.0"}}, True),
        ({"menge": {"ab": 3, "bis": "3.5"}}, True),
        ({"menge": {"ab": "3.01"}}, False),
        ({"preis": {"bis": "12.5"}}, True),
        ({"preis": {"ab": 100}}, False),
        ({"tag": {"ab": "2026-11-30", "bis": "2026-12-31"}}, True),
        ({"tag": {"bis": "2026-11-30"}}, False),
        ({"tag": {"ab": 5}}, False),
        ({"ort": {"gleich": "hof"}}, True),
        ({"ort": {"in": ["strasse", "hof"]}}, True),
        ({"liste": {"gleich": "b"}}, True),
        ({"ja": {"gleich": "ja"}}, True),
        ({"menge": {"gesetzt": "ja"}}, True),
        ({"fehlt": {"gesetzt": "nein"}}, True),
        ({"fehlt": {"gesetzt": True}}, False),
        ({"fehlt": {"gleich": "x"}}, False),
        ({"fehlt": {"ab": 1}}, False),
        ({"offen": {"gleich": "x"}}, None),
        ({"offen": {"gesetzt": "nein"}}, None),
        ({"nicht": {"offen": {"gleich": "x"}}}, None),
        ({"nicht": {"menge": {"gleich": 3}}}, False),
        ({"alle": [{"menge": {"gleich": 3}}, {"offen": {"gleich": 1}}]}, None),
        ({"alle": [{"menge": {"gleich": 4}}, {"offen": {"gleich": 1}}]}, False),
        ({"eine": [{"menge": {"gleich": 3}}, {"offen": {"gleich": 1}}]}, True),
        ({"eine": [{"menge": {"gleich": 4}}, {"offen": {"gleich": 1}}]}, None),
        ({"eine": [{"menge": {"gleich": 4}}, {"fehlt": {"gleich": 1}}]}, False),
        ({"menge": {"gleich": 3}, "ort": {"gleich": "strasse"}}, False),
    ],
)
def test_holds(baum: dict[str, Any], ergebnis: bool | None) -> None:
    assert holds(baum) is ergebnis


@pytest.mark.parametrize(
    ("baum", "wort"),
    [
        ({}, "Form"),
        ([], "Form"),
        ({"menge": 3}, "Operator"),
        ({"menge": {"groesser": 3}}, "groesser"),
        ({"menge": {"gleich": True}}, "ja/nein"),
        ({"menge": {"in": "a"}}, "Liste"),
        ({"menge": {"gesetzt": "vielleicht"}}, "ja oder nein"),
        ({"menge": {"ab": [1]}}, "Zahl oder ein Datum"),
        ({"alle": {}}, "Liste"),
        ({"nicht": []}, "Form"),
    ],
)
def test_misshapen_conditions_are_refused(baum: Any, wort: str) -> None:
    with pytest.raises(ValueError, match=wort):
        Bedingung(baum)


def test_a_limit_of_the_mandant_takes_the_place_of_a_number() -> None:
    roh = Bedingung({"alle": [{"mal": {"ab": {"grenze": "mal_max"}}}, {"nicht": {"art": {"gleich": "x"}}}]})
    mit = roh.with_limits({"mal_max": "2"})
    assert [mit.holds({"mal": zahl, "art": "y"}.__getitem__) for zahl in (1, 2)] == [False, True]
    assert roh.holds({"mal": 99, "art": "y"}.__getitem__) is False
    assert list(mit.paths()) == list(roh.paths()) == ["mal", "art"]


def test_paths_are_found_in_every_branch() -> None:
    baum = {"a": {"gleich": 1}, "eine": [{"b.c": {"ab": 1}}, {"nicht": {"d": {"gesetzt": "ja"}}}]}
    assert list(Bedingung(baum).paths()) == ["a", "b.c", "d"]


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=5), kind, max_size=3),
    max_leaves=8,
)


@pytest.mark.langsam
@given(json, st.sampled_from(["gleich", "in", "ab", "bis", "gesetzt"]))
def test_no_value_makes_it_raise(wert: Any, operator: str) -> None:
    soll: Any = {"in": ["1", "hof"], "gesetzt": "ja"}.get(operator, "2026-01-01")
    assert Bedingung({"x": {operator: soll}}).holds(lambda _: wert) in (True, False)
