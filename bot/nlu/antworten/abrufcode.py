"""The code that goes with the number of a case, with or without its hyphens."""

import re

from bot.nlu.antworten_basis import Antwort, Aussage, bare

MIN_LENGTH, MAX_LENGTH = 8, 32


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("abrufcode")
    if found:
        return aussage.from_values(found[-1])
    for text in (aussage.text.split(":")[-1], bare(aussage.text).split()[-1] if bare(aussage.text) else ""):
        code = re.sub(r"[\s-]", "", text)
        if MIN_LENGTH <= len(code) <= MAX_LENGTH and re.fullmatch(r"[A-Za-z0-9]+", code) and re.search(r"\d", code):
            return aussage.whole(code.upper(), "abrufcode")
    return None
