"""Sees that the model for the present inputs is there. What Rasa says while it trains is shown only if it fails."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

from tools.process.parent import Make
from tools.process.parts import ROOT, StartError, launched

PATIENCE = 10.0  # seconds; a model that is there is found sooner
HEARTBEAT = 20.0  # seconds


def ensure_model() -> None:
    """Train if the inputs changed and LOTSE_MODELL names no other model.

    Raises ``StartError`` if that fails, KeyboardInterrupt if make was interrupted.
    """
    given = os.environ.get("LOTSE_MODELL")
    if given:
        if not Path(given).is_file():
            raise StartError(f"LOTSE_MODELL: Die Datei {given} gibt es nicht.")
        return
    make = Make()
    started = time.monotonic()
    next_word = started + PATIENCE
    with tempfile.TemporaryFile() as said:
        training = subprocess.Popen(
            launched(".venv-bot", "bot.train"), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        while training.poll() is None:
            if make.was_interrupted():
                training.kill()
                raise KeyboardInterrupt
            if time.monotonic() > next_word:
                print(f"Das Sprachmodell wird trainiert … ({time.monotonic() - started:.0f} s)", flush=True)
                next_word += HEARTBEAT
            try:
                training.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        if training.returncode != 0:
            said.seek(0)
            print(said.read().decode("utf-8", "replace")[-20_000:], flush=True)
            raise StartError("Das Sprachmodell ließ sich nicht trainieren. Die Meldungen darüber nennen den Grund.")
