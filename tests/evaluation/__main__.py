"""`python -m tests.evaluation` in the bot's environment, what `make eval` calls: train, measure, write the report.

With `--entwicklung` it measures the development phrases, those one may look at, and writes nothing.
"""

import asyncio
import logging
import os
import sys

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TQDM_DISABLE", "1")

from bot.logs import configure_logging
from bot.train import ensure_model

from tests.evaluation import abstand, bericht, training
from tests.evaluation.messung import measure_lotse, measure_stock
from tests.evaluation.phrasen import BLIND, ENTWICKLUNG, read_phrases, read_values


def main(arguments: list[str]) -> int:
    """0 when all was measured; 1 when a test phrase is too much like a training phrase."""
    configure_logging()
    logging.getLogger().setLevel(logging.ERROR)
    trying = "--entwicklung" in arguments
    folder = ENTWICKLUNG if trying else BLIND
    phrases, values = read_phrases(folder), read_values(folder)
    pairs = training.intent_pairs()
    known = [text for text, _ in pairs] + [text for text, _ in training.service_pairs()]
    too_near = abstand.shared_runs([phrase.text for phrase in phrases], known)
    for text, run in too_near:
        print(f"zu nah an einem Trainingssatz ({run}): {text}")
    neighbours = abstand.neighbours([phrase.text for phrase in phrases], sorted(set(known)))
    lotse = asyncio.run(measure_lotse(ensure_model(), phrases, values))
    if trying:
        bericht.show(phrases, values, neighbours, lotse)
        return 0
    stock = measure_stock(phrases, pairs, training.service_pairs()) if "--ohne-stock" not in arguments else None
    bericht.write(phrases, values, neighbours, lotse, stock)
    return 1 if too_near else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
