"""Trains the model if its inputs changed: ``python -m tools.train``, what ``make train`` calls."""

import sys

from tools.process.parts import StartError
from tools.process.training import ensure_model

if __name__ == "__main__":
    try:
        ensure_model()
    except (StartError, KeyboardInterrupt) as error:
        sys.exit(str(error) or "Das Training wurde abgebrochen.")
    print("Das Sprachmodell ist auf dem Stand seiner Eingaben.")
