"""What must hold for any service and any answers: nothing raises, every conversation ends, pruning settles."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.leistungen.engine import check_value, evaluate, summary
from api.leistungen.ergebnis import Formularstand, Frage, Umfeld
from api.leistungen.katalog import Katalog
from api.leistungen.modell import Leistung
from api.leistungen.zuordnung import assign
from api.mandanten.verzeichnis import Mandanten

pytestmark = pytest.mark.langsam

DATEN = Path(__file__).parent / "daten"
MANDANTEN = Mandanten.load(DATEN)
PROBSTADT = MANDANTEN.mandant("probstadt")
KATALOG = Katalog.load(DATEN, MANDANTEN)
FORMULARE = [KATALOG.fuer("probstadt", key) for key in ("fuhre", "besuch", "alles")]
UMFELD = Umfeld(date(2026, 11, 21), datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Europe/Berlin")), {})

worte = st.sampled_from(
    [
        "ja",
        "nein",
        "hof",
        "rot",
        "blau",
        "Marktplatz",
        "Burgstraße",
        "3",
        "12345",
        "99999",
        "Sofa",
        "Waschmaschine",
        "2026-12-07",
        "2026-12-07T09:00:00+01:00",
        "1985-12-24",
        "DE02120300000000202051",
        "anna@example.org",
        "0385 5450",
        "SN-AB 123",
        "rathaus",
        "ausweis",
        "10:00",
        "Anna",
        "\x00",
        "𝕏",
        " ",
        "",
    ]
)
schluessel = st.sampled_from(
    [
        "wert",
        "text",
        "strasse",
        "hausnummer",
        "plz",
        "ort",
        "vorname",
        "nachname",
        "art",
        "anzahl",
        "bezeichnung",
        "dazu",
        "weg",
        "standort",
        "beginn",
        "selbst",
        "name",
        "einkommen",
        "datei",
        "lat",
        "lon",
        "beschreibung",
        "adresse",
        "bestaetigt",
        "nachgefragt",
        "ungeprueft",
    ]
)
blatt = st.none() | st.booleans() | st.integers() | st.floats() | worte | st.text(max_size=12)
json = st.recursive(
    blatt, lambda kind: st.lists(kind, max_size=4) | st.dictionaries(schluessel, kind, max_size=5), max_leaves=10
)
leistungen = st.sampled_from(FORMULARE)
namen = st.sampled_from(sorted({feld.feld for leistung in FORMULARE for feld in leistung.felder} | {"unsinn"}))
kurz = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


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


ADRESSE = {"strasse": "Am Wendehammer", "hausnummer": "3"}
ANNA = {"vorname": "Anna", "nachname": "Müller"}
RICHTIG: dict[str, Any] = {
    "name": ANNA,
    "datum": "1985-12-24",
    "adresse": ADRESSE,
    "ja_nein": "ja",
    "mehrfachauswahl": ["rot"],
    "zahl": 2,
    "betrag": "450",
    "uhrzeit": "10:00",
    "email": "a@example.org",
    "telefon": "0385 5450",
    "kennzeichen": "PR-AB 1",
    "fahrzeughalter": "ja",
    "ort": "am Teich",
    "text": "276012345678901",
    "liste": [{"name": "Anna", "einkommen": "1"}],
    "gegenstaende": ["Sofa"],
    "termin": {"standort": "rathaus", "beginn": "2026-12-07T09:00:00+01:00"},
}


def right_answer(frage: Frage) -> Any:
    if frage.typ == "auswahl":
        return frage.optionen[0].wert
    wert = RICHTIG.get(frage.typ)
    return {**wert, "standort": frage.standort} if frage.typ == "termin" and frage.standort else wert


@kurz
@given(leistungen, st.lists(st.tuples(namen, json), max_size=8), st.lists(json, max_size=10))
def test_any_conversation_ends(leistung: Leistung, zuvor: list[tuple[str, Any]], unsinn: list[Any]) -> None:
    """Random answers first, sensible ones then: each question is answered once more at most, and the form is full."""
    angaben: dict[str, Any] = dict(zuvor)
    uebersprungen: list[str] = []
    for antwort in [*unsinn, *(None for _ in range(2 * len(leistung.felder)))]:
        jetzt = stand(leistung, angaben, uebersprungen)
        angaben = dict(jetzt.gegeben)
        if jetzt.frage is None:
            break
        name = jetzt.frage.feld
        assert name in jetzt.offen
        assert "{" not in jetzt.frage.text
        wert = right_answer(jetzt.frage) if antwort is None else antwort
        geprueft = check_value(leistung, PROBSTADT, name, wert, jetzt.angaben, UMFELD)
        if geprueft.ok:
            angaben[name] = geprueft.wert
            danach = stand(leistung, angaben, uebersprungen)
            assert name not in danach.offen, "an accepted answer is not asked again"
        elif not jetzt.frage.pflicht:
            uebersprungen.append(name)
        elif antwort is None:
            raise AssertionError(f"{name}: {geprueft}")
    ende = stand(leistung, angaben, uebersprungen)
    assert ende.vollstaendig or ende.abbruch


@kurz
@given(
    leistungen,
    st.dictionaries(namen, json, max_size=4),
    st.lists(
        json
        | st.fixed_dictionaries(
            {
                "typ": worte
                | st.sampled_from(
                    ["name", "adresse", "datum", "hausnummer", "plz", "gegenstaende", "auswahl", "termin", "vorname"]
                ),
                "wert": json,
                "feld": namen | st.none(),
            }
        ),
        max_size=6,
    ),
)
def test_assign_takes_anything_and_keeps_answers(leistung: Leistung, angaben: dict[str, Any], werte: list[Any]) -> None:
    jetzt = stand(leistung, angaben, [])
    for feld in assign(leistung, jetzt, werte):
        assert leistung.feld(feld) is not None
        genannt = any(isinstance(wert, dict) and wert.get("feld") == feld for wert in werte)
        assert genannt or feld not in jetzt.angaben


@pytest.mark.parametrize("kaputt", [None, [], "x", 3])
def test_answers_that_are_no_mapping(kaputt: Any) -> None:
    assert evaluate(FORMULARE[0], PROBSTADT, kaputt, [], UMFELD).frage is not None
