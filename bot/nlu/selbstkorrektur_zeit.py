"""Second thoughts about days, hours and amounts: "am 3. Dezember, nein, am 4.", "um neun, nee, da habe ich Schicht,
um elf"."""

import re
from collections.abc import Sequence

from bot.nlu.kalender import MONTH_PATTERN
from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.zahlwoerter import as_number, ordinal_word

_KINDS = {"uhrzeit": ("uhrzeit",), "datum": ("datum",), "betrag": ("betrag", "zahl")}
_ORDINAL = r"\d{1,2}\.|\w{3,}te[rnms]?(?!\w)"
_DAY = rf"(?P<tag>(?:{_ORDINAL}))\s*(?P<monat>{MONTH_PATTERN})\b(?!.*{MONTH_PATTERN})"
_AGAIN = rf"(?:(?:am|der|den|zum)\s+)?(?:(?P<tag>{_ORDINAL})|(?P<monat>{MONTH_PATTERN})\b)(?!\s*(?:\d|{MONTH_PATTERN}))"
_COMPOSED = r"\b(?:halb|viertel|dreiviertel|vor|nach)\b"


def day_again(before: str, after: str) -> str | None:
    """ "am 3. Dezember, nein, am 4." keeps the month, "3. Januar, nein, Februar" the day."""
    again = muster(_AGAIN).match(after)
    match = muster(_DAY).search(before) if again else None
    if match is None or again is None or not all(_is_ordinal(found["tag"]) for found in (match, again)):
        return None
    part = "tag" if again["tag"] else "monat"
    rest = before[match.end(part) :].partition(",")[0]
    return f"{before[: match.start(part)]}{again[part]}{rest}{after[again.end() :]}"


def _is_ordinal(word: str | None) -> bool:
    return not word or word[0].isdigit() or ordinal_word(word) is not None


def reasoned(before: str, after: str, old: Sequence[Wert], new: Sequence[Wert], umfeld: Umfeld) -> str | None:
    """ "Um 9, nee, da muss ich zum Zahnarzt, um 11": the reason stands between."""
    kinds = _KINDS.get(umfeld.typ or "", ())
    twin = next((wert for wert in reversed(old) if wert.typ in kinds), None)
    again = [wert for wert in new if wert.typ in kinds]
    if twin is None or len(again) != 1:
        return None
    reason, comma, head = after[: again[0].start].rpartition(",")
    said = f"{before[: twin.start]}{after[len(reason) + 1 :].strip()}"
    return said if comma and not re.search(r"\w{5,}", head) else None


def full_hour(before: str, after: str, old: Sequence[Wert], umfeld: Umfeld) -> str | None:
    """ "halb drei, nee, drei" is three o'clock."""
    said = re.match(r"[^\W_]+", after)
    if umfeld.typ != "uhrzeit" or not old or not said or (as_number(said.group()) or 0) not in range(1, 13):
        return None
    composed = old[-1].typ == "uhrzeit" and muster(_COMPOSED).search(old[-1].text)
    return f"{before[: old[-1].start]}um {after}" if composed else None
