"""Reads every phrase and value with one system and keeps what it read."""

import time
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.evaluation import stock
from tests.evaluation.kennzahlen import exact
from tests.evaluation.lage import value_metadata
from tests.evaluation.lotse import Gelesen, Leser
from tests.evaluation.phrasen import Ausdruck, Phrase
from tests.evaluation.stoerung import disturb


@dataclass
class Messung:
    """What one system read: one entry per phrase, in order, plain and with typing errors; one per value."""

    name: str
    gelesen: list[Gelesen]
    gestoert: list[Gelesen]
    werte: list[bool] = field(default_factory=list)
    falsch: list[tuple[Ausdruck, Any]] = field(default_factory=list)
    millisekunden: float = 0.0  # per phrase, p50

    def without(self, phrases: Sequence[Phrase], texts: Container[str]) -> "Messung":
        """The same without what was read of `texts`; `phrases` are those measured, in order."""
        wanted = [place for place, phrase in enumerate(phrases) if phrase.text not in texts]
        return replace(
            self, gelesen=[self.gelesen[place] for place in wanted], gestoert=[self.gestoert[place] for place in wanted]
        )


async def measure_lotse(model: Path, phrases: Sequence[Phrase], values: Sequence[Ausdruck]) -> Messung:
    leser = Leser(model)
    times, read = [], []
    for phrase in phrases:
        start = time.perf_counter()
        read.append(await leser.read(phrase))
        times.append((time.perf_counter() - start) * 1000)
    noisy = [await leser.read(_disturbed(phrase)) for phrase in phrases]
    messung = Messung("Lotse", read, noisy, millisekunden=sorted(times)[len(times) // 2] if times else 0.0)
    for ausdruck in values:
        around = value_metadata(ausdruck)
        parsed = await leser.parse(ausdruck.text, around)
        messung.werte.append(exact(ausdruck, parsed, around["frage"]["feld"]))
        if not messung.werte[-1]:
            messung.falsch.append((ausdruck, [w["wert"] for w in parsed["deutung"]["werte"]]))
    return messung


def measure_stock(
    phrases: Sequence[Phrase], intents: Sequence[tuple[str, str]], services: Sequence[tuple[str, str]]
) -> Messung:
    texts = [phrase.text for phrase in phrases]
    noisy = [disturb(text) for text in texts]
    by_intent = stock.ranked(intents, texts + noisy)
    by_service = stock.ranked(services, texts + noisy)
    read = [_stock(a, b) for a, b in zip(by_intent, by_service, strict=True)]
    return Messung("Rasa 3.6.21 (DIET)", read[: len(texts)], read[len(texts) :])


def _stock(intents: list[tuple[str, float]], services: list[tuple[str, float]]) -> Gelesen:
    chances = dict(intents)
    best = intents[0][0] if intents else ""
    return Gelesen(best, tuple(name for name, _ in services[:3]), chances.get("ausserhalb", 0.0))


def _disturbed(phrase: Phrase) -> Phrase:
    return Phrase(disturb(phrase.text), phrase.absicht, phrase.stil, phrase.leistung, phrase.auch, phrase.frage)
