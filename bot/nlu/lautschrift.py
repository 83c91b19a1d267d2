"""Number words written as they sound: "fier", "drai", "fümf", "tswölf"."""

import functools
import re

from bot.nlu.text import distance, fold
from bot.nlu.zahlwoerter import number_word

SHORTEST = 3  # letters
_SOUNDS = (
    (r"(?:ä|ae)", "e"),
    (r"(?:ö|oe)", "e"),
    (r"(?:ü|ue)", "u"),
    (r"(?:ey|ei|ej|ay|ai)", "ai"),
    (r"(?:eu|oi|oy)", "oi"),
    (r"(?:tz|ts|z)", "z"),
    (r"(?:v|ph|w(?=o?l?f)|f)", "f"),
    (r"(?:chs|ks|x)", "ks"),
    (r"(?:ß|ss|s)", "s"),
    (r"(?:ig|ich|isch|ik)$", "ig"),
    (r"m(?=f)", "n"),
    (r"ie|ih", "i"),
    (r"(?<=[aeiou])h", ""),
    (r"dt|th|d(?!\w)", "t"),
    (r"(.)\1", r"\1"),
)


@functools.lru_cache(maxsize=20_000)
def number_by_sound(word: str) -> int | None:
    """The number below a hundred that sounds like this word, or None. Only for words that are no others."""
    if len(word) < SHORTEST or number_word(word) is not None:
        return None
    table = _by_sound()
    return table.get(_sound(word)) or table.get(_sound(word.removesuffix("e"))) or _swapped(word)


def _swapped(word: str) -> int | None:
    """The number whose word has two letters in the wrong order: "zewi"."""
    said = fold(word)
    near = [
        number for right, number in _folded().items() if sorted(right) == sorted(said) and distance(right, said) == 1
    ]
    return near[0] if len(near) == 1 else None


def _sound(word: str) -> str:
    word = word.lower()
    for written, sound in _SOUNDS:
        word = re.sub(written, sound, word)
    return word


@functools.lru_cache(maxsize=1)
def _by_sound() -> dict[str, int]:
    return {_sound(word): number for word, number in _words().items()}


@functools.lru_cache(maxsize=1)
def _folded() -> dict[str, int]:
    return {fold(word): number for word, number in _words().items()}


def _words() -> dict[str, int]:
    units = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
    teens = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
    tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    said = {word: number for number, word in enumerate([*units, *teens], 1) if number > 1}
    for ten, word in enumerate(tens, 2):
        said[word] = ten * 10
        said |= {f"{unit}und{word}": ten * 10 + number for number, unit in enumerate(units, 1)}
    return said
