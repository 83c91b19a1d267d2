"""A day: the one said most exactly. Two that are left open ("Mittwoch oder Donnerstag", "vom 3. bis zum 5.") and the
time before or after a day are no answer.
"""

import itertools
import re
from collections.abc import Sequence

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.lesart import Wert
from bot.nlu.text import fold

_OPEN = (
    r"(?:oder|bis|und|sowie|bzw|beziehungsweise|alternativ|entweder|auch|zum|den|am|dem|der|vielleicht|lieber|noch|ggf)"
)
_NEGATED = re.compile(r"\b(?:nicht|nich|net|ned|nit|ausser|kein)(?:\s+(?:am|den|der|zum|schon))*\s*$")
_OR_ANOTHER = re.compile(r"\s*(?:oder|bis|/)\s*(?:auch\s+)?(?:(?:am|zum|den|dem|der)\s+)*\d{1,2}\.")
_SETTLED = re.compile(
    r"\b(?:jetzt|nun|also|sagen\s+wir|deshalb|deswegen|darum|stattdessen|sondern|lieber|besser|neu)\b"
)
_BESIDE = re.compile(r"\b(?:vor|nach|zwischen|um)(?:\s+(?:de[mnr]))?\s*$")


def lies(aussage: Aussage) -> Antwort | None:
    said = aussage.of("datum")
    against = {day.wert for day in said if _NEGATED.search(fold(aussage.text[: day.start]))}
    days = [day for day in said if day.wert not in against]
    if not days or _left_open(aussage.text, days):
        return None
    best = next((day for day in reversed(days) if _settles(aussage.text, day)), max(days, key=_exactness))
    if _OR_ANOTHER.match(aussage.text[best.ende :].lower()):
        return None
    if _BESIDE.search(fold(aussage.text[: best.start])):
        return None
    return aussage.from_values(best)


def _settles(text: str, day: Wert) -> bool:
    """Whether this is what it came to: "erst war der 10. ausgemacht, jetzt der 21."."""
    clause = re.split(r"[,;]|(?<!\d)\.", text[: day.start])
    return len(clause) > 1 and bool(_SETTLED.search(fold(clause[-1])))


def _exactness(day: Wert) -> int:
    """A written day says more than a weekday, that more than "heute"."""
    words = fold(day.text).split()
    if any(char.isdigit() for char in day.text):
        return 3
    return 1 if words and words[0] in ("heute", "gestern", "vorgestern") and len(words) == 1 else 2


def _left_open(text: str, days: Sequence[Wert]) -> bool:
    """Whether different days stand side by side."""
    for one, other in itertools.pairwise(days):
        between = fold(text[one.ende : other.start])
        beside = re.fullmatch(rf"(?:{_OPEN}(?:\s+|$))*", between)
        if one.wert != other.wert and beside is not None:
            return True
    return False
