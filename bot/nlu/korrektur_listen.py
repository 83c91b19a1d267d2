"""Corrections of answers that hold several things: "den Schrank nicht", "noch ein Tisch dazu", "ohne Paul"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.nlu.felder import answered
from bot.nlu.korrektur_muster import MORE, MOVED_OUT, OUT
from bot.nlu.lesart import Korrektur, Wert
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld

_NOT_THIS = (
    r"^\W*(?:(?:ach|nee?|nein|doch|und|auch)\W+)*(?:kein\w*|ohne|de[nr]|die|das)\s+(?:\S+\s+){1,2}(?:doch\s+)?"
    r"(?:nicht?|net|raus|weg)\b"
)
_ARE = r"\b(?:sind|waren|ist|doch|eigentlich)\b"


@dataclass(frozen=True)
class Fund:
    """A correction and the new values; `gezeigt` when it only points at what is wrong."""

    korrektur: Korrektur
    werte: list[Wert]
    gezeigt: bool = False


def take_out(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Fund | None:
    entry = _list_field(umfeld)
    if entry is None or not muster(OUT).search(text):
        return None
    rows = [(row, wert) for wert in werte if wert.typ == "gegenstaende" for row in wert.wert]
    if not rows:
        return None
    taken = []
    for row, wert in rows:
        if not any(_same_thing(row, old) for old in entry.get("wert") or ()):
            continue
        bare_row = {key: row[key] for key in ("art", "bezeichnung")}
        if (row["anzahl"] or 1) > 1:
            bare_row["anzahl"] = row["anzahl"]
        taken.append(replace(wert, wert=bare_row, feld=entry["feld"]))
    if not taken and umfeld.typ not in ("text", "ort") and muster(_NOT_THIS).match(text):
        taken = [replace(wert, wert={key: row[key] for key in ("art", "bezeichnung")}) for row, wert in rows]
    return Fund(Korrektur(entry["feld"], None, True), taken) if taken else None


def recounted(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Fund | None:
    """ "Und die Matratzen sind drei": another number of what is on the list already."""
    if umfeld.typ in ("gegenstaende", "text", "ort") or not muster(_ARE).search(text):
        return None
    found = with_new_counts(umfeld, werte)
    return Fund(Korrektur(found[0].feld), found) if found else None


def with_new_counts(umfeld: Umfeld, werte: Sequence[Wert]) -> list[Wert]:
    """The whole list with the numbers said; [] where one of the things said isn't on it."""
    entry = _list_field(umfeld)
    said = [wert for wert in werte if wert.typ == "gegenstaende"]
    fresh = [row for wert in said for row in wert.wert]
    held = list((entry or {}).get("wert") or ())
    if entry is None or not fresh or not all(row.get("anzahl") and _held(row, held) for row in fresh):
        return []
    rows = [{**old, **({"anzahl": new["anzahl"]} if (new := _held(old, fresh)) else {})} for old in held]
    return [replace(said[0], wert=rows, feld=str(entry["feld"]))]


def _held(row: dict[str, Any], rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    return next((other for other in rows if _same_thing(row, other)), None)


def _same_thing(row: dict[str, Any], old: dict[str, Any]) -> bool:
    """The same kind, or one named by the end of the other ("Schrank", "Kleiderschrank")."""
    name, other = fold(str(row.get("bezeichnung"))), fold(str(old.get("bezeichnung")))
    return row.get("art") == old.get("art") or other.endswith(name) or name.endswith(other)


def take_row_out(text: str, umfeld: Umfeld) -> Fund | None:
    """ "Paul doch nicht": every row of a list that holds a name said."""
    if not muster(OUT).search(text) and not muster(MOVED_OUT).search(text):
        return None
    said = set(fold(text).split())
    for entry in answered(umfeld):
        if entry.get("typ") != "liste" or not isinstance(entry.get("wert"), list):
            continue
        taken = []
        for row in entry["wert"]:
            for column, value in row.items():
                words = [fold(str(v)) for v in value.values()] if isinstance(value, dict) else []
                if words and words[0] in said:
                    taken.append(Wert("liste", {column: value}, text, 0, len(text), entry["feld"]))
        if taken:
            return Fund(Korrektur(entry["feld"], None, True), taken)
    return None


def add(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Fund | None:
    entry = _list_field(umfeld)
    if entry is None or umfeld.typ == "gegenstaende" or not muster(MORE).search(text):
        return None
    found = [replace(w, wert={"dazu": w.wert}, feld=entry["feld"]) for w in werte if w.typ == "gegenstaende"]
    return Fund(Korrektur(entry["feld"]), found) if found else None


def _list_field(umfeld: Umfeld) -> dict[str, Any] | None:
    return next((e for e in answered(umfeld) if e.get("typ") == "gegenstaende"), None)
