"""A number. "Ein paar" is none; "nur ich" and "meine Frau und ich" count persons."""

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.zahlwoerter import as_number, plain

_VAGUE = r"\b(?:ein\s+paar|mehrere|einige|viele|wenige|keine\s+ahnung)\b"
_ALONE = (
    r"\b(?:nur\s+ich|ich\s+(?:wohne\s+|lebe\s+)?allein(?:e)?|allein(?:e)?|bloß\s+ich|nur\s+der\s+eine|"
    r"nur\s+eine[rn]?|einzig)\b"
)
_COUPLE = (
    r"\b(?:mein(?:e|en)?\s+(?:frau|mann|partner(?:in)?|freund(?:in)?|sohn|tochter|kind|mutter|"
    r"vater)\s+und\s+ich|ich\s+und\s+mein(?:e|en)?\s+\w+|ein\s+paar\s+ohne\s+kinder)\b"
)
_NONE = r"\b(?:kein(?:e|en|er|s)?|gar\s+nicht|nichts)\b"
_GLUED = r"^(?:x|mal)?(\d+(?:[.,]\d+)?)(?:x|mal|er|m|t|l)?$"


def lies(aussage: Aussage) -> Antwort | None:
    numbers = aussage.of("zahl")
    if len(numbers) == 1:
        return aussage.from_values(numbers[0])
    if len(numbers) > 1:  # "3 bis 4", "statt 3 lieber 4": the last one said counts
        return aussage.from_values(numbers[-1])
    text = aussage.text
    for pattern, value in ((_COUPLE, 2), (_ALONE, 1)):
        match = muster(pattern).search(text)
        if match:
            return aussage.from_values(Wert("zahl", value, match.group(), match.start(), match.end()))
    if muster(_VAGUE).search(text):
        return None
    if muster(_NONE).search(text):
        return aussage.whole(0)
    amounts = aussage.of("betrag")
    if amounts:
        return aussage.from_values(
            Wert("zahl", plain(float(amounts[0].wert)), amounts[0].text, amounts[0].start, amounts[0].ende)
        )
    words = text.strip(" .!").split()
    glued = muster(_GLUED).match(words[0]) if len(words) <= 3 and words else None
    number = as_number(glued.group(1)) if glued else as_number(words[0]) if len(words) == 1 else None
    return aussage.whole(plain(number)) if number is not None else None
