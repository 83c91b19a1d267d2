"""`python -m tests.evaluation` in the bot's environment, what `make eval` calls: train, measure, write the report.

A phrase that shares a run of content words with a training phrase is named and left out. With `--entwicklung` it
measures the development phrases, those one may look at, and writes nothing.
"""

import asyncio
import logging
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TQDM_DISABLE", "1")

from bot.logs import configure_logging
from bot.settings import ROOT

from tests.evaluation import abstand, bericht, training
from tests.evaluation.messung import measure_lotse, measure_stock
from tests.evaluation.phrasen import BLIND, ENTWICKLUNG, read_phrases, read_values

ENOUGH = 1200  # blind phrases


def main(arguments: list[str]) -> int:
    """0 when all was measured; 1 when fewer than `ENOUGH` phrases are unlike every training phrase."""
    configure_logging()
    logging.getLogger().setLevel(logging.ERROR)
    trying = "--entwicklung" in arguments
    folder = ENTWICKLUNG if trying else BLIND
    phrases, values = read_phrases(folder), read_values(folder)
    pairs = training.intent_pairs()
    known = [text for text, _ in pairs] + [text for text, _ in training.service_pairs()]
    too_near = abstand.shared_runs([phrase.text for phrase in phrases], known)
    for text, run in too_near.items():
        print(f"zu nah an einem Trainingssatz ({run}), nicht gemessen: {text}")
    everything, phrases = phrases, [phrase for phrase in phrases if phrase.text not in too_near]
    neighbours = abstand.neighbours([phrase.text for phrase in phrases], sorted(set(known)))
    lotse = asyncio.run(measure_lotse(trained_model(), phrases, values))
    if trying:
        bericht.show(phrases, values, neighbours, lotse)
        return 0
    stock = None
    if "--ohne-stock" not in arguments:
        stock = measure_stock(everything, pairs, training.service_pairs()).without(everything, too_near)
    bericht.write(phrases, values, neighbours, lotse, stock)
    return 0 if len(phrases) >= ENOUGH else 1


def trained_model() -> Path:
    """The model of these inputs, made by a process of its own: training leaves packages out that the rest needs."""
    done = subprocess.run([sys.executable, "-m", "bot.train"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Path(done.stdout.strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
