"""What must hold for any service and any answers, tried with random ones: nothing raises, everything ends, pruning settles."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.leistungen.engine import check_value, evaluate, summary
from api.leistungen.ergebnis import Formularstand, Umfeld
from api.leistungen.katalog import Katalog
from api.leistungen.modell import Leistung
from api.leistungen.zuordnung import assign
from api.mandanten.verzeichnis import Mandanten

DATEN = Path(__file__).parent / "daten"
MANDANTEN = Mandanten.load(DATEN)
PROBSTADT = MANDANTEN.mandant("probstadt")
KATALOG = Katalog.load(DATEN, MANDANTEN)
FORMULARE = [KATALOG.fuer("probstadt", key) for key in ("fuhre", "besuch", "alles")]
UMFELD = Umfeld(date(2026, 11, 21), datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Europe/Berlin")), {})

worte = st.sampled_from(
    ["ja", "nein", "hof", "rot", "blau", "Marktplatz", "Burgstraße", "3", "12345", "99999", "Sofa", "Waschmaschine", "2026-12-07",
     "2026-12-07T09:00:00+01:00", "1985-12-24", "DE02120300000000202051", "anna@example.org", "0385 5450", "SN-AB 123", "rathaus",
     "ausweis", "10:00", "Anna", "\x00", "𝕏", " ", ""]
)  # fmt: skip
schluessel = st.sampled_from(
    ["wert", "text", "strasse", "hausnummer", "plz", "ort", "vorname", "nachname", "art", "anzahl", "bezeichnung", "dazu", "weg", "standort",
     "beginn", "selbst", "name", "einkommen", "datei", "lat", "lon", "beschreibung", "adresse", "bestaetigt", "nachgefragt", "ungeprueft"]
)  # fmt: skip
blatt = st.none() | st.booleans() | st.integers() | st.floats() | worte | st.text(max_size=12)
json = st.recursive(
    blatt, lambda kind: st.lists(kind, max_size=4) | st.dictionaries(schluessel, kind, max_size=5), max_leaves=10
)
leistungen = st.sampled_from(FORMULARE)
namen = st.sampled_from(sorted({feld.feld for leistung in FORMULARE for feld in leistung.felder} | {"unsinn"}))
kurz = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def stand(leistung: Leistung, angaben: dict[str, Any], skip: list[str]) -> Formularstand:
    return evaluate(leistung, PROBSTADT, angaben, skip, UMFELD)


@kurz
@given(leistungen, st.dictionaries(namen, json, max_size=8), st.lists(namen, max_size=4))
def test_evaluate_takes_any_json_and_pruning_settles(
    leistung: Leistung, angaben: dict[str, Any], skip: list[str]
) -> None:
    erster = stand(leistung, angaben, skip)
    zweiter = stand(leistung, erster.gegeben, skip)
    assert zweiter.gegeben == erster.gegeben
    assert zweiter.anzeige == erster.anzeige
    assert zweiter.gestrichen == ()
    assert zweiter.fehler == {}
    assert set(erster.offen) <= set(erster.erreichbar)
    assert erster.erledigt + len(erster.offen) == erster.gesamt
    summary(leistung, PROBSTADT, erster)
    asdict(erster)


@kurz
@given(leistungen, namen, json, json)
def test_check_value_takes_any_json_and_settles(leistung: Leistung, feld: str, wert: Any, bisher: Any) -> None:
    geprueft = check_value(leistung, PROBSTADT, feld, wert, {}, UMFELD, bisher)
    assert geprueft.ok or geprueft.meldung or geprueft.abbruch
    assert not geprueft.teil or geprueft.meldung
    if geprueft.ok:
        nochmal = check_value(leistung, PROBSTADT, feld, geprueft.wert, {}, UMFELD)
        assert nochmal.ok
        assert nochmal.wert == geprueft.wert


@kurz
@given(leistungen, st.lists(st.tuples(namen, json), max_size=8), st.lists(json, min_size=40, max_size=40))
def test_any_sequence_of_answers_ends(leistung: Leistung, zuvor: list[tuple[str, Any]], antworten: list[Any]) -> None:
    """Whoever answers each question at most twice and then gives up has been asked each field a bounded number of times."""
    angaben: dict[str, Any] = dict(zuvor)
    uebersprungen: list[str] = []
    gefragt: list[str] = []
    for antwort in antworten:
        jetzt = stand(leistung, angaben, uebersprungen)
        angaben = dict(jetzt.gegeben)
        if jetzt.frage is None:
            assert jetzt.vollstaendig or jetzt.abbruch
            return
        assert jetzt.frage.feld in jetzt.offen
        assert "{" not in jetzt.frage.text
        gefragt.append(jetzt.frage.feld)
        geprueft = check_value(leistung, PROBSTADT, jetzt.frage.feld, antwort, jetzt.angaben, UMFELD)
        if geprueft.ok:
            angaben[jetzt.frage.feld] = geprueft.wert
            assert stand(leistung, angaben, uebersprungen).frage != jetzt.frage, "an accepted answer moves on"
        elif not jetzt.frage.pflicht:
            uebersprungen.append(jetzt.frage.feld)
    assert len(set(gefragt)) <= len(leistung.felder)


@kurz
@given(leistungen, st.dictionaries(namen, json, max_size=4), st.lists(json | st.fixed_dictionaries({"typ": worte | st.sampled_from(
    ["name", "adresse", "datum", "hausnummer", "plz", "gegenstaende", "auswahl", "termin", "vorname"]), "wert": json, "feld": namen | st.none()}), max_size=6))  # fmt: skip
def test_assign_takes_anything_and_keeps_answers(leistung: Leistung, angaben: dict[str, Any], werte: list[Any]) -> None:
    jetzt = stand(leistung, angaben, [])
    for feld in assign(leistung, jetzt, werte):
        assert leistung.feld(feld) is not None
        genannt = any(isinstance(wert, dict) and wert.get("feld") == feld for wert in werte)
        assert genannt or feld not in jetzt.angaben


@pytest.mark.parametrize("kaputt", [None, [], "x", 3])
def test_answers_that_are_no_mapping(kaputt: Any) -> None:
    assert evaluate(FORMULARE[0], PROBSTADT, kaputt, [], UMFELD).frage is not None
