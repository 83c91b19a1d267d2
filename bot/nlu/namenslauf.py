"""A name in the middle of a sentence: a known first name with the words beside it that can be names, too."""

import re
from dataclasses import dataclass

from bot.nlu.bekannt import common_words
from bot.nlu.personenname import FIRST_TOO, PARTICLES, TITLES, is_first
from bot.nlu.text import fold, muster
from bot.nlu.werte.name import STOP, is_role, until_stop

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EARLIER = r"\b(?:früher|damals|vormals|hieß|geborene?|geb|alias|genannt|nennen|sagen)\b[^,;.]*$"
MOST = 5  # words of one name


@dataclass(frozen=True)
class Lauf:
    """Words of a text that stand together and can be a name."""

    worte: tuple[str, ...]
    start: int
    ende: int

    def __str__(self) -> str:
        return " ".join(self.worte)


def name_within(text: str) -> str | None:
    """The name in a sentence: at least two words, one of them a known first name; of several the last one."""
    runs = [run for run in _runs(text) if _is_full(run) and not muster(_EARLIER).search(text[: run.start])]
    return until_stop(str(runs[-1])) or None if runs else None


def _is_full(run: Lauf) -> bool:
    names = [w for at, w in enumerate(run.worte) if w.lower() not in PARTICLES or (w.lower() in FIRST_TOO and not at)]
    return len(names) >= 2 and len(run.worte) <= MOST and any(is_first(word) for word in (names[0], names[-1]))


def _runs(text: str) -> list[Lauf]:
    found: list[Lauf] = []
    words: list[re.Match[str]] = []
    small = text.islower()
    for match in _WORD.finditer(text):
        joined = bool(words) and text[words[-1].end() : match.start()].strip(" .") == ""
        if words and not joined:
            found += _closed(words)
            words = []
        if _may_be_name(match.group(), small, bool(words)):
            words.append(match)
        else:
            found += _closed(words)
            words = []
    return found + _closed(words)


def _closed(words: list[re.Match[str]]) -> list[Lauf]:
    """The run without titles and roles at its beginning and particles at its end."""
    while words and (fold(words[0].group()) in TITLES or is_role(words[0].group())):
        words = words[1:]
    while words and words[-1].group().lower() in PARTICLES:
        words = words[:-1]
    known = next((at for at, word in enumerate(words) if is_first(word.group())), 0)
    if known and known < len(words) - 1 and not is_first(words[-1].group()):
        words = words[known:]  # "Grüßen Eberhard Tiedemann"
    if not words:
        return []
    return [Lauf(tuple(word.group() for word in words), words[0].start(), words[-1].end())]


def _may_be_name(word: str, small: bool, inside: bool) -> bool:
    """Whether a word can belong to a name; in a text without capitals (`small`) only what is no common word."""
    folded = fold(word)
    if word.lower() in PARTICLES:
        return (inside or folded in FIRST_TOO) and folded not in ("das", "den", "dem", "zum", "zur", "vom")
    if len(word) < 2 or folded in STOP:
        return False
    if word[:1].isupper():
        return True
    return is_first(word) or (small and inside and folded not in common_words())
