"""Words given letter by letter: "M-ü-l-l-e-r", "K wie Konrad, a, r, l", "Konrad Otto Wilhelm Anton Ludwig"."""

import re

from bot.nlu.buchstaben import SPELLED, letter
from bot.nlu.personenname import is_first
from bot.nlu.text import distance, fold, muster

_LETTER = r"[A-Za-zÄÖÜäöüß](?![^\W\d_]|['’])"
_SAID = (
    rf"(?:(?:doppel|zweimal|zwei)[\s-]*{_LETTER}|{_LETTER}(?:\s+wie\s+[^\W\d_]+)?|umlaut\s+{_LETTER}|"
    rf"scharfes\s+s|eszett|ypsilon|bindestrich)"
)
_RUN = rf"(?<![^\W\d_]){_SAID}(?:(?:\s?[,–-]\s?|\s){_SAID}){{2,}}(?!\.)"
_WORD = r"[^\W\d_]{2,}"
_HYPHENED = r"[\s,(]+mit\s+(?:binde-?)?strich(?:\s+(?:dazwischen|geschrieben))?\)?"
_TOGETHER = r"[\s,(]+(?:alles\s+|wird\s+)?(?:zusammen(?:geschrieben)?|(?:in\s+|als\s+)?ein(?:em)?\s+wort)\)?"
_NAMED = r"(?:[a-zäöü]|be|ce|de|ef|ge|ha|jot|ka|el|em|en|pe|ku|er|es|te|vau|we|ix|ypsilon|zett?)"
_MEANS = {"scharfes s": "ß", "eszett": "ß", "ypsilon": "y", "bindestrich": "-"}
_REMARK = (
    r"[\s,;:.(–-]*\b(?:(?:ich|das|wird|das\s+wird|ich\s+tu\w*)\s+)?buchstabier\w*(?:\s+(?:ich|mal|es|das|"
    r"sich|sie|wird))*[\s,;:–-]*"
)
LEAST_WORDS = 4  # of a spelling alphabet, from which they are no names of persons


def joined(text: str) -> str:
    """The text with signs and gaps as they are said: "Dierksen Bindestrich Lohse", "Achter Berg zusammen"."""
    text = muster(r"\s+(?:komma)\s+").sub(", ", text)
    text = muster(r"(?<=[^\W\d_])[\s,.…-]*\b(?:äh+m*|öh+m*|eh+m+|hm+)\b[\s,.…-]*(?=[^\W\d_])").sub(" ", text)
    text = muster(r"(?<=[^\W\d_])\s+(?:binde-?)?strich\s+(?=[^\W\d_])").sub("-", text)
    text = muster(rf"(?:(?P<vor>{_WORD})\s+)?(?<![\w-])(?P<a>{_WORD})\s+(?P<b>{_WORD}){_HYPHENED}").sub(_hyphened, text)
    text = muster(_HYPHENED).sub("", text)
    return muster(rf"(?P<a>{_WORD})\s+(?P<b>{_WORD}){_TOGETHER}").sub(lambda m: m["a"] + m["b"].lower(), text)


def _hyphened(match: re.Match[str]) -> str:
    """Two first names belong together, else the words right before."""
    before, a, b = match["vor"], match["a"], match["b"]
    if before and is_first(before) and is_first(a) and not is_first(b):
        return f"{before}-{a} {b}"
    return f"{before} {a}-{b}" if before else f"{a}-{b}"


def in_words(text: str) -> str:
    """The text with what is spelled in it as words; a word that was said before it is spelled is left out."""
    text = muster(_REMARK).sub(", ", text)
    spelled = [(match.start(), match.end(), _letters(match.group())) for match in muster(_RUN).finditer(text)]
    found = [*spelled, *_alphabets(text)]
    found += [named for named in _letter_names(text) if all(named[1] <= a or b <= named[0] for a, b, _ in found)]
    for start, end, word in sorted(found, reverse=True):
        text = _without_said(text[:start], word) + word + text[end:]
    return text


def _letters(said: str) -> str:
    found = ""
    for match in muster(_SAID).finditer(said):
        part = re.split(r"(?i)\s+wie\s+", match.group().lower())[0]
        char = _MEANS.get(re.sub(r"\s+", " ", part), part[-1])
        found += char * 2 if re.match(r"doppel|zwei", part) else char
    return found[:1].upper() + found[1:]


def _alphabets(text: str) -> list[tuple[int, int, str]]:
    """Begin, end and word of what is spelled with an alphabet; names that go on with another word are none."""
    found = []
    for match in re.finditer(r"[^\W\d_]+(?:(?:,\s*|\s+)[^\W\d_]+)*", text):
        words = list(re.finditer(r"[^\W\d_]+", match.group()))
        run: list[re.Match[str]] = []
        for word in [*words, None]:
            if word is not None and fold(word.group()) in SPELLED:
                run.append(word)
                continue
            goes_on = word is not None and run and match.group()[run[-1].end() : word.start()] == " "
            if len(run) >= LEAST_WORDS and not goes_on:
                letters = "".join(SPELLED[fold(part.group())] for part in run).capitalize()
                found.append((match.start() + run[0].start(), match.start() + run[-1].end(), letters))
            run = []
    return found


def _letter_names(text: str) -> list[tuple[int, int, str]]:
    """Begin, end and word of what is spelled by the names of the letters: "be er u en en e er"."""
    found = []
    for match in muster(rf"\b{_NAMED}(?:[\s,-]+{_NAMED}){{{LEAST_WORDS},}}\b").finditer(text):
        letters = [letter(word) or "" for word in re.findall(r"[^\W\d_]+", match.group())]
        if all(letters):
            found.append((match.start(), match.end(), "".join(letters).capitalize()))
    return found


def _without_said(front: str, word: str) -> str:
    """`front` without the word at its end that is the spelled one, as it was heard."""
    match = re.search(r"(?P<gesagt>[^\W\d_]+)(?P<dann>\W*(?:also|äh|genauer|und zwar)?\W*)$", front)
    if not match or distance(fold(match["gesagt"]), fold(word), 3) > max(1, len(word) // 3 + 1):
        return front
    if fold(match["gesagt"])[:1] != fold(word)[:1]:
        return front
    return front[: match.start()]
