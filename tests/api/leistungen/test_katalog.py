import shutil
from pathlib import Path

import pytest

from api.leistungen.katalog import Katalog, LeistungAus, LeistungUnbekannt
from api.leistungen.yamldatei import DatenFehler
from tests.api.leistungen.conftest import DATEN


@pytest.fixture
def daten(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATEN, tmp_path / "data"))


def change(daten: Path, name: str, alt: str, neu: str) -> None:
    pfad = daten / "leistungen" / f"{name}.yml"
    text = pfad.read_text(encoding="utf-8")
    assert alt in text
    pfad.write_text(text.replace(alt, neu, 1), encoding="utf-8")


def test_internal_services_are_not_listed(katalog: Katalog) -> None:
    assert [leistung.leistung for leistung in katalog.alle()] == ["ausweis", "besuch", "fuhre"]
    assert katalog.leistung("alles").intern


@pytest.mark.parametrize("key", ["gibtsnicht", "", "../fuhre", None, 3])
def test_unknown_services(katalog: Katalog, key: str) -> None:
    with pytest.raises(LeistungUnbekannt) as fehler:
        katalog.leistung(key)
    assert fehler.value.status == 404


def test_mandant_changes_fees_and_limits(katalog: Katalog) -> None:
    assert katalog.leistung("fuhre").gebuehren == ()
    gemischt = katalog.fuer("probstadt", "fuhre")
    assert [gebuehr.gebuehr for gebuehr in gemischt.gebuehren] == ["zweite", "frei"]
    assert gemischt.grenzen["menge_max"].wert == "5"
    assert gemischt is katalog.fuer("probstadt", "fuhre")


def test_switched_off_service(daten: Path) -> None:
    (daten / "mandanten" / "probstadt" / "leistungen" / "besuch.yml").write_text("aus: ja\n", encoding="utf-8")
    katalog = Katalog.load(daten)
    with pytest.raises(LeistungAus):
        katalog.fuer("probstadt", "besuch")
    assert [leistung.leistung for leistung in katalog.von("probstadt")] == ["ausweis", "fuhre"]


def test_mandant_may_replace_choices_and_words(daten: Path) -> None:
    (daten / "mandanten" / "probstadt" / "leistungen" / "fuhre.yml").write_text(
        "optionen: {abholort: {garten: Im Garten, hof: {titel: Hof}}}\nkurz: Anders.\n"
        "einfache_sprache: {fragen: {adresse: Wo}}\nauskunft: {dauer: Bald.}\n"
        "grenzen: {menge_max: {wert: 5, quelle: x, stand: 2026}}\n",
        encoding="utf-8",
    )
    leistung = Katalog.load(daten).fuer("probstadt", "fuhre")
    feld = leistung.feld("abholort")
    assert feld is not None
    assert {key: option.titel for key, option in feld.optionen.items()} == {"garten": "Im Garten", "hof": "Hof"}
    assert leistung.kurz == "Anders."
    assert leistung.einfache_sprache.fragen["adresse"] == "Wo"
    assert leistung.einfache_sprache.fragen["name"] == "Wie heißen Sie?"
    assert set(leistung.auskunft) == {"kosten", "voraussetzungen", "dauer"}


def test_wish_for_an_appointment_opens_the_form_that_offers_it(katalog: Katalog) -> None:
    start = katalog.start("probstadt", "ausweis")
    assert start is not None
    assert start.leistung == "besuch"
    assert start.angaben == {"anliegen": {"wert": "ausweis", "text": "Ausweis beantragen"}}
    eigen = katalog.start("probstadt", "fuhre")
    assert eigen is not None
    assert (eigen.leistung, eigen.angaben) == ("fuhre", {})


def test_service_not_yet_described_starts_nothing(daten: Path) -> None:
    text = (daten / "leistungen" / "ausweis.yml").read_text(encoding="utf-8")
    neu = text.replace("leistung: ausweis", "leistung: neu").replace(
        "modus: termin\ntermin: {kalender: schalter}", "modus: dialog"
    )
    (daten / "leistungen" / "neu.yml").write_text(neu, encoding="utf-8")
    katalog = Katalog.load(daten)
    assert katalog.start("probstadt", "neu") is None
    assert not katalog.leistung("neu").startbar


def test_building_blocks_can_be_changed_in_place(daten: Path) -> None:
    change(daten, "besuch", "{baustein: name}", "{baustein: name, feld: gast, frage: Wer kommt?}")
    change(daten, "besuch", "name: Wie heißen Sie?", "gast: Wer?")
    feld = Katalog.load(daten).leistung("besuch").felder[-1]
    assert (feld.feld, feld.frage, feld.titel) == ("gast", "Wer kommt?", "Name")


FEHLER = [
    (
        "titel: Fuhre bestellen",
        "titel: Fuhre bestellen\nfarbe: rot",
        "data/leistungen/fuhre.yml:3: „farbe“ ist hier nicht bekannt.",
    ),
    ("titel: Fuhre bestellen\n", "", "data/leistungen/fuhre.yml:1: „titel“ fehlt."),
    ("titel: Fuhre bestellen", "titel: ja\nintern: ja", "Der Abschnitt „kurz“ steht an der falschen Stelle."),
    ("titel: Fuhre bestellen", "titel: true", "„titel“ muss ein Text sein."),
    ("modus: dialog", "modus: gespraech", "„modus“ ist „gespraech“, erlaubt ist dialog, termin, info oder extern."),
    ("leistung: fuhre", "leistung: fahrt", "„leistung“ muss wie die Datei „fuhre“ heißen."),
    ("typ: adresse", "typ: anschrift", "Den Typ „anschrift“ gibt es nicht"),
    ("pruefung: im_gebiet", "pruefung: im_garten", "Die Prüfung „im_garten“ gibt es nicht"),
    ("vorschlag: volumen", "vorschlag: gewicht", "„gewicht“ ist weder ein früheres Feld noch ein Vorschlag"),
    ("hofnummer: {ab: 2}", "hofnummer: {groesser: 2}", "Den Operator „groesser“ gibt es nicht"),
    ("wenn: {hofnummer: {ab: 2}}", "wenn: {name: {gesetzt: ja}}", "„name“, das erst später gefragt wird"),
    ("{baustein: name}", "{baustein: vorname}", "Den Baustein „vorname“ gibt es nicht."),
    ("telefon: {wenn:", "telefax: {wenn:", "„telefax“ geht bei „kontakt“ nicht"),
    ("feld: zone", "feld: adresse", "Das Feld „adresse“ gibt es zweimal."),
    ("    anders: Wie viel ist es?\n", "", "braucht anders ohne {vorschlag}"),
    (
        "  - feld: menge\n    typ: zahl\n",
        "  - feld: menge\n    typ: zahl\n    betrag: 3\n",
        "fuhre.yml:58: „betrag“ ist hier nicht bekannt.",
    ),
    ("loeschung: P1Y", "loeschung: ein Jahr", "„loeschung“ hat die falsche Form: „ein Jahr“."),
    ("kurz: Wir holen ab, was in {ort} zu groß ist.", "kurz:", "„kurz“ muss ein Text sein."),
    ("    frage: Wann sollen wir kommen?\n", "", "Dem Feld fehlt die frage."),
    ("    frage: Wann sollen wir kommen?\n", "    hinweis: preis\n    frage: Wann?\n", "„preis“ ist kein Feld."),
    ("gebuehren: []\n", "berechnung: {gilt_ab: 2025-01-01}\ngebuehren: []\n", "„gilt_bis“ fehlt."),
    ("gebuehren: []\n", "berechnung: {tabellen: {satz: {1: [viel]}}}\ngebuehren: []\n", "„viel“ ist keine Zahl"),
    (
        "optionen: {strasse: An der Straße, hof: {titel: Im Hof, worte: [Hinterhof]}}",
        "pflicht: ja",
        "Eine Auswahl braucht optionen.",
    ),
]


@pytest.mark.parametrize(("alt", "neu", "meldung"), FEHLER)
def test_mistakes_are_named_in_german_with_file_and_line(daten: Path, alt: str, neu: str, meldung: str) -> None:
    change(daten, "fuhre", alt, neu)
    with pytest.raises(DatenFehler) as fehler:
        Katalog.load(daten)
    assert meldung in str(fehler.value)
    assert all(zeile.startswith("data/leistungen/fuhre.yml:") for zeile in fehler.value.meldungen)


def test_all_mistakes_are_told_at_once(daten: Path) -> None:
    change(daten, "fuhre", "titel: Fuhre bestellen", "farbe: rot")
    change(daten, "besuch", "modus: dialog", "modus: x")
    with pytest.raises(DatenFehler) as fehler:
        Katalog.load(daten)
    assert len(fehler.value.meldungen) == 3
