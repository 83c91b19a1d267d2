import shutil
from pathlib import Path

import pytest

from api.leistungen.check import check, main
from tests.api.leistungen.conftest import DATEN


@pytest.fixture
def daten(tmp_path: Path) -> Path:
    """A sound catalogue: everything of the fixture but the forms that only show types and rules."""
    ziel = Path(shutil.copytree(DATEN, tmp_path / "data"))
    for name in ("alles", "abschrift"):
        (ziel / "leistungen" / f"{name}.yml").unlink()
    return ziel


def change(daten: Path, name: str, alt: str, neu: str) -> None:
    pfad = daten / name
    text = pfad.read_text(encoding="utf-8")
    assert alt in text, f"{alt!r} is not in {name}"
    pfad.write_text(text.replace(alt, neu, 1), encoding="utf-8")


def test_sound_catalogue(daten: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(daten)]) == 0
    assert (
        capsys.readouterr().out
        == "Katalog: 3 Leistungen (0 noch nicht beschrieben), 4 Fälle, 1 Mandanten. Alles in Ordnung.\n"
    )


FUHRE, BESUCH, FAELLE = "leistungen/fuhre.yml", "leistungen/besuch.yml", "leistungen/fuhre.faelle.yml"
HIER = "mandanten/probstadt/leistungen/fuhre.yml"
BEFUNDE = [
    (FUHRE, "titel: Fuhre", "farbe: rot\ntitel: Fuhre", "„farbe“ ist hier nicht bekannt"),
    (FUHRE, "abschluss: Wir kommen an dem Tag, den Sie gewählt haben.\n", "", "Der Abschnitt „abschluss“ fehlt."),
    (FUHRE, "  - Möbel abholen\n", "", "nur 11 beispiele"),
    (FUHRE, "  - Möbel abholen\n", "  - Vorsprache\n", "Das Beispiel „Vorsprache“ steht auch bei „besuch“"),
    (FUHRE, "  - Möbel abholen\n", "  - Fuhre  Bestellen\n", "steht zweimal"),
    (FUHRE, "fragen:\n    adresse: Wo holen wir ab?\n", "fragen:\n", "einfache_sprache: Die Frage „adresse“ fehlt."),
    (
        FUHRE,
        "voraussetzungen: Sie wohnen in {ort}.",
        "frist: Binnen zwei Wochen.",
        "auskunft.frist: nennt „zwei Wochen“ ohne quelle",
    ),
    (FUHRE, "voraussetzungen: Sie wohnen in {ort}.", "frist: Siehe § 3.", "auskunft.frist: nennt „§ 3“ ohne quelle"),
    (FUHRE, "    frage: Was sollen wir mitnehmen?", "    frage: Was sollen wir für 20 € mitnehmen?", "nennt „20 €“"),
    (FUHRE, "Was sollen wir mitnehmen?", "Was sollen wir mitnehmen!", "ohne Ausrufezeichen"),
    (
        FUHRE,
        "kurz: Wir holen ab, was in {ort}",
        "kurz: Wir holen ab, was in {dorf}",
        "Der Platzhalter „{dorf}“ ist nicht bekannt.",
    ),
    (FUHRE, "{zweck: Abholung,", "{zweck: Abholung, grundlage: KrWG,", "Die grundlage braucht quelle und stand."),
    (FUHRE, "weiter: [geholt, storniert]", "weiter: [storniert]", "prozess: „geholt“ ist nie zu erreichen."),
    (FUHRE, "weiter: [geholt, storniert]", "weiter: [geholt, storniert, weg]", "führt zu „weg“, das es nicht gibt"),
    (
        FUHRE,
        "status: erledigt, titel: Geholt, ende: ja",
        "status: erledigt, titel: Geholt",
        "„geholt“ führt nirgends hin.",
    ),
    (
        FUHRE,
        "status: erledigt, titel: Geholt, ende: ja",
        "status: erledigt, titel: Geholt, weiter: [geholt]",
        "Von „geholt“ führt kein Weg",
    ),
    (FUHRE, "status: eingegangen", "status: erledigt", "muss den status eingegangen haben"),
    (FUHRE, "stelle: bauhof", "stelle: amt", "Die stelle „amt“ steht nicht in mandant.yml."),
    (FUHRE, "liste: fuhre", "liste: sperrgut", "Die liste „sperrgut“ steht nicht in gegenstaende.yml."),
    (FUHRE, "kalender: fuhre", "kalender: wagen", "Den kalender „wagen“ gibt es nicht"),
    ("leistungen/ausweis.yml", "kalender: schalter", "kalender: theke", "Den kalender „theke“ gibt es nicht."),
    (
        HIER,
        'grenzen:\n  menge_max: {wert: "5", einheit: m³, quelle: Probe, stand: "2026"}\n',
        "",
        "Die grenze „menge_max“ fehlt.",
    ),
    (
        HIER,
        'betrag: "20.00", quelle: Probe, stand: "2026"',
        'betrag: "20.00", stand: "2026"',
        "„zweite“ braucht quelle und stand.",
    ),
    (HIER, 'betrag: "20.00"', "betrag: 20", "„betrag“ hat die falsche Form: „20“."),
    (HIER, "einheit: m³, quelle: Probe,", "einheit: m³,", "grenzen: „menge_max“ braucht quelle und stand."),
    (
        HIER,
        "  - {gebuehr: frei",
        '  - {gebuehr: nie, wenn: {fuhren_im_jahr: {ab: 9}}, betrag: "1.00", quelle: x, stand: x}\n  - {gebuehr: frei',
        "Die Gebühr „nie“ (probstadt) trifft kein Fall.",
    ),
    (HIER, "grenzen:", "optionen: {wohin: {a: A}}\ngrenzen:", "Das Feld „wohin“ gibt es nicht."),
    (
        FAELLE,
        "hofnummer: 2",
        "hofnummer: 1",
        "erwartet [adresse, gegenstaende, menge, termin, abholort, hofnummer, schluessel",
    ),
    (FAELLE, "gebuehr: zweite", "gebuehr: frei", "gebuehr: erwartet „frei“, ist „zweite“"),
    (FAELLE, 'betrag: "0.00"', 'betrag: "1.00"', "betrag: erwartet „1.00“, ist „0.00“"),
    (FAELLE, "ende: abbruch", "ende: offen", "ende: erwartet „offen“, ist „abbruch“"),
    (FAELLE, "meldung: außerhalb von Probstadt", "meldung: innerhalb", "„innerhalb“ kommt nicht vor in"),
    (FAELLE, "zone: M", "zone: N", "angaben.zone: erwartet „N“, ist „M“"),
    (FAELLE, "gestrichen: [hofnummer, schluessel]", "gestrichen: [hofnummer]", "gestrichen: erwartet [hofnummer]"),
    (FAELLE, "fall: Auswärts", "fall: Auswärts\n    mandant: nirgends", "mandant fehlt oder ist nicht bekannt"),
    (FAELLE, "fall: Auswärts", "fall: Auswärts\n    farbe: rot", "„farbe“ ist hier nicht bekannt"),
]


@pytest.mark.parametrize(("datei", "alt", "neu", "befund"), BEFUNDE)
def test_each_mistake_is_found(daten: Path, datei: str, alt: str, neu: str, befund: str) -> None:
    change(daten, datei, alt, neu)
    befunde, _ = check(daten)
    assert any(befund in eintrag for eintrag in befunde), "\n".join(befunde)
    assert main([str(daten)]) == 1


def test_service_without_cases(daten: Path) -> None:
    (daten / FAELLE).unlink()
    assert any("Es gibt keine Fälle" in befund for befund in check(daten)[0])


def test_field_no_case_reaches(daten: Path) -> None:
    text = (daten / FAELLE).read_text(encoding="utf-8")
    (daten / FAELLE).write_text(text.replace("hofnummer: 2", "hofnummer: 1"), encoding="utf-8")
    assert any("Das Feld „schluessel“ erreicht kein Fall." in befund for befund in check(daten)[0])


def test_adaptation_and_cases_of_nothing(daten: Path) -> None:
    (daten / "mandanten" / "probstadt" / "leistungen" / "fahrt.yml").write_text("aus: ja\n", encoding="utf-8")
    shutil.copy(daten / FAELLE, daten / "leistungen" / "fahrt.faelle.yml")
    (daten / "leistungen" / "notiz.txt").write_text("?", encoding="utf-8")
    befunde = "\n".join(check(daten)[0])
    assert "Die Leistung „fahrt“ gibt es nicht." in befunde
    assert "Zu diesen Fällen gibt es keine Leistung." in befunde
    assert "Diese Datei gehört nicht hierher." in befunde


def test_switched_off_services_need_no_office(daten: Path) -> None:
    change(daten, FUHRE, "stelle: bauhof", "stelle: amt")
    (daten / HIER).write_text("aus: ja\n", encoding="utf-8")
    befunde = "\n".join(check(daten)[0])
    assert "Die stelle" not in befunde
    assert "bietet das nicht an" in befunde


def test_what_people_mostly_come_for_must_be_offered(daten: Path) -> None:
    change(daten, "mandanten/probstadt/mandant.yml", "plz:", "haeufig: [fuhre, mondflug]\nplz:")
    assert [befund for befund in check(daten)[0] if "haeufige" in befund] == [
        "data/mandanten/probstadt/mandant.yml: Die haeufige Leistung „mondflug“ gibt es hier nicht."
    ]


def test_broken_mandant_is_told_beside_the_rest(daten: Path) -> None:
    change(daten, "mandanten/probstadt/mandant.yml", "kuerzel: PR", "kuerzel: Probe")
    change(daten, FUHRE, "  - Möbel abholen\n", "")
    befunde = "\n".join(check(daten)[0])
    assert "„kuerzel“ hat die falsche Form" in befunde
    assert "nur 11 beispiele" in befunde
