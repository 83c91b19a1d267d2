"""The figures: how often intent, service and value are read as a clerk would read them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from bot.nlu.text import fold
from sklearn.metrics import f1_score

from tests.evaluation.phrasen import Ausdruck, Phrase

FALSE_ALARM = 0.05  # share of wishes for a service that may be taken for none of a town's business
_PARTS = {  # typ of a part -> kind it belongs to, key in its value
    "strasse": ("adresse", "strasse"),
    "hausnummer": ("adresse", "hausnummer"),
    "plz": ("adresse", "plz"),
    "ort_name": ("adresse", "ort"),
    "vorname": ("name", "vorname"),
    "nachname": ("name", "nachname"),
}


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
    """Whether the reading holds exactly the value meant; where a clerk would ask back, that it holds none, or leaves
    open what he would ask for (how many chairs, which street).
    """
    read = _values(ausdruck.art, parsed["deutung"]["werte"], feld)
    if ausdruck.fragt:
        return all(_left_open(ausdruck.art, wert) for wert in read)
    return any(_plain(ausdruck.art, wert) == _plain(ausdruck.art, ausdruck.wert) for wert in read)


def _values(art: str, werte: Sequence[dict[str, Any]], feld: str) -> list[Any]:
    """The values of one kind for the field asked for; what was said in parts is put together."""
    mine = [wert for wert in werte if wert.get("feld") in (feld, None)]
    whole = [wert["wert"] for wert in mine if wert["typ"] == art]
    parts = {_PARTS[wert["typ"]][1]: wert["wert"] for wert in mine if _PARTS.get(wert["typ"], ("", ""))[0] == art}
    if not parts:
        return whole
    return [{**parts, **wert} for wert in whole if isinstance(wert, dict)] or [parts]


def _left_open(art: str, wert: Any) -> bool:
    if art == "gegenstaende":
        rows = wert.get("dazu", []) if isinstance(wert, dict) else wert
        return any(not row.get("anzahl") for row in rows)
    return art == "adresse" and not wert.get("strasse")


def _plain(art: str, wert: Any) -> Any:
    if art == "gegenstaende":
        rows = wert.get("dazu", []) if isinstance(wert, dict) else wert
        return sorted(
            (int(row.get("anzahl") or 0), fold(str(row.get("einzahl") or row.get("bezeichnung")))) for row in rows
        )
    if isinstance(wert, dict):
        return {key: fold(str(part)) for key, part in wert.items() if part and key != "ungeprueft"}
    if art in ("zahl", "betrag"):
        return float(wert)
    return str(wert)
