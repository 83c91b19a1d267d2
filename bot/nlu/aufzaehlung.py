"""Reads an enumeration of things: "zwei alte Stühle, n Schrank (2) und das Bett aus dem Keller", word by word.

Each row is {art, anzahl, bezeichnung, einzahl}: the citizen's words, and the noun as a dictionary has it. `anzahl` is
None where the words leave open how many ("ein paar Stühle").
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.nlu import aufzaehlung_worte as worte
from bot.nlu.aufzaehlung_zeile import FREE, Zeile
from bot.nlu.hausrat import Nomen, any_noun, bundles, is_form, kind_of, known_noun, listed_kind
from bot.nlu.text import fold
from bot.nlu.zahlwoerter import as_number

_TOKEN = re.compile(r"(?P<zahl>\d+(?:[.,]\d+)?)|(?P<wort>'?[^\W\d_]+(?:[-'’][^\W\d_]+)*)|(?P<zeichen>[^\w\s]|\n)")


@dataclass
class Leser:
    """Reads the tokens of one text from left to right. `frei`: things may be of no list, as they were asked for."""

    text: str
    frei: bool
    zeilen: list[Zeile] = field(default_factory=list)
    count: int | None = None
    several: bool = False  # "ein paar"
    article: bool = False
    skip: bool = False  # the next noun belongs to a preposition
    negated: bool = False
    known: bool = False  # "das Bett"
    begin: int | None = None

    def read(self) -> list[Zeile]:
        tokens = list(_TOKEN.finditer(self.text))
        index = 0
        while index < len(tokens):
            index += self._step(tokens, index)
        rows = [row for at, row in enumerate(self.zeilen) if not self._is_name(at)]
        wanted = [row for row in rows if not row.verneint]
        return wanted if wanted or self.frei else rows

    def _is_name(self, at: int) -> bool:
        """Whether a row is one of two unknown words beside each other: "Anna Müller"."""
        row = self.zeilen[at]
        if row.art != FREE or row.nomen.sicher or row.anzahl is not None:
            return False
        near = [other for other in self.zeilen[max(at - 1, 0) : at + 2] if other is not row and other.art == FREE]
        return any(
            not other.nomen.sicher and self.text[min(row.ende, other.ende) : max(row.start, other.start)] == " "
            for other in near
        )

    def _step(self, tokens: list[re.Match[str]], i: int) -> int:
        """Handles the token at `i`; the number of tokens it took."""
        token, word = tokens[i], tokens[i].group()
        if token.lastgroup == "zeichen":
            self._mark(word, tokens, i)
            return 1
        if size := worte.SIZE.match(self.text, token.start()):
            return sum(1 for other in tokens[i:] if other.start() < size.end())
        number = self._number(word, tokens, i)
        if number is not None:
            return self._counted(number, tokens, i)
        return self._word(token, tokens, i)

    def _mark(self, mark: str, tokens: list[re.Match[str]], i: int) -> None:
        after = tokens[i + 1].group() if i + 1 < len(tokens) else ""
        if mark in "().:x×*-–/'\"…" and not (mark == "." and after[:1].isupper()):
            return
        waiting = mark == "," and (self.count is not None or self.several) and not self._ended(tokens, i)
        if not waiting:
            self._part()

    def _ended(self, tokens: list[re.Match[str]], i: int) -> bool:
        """Whether the last thing before `i` was a noun, so that the part is complete."""
        return bool(self.zeilen) and i > 0 and self.zeilen[-1].ende == tokens[i - 1].end()

    def _part(self) -> None:
        self.count, self.begin = None, None
        self.several = self.article = self.skip = self.negated = self.known = False

    def _number(self, word: str, tokens: list[re.Match[str]], i: int) -> int | None:
        if word[0].isdigit():
            return int(word) if word.isdigit() else None
        if fold(word) in worte.ARTICLES or word == "a":
            return None
        if fold(word) in ("halbes", "dutzend"):
            return self._dozen(fold(word), tokens, i)
        number = as_number(word.removesuffix("x")) if len(word) > 2 else None
        return int(number) if number is not None and number >= 1 and number == int(number) else None

    def _dozen(self, word: str, tokens: list[re.Match[str]], i: int) -> int | None:
        following = fold(tokens[i + 1].group()) if i + 1 < len(tokens) else ""
        if word == "halbes":
            return 6 if following == "dutzend" else None
        before = self.count or 1
        self.count = None
        return before if before == 6 and fold(tokens[i - 1].group()) == "halbes" else before * 12

    def _counted(self, number: int, tokens: list[re.Match[str]], i: int) -> int:
        last = self.zeilen[-1] if self.zeilen else None
        each, took = worte.AFTER_COUNT.match(self.text, tokens[i].end()), 1
        end = tokens[i].end()
        if each:
            took, end = sum(1 for other in tokens[i:] if other.start() < each.end()), each.end()
        closes = bool(worte.PART_ENDS.match(self.text, end))
        if (
            last is not None
            and closes
            and self.count is None
            and worte.AGAIN.search(self.text[last.ende : tokens[i].start()])
        ):
            last.anzahl, last.offen = None, False  # "zwei Sofas, nee, nur eins"
        if last is not None and closes and (last.anzahl is None or last.offen) and self.count is None:
            return self._after(number, took, tokens[i].start(), end)
        if self.several and self.article:
            self.several = False  # "ein Paar, also zwei Stühle"
        if self.count is not None and self.count != number and not self.article:
            self.several = True  # "zwei, drei Stühle", "zwei bis drei"
        self.count, self.article = number, False
        self.begin = self.begin if self.begin is not None else tokens[i].start()
        return took

    def _after(self, number: int, took: int, start: int, end: int) -> int:
        """ "Stühle (4)", "Schrank, Tisch – je eins": the number behind the thing, or behind all of them."""
        each = worte.EACH.search(self.text[:start])
        for row in self.zeilen if each else self.zeilen[-1:]:
            if row.anzahl is None or row.offen:
                row.anzahl, row.offen = number, False
        return took

    def _word(self, token: re.Match[str], tokens: list[re.Match[str]], i: int) -> int:
        word, folded = token.group(), fold(token.group())
        if folded in worte.JOINTS or (folded == "mit" and not self._part_follows(tokens, i)):
            if not (self.count is not None and not self._ended(tokens, i) and folded in ("und", "oder", "bis")):
                self._part()
        elif folded in worte.NEGATIONS:
            self._negated(folded, tokens, i)
        elif self._is_several(word, folded, tokens, i):
            self.several, self.begin = True, token.start() if self.begin is None else self.begin
        elif folded in worte.ARTICLES or word == "a":
            self._article(token)
        elif folded in worte.DETERMINERS:
            self.known = self.known or folded in worte.DEFINITE
            self.begin = token.start() if self.begin is None else self.begin
        elif folded in worte.STAYS and self.zeilen:
            self._stays(tokens, i)
        elif worte.CONSISTS.search(self.text[: token.end()]):
            self._part()
        elif folded in worte.PREPOSITIONS or folded == "mit":
            self.skip, self.count, self.several = True, None, False
        else:
            return self._noun(token, tokens, i)
        return 1

    def _is_several(self, word: str, folded: str, tokens: list[re.Match[str]], i: int) -> bool:
        if folded != "paar":
            return folded in worte.SEVERAL
        following = fold(tokens[i + 1].group()) if i + 1 < len(tokens) else ""
        return not (word == "Paar" and following in worte.PAIRS)

    def _article(self, token: re.Match[str]) -> None:
        if self.count is None:
            self.count, self.article = 1, True
        self.begin = token.start() if self.begin is None else self.begin

    def _part_follows(self, tokens: list[re.Match[str]], i: int) -> bool:
        """Whether "mit" names a part of the thing ("Schrank mit Spiegel") and not another thing."""
        near = [fold(other.group()) for other in tokens[i + 1 : i + 5]]
        return any(word.startswith(part) for word in near for part in worte.PARTS_OF_THINGS)

    def _negated(self, folded: str, tokens: list[re.Match[str]], i: int) -> None:
        """ "kein Tisch" leaves out what follows, "den Tisch nicht" what went before."""
        if i and fold(tokens[i - 1].group()) == "mehr":
            return  # "zwei Stühle, mehr nicht" ends the list
        following = tokens[i + 1].group() if i + 1 < len(tokens) else ""
        backwards = folded == "nicht" and (
            not following or not following[0].isalnum() or fold(following) in worte.JOINTS
        )
        if backwards and self.zeilen and fold(following) != "mehr":
            self.zeilen[-1].verneint = True
        elif folded != "nicht" or fold(following) in worte.DETERMINERS | worte.ARTICLES or following[:1].isupper():
            self.negated = True

    def _stays(self, tokens: list[re.Match[str]], i: int) -> None:
        """ "der Tisch bleibt hier", "den Tisch behalte ich": the thing named last."""
        gap = self.text[self.zeilen[-1].ende : tokens[i].start()]
        if not re.search(r"[,;.\n]", gap) and len(gap.split()) <= 2:
            self.zeilen[-1].verneint = True

    def _noun(self, token: re.Match[str], tokens: list[re.Match[str]], i: int) -> int:
        word = token.group()
        noun = self._as_noun(word, tokens, i)
        if noun is None:
            self._other(token)
            return 1
        took = 1
        if noun.einzahl in bundles():
            noun, took = self._bundle(noun, word, tokens, i)
        if took and not self.skip:
            self._take(noun, token.start(), tokens[i + took - 1].end())
        self._part()
        return max(took, 1)

    def _other(self, token: re.Match[str]) -> None:
        """A word that is no thing: an adjective or a particle keeps the count, any other word ends it."""
        word, folded = token.group(), fold(token.group())
        if folded in worte.PARTICLES or (word[:1].islower() and re.search(r"(?:e|en|er|es|em|a|ig|t)$", word)):
            self.begin = token.start() if self.begin is None else self.begin
            return
        if word[:1].isupper() or self.text.islower():
            self.skip = False
        self.count, self.several, self.article, self.begin = None, False, False, None

    def _as_noun(self, word: str, tokens: list[re.Match[str]], i: int) -> Nomen | None:
        counted = self.count is not None or self.several
        folded = fold(word)
        if (
            folded in worte.NO_THINGS | worte.PARTICLES
            or worte.MEASURED.search(folded)
            or (word.islower() and folded in worte.VERBS and not counted)
        ):
            return None
        if not self.frei:
            if kind_of(word) is None or (word.islower() and not counted and listed_kind(word) is None):
                return None
            return any_noun(word, self.several or (self.count or 1) > 1)
        closes = i + 1 == len(tokens) or bool(worte.PART_ENDS.match(self.text, tokens[i].end()))
        noun = known_noun(word)
        if noun is not None and (word[:1].isupper() or closes or kind_of(word) or is_form(word)):
            return None if self._is_adjective(word, tokens, i) else noun
        return self._unknown(word, tokens, i, closes)

    def _is_adjective(self, word: str, tokens: list[re.Match[str]], i: int) -> bool:
        """A capital at the beginning before a noun: "Breiter Schrank"."""
        if i + 1 >= len(tokens) or not re.search(r"(?:e|er|es|en)$", word) or kind_of(word) is not None:
            return False
        following = tokens[i + 1].group()
        return (
            following[:1].isupper()
            and self.text[tokens[i].end() : tokens[i + 1].start()] == " "
            and (word[:1].islower() or (i == 0 and known_noun(word) is None))
        )

    def _unknown(self, word: str, tokens: list[re.Match[str]], i: int, closes: bool) -> Nomen | None:
        """A noun no list knows: with a capital, or without one where nothing else can be the thing."""
        if len(word) < 3 or (self.skip and not closes) or self._is_adjective(word, tokens, i):
            return None
        counted = self.count is not None or self.several
        if i > 0 and not counted and re.fullmatch(r"[A-ZÄÖÜ]\S*(?<!e)(?<!er)(?<!es)", tokens[i - 1].group()):
            return None  # "Anna Müller"
        if word[:1].islower() and not (self.text.islower() and closes and (counted or len(tokens) == 1)):
            return None
        if i == 0 and not closes:
            return None  # any word may have its capital there
        return any_noun(word, self.several or (self.count or 1) > 1)

    def _bundle(self, noun: Nomen, word: str, tokens: list[re.Match[str]], i: int) -> tuple[Nomen, int]:
        """ "drei Rollen Teppichboden" is counted in rolls; "Laminat, ein Stapel" too."""
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        gap = self.text[tokens[i].end() : following.start()] if following else ""
        if following and gap == " " and (following.group()[:1].isupper() or kind_of(following.group())):
            rest = following.group()[:1].upper() + following.group()[1:]
            return Nomen(f"{noun.einzahl} {rest}", noun.zahl), 2
        last = self.zeilen[-1] if self.zeilen else None
        if last and last.anzahl is None and not last.offen and self.count and last.nomen.zahl != "einzahl":
            last.nomen, last.anzahl = Nomen(f"{noun.einzahl} {last.nomen.einzahl}", noun.zahl), self.count
            return noun, 0
        return noun, 1

    def _take(self, noun: Nomen, start: int, end: int) -> None:
        if self.known and self.count is None and any(row.nomen.einzahl == noun.einzahl for row in self.zeilen):
            return  # "ein Bett. Das Bett ist zerlegt"
        kind = kind_of(noun.einzahl.split()[-1]) or kind_of(self.text[start:end].split()[-1])
        begin = start if self.begin is None else self.begin
        said = self._said(begin, start, end)
        self.zeilen.append(Zeile(noun, kind or FREE, self.count, self.several, begin, end, self.negated, said))

    def _said(self, begin: int, start: int, end: int) -> str:
        """The words from the first adjective before the noun on: "die 2 alten Stühle" → "alten Stühle"."""
        first = start
        for match in reversed(list(_TOKEN.finditer(self.text[begin:start]))):
            word = match.group()
            if not match.group("wort") or fold(word) in worte.BEFORE_A_NOUN or as_number(word) is not None:
                break
            first = begin + match.start()
        return self.text[first:end]


def rows(text: str, frei: bool = False) -> list[dict[str, Any]]:
    """The things of a text, in order."""
    return [zeile.as_row() for zeile in spans(text, frei)]


def spans(text: str, frei: bool = False) -> list[Zeile]:
    """The things of a text with their places."""
    return Leser(text, frei).read()
