"""Files handed in: what they are called is for display only, and only one's own is an answer."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from api.antraege.service import AntragService
from api.context import ApiContext
from api.leistungen.katalog import Katalog
from api.unterlagen.service import DateiService, display_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Foto.jpg", "Foto.jpg"),
        ("C:\\Fotos\\Müll am Weg.png", "Müll am Weg.png"),
        ("../../etc/passwd", "passwd"),
        ("Rechnung\u202egpj.exe", "Rechnunggpj.exe"),
        ("a\x00b\x07.pdf", "ab.pdf"),
        ("", "Datei"),
        ("/", "Datei"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_display_name(name: str, shown: str) -> None:
    assert display_name(name) == shown


MELDUNG = """\
leistung: meldung
titel: Etwas melden
kurz: Wir sehen es uns an.
lebenslagen: [wohnen]
stelle: amt
modus: dialog
beispiele: [hier liegt etwas]
felder:
  - {feld: foto, typ: datei, titel: Foto, pflicht: nein, frage: Haben Sie ein Foto?}
prozess:
  - {phase: eingang, status: eingegangen, titel: Eingegangen, weiter: [fertig]}
  - {phase: fertig, status: erledigt, titel: Fertig, ende: ja}
datenschutz: {zweck: Meldung, loeschung: P90D}
"""
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def mit_foto(context: ApiContext, tmp_path: Path) -> ApiContext:
    """The small town with a Leistung that asks for a picture."""
    ordner = tmp_path / "inhalte"
    shutil.copytree(context.settings.inhalte, ordner)
    (ordner / "leistungen" / "meldung.yml").write_text(MELDUNG)
    return replace(context, katalog=Katalog.load(ordner, context.mandanten))


def test_a_case_names_the_file_as_it_was_received(mit_foto: ApiContext) -> None:
    with mit_foto.db.transaction() as session:
        service = AntragService(mit_foto, session)
        antrag, _ = service.create("musterstadt", "meldung", "web", "g-1")
        handed_in = DateiService(mit_foto, session).store("musterstadt", "g-1", "Weg.pdf", PDF)
        claimed = handed_in | {"name": "anders.exe", "typ": "text/html", "groesse": 1}
        assert service.set(antrag, {"foto": claimed}).felder[0].ok
        vorgang = service.submit(antrag, "einmal").vorgang
        expected = {"datei": handed_in["datei"], "name": "Weg.pdf", "typ": "application/pdf", "groesse": len(PDF)}
        assert vorgang.angaben["foto"] == expected


@pytest.mark.parametrize("gespraech", ["g-2", None])
def test_a_file_of_somebody_else_is_no_answer(mit_foto: ApiContext, gespraech: str | None) -> None:
    with mit_foto.db.transaction() as session:
        foreign = DateiService(mit_foto, session).store("musterstadt", "g-1", "Weg.pdf", PDF)
        service = AntragService(mit_foto, session)
        antrag, _ = service.create("musterstadt", "meldung", "web", gespraech)
        for wert in (foreign, {"datei": "unbekannt", "name": "a.pdf"}, {"datei": 5}, "a.pdf", [foreign]):
            (feld,) = service.set(antrag, {"foto": wert}).felder
            assert not feld.ok
            assert feld.meldung
        assert service.form(antrag).angaben == {}
