"""Rows of a list: all persons of a household in one sentence, some of them, or that there are no more."""

from typing import Any

from bot.nlu import zeilen
from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.text import muster

_DONE = (
    r"^\W*(?:(?:nein|nee|nö)[\s,.]*)?(?:(?:das\s+)?(?:war'?s|wars|war\s+alles|ist\s+alles|sind\s+alle)|(?:sonst\s+)?(?:niemand|keiner|"
    r"keine\s+weiteren?|niemanden)(?:\s+(?:mehr|sonst|weiter))?|nur\s+(?:ich|wir|die|der|diese)(?:\s+(?:beiden|zwei|allein|eine))?|"
    r"ich\s+(?:wohne|lebe|bin)\s+allein(?:e)?|allein(?:e)?|nur\s+ich\s+allein|keine\s+mehr|fertig|mehr\s+(?:sind\s+es\s+)?nicht)\W*$"
)


def columns(aussage: Aussage) -> list[dict[str, Any]]:
    """The columns of the asked list."""
    frage = aussage.umfeld.frage or {}
    own = frage.get("spalten") or next(
        (e.get("spalten") for e in aussage.umfeld.felder if e["feld"] == aussage.gefragt), None
    )
    return list(own or [])


def lies(aussage: Aussage) -> Antwort | None:
    if muster(_DONE).match(aussage.text):
        return aussage.whole({"fertig": True}, "liste")
    rows = zeilen.lies(aussage.text, columns(aussage), aussage.umfeld)
    return aussage.whole({"dazu": rows}, "liste") if rows else None


def row_of(aussage: Aussage) -> Antwort | None:
    """More than the asked cell of one row: "am 3.4.1990, und sie verdient 1200 Euro"."""
    cell = (aussage.umfeld.frage or {}).get("zeile")
    rows = zeilen.lies(aussage.text, columns(aussage), aussage.umfeld) if cell else []
    if len(rows) == 1 and len(rows[0]) > 1:
        return aussage.whole({"zeile": cell["nummer"], "werte": rows[0]}, "liste") if cell else None
    if len(rows) > 1:
        return aussage.whole({"dazu": rows}, "liste")
    return None
