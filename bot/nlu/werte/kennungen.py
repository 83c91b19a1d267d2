"""Keys with a fixed shape: Aktenzeichen, Abrufcode, IBAN, number plate."""

import re

from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import plate_prefix
from bot.nlu.umfeld import Umfeld

_AKTENZEICHEN = r"(?<![A-Za-z])([A-Za-z]{2,4})\s?[-–/ ]\s?(\d{4})\s?[-–/ ]\s?(\d{6})(?!\d)"
_AKTENZEICHEN_GLUED = r"(?<![A-Za-z])([A-Za-z]{2,4})(20\d{2})(\d{6})(?!\d)"
_ABRUFCODE = r"(?<![\w-])((?=[A-Za-z0-9 -]*[A-Za-z])[A-Za-z0-9]{4}(?:[- ][A-Za-z0-9]{4}){2,6})(?![\w-])"
_IBAN = r"(?<![A-Za-z0-9])([A-Za-z]{2}\s?\d{2}(?:[ -]?[A-Za-z0-9]{2,4}){3,8})(?![A-Za-z0-9])"
_PLATE = (
    r"(?<![A-Za-zÄÖÜäöü0-9-])([A-Za-zÄÖÜäöü]{1,3})\s?[- ]\s?([A-Za-z]{1,2})\s?[- ]?\s?(\d{1,4})\s?([EHeh]?)(?![\w-])"
)
_PLATE_GLUED = r"([A-Za-zÄÖÜäöü]{2,5})\s?-?\s?(\d{1,4})([EHeh]?)"


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    return _aktenzeichen(text) + _abrufcode(text, umfeld) + _ibans(text) + _plates(text, umfeld)


def _aktenzeichen(text: str) -> list[Wert]:
    return [
        Wert("aktenzeichen", f"{m.group(1).upper()}-{m.group(2)}-{m.group(3)}", m.group(), m.start(), m.end())
        for pattern in (_AKTENZEICHEN, _AKTENZEICHEN_GLUED)
        for m in re.finditer(pattern, text)
    ]


def _abrufcode(text: str, umfeld: Umfeld) -> list[Wert]:
    """Groups of four with a letter and a digit; in free text only where they are joined by hyphens."""
    found = []
    for match in re.finditer(_ABRUFCODE, text):
        code = match.group(1)
        mixed = any(char.isdigit() for char in code) and any(char.isalpha() for char in code)
        if mixed and not re.match(_IBAN, code) and ("-" in code or umfeld.gefragt == "abrufcode"):
            found.append(Wert("abrufcode", re.sub(r"[ ]", "-", code).upper(), code, match.start(1), match.end(1)))
    return found


def _ibans(text: str) -> list[Wert]:
    found = []
    for match in re.finditer(_IBAN, text):
        value = re.sub(r"[ -]", "", match.group(1)).upper()
        if iban_ok(value):
            found.append(Wert("iban", value, match.group(1), match.start(1), match.end(1)))
    return found


def iban_ok(value: str) -> bool:
    """Whether the check digits hold (ISO 13616, modulo 97)."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", value):
        return False
    return int("".join(str(int(char, 36)) for char in value[4:] + value[:4])) % 97 == 1


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
