"""The real catalogue: every definition loads, every case runs as written, nothing is left unchecked."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.leistungen.auskunft import answer
from api.leistungen.check import DATEN, check
from api.leistungen.check_faelle import case_mandant
from api.leistungen.engine import evaluate
from api.leistungen.ergebnis import Umfeld
from api.leistungen.faelle import Fall, compare, load_cases, run_case
from api.leistungen.katalog import FAELLE, Katalog, leistung_files
from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandanten

MANDANTEN = Mandanten.load(DATEN)
KATALOG = Katalog.load(DATEN, MANDANTEN)


def angebote() -> Iterator[tuple[str, Leistung]]:
    for mandant in MANDANTEN:
        for leistung in KATALOG.von(mandant.key):
            yield mandant.key, leistung


def faelle() -> Iterator[tuple[str, Fall]]:
    for pfad in sorted((DATEN / "leistungen").glob(f"*{FAELLE}")):
        for fall in load_cases(pfad):
            yield pfad.name.removesuffix(FAELLE), fall


def test_catalogue_is_sound() -> None:
    befunde, _ = check(DATEN)
    assert befunde == []


@pytest.mark.parametrize(("key", "fall"), [pytest.param(key, fall, id=f"{key}: {fall.fall}") for key, fall in faelle()])
def test_case(key: str, fall: Fall) -> None:
    mandant = case_mandant(MANDANTEN, fall)
    assert mandant is not None
    assert compare(fall, run_case(KATALOG.fuer(mandant.key, key), mandant, fall)) == []


@pytest.mark.parametrize(
    ("mandant_key", "leistung"), [pytest.param(*paar, id=f"{paar[0]}/{paar[1].leistung}") for paar in angebote()]
)
def test_offer_opens_and_informs(mandant_key: str, leistung: Leistung, umfeld: Umfeld) -> None:
    mandant = MANDANTEN.mandant(mandant_key)
    stand = evaluate(leistung, mandant, {}, [], umfeld)
    assert (stand.frage is not None) == leistung.beschrieben
    for thema in (
        "kosten",
        "unterlagen",
        "dauer",
        "voraussetzungen",
        "frist",
        "rechtsgrundlage",
        "ueberblick",
        "oeffnungszeiten",
    ):
        auskunft = answer(leistung, mandant, thema)
        assert auskunft.text
        assert "{" not in auskunft.text


@pytest.mark.langsam
def test_loading_is_fast_enough_for_the_whole_catalogue(tmp_path: Path) -> None:
    """152 files of real size within 1.5 s of processor time."""
    vorlage = sorted(leistung_files(DATEN), key=lambda pfad: pfad.stat().st_size)[-1]
    text = vorlage.read_text(encoding="utf-8")
    (tmp_path / "leistungen").mkdir()
    (tmp_path / "bausteine.yml").write_text((DATEN / "bausteine.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for nummer in range(152):
        neu = text.replace(f"leistung: {vorlage.stem}\n", f"leistung: probe-{nummer}\n", 1)
        (tmp_path / "leistungen" / f"probe-{nummer}.yml").write_text(neu, encoding="utf-8")
    beginn = time.process_time()
    katalog = Katalog.load(tmp_path, MANDANTEN)
    dauer = time.process_time() - beginn
    assert len(katalog.alle()) == 152
    assert dauer < 3.0, f"{dauer:.2f} s; twice the promise, for busy machines"
