"""Rows of a list said in running text: "meine Frau Anna, geboren 3.4.1990, verdient 1200 Euro, und mein Sohn Paul".

A row is a dict of the columns that were said; what is missing is asked for. A new row begins where a person is named,
or where a column would be filled twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.nlu.antworten_basis import FILLERS
from bot.nlu.bekannt import common_words
from bot.nlu.lesart import Wert
from bot.nlu.mitgesagt import lies as read_along
from bot.nlu.personenname import is_first, split_name
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.verwandte import RELATION, relative_at
from bot.nlu.werte import finde

_PARTICLES = (
    "von",
    "van",
    "vom",
    "zu",
    "zur",
    "de",
    "der",
    "den",
    "dem",
    "del",
    "di",
    "da",
    "la",
    "el",
    "al",
    "ten",
    "bin",
)
_NAME = (
    rf"[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?"
    rf"(?:(?:\s+(?:{'|'.join(_PARTICLES)}))*\s+[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)?){{0,2}}"
)
_BREAK = (
    r"(?:[,;\n]+|(?<!\d)\.(?=\s|$)|\s+(?:und|sowie|plus|außerdem|dazu)\b|\s+(?=mein(?:e|en)?\s))\s*(?:und\s+|"
    r"dann\s+|noch\s+)?"
)
_EARNS = r"\b(?:verdien\w*|bekomm\w*|krieg\w*|einkommen|netto|brutto|rente|lohn|gehalt|hat|erhält)\b"
_NOTHING = (
    r"\b(?:kein(?:e|en)?\s+(?:\w+\s+)?(?:einkommen|geld|verdienst|lohn)|verdien\w*\s+nichts|nichts|"
    r"ohne\s+einkommen|null)\b"
)
ABOUT_OTHERS = ("liste", "fahrzeughalter")  # types whose answer may be about a relative
_KIND_OFRELATION = ("verhaltnis", "verwandt", "beziehung", "rolle")
_FACTS = ("geboren", "geb", "verdient", "bekommt", "hat", "ist", "kriegt", "erhält")
_NO_NAMES = frozenset(
    fold("euro rente netto brutto arbeitslos schüler schülerin student rentner rentnerin " + " ".join(_FACTS)).split()
)


def lies(text: str, spalten: Sequence[dict[str, Any]], umfeld: Umfeld) -> list[dict[str, Any]]:
    """The rows in a text, with the columns that were said; [] where there is none."""
    rows: list[dict[str, Any]] = []
    for part in _parts(text):
        cells = _cells(part, spalten, umfeld)
        if not cells:
            continue
        if not rows or _names_somebody(part, cells, spalten) or set(cells) & set(rows[-1]):
            rows.append(cells)
        else:
            rows[-1].update(cells)
    return rows


def of_persons(entry: dict[str, Any]) -> bool:
    """Whether a field is a list whose rows are persons."""
    return entry.get("typ") == "liste" and any(column.get("typ") == "name" for column in entry.get("spalten") or ())


def of_oneself(werte: Sequence[Wert], text: str, asked: str | None = None) -> list[Wert]:
    """The values without what is told of a relative: a wife's birthday isn't one's own. What was asked stays."""
    if asked in ABOUT_OTHERS:
        return list(werte)
    start = relative_at(text)
    theirs = {"name", "datum", "betrag"} - {asked}
    return [wert for wert in werte if start is None or wert.start < start or wert.typ not in theirs]


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in muster(_BREAK).split(text) if part and part.strip())


def _names_somebody(part: str, cells: dict[str, Any], spalten: Sequence[dict[str, Any]]) -> bool:
    names = {str(column["feld"]) for column in spalten if column.get("typ") == "name"}
    return bool(names & set(cells)) or bool(muster(RELATION).search(part))


def _cells(part: str, spalten: Sequence[dict[str, Any]], umfeld: Umfeld) -> dict[str, Any]:
    """What one part of the sentence says, by column."""
    asked = replace(umfeld, frage={"feld": "geburtsdatum", "typ": "datum", "titel": "Geburtsdatum"})
    werte = finde(part, asked)
    cells: dict[str, Any] = {}
    for column in spalten:
        value = _cell(part, column, werte)
        if value is not None and str(column["feld"]) not in cells:
            cells[str(column["feld"])] = value
    return cells


def _cell(part: str, column: dict[str, Any], werte: Sequence[Wert]) -> Any:
    typ = str(column.get("typ"))
    if typ == "name":
        return _person(part, werte)
    if typ in ("betrag", "zahl"):
        return _figure(part, column, werte)
    if typ == "auswahl":
        hits = read_along(part, [{**column, "beantwortet": False}], werte)
        return hits[0].wert if hits else None
    if typ == "text":
        title = fold(f"{column.get('feld')} {column.get('titel') or ''}".replace("_", " "))
        kin = muster(RELATION).search(part)
        return kin.group("kin").capitalize() if kin and any(word in title for word in _KIND_OFRELATION) else None
    return next((wert.wert for wert in werte if wert.typ == typ), None)


def _figure(part: str, column: dict[str, Any], werte: Sequence[Wert]) -> Any:
    """An amount with its currency or its verb, a number with the unit of the column."""
    amounts = [wert.wert for wert in werte if wert.typ == "betrag"]
    if column.get("typ") == "betrag":
        if amounts:
            return amounts[0]
        numbers = [wert.wert for wert in werte if wert.typ == "zahl"]
        if numbers and muster(_EARNS).search(part):
            return f"{float(numbers[0]):.2f}"
        return "0.00" if muster(_NOTHING).search(part) else None
    if column.get("einheit"):
        hits = read_along(part, [{**column, "stichworte": [column["einheit"]], "beantwortet": False}], werte)
        return hits[0].wert if hits else None
    return None


def _person(part: str, werte: Sequence[Wert]) -> dict[str, str] | None:
    """A name that was introduced, that follows a relation ("meine Frau Anna"), or that the part begins with."""
    said = next((wert.wert for wert in werte if wert.typ == "name"), None)
    if said is not None:
        return dict(said)
    kin = muster(RELATION).search(part)
    rest = (
        part[kin.end() :].lstrip(" ,:") if kin else re.sub(r"(?i)^(?:ich|und|noch|dann|auch|heißt|namens)\s+", "", part)
    )
    rest = re.sub(r"(?i)^(?:(?:er|sie|es|der|die)\s+)?(?:heißt|namens|ist)\s+", "", rest)
    match = re.match(_NAME, rest)
    bare = _bare_name(rest)
    whole = bare if not kin or is_first(bare.split(" ")[0]) else ""
    words = match.group() if match else whole or (_lower_name(rest) if kin else "")
    if not words or any(fold(word) in _NO_NAMES | (FILLERS - {*_PARTICLES}) for word in words.split()):
        return None
    value = split_name(words)
    return {"vorname": value["nachname"]} if value and "vorname" not in value else value


def _bare_name(rest: str) -> str:
    """Two words or more before a fact or the end, all without a capital ("anna krause geboren …")."""
    said = muster(rf"\s+(?:{'|'.join(_FACTS)})\b|\s*\d").split(rest)[0]
    return said if rest.islower() and re.fullmatch(r"[^\W\d_]{2,}(?:[\s-][^\W\d_]{2,}){1,4}", said) else ""


def _lower_name(rest: str) -> str:
    """The first word after a relation where nothing is written with a capital ("meine frau anna")."""
    match = re.match(r"[^\W\d_]{3,}(?=$|[\s,])", rest)
    word = match.group() if match and rest.islower() else ""
    return word if is_first(word) or fold(word) not in common_words() else ""
