"""Every case of every form, filled in on the pages: the same questions, the same end, the same case as the engine's."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from sqlalchemy import select

from api.clock import FixedClock
from api.context import ApiContext
from api.leistungen.check import DATEN
from api.leistungen.check_faelle import case_mandant
from api.leistungen.faelle import Fall, load_cases, run_case
from api.leistungen.katalog import FAELLE, Katalog
from api.mandanten.verzeichnis import Mandanten
from api.vorgaenge.models import Vorgang
from tests.integrations.website.seiten.ausfuellen import NichtEingebbar, fill_in
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.conftest import at_ten

MANDANTEN = Mandanten.load(DATEN)
KATALOG = Katalog.load(DATEN, MANDANTEN)
EIGENS_GETESTET = {
    "In diesem Jahr schon abgeholt",  # tests what the database knows; see test_ablauf.py
}
NICHT_EINZUGEBEN = {
    "Ein Vorhaben, das nicht zur Wahl steht",  # in words only: the page shows what there is to choose
}


def faelle() -> Iterator[tuple[str, Fall]]:
    for pfad in sorted((DATEN / "leistungen").glob(f"*{FAELLE}")):
        key = pfad.name.removesuffix(FAELLE)
        if not KATALOG.leistung(key).intern:
            yield from ((key, fall) for fall in load_cases(pfad))


FAELLE_ALLER = [
    pytest.param(key, fall, id=f"{key}: {fall.fall}") for key, fall in faelle() if fall.fall not in EIGENS_GETESTET
]


def play(besucher: Besucher, uhr: FixedClock, key: str, fall: Fall) -> list[str]:
    mandant = case_mandant(MANDANTEN, fall)
    assert mandant is not None
    leistung = KATALOG.fuer(mandant.key, key)
    uhr.advance(at_ten(fall.heute) - uhr.now())
    besucher.open(f"/{mandant.key}/antrag/{key}")
    besucher.press("Beginnen")
    gefragt = fill_in(besucher, leistung, mandant, fall.antworten, fall.uebersprungen)
    for feld, wert in fall.korrektur.items() if besucher.wo == "pruefen" else ():
        besucher.follow_to(feld)
        gefragt += fill_in(besucher, leistung, mandant, {**fall.antworten, feld: wert}, fall.uebersprungen)
    return gefragt


@pytest.mark.parametrize(("key", "fall"), FAELLE_ALLER)
def test_case_on_pages(besucher: Besucher, context: ApiContext, uhr: FixedClock, key: str, fall: Fall) -> None:
    if fall.fall in NICHT_EINZUGEBEN:
        with pytest.raises(NichtEingebbar):
            play(besucher, uhr, key, fall)
        return
    gefragt = play(besucher, uhr, key, fall)
    if fall.gefragt is not None:
        assert tuple(dict.fromkeys(gefragt)) == fall.gefragt
    if fall.ende == "zusammenfassung":
        assert besucher.wo == "pruefen", besucher.seite.text
        besucher.press("Ja, absenden")
        assert besucher.wo == "eingereicht", besucher.seite.text
        check_case(context, key, fall)
    else:
        assert besucher.wo == "ende" if fall.ende == "abbruch" else KATALOG.leistung(key).feld(besucher.wo)
        assert (fall.meldung or "") in besucher.seite.text


def check_case(context: ApiContext, key: str, fall: Fall) -> None:
    """The case in the database holds what the engine makes of these answers; ids of files apart."""
    mandant = case_mandant(MANDANTEN, fall)
    assert mandant is not None
    soll = run_case(KATALOG.fuer(mandant.key, key), mandant, fall).stand
    with context.db.reading() as session:
        vorgang = session.scalars(select(Vorgang)).one()
        assert vorgang.kanal == "formular"
        assert texts(key, vorgang.anzeige) == texts(key, soll.anzeige)
        assert comparable(vorgang.angaben) == comparable(soll.angaben)
        assert (vorgang.gebuehr or {}).get("gebuehr") == (soll.gebuehr.gebuehr if soll.gebuehr else None)
        assert [each["unterlage"] for each in vorgang.unterlagen] == [each.unterlage for each in soll.unterlagen]


def texts(key: str, anzeige: Mapping[str, str]) -> dict[str, str]:
    """As people read them; files without their ending, which follows from what was really sent."""
    dateien = {feld.feld for feld in KATALOG.leistung(key).felder if feld.typ == "datei"}
    return {feld: text.partition(".")[0] if feld in dateien else text for feld, text in anzeige.items()}


def comparable(angaben: dict[str, Any]) -> dict[str, Any]:
    """Without ids of files, and without the word a choice was made with: on a page it is the title."""
    werte: dict[str, Any] = {}
    for feld, wert in angaben.items():
        gewaehlt = isinstance(wert, dict) and set(wert) == {"wert", "text"}
        werte[feld] = "Datei" if isinstance(wert, dict) and "datei" in wert else wert["wert"] if gewaehlt else wert
    return werte
