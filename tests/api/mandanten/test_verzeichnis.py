import shutil
from pathlib import Path

import pytest

from api.leistungen.check import DATEN
from api.leistungen.yamldatei import DatenFehler
from api.mandanten.verzeichnis import Mandanten, MandantUnbekannt

PROBE = Path(__file__).parents[1] / "leistungen" / "daten"


@pytest.fixture
def daten(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROBE, tmp_path / "data"))


def test_a_mandant_knows_itself() -> None:
    mandant = Mandanten.load(PROBE).mandant("probstadt")
    assert (mandant.key, mandant.name, mandant.ort, mandant.kuerzel, mandant.land) == (
        "probstadt",
        "Stadt Probstadt",
        "Probstadt",
        "PR",
        "MV",
    )
    assert mandant.telefon == "0000 1234"
    assert mandant.kalender["schalter"].orte == ("rathaus", "nebenstelle")
    assert mandant.kalender["fuhre"].orte == ()
    assert mandant.stelle("bauhof").name == "Bauhof"
    assert mandant.stelle("gibtsnicht").name == "Rathaus Probstadt", "the main office stands in"


@pytest.mark.parametrize("key", ["gibtsnicht", "", "..", None])
def test_unknown_mandant(key: str) -> None:
    with pytest.raises(MandantUnbekannt) as fehler:
        Mandanten.load(PROBE).mandant(key)
    assert fehler.value.status == 404


@pytest.mark.parametrize(
    ("datei", "alt", "neu", "meldung"),
    [
        ("mandant.yml", "mandant: probstadt", "mandant: anders", "mandant.yml:1: „mandant“ muss „probstadt“ heißen."),
        ("mandant.yml", "hauptstelle: rathaus", "hauptstelle: amt", "Die hauptstelle „amt“ steht nicht unter stellen."),
        ("mandant.yml", "standort: rathaus", "standort: schloss", "Der standort „schloss“ von „rathaus“ steht nicht"),
        ("mandant.yml", 'primaer: "#112233"', "primaer: rot", "mandant.yml:8: „primaer“ hat die falsche Form"),
        ("mandant.yml", "kurzname: Probstadt\n", "", "„kurzname“ fehlt."),
        ("standorte.yml", 'plz: "12345"', 'plz: "123"', "standorte.yml:4: „plz“ hat die falsche Form"),
        ("strassen.yml", "quellen: [probe]", "quellen: [nirgends]", "Die Quelle „nirgends“ von „Marktplatz“"),
        ("parkzonen.yml", "seite: gerade", "seite: links", "erlaubt ist gerade oder ungerade"),
        ("gegenstaende.yml", "weg: elektro", "weg: mond", "Der Weg „mond“ von „waschmaschine“"),
        ("gegenstaende.yml", "erlaubt: nein, weg: elektro", "erlaubt: nein", "fehlt der weg"),
        (
            "kalender.yml",
            "standorte: [rathaus, nebenstelle]",
            "standorte: [mond]",
            "Der standort „mond“ von „schalter“",
        ),
        ("kalender.yml", "plaetze: 3", "plaetze: drei", "kalender.yml:6: „plaetze“ muss eine ganze Zahl sein."),
        ("kalender.yml", 'von: "07:00"', 'von: "7 Uhr"', "„von“ hat die falsche Form"),
        ("leistungen/fuhre.yml", "grenzen:", "grenze:", "fuhre.yml:1: „grenze“ ist hier nicht bekannt."),
    ],
)
def test_mistakes_are_named(daten: Path, datei: str, alt: str, neu: str, meldung: str) -> None:
    pfad = daten / "mandanten" / "probstadt" / datei
    text = pfad.read_text(encoding="utf-8")
    assert alt in text
    pfad.write_text(text.replace(alt, neu, 1), encoding="utf-8")
    with pytest.raises(DatenFehler) as fehler:
        Mandanten.load(daten)
    assert meldung in str(fehler.value)


def test_strange_files_are_refused_and_missing_ones_mean_nothing(daten: Path) -> None:
    ordner = daten / "mandanten" / "probstadt"
    for datei in ("strassen.yml", "parkzonen.yml", "gegenstaende.yml"):
        (ordner / datei).unlink()
    mandant = Mandanten.load(daten).mandant("probstadt")
    assert mandant.strassen.strassen == ()
    (ordner / "notizen.yml").write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(DatenFehler, match="nicht bekannt"):
        Mandanten.load(daten)


def test_real_mandanten_have_what_they_promise() -> None:
    mandanten = Mandanten.load(DATEN)
    assert mandanten.alle()
    assert len({mandant.kuerzel for mandant in mandanten}) == len(mandanten.alle())
    for mandant in mandanten:
        for strasse in mandant.strassen.strassen:
            gefunden = mandant.strassen.find(strasse.strasse)
            assert gefunden is not None
            assert gefunden.strasse == strasse.strasse, "no street hides another"
        for verzeichnis in mandant.gegenstaende.values():
            for gegenstand in verzeichnis.liste.gegenstaende:
                gefunden_art = verzeichnis.find(gegenstand.titel)
                assert gefunden_art is not None
                assert gefunden_art.art == gegenstand.art, "no thing hides another"
