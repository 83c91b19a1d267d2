"""Items and how many of each. What no list knows is taken as it was said; what was left open is counted later."""

from typing import Any

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.aufzaehlung import rows
from bot.nlu.aufzaehlung_worte import COLLECTIVE
from bot.nlu.aufzaehlung_zeile import FREE
from bot.nlu.hausrat import is_form
from bot.nlu.text import fold, muster
from bot.nlu.zahlwoerter import as_number

_COUNT_ALONE = (
    r"^\W*(?:(?:es\s+sind|das\s+sind|so|ungefähr|etwa|ca\.?|genau|insgesamt|also|äh)\s+)*(?P<zahl>\d{1,3}|[a-zäöüß]+)"
    r"(?:\s*(?:stück|stk\.?|davon|bitte|sind\s+es))*\W*$"
)
_WISH = r"^\W*(?:ich|wir)\s+(?:möchte|will|wollen|brauche)\b"


def lies(aussage: Aussage) -> Antwort | None:
    open_rows = [row for row in aussage.bisher or () if isinstance(row, dict)] if _pending(aussage.bisher) else []
    counted = _counted(aussage.text, open_rows)
    if counted is not None:
        return Antwort(aussage.whole(counted).werte, 0.9)
    found = rows(aussage.text, frei=True)
    if not found:
        return None
    known = [row for row in found if row["art"] != FREE or is_form(row["einzahl"].split()[-1])]
    if not known and muster(_WISH).match(aussage.text):
        return None
    answer = aussage.whole(_with(open_rows, found))
    return Antwort(answer.werte, 0.9 if known else 0.5)


def _pending(value: Any) -> bool:
    """Whether the answer so far leaves open how many of something."""
    return isinstance(value, list) and any(isinstance(row, dict) and not row.get("anzahl") for row in value)


def _counted(text: str, open_rows: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
    """A bare number where it was open how many: it is the first of these things that it counts."""
    match = muster(_COUNT_ALONE).match(text) if open_rows else None
    number = as_number(match.group("zahl")) if match else None
    if number is None or number < 1:
        return None
    first = next(row for row in open_rows if not row.get("anzahl"))
    return [{**row, "anzahl": int(number)} if row is first else row for row in open_rows]


def _with(open_rows: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was said so far with what is said now: the same thing is counted, another one added; "alte Möbel" without a
    number gives way to what they are.
    """
    if not any(_stands_for_all(row) for row in found):
        open_rows = [row for row in open_rows if row.get("anzahl") or not _stands_for_all(row)]
    left = list(found)
    merged = []
    for row in open_rows:
        same = next((new for new in left if _alike(new, row)), None)
        left = [new for new in left if new is not same]
        merged.append(same if same is not None and not row.get("anzahl") else row)
    return [*merged, *left]


def _stands_for_all(row: dict[str, Any]) -> bool:
    return fold(row["bezeichnung"]).rpartition(" ")[2] in COLLECTIVE


def _alike(new: dict[str, Any], row: dict[str, Any]) -> bool:
    """The same kind of a list; of what no list knows, the same word."""
    if new["art"] != FREE:
        return bool(new["art"] == row["art"])
    return fold(new["bezeichnung"]) == fold(row["bezeichnung"])
