"""A sixth service is one YAML file and one file of cases: written beside the others, checked, trained, played.

What the Mandant adds (a limit, a calendar) is data as well. No code, no rule of the dialogue and no training sentence
knows this service.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.datenbanken import Datenbanken
from tests.system import WURZEL, Chat, System, running_system

pytestmark = pytest.mark.langsam

DATEN = Path(__file__).parent / "daten"
MANDANT = "schwerin"
WUNSCH = "wir möchten im Sommer mit Freunden im Park Steaks und Würstchen machen"
ANTWORTEN = {
    "anlass": "Omas Geburtstag",
    "personen": "wir sind etwa 40",
    "musik": "ja, gern",
    "musik_ende": "um neun Uhr abends",
    "strom": "eine Steckdose bitte",
    "name": "Ich heiße Anna Müller",
    "telefon": "0385 5551234",
}


@pytest.fixture(scope="module")
def inhalte(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contents of the project, and the new service among them."""
    root = tmp_path_factory.mktemp("inhalte")
    for name in ("leistungen", "mandanten"):
        shutil.copytree(WURZEL / "data" / name, root / name)
    shutil.copy(WURZEL / "data/bausteine.yml", root)
    for name in ("grillplatz.yml", "grillplatz.faelle.yml"):
        shutil.copy(DATEN / name, root / "leistungen")
    ordner = root / "mandanten" / MANDANT
    shutil.copy(DATEN / "grillplatz.mandant.yml", ordner / "leistungen/grillplatz.yml")
    with (ordner / "kalender.yml").open("a") as kalender:
        kalender.write((DATEN / "kalender.yml").read_text())
    return root


@pytest.fixture(scope="module")
def model(inhalte: Path) -> Iterator[Path]:
    """A model that knows the contents. It goes with the test."""
    env = {**os.environ, "LOTSE_INHALTE": str(inhalte)}
    command = [str(WURZEL / ".venv-bot/bin/python"), "-m", "bot.train"]
    before = set((WURZEL / "models").glob("*.tar.gz"))
    done = subprocess.run(command, cwd=WURZEL, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    model = Path(done.stdout.split()[-1])
    assert model.is_file()
    yield model
    if model not in before:
        model.unlink()


@pytest.fixture(scope="module")
def system(inhalte: Path, model: Path, datenbanken: Datenbanken) -> Iterator[System]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOTSE_INHALTE", str(inhalte))
        patch.setenv("LOTSE_MODELL", str(model))
        with running_system(datenbanken) as running:
            yield running


def test_catalogue_takes_the_service_and_runs_its_cases(inhalte: Path) -> None:
    command = [str(WURZEL / ".venv-app/bin/python"), "-m", "api.leistungen.check", str(inhalte)]
    done = subprocess.run(command, cwd=WURZEL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_wish_does_not_name_the_service() -> None:
    text = (DATEN / "grillplatz.yml").read_text().lower()
    assert "grill" not in WUNSCH.lower()
    assert WUNSCH.lower() not in text


def test_from_the_first_word_to_the_typed_case(system: System) -> None:
    with Chat(system.url, MANDANT) as chat:
        chat.say(WUNSCH)
        if chat.frage == "leistung":
            chat.press("Grillplatz im Park reservieren")
        assert chat.stand["leistung"] == "grillplatz", chat.text
        asked = play(chat)
        assert asked == ["anlass", "personen", "musik", "musik_ende", "strom", "uebergabe", "name", "telefon"]
        assert chat.stand["phase"] == "uebersicht"
        assert "60,00" in chat.text
        chat.say("ja, absenden")
        vorgang = chat.stand["vorgang"]
        assert vorgang, chat.text
    case = read_case(system, vorgang["aktenzeichen"])
    angaben = case["angaben"]
    assert case["leistung"] == "grillplatz"
    assert case["status"] == "eingegangen"
    assert case["phase"] == "reserviert"
    assert case["gebuehr"]["betrag"] == "60.00"
    assert angaben["anlass"] == "Omas Geburtstag"
    assert str(angaben["personen"]) == "40"
    assert angaben["musik"] == "ja"
    assert angaben["musik_ende"] == "21:00"
    assert angaben["strom"]["wert"] == "steckdose"
    assert angaben["uebergabe"]["standort"] == "stadthaus"
    assert angaben["uebergabe"]["beginn"]
    assert angaben["name"] == {"vorname": "Anna", "nachname": "Müller"}
    assert angaben["telefon"] == "+493855551234"


def test_leaving_the_branch_prunes_its_answer(system: System) -> None:
    with Chat(system.url, MANDANT) as chat:
        chat.say(WUNSCH)
        play(chat, until="strom")
        assert "musik_ende" in chat.stand["angaben"]
        chat.say("doch keine Musik")
        if chat.frage == "musik":
            chat.say("nein")
        assert "musik_ende" not in chat.stand["angaben"], chat.text
        assert chat.stand["angaben"]["musik"].lower() == "nein"
        assert chat.frage == "strom"


def play(chat: Chat, until: str = "bestaetigung") -> list[str]:
    """Answer what is asked until the question ``until``; the fields asked, in order."""
    asked: list[str] = []
    while chat.frage != until:
        feld = str(chat.frage)
        assert feld not in asked, f"{feld} wird noch einmal gefragt: {chat.text}"
        asked.append(feld)
        if feld == "uebergabe":
            chat.press(chat.stand["frage"]["optionen"][0]["titel"])
        else:
            assert feld in ANTWORTEN, chat.text
            chat.say(ANTWORTEN[feld])
    return asked


def read_case(system: System, aktenzeichen: str) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {system.dienst_token}"}
    answer = httpx.get(f"{system.url}/api/v1/vorgaenge/{aktenzeichen}", headers=headers, timeout=30)
    assert answer.status_code == 200, answer.text
    case: dict[str, Any] = answer.json()
    return case
