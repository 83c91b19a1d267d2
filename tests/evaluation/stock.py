"""Stock Rasa 3.6.21 for comparison: its default pipeline (DIET), trained on the very same phrases.

It has one class per intent, and a second model one class per service: the nearest a stock set-up comes to both.
Training takes it most of an hour, so what it read is kept in `var/evaluation/` for the very same phrases and pipeline.
`python -m tests.evaluation.stock folder` reads `pairs` and `texts` from `folder/in.json` and leaves `folder/out.json`:
a process of its own, so that nothing of ours changes the Rasa it measures.
"""

import asyncio
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from bot.settings import ROOT

EPOCHS = 6
"""Rasa suggests 100, for a few hundred phrases: some 400 steps. Six of sixteen thousand phrases are 1,500."""
BATCH = 64
"""The first of Rasa's batch sizes (64 growing to 256): more steps in the same time, which goes by the words read."""
KEPT = ROOT / "var/evaluation"
PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": EPOCHS, "batch_size": BATCH, "constrain_similarities": True},
]


def ranked(pairs: Sequence[tuple[str, str]], texts: Sequence[str]) -> list[list[tuple[str, float]]]:
    """Trains on `pairs` of phrase and class; the classes of each of `texts`, likeliest first, with their confidence."""
    given = json.dumps({"pairs": list(pairs), "texts": list(texts), "pipeline": PIPELINE})
    kept = KEPT / f"diet-{hashlib.sha256(given.encode()).hexdigest()[:16]}.json"
    if not kept.exists():
        found = _in_own_process(given)
        KEPT.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(found), encoding="utf-8")
    return [[(label, chance) for label, chance in entry] for entry in json.loads(kept.read_text(encoding="utf-8"))]


def _in_own_process(given: str) -> list[list[tuple[str, float]]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.json").write_text(given, encoding="utf-8")
        command = [sys.executable, "-m", "tests.evaluation.stock", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        found: list[list[tuple[str, float]]] = json.loads((folder / "out.json").read_text(encoding="utf-8"))
        return found


def main(folder: Path) -> None:
    """Trains and reads what `folder/in.json` holds."""
    given = json.loads((folder / "in.json").read_text(encoding="utf-8"))
    model = _train(folder, given["pairs"])
    found = asyncio.run(_parse(model, given["texts"]))
    (folder / "out.json").write_text(json.dumps(found), encoding="utf-8")


def _train(folder: Path, pairs: Sequence[tuple[str, str]]) -> Path:
    from rasa.model_training import train_nlu

    classes: dict[str, list[str]] = {}
    for text, label in pairs:
        classes.setdefault(label, []).append(text.replace("\n", " "))
    nlu = [{"intent": label, "examples": "".join(f"- {text}\n" for text in texts)} for label, texts in classes.items()]
    files = {
        "config.yml": {"recipe": "default.v1", "language": "de", "assistant_id": "stock", "pipeline": PIPELINE},
        "nlu.yml": {"version": "3.1", "nlu": nlu},
        "domain.yml": {"version": "3.1", "intents": sorted(classes)},
    }
    for name, content in files.items():
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True, width=10_000), encoding="utf-8")
    paths = (str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
    model = train_nlu(*paths, domain=str(folder / "domain.yml"))
    assert model is not None
    return Path(model)


async def _parse(model: Path, texts: Sequence[str]) -> list[list[tuple[str, float]]]:
    from rasa.core.agent import load_agent

    agent: Any = await load_agent(str(model))
    found = []
    for text in texts:
        parsed = await agent.parse_message(text)
        found.append([(entry["name"], entry["confidence"]) for entry in parsed["intent_ranking"]])
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
