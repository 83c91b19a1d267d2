"""Which data may pass a messenger: the class of every field, and what a Mandant lets through."""

from dataclasses import replace

import pytest

from api.leistungen.check import DATEN
from api.leistungen.datenklassen import JE_TYP, blocked_fields, class_of, may_pass
from api.leistungen.katalog import Katalog
from api.mandanten.modell import Messenger
from api.mandanten.verzeichnis import Mandant, Mandanten

GESPERRT = {
    "hundesteuer-anmelden": {"iban", "kontoinhaber"},
    "wohngeld": None,
}
"""Services of which something may not pass by default; None: nothing of it may."""
PERSONEN = {
    "neuer_halter", "kassenzeichen", "entwurfsverfasser", "eigentuemer", "flurstueck", "verwendungszweck",
    "urkunde_verhaeltnis", "urkunde_datum", "urkunde_ort", "urkunde_geburtsdatum", "urkunde_geburtsort", "geburtsort",
    "staatsangehoerigkeit", "anliegen_beschreibung", "geburtsdatum", "kostenfrei_fuer", "zone", "wann_erreichbar",
}  # fmt: skip
"""Fields that tell of a person although their type doesn't."""


@pytest.fixture(scope="module")
def katalog() -> Katalog:
    return Katalog.load(DATEN)


@pytest.fixture(scope="module")
def mandant() -> Mandant:
    return Mandanten.load(DATEN).mandant("schwerin")


def allowing(mandant: Mandant, *klassen: str) -> Mandant:
    datei = mandant.datei.model_copy(update={"messenger": Messenger.model_validate({"klassen": klassen})})
    return replace(mandant, datei=datei)


def test_every_field_of_every_service_has_the_class_its_content_asks_for(katalog: Katalog) -> None:
    falsch = []
    for leistung in katalog:
        sozial = leistung.datenschutz is not None and leistung.datenschutz.sozialdaten
        for feld in leistung.felder:
            klasse = class_of(leistung, feld)
            foto_im_freien = feld.feld == "foto" and leistung.feld("meldeort") is not None
            if sozial:
                richtig = "sozial"
            elif feld.feld == "kontoinhaber":
                richtig = "bank"
            elif foto_im_freien:
                richtig = "allgemein"
            elif feld.feld in PERSONEN or (leistung.intern and feld.feld == "anliegen"):
                richtig = "person"
            else:
                richtig = JE_TYP.get(feld.typ, "allgemein")
            if klasse != richtig:
                falsch.append((leistung.leistung, feld.feld, klasse, richtig))
    assert falsch == []


def test_by_default_bank_documents_and_social_data_stay_out_and_nothing_else(
    katalog: Katalog, mandant: Mandant
) -> None:
    for leistung in katalog:
        gesperrt = blocked_fields(mandant, leistung, "telegram")
        erwartet = GESPERRT.get(leistung.leistung, set())
        assert gesperrt == ({feld.feld for feld in leistung.felder} if erwartet is None else erwartet), (
            leistung.leistung
        )


@pytest.mark.parametrize("kanal", ["web", "formular", "telefon"])
def test_everything_passes_through_our_own_channels(katalog: Katalog, mandant: Mandant, kanal: str) -> None:
    assert not any(blocked_fields(mandant, leistung, kanal) for leistung in katalog)


def test_a_mandant_says_what_may_pass(katalog: Katalog, mandant: Mandant) -> None:
    hund, muell = katalog.leistung("hundesteuer-anmelden"), katalog.leistung("wilder-muell")
    offen, streng = allowing(mandant, "allgemein", "person", "bank"), allowing(mandant, "allgemein")
    iban, name, foto = hund.feld("iban"), hund.feld("name"), muell.feld("foto")
    assert iban
    assert name
    assert foto
    assert may_pass(offen, hund, iban, "telegram")
    assert not may_pass(streng, hund, name, "telegram")
    assert may_pass(streng, muell, foto, "telegram")
    assert blocked_fields(allowing(mandant), muell, "telegram") == {feld.feld for feld in muell.felder}


def test_what_is_derived_is_of_the_class_it_comes_from(katalog: Katalog) -> None:
    ausweis, geld = katalog.leistung("bewohnerparkausweis"), katalog.leistung("wohngeld")
    zone, schaetzung = ausweis.feld("zone"), geld.feld("schaetzung")
    assert zone
    assert schaetzung
    assert (class_of(ausweis, zone), class_of(geld, schaetzung)) == ("person", "sozial")
