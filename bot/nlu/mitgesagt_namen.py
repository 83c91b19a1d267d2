"""What somebody is called, said beside or too late: "ein Labrador namens Wotan", "Krümel heißt er"."""

import re
from collections.abc import Sequence
from typing import Any

from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster

_CALLED = (
    r"(?:\bnamens|\bmit\s+(?:dem\s+)?namen|(?<!ich\s)(?<!wir\s)\b(?:hei(?:ß|ss)t|hie(?:ß|ss))|\bhört\s+auf(?:\s+den\s+namen)?|\bgenannt|"
    r"\bgetauft\s+auf)\s+(?P<name>[^\W\d_]{2,}(?:\s+(?:von|vom|the)\s+[^\W\d_]+)?)"
)
_CALLED_AFTER = (
    r"^\W*(?:(?:also|ja|und|ach|na)\W+)*(?P<name>[^\W\d_]{2,})\s+(?:hei(?:ß|ss)t|hie(?:ß|ss))\s+"
    r"(?:er|sie|es|de[rn]|die|das|mein\w*|unser\w*)(?:\s+[^\W\d_]+){0,2}\W*$"
)
_CAPITAL = r"(?-i:[A-ZÄÖÜ])"
_RENAMED = (
    r"\b(?:heißt|heisst|hieß)\s+(?:(?:de[rnm]|die|das|er|sie|es|mein\w*|unser\w*|hund\w*|anders|doch|eigentlich|aber|nämlich|sondern|richtig|jetzt|"
    rf"nicht\s+\S+?)[\s,:;.-]+)*(?P<name>{_CAPITAL}[^\W\d_]+)"
)
NOT_CALLED = frozenset(
    ("das", "dass", "es", "er", "sie", "der", "die", "was", "wie", "ich", "nicht", "so", "jetzt", "leider", "noch")
)


def called(text: str, felder: Sequence[dict[str, Any]], _: Sequence[Wert]) -> list[Wert]:
    """ "er heißt Wotan", where the form has one text field for the name of somebody else."""
    takers = [
        e
        for e in felder
        if e.get("typ") == "text" and "name" in fold(f"{e['feld']} {e.get('titel')}".replace("_", " "))
    ]
    if len(takers) != 1:
        return []
    after = [match for match in [muster(_CALLED_AFTER).match(text)] if match]
    for match in [*muster(_CALLED).finditer(text), *after, *_bearers(text, str(takers[0].get("titel") or ""))]:
        name = match.group("name")
        if fold(name) not in NOT_CALLED:
            return [Wert("text", _with_capital(name), name, *match.span("name"), str(takers[0]["feld"]))]
    return []


def _with_capital(name: str) -> str:
    return name[:1].upper() + name[1:] if name.islower() else name


def says_a_name(text: str) -> bool:
    """ "Krümel heißt er", and nothing else."""
    return muster(_CALLED_AFTER).match(text) is not None


def renamed(text: str, felder: Sequence[dict[str, Any]]) -> list[Wert]:
    """ "Der Hund heißt anders, nämlich Rex", where one field is called after the dog; the dog has to be named."""
    takers = [e for e in felder if re.match(r"Name (?:des|der|von) ", str(e.get("titel") or ""))]
    found = []
    for entry in takers:
        bearer = str(entry["titel"]).split()[2].removesuffix("es").removesuffix("s")
        meant = muster(rf"\b{re.escape(bearer)}|\bname\b[^.!?]{{0,20}}\bfalsch\b").search(text)
        pattern = _RENAMED.replace(_CAPITAL, "") if text.islower() else _RENAMED
        after = muster(_CALLED_AFTER).match(text) if len(takers) == 1 else None
        match = after or (muster(pattern).search(text) if meant else None)
        if match and fold(match["name"]) not in NOT_CALLED:
            name = match["name"]
            found.append(Wert("text", _with_capital(name), name, *match.span("name"), str(entry["feld"])))
    return found


def _bearers(text: str, titel: str) -> list[re.Match[str]]:
    """ "mein Hund Rocky", where the field is "Name des Hundes"."""
    bearer = re.match(r"Name (?:des|der|von) ([A-ZÄÖÜ][a-zäöüß]{2,}?)(?:e?s)?$", titel)
    if not bearer:
        return []
    noun = rf"\b(?i:mein|unser|dein|ein|de[rn]|neu)\w*\s+(?i:{bearer.group(1)})\w{{0,2}}"
    return list(re.finditer(rf"{noun}\s+(?P<name>[A-ZÄÖÜ][a-zäöüß]+)\b", text))
