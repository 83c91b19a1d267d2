"""Telephone numbers (E.164), written ("0385/545-1111") or dictated ("null drei acht fünf, doppel vier, zwo")."""

import re

import phonenumbers

from bot.nlu.gesprochen import Einheit, runs
from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld

_LABEL = r"(?:\b(?:tele?fon|tel|handy|mobil|fon|festnetz)(?:nummer|nr)?\.?\s*:?\s*)?"
_WRITTEN = rf"(?i:{_LABEL})(?<![\w.,])(?P<nummer>(?:\+|00|\(?0)[\d][\d\s/().-]{{4,}}\d)"
_DAY = r"0?[1-9]\.(?:0?\d|1[0-2])\.(?:19|20)\d\d"
_WRITTEN_APART = (
    r"(?:[\d\s+/().-]|halt|moment|sekunde|warten?(?:\s+sie)?|durchwahl|nebenstelle|und\s+hinten|und|dann|vorwahl|nummer|rufnummer|"
    r",\s*(?=dann|und|die|nummer|rufnummer|durchwahl)|die)+"
)
_LOOKS_ALIKE = r"(?<!\w)[0oO](?=[lIoO\d]*\d)[lIoO\d]{2,}(?!\w)"  # "0l71", "O171"
_ALIKE = str.maketrans("lIoO", "1100")
_MOBILE = re.compile(r"\+491[567]\d{8,9}")
_SERVICE = re.compile(r"\+49(?:800|180|137|900)\d{4,}")
LEAST = 8  # characters of the shortest German number with +49: area code and number have six digits at least
LEAST_SAID = 6  # digits from which a dictated number in free text is one


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found = []
    text = re.sub(_LOOKS_ALIKE, lambda match: match.group().translate(_ALIKE), text)
    for match in re.finditer(_WRITTEN, text):
        number = None if re.fullmatch(_DAY, match["nummer"]) else e164(match["nummer"])
        if number:
            found.append(Wert("telefon", number, match.group(), match.start(), match.end()))
    return [*found, *dictated(text, umfeld)]  # of two in the same place the longer one stays


def dictated(text: str, umfeld: Umfeld) -> list[Wert]:
    """Numbers said digit by digit or in pairs; where one was asked for, also digits without their leading zero."""
    asked = umfeld.typ == "telefon"
    found = []
    for run in runs(text):
        for units in _digit_runs(run):
            said = "".join(unit.zeichen for unit in units)
            spoken = any(unit.wort for unit in units)
            written = text[units[0].start : units[-1].ende].lower()
            if not (spoken or re.fullmatch(_WRITTEN_APART, written.replace(",", " ") if asked else written)):
                continue
            if not asked and not (said[0] in "+0" and len(said) >= LEAST_SAID):
                continue
            number = None if re.fullmatch(_DAY, written) else e164(_with_prefix(said) if asked else said)
            if number:
                start, end = units[0].start, units[-1].ende
                found.append(Wert("telefon", number, text[start:end], start, end))
    return found


def _digit_runs(run: list[Einheit]) -> list[list[Einheit]]:
    """The parts of a run that hold no letters; each "+" begins one."""
    parts: list[list[Einheit]] = [[]]
    for unit in run:
        if not (unit.zeichen.isdigit() or unit.zeichen == "+"):
            parts.append([])
        elif unit.zeichen == "+":
            parts.append([unit])
        else:
            parts[-1].append(unit)
    return [part for part in parts if part]


def _with_prefix(said: str) -> str:
    """ "49 157 …" with its plus, "157 33445566" with its zero, where a number was asked for."""
    if re.fullmatch(r"49[1-9]\d{8,11}", said):
        return f"+{said}"
    return f"0{said}" if re.fullmatch(r"1[5-7]\d{8,9}", said) else said


def e164(text: str) -> str | None:
    """A German or international number as "+493855451111", None where it is none."""
    cleaned = re.sub(r"^\(?00", "+", text.strip())
    if not cleaned.startswith(("+", "0", "(0")):
        return None
    try:
        number = phonenumbers.parse(re.sub(r"\(0\)", "", cleaned), "DE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if value.startswith("+49") and not _long_enough(value):
        return None
    return value


def _long_enough(value: str) -> bool:
    if re.match(r"\+491[567]", value):
        return bool(_MOBILE.fullmatch(value))
    return len(value) - 1 >= LEAST or bool(_SERVICE.fullmatch(value))
