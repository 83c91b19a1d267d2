"""The plots of the report."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib import pyplot

from tests.evaluation.kennzahlen import among, per_class
from tests.evaluation.messung import Messung
from tests.evaluation.phrasen import Phrase

matplotlib.use("Agg")
BINS = 6


def draw(out: Path, phrases: Sequence[Phrase], systems: Sequence[Messung], nearness: Sequence[float]) -> None:
    """`absichten.png` and `naehe.png` in `out`."""
    wanted = [phrase.absicht for phrase in phrases]
    figures = [per_class(wanted, [g.absicht for g in system.gelesen]) for system in systems]
    labels = list(figures[0])
    figure, axes = pyplot.subplots(figsize=(9, 0.28 * len(labels) + 1))
    height = 0.8 / len(systems)
    for number, (system, table) in enumerate(zip(systems, figures, strict=True)):
        axes.barh(
            np.arange(len(labels)) + number * height, [table[name][2] for name in labels], height, label=system.name
        )
    axes.set_yticks(np.arange(len(labels)) + 0.4 - height / 2, labels)
    axes.set_xlim(0, 1)
    axes.set_xlabel("F1")
    axes.legend(loc="lower left")
    figure.tight_layout()
    figure.savefig(out / "absichten.png", dpi=110, metadata={"Software": None})
    pyplot.close(figure)
    _by_nearness(out, phrases, systems, nearness)


def _by_nearness(out: Path, phrases: Sequence[Phrase], systems: Sequence[Messung], nearness: Sequence[float]) -> None:
    served = [place for place, phrase in enumerate(phrases) if phrase.leistung]
    order = sorted(served, key=lambda place: nearness[place])
    groups = [group for group in np.array_split(np.asarray(order), BINS) if len(group)]
    figure, axes = pyplot.subplots(figsize=(7, 4))
    for system in systems:
        heights = [np.mean([among(phrases[i], system.gelesen[i].leistungen, 1) for i in group]) for group in groups]
        axes.plot([np.mean([nearness[i] for i in group]) for group in groups], heights, marker="o", label=system.name)
    axes.set_ylim(0, 1.02)
    axes.set_xlabel("Nähe zum nächsten Trainingssatz")
    axes.set_ylabel("Leistung an erster Stelle")
    axes.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(out / "naehe.png", dpi=110, metadata={"Software": None})
    pyplot.close(figure)
