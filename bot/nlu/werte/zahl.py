"""Numbers in digits or words: "3", "2,5", "zwei", "anderthalb", "zu dritt". "ein paar" has no value."""

from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.zahlausdruck import composed
from bot.nlu.zahlwoerter import WORDS, as_number, number_word, ordinal_word, plain

STUFE = 2
_DIGITS = (
    r"(?<![\w.,:/-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?=\s|$|[.,;!?)](?:\s|$)|[²³%€]|m³|qm|"
    r"m2|cbm|kg|stück|\s?[-+]|/\s?(?:std|h\b|stunde|monat|tag|woche|jahr|nacht|qm|m²))"
)
_TOGETHER = r"\b(?:(?:z[ue]|to|zo)\s+|z'?(?=[dvfsan]))([a-zäöüß]{4,}?(?:t|d|en))\b"
_DIALECT = {"tweet": 2, "tweit": 2, "zweet": 2, "drutt": 3, "drudd": 3, "dridd": 3, "veert": 4, "fieft": 5, "sosst": 6}
_DIALECT |= {"sobent": 7, "negent": 9, "teihnt": 10, "zwoat": 2, "fimft": 5, "fumft": 5, "sieme": 7}
_ARTICLES = {"ein", "eine", "einen", "einem", "einer", "eines", "n", "ne", "nen", "nem"}


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found: list[Wert] = []
    for match in muster(_TOGETHER).finditer(text):
        together = _together(match.group(1))
        if together:
            found.append(Wert("zahl", plain(together), match.group(), match.start(), match.end()))
    for said in composed(text):
        found.append(Wert("zahl", plain(said.wert), text[said.start : said.ende], said.start, said.ende))
    for match in muster(_DIGITS).finditer(text):
        number = as_number(match.group(1))
        if number is not None and not any(wert.start <= match.start(1) < wert.ende for wert in found):
            found.append(Wert("zahl", plain(number), match.group(1), match.start(1), match.end(1)))
    for match in muster(WORDS).finditer(text):
        found += _word(match.group(), match.start(), text, found)
    return sorted(found, key=lambda wert: wert.start)


def _together(word: str) -> float | None:
    """ "zu dritt" → 3, "zu zwölft" → 12, "zu vieren" → 4."""
    if fold(word) in _DIALECT:
        return _DIALECT[fold(word)]
    number = ordinal_word(f"{word}e") if word.endswith("t") else number_word(word[:-2])
    return number if number and 1 < number == int(number) else None


def negated(text: str, wert: Wert) -> bool:
    """Whether a number is the one that does not hold: "vier, nicht drei", "statt zwei"."""
    before = text[: wert.start]
    return bool(muster(r"\b(?:nicht(?:\s+mehr)?|statt|anstatt|und\s+keine)\s+(?:die\s+)?$").search(before))


def _word(word: str, start: int, text: str, found: list[Wert]) -> list[Wert]:
    number, end = number_word(word), start + len(word)
    if number is None or any(wert.start <= start < wert.ende for wert in found):
        return []
    half = muster(r"\s+(?:und\s+)?(?:ein(?:e|en)?\s+)?halb(?:e|en|er|es)?\b").match(text[end:])
    if fold(word) in _ARTICLES and half:
        return [Wert("zahl", 0.5, text[start : end + half.end()], start, end + half.end())]
    if fold(word) in _ARTICLES and not _counts(text[end:]):
        return []  # an article, not a number
    if half and fold(word) not in ("halb", "halbe", "halben"):
        return [Wert("zahl", plain(number + 0.5), text[start : end + half.end()], start, end + half.end())]
    return [Wert("zahl", plain(number), word, start, end)]


def _counts(rest: str) -> bool:
    """Whether what follows an "ein" makes it a number: nothing, a unit, a half."""
    units = (
        r"\s*(?:$|[.,!?]|kubik|m³|qm|quadrat|meter|liter|kilo|euro|€|person|mensch\b|stück|mal\b|jahr|monat|einzig|"
        r"und\s+(?:ein\s+)?halb|halb)"
    )
    return bool(muster(units).match(rest)) and not muster(r"\s*paar\b").match(rest)
