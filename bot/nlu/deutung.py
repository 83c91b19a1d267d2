"""Reads text and open question together."""

from typing import Any, Dict, List, Sequence, Tuple

from bot.nlu.lesart import Lesart, Wert


def deute(text: str, metadata: Dict[str, Any], chancen: Dict[str, float], leistungen: Sequence[Tuple[str, float]]) -> Lesart:
    frage = metadata.get("frage")
    best = max(chancen, key=lambda name: chancen[name]) if chancen else "angabe"
    werte: List[Wert] = []
    if frage and best in ("angabe", "antrag"):
        best = "angabe"
        werte = [Wert(frage["typ"], text, text, 0, len(text), frage["feld"])]
    return Lesart(best, round(chancen.get(best, 0.0), 3), list(leistungen), werte)
