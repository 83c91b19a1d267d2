"""Bank account numbers (IBAN), written or dictated in any way. Only one whose check digits hold is one."""

import re

from bot.nlu.gesprochen import Einheit, found_in, runs
from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld

# ISO 3166 code → length, of the SEPA countries and those many accounts here come from (SWIFT IBAN registry).
_LENGTHS = {
    **{"DE": 22, "AT": 20, "CH": 21, "LI": 21, "FR": 27, "MC": 27, "NL": 18, "BE": 16, "LU": 20, "PL": 28, "CZ": 24},
    **{"DK": 18, "SE": 24, "NO": 15, "FI": 18, "IS": 26, "IE": 22, "GB": 22, "ES": 24, "PT": 25, "IT": 27, "SM": 27},
    **{"SK": 24, "HU": 28, "SI": 19, "HR": 21, "RO": 24, "BG": 22, "GR": 27, "CY": 28, "MT": 31, "EE": 20, "LV": 21},
    **{"LT": 20, "TR": 26, "UA": 29, "RS": 22, "BA": 20, "MK": 19, "ME": 22, "AL": 28, "XK": 20, "MD": 24, "GE": 22},
}
_ONLY_DIGITS = ("DE", "AT", "PL", "CZ", "ES", "PT", "BE", "DK", "SE", "NO", "FI", "SK", "HU", "SI", "HR", "EE", "LT")
_MISREAD = str.maketrans("OILSB", "01158")
_BEGINNING = re.compile(r"[A-Za-z]{2}\s?\d{2}[A-Za-z0-9\s]")


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    return [Wert("iban", value, text[start:end], start, end) for value, start, end in found_in(runs(text), _iban_at)]


def _iban_at(run: list[Einheit], at: int) -> tuple[str, int] | None:
    """The account that begins with unit `at`, and where it ends."""
    for said in run[at].lesarten:
        for end in range(at + 1, len(run)):
            said += run[end].zeichen
            value = _right(said)
            if value is not None:
                return value, end + 1
            if len(said) > max(_LENGTHS.values()):
                break
    return None


def _right(said: str) -> str | None:
    """The account, with letters that were meant as digits set right where the check digits prove it."""
    country = said[:2]
    if len(said) != _LENGTHS.get(country):
        return None
    if iban_ok(said):
        return said
    mended = country + said[2:].translate(_MISREAD)
    return mended if country in _ONLY_DIGITS and iban_ok(mended) else None


def iban_ok(value: str) -> bool:
    """Whether the check digits hold (ISO 13616, modulo 97)."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", value):
        return False
    return int("".join(str(int(char, 36)) for char in value[4:] + value[:4])) % 97 == 1


def begins_iban(text: str) -> bool:
    """Whether a text looks like an account from its beginning on."""
    return text[:2].upper() in _LENGTHS and bool(_BEGINNING.match(text))
