"""Rows of a list, and files."""

from typing import Any

import pytest

from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.gaenge import ADRESSE, begin
from tests.integrations.website.seiten.lesebot import LeseBot


def household(vorname: str) -> dict[str, Any]:
    return {
        "haushalt-name-vorname": vorname,
        "haushalt-name-nachname": "Öztürk",
        "haushalt-geburtsdatum-tag": "31",
        "haushalt-geburtsdatum-monat": "1",
        "haushalt-geburtsdatum-jahr": "1990",
        "haushalt-einkommen": "1.400,50 Euro",
    }


def until_household(besucher: Besucher) -> None:
    begin(besucher, "wohngeld")
    besucher.press("Weiter", {"antragsart": "erstantrag"})
    besucher.press("Weiter", ADRESSE)
    besucher.press("Weiter", {"haushaltsgroesse": "4"})
    assert besucher.wo == "haushalt"


def test_rows_are_added_changed_and_taken_out(besucher: Besucher, lesebot: LeseBot) -> None:
    until_household(besucher)
    besucher.press("Weiter", household("Jens"))
    assert lesebot.gelesen[-1]["metadata"]["frage"]["zeile"] == {"nummer": 1, "spalte": "einkommen"}
    besucher.press("Weiter", {"noch": "ja"})
    besucher.press("Weiter", household("Ida"))
    assert "Jens Öztürk, 31.01.1990, 1.400,50 €" in besucher.seite.text
    besucher.follow("Ändern")
    besucher.press("Weiter", {"haushalt-name-vorname": "Jan"})
    assert "Jan Öztürk" in besucher.seite.text
    besucher.press("Entfernen Eintrag 2")
    assert "Ida" not in besucher.seite.text
    besucher.press("Weiter", {"noch": "nein"})
    assert besucher.wo == "einkommen"


def test_wrong_cells_are_all_named(besucher: Besucher) -> None:
    until_household(besucher)
    besucher.press("Weiter", {**household("Jens"), "haushalt-name-nachname": "", "haushalt-einkommen": ""})
    assert besucher.falsch
    assert "Einkommen im Monat: Diese Angabe fehlt noch." in besucher.seite.links
    besucher.press("Weiter", {**household("Jens"), "haushalt-geburtsdatum-jahr": "2190"})
    assert any(text.startswith("Geburtsdatum: Der 31.01.2190 liegt") for text in besucher.seite.links)


@pytest.mark.parametrize(
    ("name", "inhalt", "meldung"),
    [
        ("foto.jpg", b"kein Bild", "PDF, JPG oder PNG"),
        ("foto.jpg", b"\xff\xd8\xff" + bytes(11 * 1024 * 1024), "größer als 10 MB"),
    ],
    ids=["kein Bild", "zu groß"],
)
def test_a_file_is_judged_by_its_content(besucher: Besucher, name: str, inhalt: bytes, meldung: str) -> None:
    begin(besucher, "wilder-muell")
    besucher.press("Weiter", {"meldeort-strasse": "Am Markt", "meldeort-beschreibung": "neben dem Brunnen"})
    besucher.press("Weiter", {"beschreibung": "vier alte Reifen"})
    besucher.press("Weiter", {"fund_datum-tag": "1", "fund_datum-monat": "11", "fund_datum-jahr": "2026"})
    assert besucher.wo == "foto"
    besucher.press("Weiter", dateien={"foto": (name, inhalt, "image/jpeg")})
    assert besucher.falsch
    assert meldung in besucher.seite.text
    besucher.press("Überspringen")
    assert besucher.wo == "name"
