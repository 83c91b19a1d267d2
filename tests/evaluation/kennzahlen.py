"""The figures: how often intent, service and value are read as a clerk would read them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from bot.nlu.text import fold
from sklearn.metrics import f1_score

from tests.evaluation.phrasen import Ausdruck, Phrase

FALSE_ALARM = 0.05  # share of wishes for a service that may be taken for none of a town's business


def share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else float("nan")


def macro_f1(wanted: Sequence[str], read: Sequence[str]) -> float:
    return float(f1_score(wanted, read, labels=sorted(set(wanted)), average="macro", zero_division=0))


def per_class(wanted: Sequence[str], read: Sequence[str]) -> dict[str, tuple[int, float, float]]:
    """Class → number of phrases, recall, F1."""
    labels = sorted(set(wanted))
    scores = f1_score(wanted, read, labels=labels, average=None, zero_division=0)
    found = {}
    for label, score in zip(labels, scores, strict=True):
        places = [place for place, name in enumerate(wanted) if name == label]
        found[label] = (len(places), share([read[place] == label for place in places]), float(score))
    return found


def among(phrase: Phrase, ranking: Sequence[str], count: int) -> bool:
    """Whether the service meant, or another a clerk would accept, is among the first `count`."""
    return bool({phrase.leistung, *phrase.auch} & set(ranking[:count]))


def outside_recall(phrases: Sequence[Phrase], scores: Sequence[float]) -> float:
    """Share of what is none of a town's business that is recognised, at `FALSE_ALARM` among wishes for a service."""
    wishes = np.asarray([score for phrase, score in zip(phrases, scores, strict=True) if phrase.leistung])
    outside = np.asarray([s for p, s in zip(phrases, scores, strict=True) if p.absicht == "ausserhalb"])
    return float((outside > np.quantile(wishes, 1 - FALSE_ALARM)).mean())


def exact(ausdruck: Ausdruck, parsed: dict[str, Any], feld: str) -> bool:
    """Whether the reading holds exactly the value meant; where a clerk would ask back, that it holds none."""
    values = [w for w in parsed["deutung"]["werte"] if w["typ"] == ausdruck.art and w.get("feld") in (feld, None)]
    if ausdruck.fragt:
        return not values
    return any(_plain(ausdruck.art, wert["wert"]) == _plain(ausdruck.art, ausdruck.wert) for wert in values)


def _plain(art: str, wert: Any) -> Any:
    if art == "gegenstaende":
        rows = wert.get("dazu", []) if isinstance(wert, dict) else wert
        return sorted((int(row.get("anzahl") or 1), fold(str(row.get("bezeichnung")))) for row in rows)
    if isinstance(wert, dict):
        return {key: fold(str(part)) for key, part in wert.items() if part and key != "ungeprueft"}
    if art in ("zahl", "betrag"):
        return float(wert)
    return str(wert)
