"""The estimate of the Wohngeld, against amounts computed by hand from § 19 WoGG and its Anlagen (values since 2025)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.leistungen.ergebnis import Umfeld
from api.leistungen.vorschlaege import KEINE_SCHAETZUNG
from api.leistungen.wohngeld import Haushalt, OhneWerte, benefit, estimate, rent
from tests.api.leistungen.formular import Formular
from tests.api.leistungen.test_echte_leistungen import KATALOG, MANDANTEN

WOHNGELD = KATALOG.fuer("schwerin", "wohngeld")
assert WOHNGELD.berechnung is not None
BERECHNUNG = WOHNGELD.berechnung
# gross 1297.50: (510.40 - 0.33777688 · 1297.50) · 1.15 = 82.95; less 30 percent: 250.74
ALLEIN = {"haushaltsgroesse": 1, "einkommen": "1297.50", "miete": "400.00"}


@pytest.fixture
def formular(umfeld: Umfeld) -> Formular:
    return Formular(WOHNGELD, MANDANTEN.mandant("schwerin"), umfeld)


@pytest.mark.parametrize(
    ("m", "y", "personen", "euros"),
    [
        ("510.40", "900", 1, 254),  # z4 = 254.1465592
        ("691.60", "908.25", 1, 368),  # the official calculator's case: 1,400 gross, rent 600, Mietenstufe V
        ("10", "900", 1, 0),  # M is lifted to 54, the result stays below ten euros
        ("510.40", "0", 1, 450),  # Y is lifted to 396: (510.40 - 0.30099568 · 396) · 1.15 = 449.89
        ("510.40", "100", 1, 450),
    ],
)
def test_formula(m: str, y: str, personen: int, euros: int) -> None:
    assert benefit(Decimal(m), Decimal(y), personen, BERECHNUNG) == euros


@pytest.mark.parametrize(
    ("personen", "stufe", "miete", "m"),
    [
        (1, 2, "400", "510.40"),  # below 408 + 19.20, plus 110.40 for heating
        (1, 2, "427.20", "537.60"),
        (1, 2, "900", "537.60"),  # the limit, with the climate part
        (1, 5, "600", "691.60"),
        (7, 2, "9000", "1299.40"),  # 782 + 2·94 + 39.20 + 2·4.80 + 225.40 + 2·27.60
        (2, 7, "9000", "987.40"),
    ],
)
def test_rent_up_to_its_limit(personen: int, stufe: int, miete: str, m: str) -> None:
    assert rent(Haushalt(personen, stufe, Decimal(miete), Decimal(0)), BERECHNUNG) == Decimal(m)


def test_span_from_no_deduction_to_all_of_them() -> None:
    von, bis = estimate(Haushalt(1, 5, Decimal(600), Decimal("1297.50")), BERECHNUNG)
    assert (von, bis) == (benefit(Decimal("691.60"), Decimal("1297.50"), 1, BERECHNUNG), 368)
    assert 10 <= von < bis


@pytest.mark.parametrize(("personen", "stufe"), [(13, 2), (0, 2), (1, 8), (1, 0)])
def test_no_row_no_amount(personen: int, stufe: int) -> None:
    with pytest.raises(OhneWerte):
        estimate(Haushalt(personen, stufe, Decimal(400), Decimal(900)), BERECHNUNG)


def test_estimate_stands_in_the_form_and_is_never_asked(formular: Formular) -> None:
    stand = formular.stand(ALLEIN)
    assert stand.anzeige["schaetzung"].startswith("Etwa 83 bis 251 € im Monat, gerechnet nach dem Wohngeldgesetz")
    assert "verbindlich ist erst der Bescheid" in stand.anzeige["schaetzung"]
    assert "schaetzung" not in stand.erreichbar
    assert "schaetzung" not in stand.gegeben


@pytest.mark.parametrize("fehlt", ALLEIN)
def test_nothing_is_estimated_while_something_is_missing(formular: Formular, fehlt: str) -> None:
    assert "schaetzung" not in formular.stand({**ALLEIN, fehlt: None}).anzeige


@pytest.mark.parametrize(
    ("heute", "bekannt"),
    [("2024-12-31", False), ("2025-01-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_values_of_another_year_are_not_used(formular: Formular, heute: str, bekannt: bool) -> None:
    anders = replace(formular, umfeld=replace(formular.umfeld, heute=date.fromisoformat(heute)))
    assert (anders.stand(ALLEIN).anzeige["schaetzung"] != KEINE_SCHAETZUNG) is bekannt


def test_without_the_numbers_nothing_is_invented(formular: Formular) -> None:
    ohne_stufe = replace(formular, leistung=WOHNGELD.model_copy(update={"grenzen": {}}))
    ohne_tafel = replace(formular, leistung=WOHNGELD.model_copy(update={"berechnung": None}))
    for stand in (
        ohne_stufe.stand(ALLEIN),
        ohne_tafel.stand(ALLEIN),
        formular.stand({**ALLEIN, "haushaltsgroesse": 13}),
    ):
        assert stand.anzeige["schaetzung"] == KEINE_SCHAETZUNG


@pytest.mark.parametrize("zuletzt", ALLEIN)
def test_whichever_answer_comes_last_is_followed_by_the_estimate(formular: Formular, zuletzt: str) -> None:
    vorher = {feld: wert for feld, wert in ALLEIN.items() if feld != zuletzt}
    geprueft = formular.pruefe(zuletzt, ALLEIN[zuletzt], angaben=vorher)
    assert geprueft.ok
    assert geprueft.hinweis is not None
    assert geprueft.hinweis.startswith("Grobe, unverbindliche Schätzung: Etwa 83 bis 251 €")
    assert formular.pruefe(zuletzt, ALLEIN[zuletzt]).hinweis is None
    assert formular.pruefe(zuletzt, "unsinn", angaben=vorher).hinweis is None


def person(einkommen: Any) -> dict[str, Any]:
    name = {"vorname": "Ida", "nachname": "Öztürk"}
    return {"name": name, "geburtsdatum": "1992-02-02", "einkommen": einkommen}


def test_income_of_all_is_proposed_as_their_sum(formular: Formular) -> None:
    zwei = {
        "antragsart": {"wert": "erstantrag"},
        "adresse": {"strasse": "Am Markt", "hausnummer": "3", "plz": "19055", "ort": "Schwerin"},
        "haushaltsgroesse": 2,
    }
    frage = formular.stand({**zwei, "haushalt": [person("1400.00"), person("520.50")]}).frage
    assert frage is not None
    assert frage.vorschlag is not None
    assert (frage.feld, frage.vorschlag.wert) == ("einkommen", "1920.50")
    assert frage.text == "Zusammen sind das 1.920,50 € brutto im Monat. Stimmt das?"
    allein = formular.stand({**zwei, "haushaltsgroesse": 1}).frage
    assert allein is not None
    assert (allein.feld, allein.vorschlag) == ("einkommen", None)
    assert allein.text.startswith("Wie viel verdienen Sie im Monat")


def test_nobody_asks_for_more_persons_than_there_are(formular: Formular) -> None:
    zwei = {"haushaltsgroesse": 2}
    erste = formular.pruefe("haushalt", {"dazu": [person("1400.00")]}, angaben=zwei)
    assert erste.teil
    assert erste.meldung == "Gehört noch jemand zu Ihrem Haushalt?"
    zweite = formular.pruefe("haushalt", {"dazu": [person("0.00")]}, bisher=erste.wert, angaben=zwei)
    assert zweite.ok
    assert len(zweite.wert) == 2
    assert formular.pruefe("haushalt", {"fertig": True}, bisher=erste.wert, angaben=zwei).ok, (
        "fewer are asked by a clerk"
    )
    drei = formular.pruefe("haushalt", {"dazu": [person("0.00")]}, bisher=erste.wert, angaben={"haushaltsgroesse": 3})
    assert drei.teil
