"""What says nothing: keys hit at random, syllables, marks alone. Narrow: a rare name must not be taken for it."""

import re

from bot.nlu.text import fold

_ROWS = ("asdfghjkl", "yxcvbnm", "zxcvbnm")
_TOP_ROW = "qwertzuiop"
_LETTERS_OF_ONE_SOUND = r"sch|ch|ck|ph|th|tz|st|ng|qu"
_NO_WORDS = frozenset(
    fold(
        "blubb blub blabla bla blah lalala lala dada foo bar baz foobar test testtest xyz abc abcd hihi haha hehe lol"
        " "
        "rofl hmpf pups pupsi blah dings dingsda hurz wuff miau muh trallala tja hmm hm naja"
    ).split()
)
CONSONANTS, RUN, RUN_TOP = 6, 4, 5


def is_nonsense(text: str) -> bool:
    """True where no word of the text is one. False for a text with digits or an @, and for one without letters."""
    if re.search(r"[\d@]", text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and all(_senseless(word) for word in words)


def _senseless(word: str) -> bool:
    folded = fold(word)
    if folded in _NO_WORDS or (len(folded) >= 3 and len(set(folded)) == 1):
        return True
    if not re.fullmatch(r"[a-z]+", folded) or len(folded) < 4:
        return False
    return (
        _typed_in_a_row(folded)
        or re.fullmatch(r"(\w{1,3})\1{2,}", folded) is not None
        or not re.search(r"[aeiouy]", folded)
        or re.search(rf"[^aeiouy]{{{CONSONANTS},}}", re.sub(_LETTERS_OF_ONE_SOUND, "x", folded)) is not None
    )


def _typed_in_a_row(folded: str) -> bool:
    """Neighbouring keys one after the other: "asdf", "qwert"; "wert" and "trau" are words."""
    runs = [(row[i : i + RUN]) for row in _ROWS for i in range(len(row) - RUN + 1)]
    runs += [_TOP_ROW[i : i + RUN_TOP] for i in range(len(_TOP_ROW) - RUN_TOP + 1)]
    return any(run in folded or run[::-1] in folded for run in runs)
