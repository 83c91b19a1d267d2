"""Amounts of money: "120 Euro", "850,50 €", "1.480,-", "achthundert Euro", "drei Euro fuffzig".

Value: decimal as string.
"""

import re

from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.zahlausdruck import composed, grouped, ranges
from bot.nlu.zahlwoerter import as_number

CURRENCY = (
    r"(?:euro[s]?|eur|€|tacken|mäuse|öcken|ocken|kröten|piepen|flocken|taler|teuro|eus|euronen|oiro|eiro|euor|eruo|uero|öro|eier)"
    r"(?![a-zäöüß])"
)
_NUMBER = r"(?P<zahl>\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_CENTS = (
    r"(?:(?:\s+|(?<=€)(?=\d))(?:und\s+)?(?P<cent>\d{1,2}|[a-zäöüß]+)"
    r"(?:\s*cents?\b|(?=\s*(?:$|[.,;!])|\s+(?:im|pro|die|je|netto|brutto)\b)))?"
)
_DIGITS = rf"(?<![\w.,]){_NUMBER}(?:,-|,--)?\s*{CURRENCY}{_CENTS}"
_BEFORE = rf"(?:€|\beur\b|\beuro\b)\s*{_NUMBER}(?![\d:])"
_DASH = r"(?<![\w.,])(?P<zahl>\d{1,3}(?:[. ]\d{3})+|\d+),(?:-|--|–)"
_WORDS = rf"\b(?P<zahl>[a-zäöüß]+)\s+{CURRENCY}{_CENTS}"
LEFT_OPEN = (
    r"\b(?:ein)?mal\s+\S+(?:\s+euro)?,?\s+(?:und\s+)?(?:ein)?mal\s+(?=\d|\w*(?:hundert|tausend|zig))\S+|"
    r"\b(?:\d+|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf)\s*(?:mal|x)\s+(?=\d|\w*(?:hundert|tausend|zig))\S+|"
    r"\b(?!plus\b)[\w.,€]+(?:\s+(?:euro|€))?\s+(?:minus|abzüglich|abzgl\.?)\s+\S+|"
    r"\b(?:doppelte|dreifache|hälfte)n?\s+(?:von|vom|davon)\s+\S+|\b\S+\s+(?:scheine?|lappen|blaue|grüne)\b|"
    r"\b(?:mehr\s+als|weniger\s+als|mindestens|höchstens|maximal|(?:etwas|knapp|gut|bisschen|bissl)\s+(?:über|unter)|"
    r"(?:über|unter)(?=\s+(?:\d|\w*(?:hundert|tausend|zig)))|"
    r"(?:ein(?:e|ige)?\s+)?(?:paar|mehrere|einige|etliche|viele)(?=\s+(?:hundert|tausend|euro|cent|kröten|mark|hunni)))\s+\S+"
)
_THOUSANDS = rf"(?<![\w.,]){_NUMBER}\s*T(?:€|EUR|Euro)"
_ONLY_CENTS = r"(?<![\w.,])(?P<zahl>\d{1,2}|[a-zäöüß]+)\s*(?:cents?|ct)\b"


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found: list[Wert] = []
    for match in re.finditer(_THOUSANDS, text):
        thousands = as_number(match["zahl"])
        _add(found, f"{thousands * 1000:.2f}" if thousands else None, text, *match.span())
    for number in (*composed(text), *grouped(text)):
        money_word = muster(rf"\s*{CURRENCY}{_CENTS}").match(text[number.ende :])
        if money_word:
            end = number.ende + money_word.end()
            cents = as_number(money_word["cent"]) if money_word["cent"] else 0
            _add(found, f"{number.wert + (cents or 0) / 100:.2f}", text, number.start, end)
    for pattern in (_DIGITS, _BEFORE, _DASH, _WORDS, _ONLY_CENTS):
        for match in muster(pattern).finditer(text):
            end = match.end()
            said = match.groupdict().get("cent")
            if said and as_number(said) is None:
                end, said = match.start("cent") - len(re.search(r"\s*$", text[: match.start("cent")]).group()), None  # type: ignore[union-attr]
            amount = money("0", match["zahl"]) if pattern is _ONLY_CENTS else money(match["zahl"], said)
            _add(found, amount, text, match.start(), end)
    either = [*ranges(text), *(match.span() for match in muster(LEFT_OPEN).finditer(text))]
    return [wert for wert in found if not any(wert.start < end and start < wert.ende for start, end in either)]


def _add(found: list[Wert], amount: str | None, text: str, start: int, end: int) -> None:
    if amount and not any(start < wert.ende and wert.start < end for wert in found):
        found.append(Wert("betrag", amount, text[start:end], start, end))


def money(number: str, cents: str | None = None) -> str | None:
    """ "1.480,5" → "1480.50"; None where it is no amount."""
    euros, extra = as_number(number.replace(" ", "")), as_number(cents) if cents else 0
    if euros is None or extra is None or extra >= 100:
        return None
    return f"{euros + extra / 100:.2f}"
