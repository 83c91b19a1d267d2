"""Places in a list: "den ersten", "der letzte", "Nummer 2", "b"."""

from bot.nlu.text import fold, muster
from bot.nlu.zahlwoerter import number_word, ordinal_word

_LAST = r"\b(?:de[rnm]|die|das)?\s*(?:aller)?letzte[rnms]?\b"
_SECOND_LAST = r"\bvorletzte[rnms]?\b"
_LETTER = r"^\s*(?:option\s+|antwort\s+|buchstabe\s+)?([a-h])\s*[).]?\s*$"
_NUMBER = (
    r"^\s*(?:(?:de[rn]|die|das)\s+)?(?:nummer|nr\.?|option|antwort|punkt|variante|"
    r"möglichkeit)?\s*(\d{1,2}|[a-zäöüß]+)\s*[).]?\s*(?:bitte)?\s*$"
)
_DATE_AFTER = r"\s*(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|\d)"
_NOUN = r"(?:de[rnms]|die|das|am)?\s*([a-zäöüß]+te[rnms]?)\b"
UPPER = r"\b(?:obere[rnms]?|oberste[rnms]?|ganz\s+oben)\b"
LOWER = r"\b(?:untere[rnms]?|unterste[rnms]?|ganz\s+unten)\b"


def place(text: str, count: int) -> int | None:
    """Index below `count` that the text points to, or None."""
    if count < 1:
        return None
    if muster(_SECOND_LAST).search(text):
        return count - 2 if count > 1 else None
    if muster(_LAST).search(text) and not muster(r"\bletzte[nrms]?\s+(?:woche|monat|jahr|frage)").search(text):
        return count - 1
    if muster(UPPER).search(text):
        return 0
    if muster(LOWER).search(text):
        return count - 1
    index = _counted(text)
    return index if index is not None and 0 <= index < count else None


def _counted(text: str) -> int | None:
    for match in muster(_NOUN).finditer(text):
        number = ordinal_word(match.group(1))
        if number and not muster(_DATE_AFTER).match(text[match.end() :]):
            return number - 1
    if muster(rf"\berste[rnms]?\b(?!{_DATE_AFTER})").search(text):
        return 0
    letter = muster(_LETTER).match(text)
    if letter:
        return ord(fold(letter.group(1))) - ord("a")
    digits = muster(_NUMBER).match(text)
    ordinal = number_word(digits.group(1)) if digits and not digits.group(1).isdigit() else None
    if digits and digits.group(1).isdigit():
        ordinal = int(digits.group(1))
    return int(ordinal) - 1 if ordinal and float(ordinal).is_integer() else None
