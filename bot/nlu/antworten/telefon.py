"""A telephone number, also with blanks anywhere or in number words."""

import re

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.werte.kontakt import e164
from bot.nlu.zahlwoerter import number_word


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("telefon")
    if found:
        return aussage.from_values(found[-1])
    digits = re.sub(r"[^\d+]", "", _digits(aussage.text))
    if len(digits) < 5 or len(digits) > 16:
        return None
    number = e164(digits) if digits.startswith(("0", "+")) else None
    return aussage.whole(number) if number else None


def _digits(text: str) -> str:
    """Number words below ten as digits: "null drei acht fünf" → "0385"."""
    out = []
    for word in re.findall(r"\+|\d+|[^\W\d_]+", text):
        number = None if word.isdigit() or word == "+" else number_word(word)
        out.append(word if number is None else str(int(number)) if number < 100 else word)
    return "".join(part for part in out if part.isdigit() or part == "+")
