"""Trains the model: `python -m bot.train` prints the path of the model for the current inputs.

The model is named by a hash over everything that goes into it and built under a file lock, so that several
installations in one checkout share it and none trains twice.
"""

import fcntl
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot import unused_packages
from bot.logs import configure_logging
from bot.nlu.leistungsdateien import content_root, fingerprint
from bot.settings import ROOT

INPUTS = (
    "config.yml",
    "domain.yml",
    "data/mundart",
    "data/nlu",
    "data/rules",
    "bot/policies",
    "bot/nlu/komponenten",
    "bot/nlu/leistungsdateien.py",
    "bot/nlu/anliegen.py",
    "bot/nlu/kern.py",
    "bot/nlu/merkmale.py",
    "bot/nlu/mundart.py",
    "bot/nlu/ranking.py",
    "bot/nlu/satzbau.py",
    "bot/nlu/schreibfehler.py",
    "bot/nlu/satzvektor.py",
    "bot/nlu/text.py",
    "bot/nlu/yaml_datei.py",
    "bot/nlu/themen.py",
)
HASH_LENGTH = 16


class TrainingFailed(RuntimeError):
    """Rasa didn't train; its own output says why."""


def input_files(root: Path) -> Iterator[Path]:
    """The files that go into the model, sorted: configuration, training data, and the code of what is trained."""
    for name in INPUTS:
        path = root / name
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.suffix in (".yml", ".py"):
                yield file


def model_name(root: Path) -> str:
    """Hash over `input_files` and over the texts by which services are found."""
    digest = hashlib.sha256(fingerprint(content_root()).encode())
    for file in input_files(root):
        digest.update(f"{file.relative_to(root)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:HASH_LENGTH]


def ensure_model(root: Path = ROOT, models: Path = ROOT / "models") -> Path:
    """Path of the model for the inputs below `root`; trains it when it isn't there. Waits for another trainer."""
    models.mkdir(parents=True, exist_ok=True)
    model = models / f"{model_name(root)}.tar.gz"
    if model.is_file():
        return model
    with (models / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not model.is_file():
            _train(root, model)
    return model


def _train(root: Path, model: Path) -> None:
    unused_packages.install()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    from rasa.model_training import train

    before = Path.cwd()
    os.chdir(root)
    try:
        with tempfile.TemporaryDirectory(dir=model.parent) as folder:
            data: list[str] = [str(root / "data/nlu"), str(root / "data/rules")]
            result = train(str(root / "domain.yml"), str(root / "config.yml"), data, output=folder, force_training=True)
            if not result.model:
                raise TrainingFailed("no model was made")
            Path(result.model).rename(model)
    finally:
        os.chdir(before)


def main() -> int:
    # Rasa prints to standard output; only the path belongs there.
    configure_logging()
    out = os.dup(1)
    os.dup2(2, 1)
    path = ensure_model()
    os.write(out, f"{path}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
