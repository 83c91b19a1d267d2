"""Naming and sharing of the model; training without a sentence encoder."""

import subprocess
import sys
from pathlib import Path

import pytest
from bot.nlu.leistungsdateien import Leistungstexte
from bot.nlu.ranking import learn
from bot.settings import ROOT
from bot.train import ensure_model, input_files, model_name


def test_the_name_follows_the_inputs(tmp_path: Path) -> None:
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    (tmp_path / "config.yml").write_text("a: 1\n")
    first = model_name(tmp_path)
    assert model_name(tmp_path) == first
    (tmp_path / "config.yml").write_text("a: 2\n")
    assert model_name(tmp_path) != first
    assert [path.name for path in input_files(tmp_path)] == ["config.yml"]


def test_a_model_that_is_there_is_not_trained_again(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text("a: 1\n")
    there = tmp_path / f"{model_name(tmp_path)}.tar.gz"
    there.write_bytes(b"a model")
    assert ensure_model(tmp_path, tmp_path) == there
    assert there.read_bytes() == b"a model"


@pytest.mark.langsam
def test_the_command_prints_the_path_alone(model: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "bot.train"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    (line,) = done.stdout.splitlines()
    assert Path(line).parent == model.parent
    assert Path(line).is_file()


def test_ranking_works_without_sentence_vectors() -> None:
    import numpy as np

    def nothing(texts: object) -> np.ndarray:
        return np.zeros((len(list(texts)), 512), dtype=np.float32)  # type: ignore[call-overload]

    services = [
        Leistungstexte(
            "a",
            "Laub abholen",
            ("Laub",),
            ("die Blätter liegen überall", "wer nimmt mein Laub mit", "Laubsäcke abholen lassen"),
        ),
        Leistungstexte(
            "b",
            "Boot anmelden",
            ("Boot",),
            ("ich habe ein Segelboot gekauft", "Liegeplatz für mein Boot", "Bootskennzeichen beantragen"),
        ),
    ]
    ranking = learn(services, ["hallo", "danke", "wie spät ist es", "tschüss"], nothing)  # type: ignore[arg-type]
    zero = np.zeros(512, dtype=np.float32)
    assert ranking.rank("bei uns liegt so viel Laub", zero)[0][0] == "a"
    assert ranking.rank("wo melde ich mein segelbot an", zero)[0][0] == "b"
    assert ranking.rank("Quantenphysik", zero) == []
