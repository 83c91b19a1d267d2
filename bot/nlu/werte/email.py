"""E-mail addresses, written ("anna@web.de") or dictated ("anna punkt müller at web punkt de").

Read from the "@" on: forward to the end of the domain, back to where the name begins. Without an "@" or without the
ending of the domain there is none.
"""

import re

from bot.nlu.buchstaben import SPELLED
from bot.nlu.gesprochen import digits
from bot.nlu.lesart import Wert
from bot.nlu.postfach import (
    ALSO_NAMES,
    AT_WORDS,
    ENDINGS,
    GLUE,
    PLACEHOLDERS,
    PROVIDERS,
    SIGN_WORDS,
    STOP_WORDS,
    Teil,
    tokens,
    transcribed,
    without_remarks,
)
from bot.nlu.text import fold
from bot.nlu.umfeld import Umfeld

MOST_WORDS = 4  # words of one label that were said apart
LEAST_SPELLED = 3


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    parts = without_remarks(tokens(text))
    found: list[Wert] = []
    for at, part in enumerate(parts):
        if not _is_at(part):
            continue
        domain = _domain(parts, at)
        if domain is None:
            continue
        name, end = domain
        local, start = _local(parts, at)
        if local in PLACEHOLDERS:
            local, end = _said_after(parts, end)
        if local:
            value = f"{local}@{name}"
            first, last = parts[start].start, parts[end - 1].ende
            found.append(Wert("email", value, text[first:last], first, last))
    return found


def _is_at(part: Teil) -> bool:
    return part.text == "@" or fold(part.text) in AT_WORDS


def _sign(part: Teil) -> str | None:
    """The sign a part stands for, or None."""
    return part.text if part.text in (".", "-", "_", "+") else SIGN_WORDS.get(fold(part.text))


def _domain(parts: list[Teil], at: int) -> tuple[str, int] | None:
    """The domain after the "@" and where it ends."""
    labels, words, index = [""], 0, at + 1
    best: tuple[str, int] | None = None
    while index < len(parts):
        part = parts[index]
        sign = _sign(part)
        known = fold(part.text) in ENDINGS
        if sign is None and part.text == "," and _before_ending(parts, index):
            sign = "."
        if sign == "." and labels[-1]:
            if part.text == "." and part.loose_after and not _before_ending(parts, index):
                break
            labels, words = [*labels, ""], 0
        elif sign == "-" and labels[-1]:
            labels[-1] += "-"
        elif sign is None and part.is_word and words < MOST_WORDS:
            if known and len(labels) == 1 and labels[0] and part.loose_before and not labels[0].endswith("-"):
                labels.append("")  # "web de"
            elif best and part.loose_before and not labels[-1].endswith("-") and labels[-1]:
                break
            labels[-1] += transcribed(digits(part.text) or part.text)
            words += 1
            best = _made(labels, index + 1) or best
        elif fold(part.text) not in GLUE:
            break
        index += 1
    return best


def _before_ending(parts: list[Teil], index: int) -> bool:
    following = parts[index + 1] if index + 1 < len(parts) else None
    return following is not None and fold(following.text) in ENDINGS


def _made(labels: list[str], end: int) -> tuple[str, int] | None:
    """The domain if its last label is an ending."""
    if len(labels) < 2 or not all(labels) or not (labels[-1] in ENDINGS or re.fullmatch(r"[a-z]{3,}", labels[-1])):
        return None
    return ".".join([PROVIDERS.get("".join(labels[:-1]), ".".join(labels[:-1])), labels[-1]]), end


def _local(parts: list[Teil], at: int) -> tuple[str, int]:
    """The name before the "@" and where it begins; "" where there is none."""
    loose = parts[at].text != "@" or parts[at].loose_before
    index = at
    kept: list[Teil] = []
    while index > 0:
        part = parts[index - 1]
        sign = _sign(part)
        if part.text == "," and (not kept or fold(parts[index].text) in GLUE or _one_by_one(parts, index)):
            index -= 1
            continue
        if sign == "." and part.text == "." and part.loose_after and kept:
            break
        if sign is None and not _belongs(part, kept, loose):
            break
        kept.insert(0, part)
        index -= 1
    while len(kept) > 1 and (_sign(kept[0]) or fold(kept[0].text) in GLUE):
        kept.pop(0)
    if kept and _sign(kept[0]):
        return "", at
    if not kept and at and fold(parts[at - 1].text) in ALSO_NAMES:
        kept = [parts[at - 1]]  # "post klammeraffe …"
    start = parts.index(kept[0]) if kept else at
    return _spelled(kept) or "".join(_written(part) for part in _without_glue(kept)), start


def _one_by_one(parts: list[Teil], index: int) -> bool:
    """Whether the comma before part `index` parts two single letters or figures."""
    return index > 1 and len(parts[index - 2].text) == len(parts[index].text) == 1 and parts[index - 2].is_word


def _belongs(part: Teil, kept: list[Teil], loose: bool) -> bool:
    """Whether a word belongs to the name that goes on with `kept`: glued to it, joined by a sign, a figure after it, or
    said apart.
    """
    if not part.is_word:
        return False
    if digits(part.text) is not None:
        return True
    if not kept or not part.loose_after or _sign(kept[0]):
        return fold(part.text) not in STOP_WORDS or bool(kept and _sign(kept[0])) or not part.loose_after
    if len(part.text) == len(kept[0].text) == 1 and part.text.isalpha():
        return True  # "k e v i n"
    if fold(part.text) in STOP_WORDS:
        return False
    return loose or kept[0].text.isdigit() or digits(kept[0].text) is not None


def _without_glue(kept: list[Teil]) -> list[Teil]:
    """Without "dann" and "klein geschrieben"; but a name may be Klein: after a sign, or where nothing else is left."""
    before = [None, *kept]
    named = [
        part
        for part, last in zip(kept, before, strict=False)
        if fold(part.text) not in GLUE or (last is not None and _sign(last))
    ]
    return named or kept


def _written(part: Teil) -> str:
    return _sign(part) or transcribed(digits(part.text) or part.text)


def _spelled(kept: list[Teil]) -> str:
    """The name where it was spelled ("Otto Norbert Ludwig …"), else ""."""
    words = [part for part in kept if not _sign(part) and digits(part.text) is None and fold(part.text) not in GLUE]
    letters = [part.text if len(part.text) == 1 else SPELLED.get(fold(part.text)) for part in words]
    named = [part for part in words if len(part.text) > 1]
    if len(words) < LEAST_SPELLED or not named or any(letter is None for letter in letters):
        return ""
    return "".join(_written(part) if part not in words else str(letters[words.index(part)]).lower() for part in kept)


def _said_after(parts: list[Teil], end: int) -> tuple[str, int]:
    """The name said after a pattern: "vorname punkt nachname at web punkt de, also jens punkt ahlers"."""
    rest = [part for part in parts[end:] if part.is_word or _sign(part)]
    while rest and fold(rest[0].text) in STOP_WORDS | GLUE:
        rest.pop(0)
    local = "".join(_written(part) for part in _without_glue(rest))
    return (local, len(parts)) if "." in local and len(rest) <= 2 * MOST_WORDS else ("", end)
