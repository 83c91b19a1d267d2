"""Which words of an enumeration are things, and which are adjectives, names or words of the sentence around it."""

import re
from dataclasses import dataclass

from bot.nlu import aufzaehlung_worte as worte
from bot.nlu.gegenstandsart import kind_of, listed_kind
from bot.nlu.hausrat import MEHRZAHL, Nomen, any_noun, is_form, known_noun
from bot.nlu.text import fold, muster
from bot.nlu.zahlwoerter import as_number

TOKEN = re.compile(r"(?P<zahl>\d+(?:[.,]\d+)?)|(?P<wort>'?[^\W\d_]+(?:[-'’][^\W\d_]+)*)|(?P<zeichen>[^\w\s]|\n)")
_PIECES = frozenset(("stuck", "stk", "mal", "x", "und", "un"))
_CALL = muster(
    r"\s*,\s*(?:ich|wir|i|ick|isch|mir|mer|mia|hier|da|bei|(?:das|des|dat|et)\s+(?:wär\w*|sind|sin|is|ist))\b"
)
_CAPITAL_NOUN = r"[A-ZÄÖÜ]\S*(?<!e)(?<!er)(?<!es)"


@dataclass(frozen=True)
class Wortlaut:
    """The tokens of one text. `frei`: things may be of no list, as they were asked for."""

    text: str
    frei: bool
    tokens: list[re.Match[str]]

    def word(self, i: int) -> str:
        """The folded token `i`, "" outside of the text."""
        return fold(self.tokens[i].group()) if 0 <= i < len(self.tokens) else ""

    def written_apart(self, i: int) -> Nomen | None:
        """The listed thing whose name tokens `i` and the next are: "wasch maschine"."""
        if i + 1 >= len(self.tokens) or self.text[self.tokens[i].end() : self.tokens[i + 1].start()] != " ":
            return None
        if self.tokens[i + 1].lastgroup != "wort":
            return None
        both = self.tokens[i].group() + self.tokens[i + 1].group().lower()
        if len(self.word(i)) > 2 and is_form(both):
            return known_noun(both)
        return known_noun(both) if self._belongs_to_next(i) else None

    def _belongs_to_next(self, i: int) -> bool:
        """Whether small token `i` is the first part of the thing after it: "ein gaming stuhl", "n garten tisch"."""
        word, following = self.tokens[i].group(), self.tokens[i + 1].group()
        if not (self.frei and word.islower() and following.islower() and len(word) > 3) or not is_form(following):
            return False
        bare = worte.INFLECTED.search(word) or fold(word) in worte.PARTICLES | worte.ADJECTIVES | worte.SEVERAL
        before = self.word(i - 1)
        led = before in worte.ARTICLES or as_number(before) is not None
        return led and not bare and as_number(word) is None and known_noun(word) is None

    def southern(self, i: int) -> bool:
        """Whether token `i` is "an" for "einen": "an Kasten", "an oidn Diwan"."""
        if self.word(i) != "an" or not self.frei:
            return False
        adjective = self.word(i + 1).endswith(("n", "a")) and known_noun(self.word(i + 1)) is None
        noun = known_noun(self.word(i + 2 if adjective else i + 1))
        return noun is not None and noun.zahl != MEHRZAHL

    def said(self, begin: int, start: int, end: int) -> str:
        """The words from the first adjective before the noun on: "die 2 alten Stühle" → "alten Stühle"."""
        first = start
        for match in reversed(list(TOKEN.finditer(self.text[begin:start]))):
            word = match.group()
            glued = match.start() and not self.text[begin + match.start() - 1].isspace()  # "90er"
            if glued or not match.group("wort") or fold(word) in worte.BEFORE_A_NOUN or as_number(word) is not None:
                break
            first = begin + match.start()
        return self.text[first:end]

    def counts_behind(self) -> bool:
        """Whether things and counts take turns and a thing comes first: "tisch 1 stuhl 4", "drucker zwei stück"."""
        said = [token for token in self.tokens if token.lastgroup != "zeichen"]
        if len(said) < 3:
            return False
        pieces = [fold(token.group()) in _PIECES for token in said]
        kinds = [
            token.lastgroup == "zahl"
            or as_number(token.group()) is not None
            or (piece and fold(token.group()) in worte.ARTICLES)
            for token, left_out, piece in zip(said, pieces, [*pieces[1:], False], strict=True)
            if not left_out
        ]
        while kinds and not kinds[-1]:
            kinds.pop()
        following = said[-1].group() if said else ""
        closes = as_number(following) is not None or fold(following) in _PIECES or known_noun(following) is None
        return len(kinds) > 2 and closes and kinds == [at % 2 == 1 for at in range(len(kinds))]

    def noun(self, i: int, count: int | None, several: bool, skip: bool) -> Nomen | None:
        """The thing that token `i` names. `count` and `several`: what was said before it; `skip`: it follows a
        preposition.
        """
        word, folded = self.tokens[i].group(), self.word(i)
        counted = count is not None or several
        if (
            worte.no_thing(folded)
            or worte.MEASURED.search(folded)
            or (word.islower() and folded in worte.VERBS and not counted)
        ):
            return None
        many = several or (count or 1) > 1
        if not self.frei:
            if kind_of(word) is None or (word.islower() and not counted and listed_kind(word) is None):
                return None
            return any_noun(word, many)
        closes = i + 1 == len(self.tokens) or bool(worte.PART_ENDS.match(self.text, self.tokens[i].end()))
        noun = known_noun(word)
        if noun is not None and noun.nah and word.islower() and not self._may_be_misspelled(i, counted):
            return None
        pointed_at = noun is not None and not noun.nah and (counted or self.word(i - 1) in worte.DETERMINERS)
        if noun is not None and (
            word[:1].isupper() or closes or pointed_at or kind_of(word) or is_form(word) or self.counts_behind()
        ):
            return None if self._is_adjective(i) else noun
        return self._unknown(i, closes, counted, many, skip)

    def _may_be_misspelled(self, i: int, counted: bool) -> bool:
        """Whether a small word that only resembles a thing stands where one would: counted, or first in its part."""
        following = self.tokens[i + 1].group() if i + 1 < len(self.tokens) else ""
        if worte.PARTICIPLE.fullmatch(self.tokens[i].group()) or following[:1].isupper():
            return False
        before = self.tokens[i - 1] if i else None
        if counted or before is None or before.lastgroup == "zeichen":
            return True
        said = self.word(i - 1)
        return said in worte.JOINTS | worte.DETERMINERS or known_noun(before.group()) is not None

    def _is_adjective(self, i: int) -> bool:
        """A capital at the beginning before a noun: "Breiter Schrank"."""
        word = self.tokens[i].group()
        if i + 1 >= len(self.tokens) or not re.search(r"(?:e|er|es|en)$", word) or kind_of(word) is not None:
            return False
        following = self.tokens[i + 1].group()
        return (
            following[:1].isupper()
            and self.text[self.tokens[i].end() : self.tokens[i + 1].start()] == " "
            and (word[:1].islower() or (i == 0 and known_noun(word) is None))
        )

    def _unknown(self, i: int, closes: bool, counted: bool, many: bool, skip: bool) -> Nomen | None:
        """A noun no list knows: with a capital, or without one where nothing else can be the thing."""
        word = self.tokens[i].group()
        if i < 2 and not counted and _CALL.match(self.text, self.tokens[i].end()):
            return None  # "Hömma, ich hab …"
        if len(word) < 3 or (skip and not closes) or self._is_adjective(i):
            return None
        if i > 0 and not counted and re.fullmatch(_CAPITAL_NOUN, self.tokens[i - 1].group()):
            return None  # "Anna Müller"
        if word[:1].islower() and not (self.text.islower() and closes and (counted or len(self.tokens) == 1)):
            return None
        if not closes and (i == 0 or self.tokens[i - 1].group() in (".", "!", "?", "\n")):
            return None  # any word may have its capital there
        return any_noun(word, many)
