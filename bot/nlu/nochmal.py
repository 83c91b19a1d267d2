"""A second reading, with typing errors put right, of what the first did not understand or took for a free answer."""

from collections.abc import Callable

from bot.nlu.lesart import Lesart, Wert
from bot.nlu.rechtschreibung import repaired, wrong_words
from bot.nlu.text import fold
from bot.nlu.umfeld import Umfeld

FREE = ("text", "ort")
OFFERED = ("termin", "auswahl")  # picked by their place or words: the value is the offer's, not what was typed
SENTENCE = 3  # words from which a free answer may be a turn with a typing error in it
SURE = 0.9  # confidence from which it is one
GUESSED = 0.5  # confidence below which what was said without a question is a guess


def read_again(first: Lesart, text: str, umfeld: Umfeld, read: Callable[[str], Lesart]) -> Lesart:
    """The better one of two readings: `first`, and that of the text without typing errors."""
    understood = first.sicherheit >= GUESSED if umfeld.frage is None else _answers(first)
    free = first.absicht == "angabe" and umfeld.typ in (*FREE, "name") and len(text.split()) >= SENTENCE
    if understood and not free and first.absicht != "korrektur":
        return first
    wrong = wrong_words(text)
    if not wrong:
        return first
    second = read(repaired(text))
    typed = [wert for wert in second.werte if wert.typ not in OFFERED]
    if any(_words(wert) - set(fold(text).split()) for wert in typed):
        return first  # a value is what was typed
    if not understood:
        return second if _answers(second) or second.sicherheit > first.sicherheit else first
    misread = any(_words(wert) & wrong for wert in first.werte)
    if first.absicht == "korrektur":
        better = second.werte and (misread or not first.werte)
        return second if better and second.absicht == "korrektur" else first
    if umfeld.typ == "name":
        return second if misread and second.absicht != "angabe" else first
    return second if second.absicht != "angabe" and second.sicherheit >= SURE else first


def _answers(lesart: Lesart) -> bool:
    """Whether a message was taken for more than loose words."""
    return lesart.absicht != "angabe" or any(wert.feld for wert in lesart.werte)


def _words(wert: Wert) -> set[str]:
    return set(fold(wert.text).split())
