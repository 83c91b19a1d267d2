"""Names in an order of their own: two people with one last name, the last name first, a noble one turned."""

import re

from bot.nlu.personenname import PARTICLES, capitalised, is_first
from bot.nlu.text import fold, muster

_LAST = r"(?:nach|familien|zu)name\w?"
_FIRST_PLACE = r"(?:zuerst|voran|vorweg|vorne?weg|vorne?|am\s+anfang|als\s+erstes)"
_ORDER = (
    rf"[\s,;:(–-]*(?:\b(?:bei\s+uns|in\s+\w+|der|mein|kommt|steht|ist|mit|dem|also)\s+)*\b{_LAST}\s+"
    rf"(?:(?:kommt|steht|ist|immer|bei\s+uns)\s+)*{_FIRST_PLACE}\b\)?|"
    rf"[\s,;:(–-]*\b{_FIRST_PLACE}\s+(?:(?:kommt|steht|ist|immer|der|mein|bei\s+uns)\s+)*{_LAST}\W*$"
)
_COUPLE = (
    r"\b(?P<eins>[^\W\d_]{2,}(?:-[^\W\d_]+)?)\s*(?:und|u\.|&|\+)\s*(?P<zwei>[^\W\d_]{2,}(?:-[^\W\d_]+)?)\s+"
    r"(?P<nach>(?:(?:von|van|de|der|zu|el|al)\s+)*[^\W\d_]{2,}(?:-[^\W\d_]+)*)(?=\W*$|[,;.])"
)
_NOBLE = (
    r"^\W*(?P<nach>(?:(?:von|van|vom|de|del|den|der|zu|ter|la|le|di|da|du|dos|el|al)\s+)+[^\W\d_]+(?:-[^\W\d_]+)?)\s*,\s*"
    r"(?P<vor>[^\W\d_]+(?:-[^\W\d_]+)?(?:\s[^\W\d_]+)?)\W*$"
)
_CALLED = r"[\s,;(]+(?:(?:der|mein|und)\s+)*rufname\s*(?:ist|:|=|lautet)?\s*(?P<ruf>[^\W\d_]+)\)?"


def without_order(text: str) -> tuple[str, bool]:
    """The text without "Nachname zuerst", and whether that was said."""
    said = muster(_ORDER).search(text)
    return (f"{text[: said.start()]}; {text[said.end() :]}", True) if said else (text, False)


def last_first(value: dict[str, str], text: str) -> dict[str, str]:
    """The name with its first word as the last name, where it was read the other way round."""
    if len(value) < 2 or fold(text).find(fold(value["vorname"])) > fold(text).find(fold(value["nachname"])):
        return value
    words = f"{value['vorname']} {value['nachname']}".split()
    cut = next((at for at, word in enumerate(words) if word.lower() not in PARTICLES), 0) + 1
    return {"vorname": " ".join(words[cut:]), "nachname": " ".join(words[:cut])}


def couple(text: str) -> dict[str, str] | None:
    """ "Fritz und Erna Kowalke": both first names and the last name they share."""
    said = muster(_COUPLE).search(text)
    if said is None or not is_first(said["eins"]) or not is_first(said["zwei"]):
        return None
    first = f"{capitalised(said['eins'])} und {capitalised(said['zwei'])}"
    return {"vorname": first, "nachname": capitalised(said["nach"])}


def noble_turned(text: str) -> dict[str, str] | None:
    """ "de Jong, Pieter": the particle belongs to the last name."""
    said = muster(_NOBLE).match(text)
    if (
        said is None
        or is_first(said["nach"].split()[-1])
        or fold(said["nach"].split()[-1]) in fold(said["vor"]).split()
    ):
        return None
    return {"vorname": capitalised(said["vor"]), "nachname": capitalised(said["nach"])}


def without_called(text: str) -> str:
    """The text without "Rufname Ulrich", where that is one of the first names said."""
    said = muster(_CALLED).search(text)
    inside = said is not None and re.search(rf"(?i)\b{said['ruf']}\b", text[: said.start()])
    return text[: said.start()] + text[said.end() :] if said is not None and inside else text
