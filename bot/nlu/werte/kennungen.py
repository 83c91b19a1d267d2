"""Number plates."""

import re

from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import plate_prefix
from bot.nlu.umfeld import Umfeld

_PLATE = (
    r"(?<![A-Za-zÄÖÜäöü0-9-])([A-Za-zÄÖÜäöü]{1,3})\s?[- ]\s?([A-Za-z]{1,2})\s?[- ]?\s?(\d{1,4})\s?([EHeh]?)(?![\w-])"
)
_PLATE_GLUED = r"([A-Za-zÄÖÜäöü]{2,5})\s?-?\s?(\d{1,4})([EHeh]?)"


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    return _plates(text, umfeld)


def _plates(text: str, umfeld: Umfeld) -> list[Wert]:
    """With a hyphen or in capitals in free text, in any writing when a plate was asked for."""
    found = []
    for match in re.finditer(_PLATE, text):
        letters = match.group(1) + match.group(2)
        if match.group(1).islower() and match.group(2).isupper():
            continue  # "ist AB-1234"
        if umfeld.typ == "kennzeichen" or "-" in match.group() or (letters.isupper() and len(match.group(2)) == 2):
            value = _plate(match.group(1), match.group(2), match.group(3), match.group(4))
            found.append(Wert("kennzeichen", value, match.group(), match.start(), match.end()))
    return found


def glued_plate(text: str, umfeld: Umfeld) -> str | None:
    """A plate without any gap ("snab123"): the town's own letters first, else as many as leave two."""
    match = re.fullmatch(_PLATE_GLUED, text.strip())
    if not match:
        return None
    letters = match.group(1).upper()
    own = plate_prefix(umfeld.mandant) if umfeld.mandant else ""
    cut = len(own) if own and letters.startswith(own) and 0 < len(letters) - len(own) <= 2 else max(1, len(letters) - 2)
    return _plate(letters[:cut], letters[cut:], match.group(2), match.group(3))


def _plate(district: str, letters: str, digits: str, suffix: str) -> str:
    return f"{district.upper()}-{letters.upper()} {int(digits)}{suffix.upper()}"
