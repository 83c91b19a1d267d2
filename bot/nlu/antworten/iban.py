"""A bank account number, blanks anywhere. What only looks like one (wrong check digits, too short) is text: what is
wrong with it is said by the backend.
"""

import re

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.werte.iban import iban_ok

DIGITS = 20  # of a German account without its country


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("iban")
    if found:
        return aussage.from_values(found[-1])
    match = re.search(r"(?i)(?<![a-z])([a-z]{2}\s?\d{2}[\d\s.-]{8,40}\d)", aussage.text)
    if match:
        return aussage.whole(re.sub(r"[^A-Za-z0-9]", "", match.group(1)).upper(), "text")
    digits = re.sub(r"\D", "", aussage.text)
    if len(digits) != DIGITS:
        return None
    value = f"DE{digits}"
    return aussage.whole(value, "iban" if iban_ok(value) else "text")
