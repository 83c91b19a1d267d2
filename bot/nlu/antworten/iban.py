"""A bank account number, blanks anywhere. One with wrong check digits is an answer too: what is wrong with it is said
by the backend.
"""

import re

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("iban")
    if found:
        return aussage.from_values(found[-1])
    match = re.search(r"(?i)(?<![a-z])([a-z]{2}\s?\d{2}[\d\s.-]{8,40}\d)", aussage.text)
    if match:
        return aussage.whole(re.sub(r"[^A-Za-z0-9]", "", match.group(1)).upper())
    digits = re.sub(r"\D", "", aussage.text)
    return aussage.whole(f"DE{digits}") if len(digits) == 20 else None
