"""Days and the place of birth, said along with something else: "seit Samstag", "geboren am 4.5.1988 in Rostock"."""

from collections.abc import Sequence
from typing import Any

from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster

_CUES = (
    ("seit", r"\b(?:seit|bekommen|geholt|eingezogen|zugelaufen)\b"),
    ("ab", r"\b(?:ab|gültig\s+ab|beginn\w*|zum|vom)\b"),
    ("bis", r"\bbis\b"),
    ("geb", r"\b(?:geb\.?|geboren\w*|geburtsdatum|geburtstag|jahrgang)\b"),
)
_TOWN = r"(?-i:[A-ZÄÖÜ])[^\W\d_]+(?:[ -](?-i:[A-ZÄÖÜ])[^\W\d_]+|\s+(?:an\s+der|am)\s+(?-i:[A-ZÄÖÜ])[^\W\d_]+)?"
_BORN_IN = (
    r"(?:\bgeb(?:oren|\.|\b)(?:\s+(?:am|den))?|"
    r"(?<!seit )(?<!ab )(?<!\d)\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]+)\s?\d{2,4})[\s,]+"
    rf"(?:in|zu)\s+(?P<ort>{_TOWN})(?!\s+(?:wohn|gemeldet|leb))|"
    rf"\bin\s+(?P<vorher>{_TOWN})\s+(?:zur\s+welt|geboren)\b"
)


def dated(text: str, felder: Sequence[dict[str, Any]], werte: Sequence[Wert]) -> list[Wert]:
    """ "seit Samstag", "ab sofort", "geboren am …": a day whose cue only one field has."""
    takers = [entry for entry in felder if entry.get("typ") == "datum"]
    found = []
    for wert in werte:
        if wert.typ != "datum":
            continue
        around = text[max(0, wert.start - 25) : wert.ende]
        for cue, pattern in _CUES:
            after = muster(r"^\s*(?:geboren|geb\b)").match(text[wert.ende :]) if cue == "geb" else None
            if not after and not muster(pattern).search(around):
                continue
            fitting = [entry for entry in takers if _has_cue(entry, cue)]
            if cue == "geb" and len(fitting) > 1:
                fitting = [entry for entry in fitting if fold(str(entry["feld"])) == "geburtsdatum"]
            if len(fitting) == 1:
                found.append(Wert("datum", wert.wert, wert.text, wert.start, wert.ende, str(fitting[0]["feld"])))
            break
    return found


def born(text: str, felder: Sequence[dict[str, Any]], _: Sequence[Wert]) -> list[Wert]:
    """ "geboren am 4.5.1988 in Rostock", where the form asks for the place of birth."""
    takers = [e for e in felder if e.get("typ") == "text" and "geburtsort" in fold(str(e["feld"])).split()]
    match = muster(_BORN_IN).search(text) if len(takers) == 1 else None
    if match is None:
        return []
    name = "ort" if match["ort"] else "vorher"
    return [Wert("text", match[name], match[name], *match.span(name), str(takers[0]["feld"]))]


def _has_cue(entry: dict[str, Any], cue: str) -> bool:
    names = fold(
        " ".join((str(entry["feld"]).replace("_", " "), str(entry.get("titel") or ""), *entry.get("stichworte", ())))
    )
    return any(word == cue or (len(cue) > 2 and word.startswith(cue)) for word in names.split())
