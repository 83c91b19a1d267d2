"""Stock Rasa 3.6.21 for comparison: its default pipeline (DIET), trained on the very same phrases.

It has one class per intent, and a second model one class per service: the nearest a stock set-up comes to both.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
]


def ranked(pairs: Sequence[tuple[str, str]], texts: Sequence[str]) -> list[list[tuple[str, float]]]:
    """Trains on `pairs` of phrase and class; the classes of each of `texts`, likeliest first, with their confidence."""
    with tempfile.TemporaryDirectory() as name:
        model = _train(Path(name), pairs)
        return asyncio.run(_parse(model, texts))


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
