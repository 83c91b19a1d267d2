"""Reads an enumeration of things: "zwei alte Stühle, n Schrank (2) und das Bett aus dem Keller", word by word.

Each row is {art, anzahl, bezeichnung, einzahl}: the citizen's words, and the noun as a dictionary has it. `anzahl` is
None where the words leave open how many ("ein paar Stühle").
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.nlu import aufzaehlung_worte as worte
from bot.nlu.aufzaehlung_nomen import TOKEN, Wortlaut
from bot.nlu.aufzaehlung_satz import without_courtesy
from bot.nlu.aufzaehlung_schluss import settle
from bot.nlu.aufzaehlung_zeile import FREE, Zeile
from bot.nlu.gegenstandsart import kind_of, listed_kind
from bot.nlu.hausrat import Nomen, bundles
from bot.nlu.text import fold
from bot.nlu.zahlwoerter import as_number


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
    each: int | None = None  # "jeweils zwei …": the count of all that follows
    behind: bool = False  # "tisch 1 stuhl 4": every count stands behind its thing
    carried: int = 0  # "zwei kleine und ein großes Regal": counts that wait for their thing
    named: Zeile | None = None  # the last thing, maybe for the second time
    laut: Wortlaut = field(init=False)

    def read(self) -> list[Zeile]:
        self.text = without_courtesy(self.text) if self.frei else self.text
        tokens = list(TOKEN.finditer(self.text))
        self.laut = Wortlaut(self.text, self.frei, tokens)
        self.behind = self.laut.counts_behind()
        index = 0
        while index < len(tokens):
            index += self._step(tokens, index)
        return settle(self.zeilen, self.text, self.frei)

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
        if mark == ":" and self.count is None:
            self._part()  # "melde ich an: ein Sofa"
        if mark in "().:x×*-–/'\"…" and not (mark == "." and after[:1].isupper()):
            return
        waiting = mark == "," and (self.count is not None or self.several) and not self._ended(tokens, i)
        if not waiting:
            self._part()

    def _ended(self, tokens: list[re.Match[str]], i: int) -> bool:
        """Whether the last thing before `i` was a noun, so that the part is complete."""
        return bool(self.zeilen) and i > 0 and self.zeilen[-1].ende == tokens[i - 1].end()

    def _part(self) -> None:
        self.count, self.begin, self.carried = None, None, 0
        self.several = self.article = self.skip = self.negated = self.known = False

    def _number(self, word: str, tokens: list[re.Match[str]], i: int) -> int | None:
        if word[0].isdigit():
            return int(word) if word.isdigit() else None
        if fold(word) in worte.ARTICLES or word == "a":
            return None
        if fold(word) in ("halbes", "halbs", "halwes", "dutzend"):
            return self._dozen(fold(word), tokens, i)
        number = as_number(word.removesuffix("x")) if len(word) > 2 else None
        return int(number) if number is not None and number >= 1 and number == int(number) else None

    def _dozen(self, word: str, tokens: list[re.Match[str]], i: int) -> int | None:
        following = fold(tokens[i + 1].group()) if i + 1 < len(tokens) else ""
        if word != "dutzend":
            return 6 if following == "dutzend" else None
        before = self.count or 1
        self.count = None
        return before if before == 6 and fold(tokens[i - 1].group()) in ("halbes", "halbs", "halwes") else before * 12

    def _counted(self, number: int, tokens: list[re.Match[str]], i: int) -> int:
        last = self.zeilen[-1] if self.zeilen else None
        each, took = worte.AFTER_COUNT.match(self.text, tokens[i].end()), 1
        end = tokens[i].end()
        if each:
            took, end = sum(1 for other in tokens[i:] if other.start() < each.end()), each.end()
        closes = self.behind or bool(worte.PART_ENDS.match(self.text, end))
        if worte.EACH.search(self.text[: tokens[i].start()]) and not closes:
            self.each = number
        if (
            last is not None
            and closes
            and (self.count is None or self.article)
            and self._said_of_all(number, tokens[i].start(), end)
        ):
            return took
        if (
            last is not None
            and closes
            and self.count is None
            and worte.AGAIN.search(self.text[last.ende : tokens[i].start()])
        ):
            last.anzahl, last.offen = None, False  # "zwei Sofas, nee, nur eins"
        if last is not None and closes and (last.anzahl is None or last.offen) and self.count is None:
            return self._after(number, took, tokens[i].start(), end)
        if self.several and (self.article or worte.ALL_OF.search(self.text[: tokens[i].start()])):
            self.several = False  # "ein Paar, also zwei Stühle", "alle vier Stühle"
        if self.count is not None and self.count != number and not self.article:
            self.several = True  # "zwei, drei Stühle", "zwei bis drei"
        self.count, self.article = number, False
        self.begin = self.begin if self.begin is not None else tokens[i].start()
        return took

    def _said_of_all(self, number: int, start: int, end: int) -> bool:
        """ "eine Couch und noch eine Couch, also zwei", "nur die zwei": what was counted one by one. A last number
        behind a no counts the last thing anew: "zehn Paletten, ach nee, da ist noch eine, elf".
        """
        last = self.zeilen[-1]
        if worte.THE.search(self.text[:start]):
            return True
        if worte.NO_BEFORE.search(self.text[last.ende : start]) and not self.text[end:].strip(" .!"):
            last.anzahl = number
            return True
        if not worte.ALTOGETHER.search(self.text[last.ende : start]):
            return False
        same = [row for row in self.zeilen if row.nomen.einzahl == last.nomen.einzahl]
        counted = (sum(row.anzahl or 1 for row in rows) for rows in (same, self.zeilen))
        return len(self.zeilen) > 1 and number in counted

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
            waits = self.count is not None and not self._ended(tokens, i)
            if waits and folded in ("und", "un") and self.laut.word(i - 1).endswith(("e", "en", "er", "es")):
                self.carried, self.count = self.carried + (self.count or 0), None
            elif not (waits and folded in ("und", "oder", "bis")):
                self._part()
        elif folded in worte.NEGATIONS:
            self._negated(folded, tokens, i)
        elif self._is_several(word, folded, tokens, i):
            self.several, self.begin = True, token.start() if self.begin is None else self.begin
        elif folded in worte.ARTICLES or word == "a" or (self.count is None and self.laut.southern(i)):
            self._article(token, tokens, i)
        elif folded in worte.DETERMINERS:
            self.known = self.known or folded in worte.DEFINITE
            self.begin = token.start() if self.begin is None else self.begin
        elif worte.consists(self.text[: token.end()]):
            self._part()
        elif folded == "mit" or folded in worte.PREPOSITIONS:
            self.skip, self.count, self.several = True, None, False
        else:
            return self._noun(token, tokens, i)
        return 1

    def _is_several(self, word: str, folded: str, tokens: list[re.Match[str]], i: int) -> bool:
        if folded != "paar":
            return folded in worte.SEVERAL
        following = fold(tokens[i + 1].group()) if i + 1 < len(tokens) else ""
        return not (word == "Paar" and following in worte.PAIRS)

    def _article(self, token: re.Match[str], tokens: list[re.Match[str]], i: int) -> None:
        if (
            self.count is None
            and self.zeilen
            and (
                worte.PART_ENDS.match(self.text, token.end())
                or (self.behind and worte.AFTER_COUNT.match(self.text, token.end()))
            )
        ):
            self._after(1, 1, token.start(), token.end())  # "Bügelmaschine, eine"
            return
        if self.count is None:
            self.count, self.article = 1, True
        self.begin = token.start() if self.begin is None else self.begin

    def _part_follows(self, tokens: list[re.Match[str]], i: int) -> bool:
        """Whether "mit" names a part of the thing ("Schrank mit Spiegel") or what is in it, and not another thing."""
        near = []
        for at in range(i + 1, min(i + 5, len(tokens))):
            if tokens[at].lastgroup == "zeichen" or self.laut.word(at) in worte.JOINTS:
                break
            near.append(self.laut.word(at))
        if any(word.startswith(part) or word.endswith(part) for word in near for part in worte.PARTS_OF_THINGS):
            return True
        bare = bool(near) and near[0] not in worte.BEFORE_A_NOUN and as_number(near[0]) is None
        return bare and self._ended(tokens, i) and (self._holds_things() or not any(map(listed_kind, near)))

    def _holds_things(self) -> bool:
        """Whether the last thing is one that is counted with what is in it: "vier Umzugskartons mit Büchern"."""
        return any(fold(self.zeilen[-1].nomen.einzahl).endswith(fold(name)) for name in bundles())

    def _negated(self, folded: str, tokens: list[re.Match[str]], i: int) -> None:
        """ "kein Tisch" leaves out what follows, "den Tisch nicht" what went before."""
        if i and fold(tokens[i - 1].group()) == "mehr":
            return  # "zwei Stühle, mehr nicht" ends the list
        following = tokens[i + 1].group() if i + 1 < len(tokens) else ""
        backwards = folded == "nicht" and (
            not following or not following[0].isalnum() or fold(following) in worte.JOINTS
        )
        if backwards and self.zeilen and fold(following) != "mehr":
            (self.named or self.zeilen[-1]).verneint = True
        elif folded != "nicht" or fold(following) in worte.DETERMINERS | worte.ARTICLES or following[:1].isupper():
            self.negated = True

    def _noun(self, token: re.Match[str], tokens: list[re.Match[str]], i: int) -> int:
        word = token.group()
        apart = self.laut.written_apart(i)
        noun = apart or self.laut.noun(i, self.count, self.several, self.skip)
        if noun is None:
            self._other(token)
            return 1
        took = 2 if apart else 1
        if self.laut.word(i + took) in ("voll", "voller"):
            self._part()
            return took  # "ein halber Anhänger voll" measures
        if noun.einzahl in bundles():
            noun, took = self._bundle(noun, word, tokens, i)
        if took and not self.skip:
            self._take(noun, token.start(), tokens[i + took - 1].end())
        self._part()
        return max(took, 1)

    def _other(self, token: re.Match[str]) -> None:
        """A word that is no thing: an adjective or a particle keeps the count, any other word ends it."""
        word, folded = token.group(), fold(token.group())
        adjective = folded in worte.ADJECTIVES or folded not in worte.NO_THINGS
        if folded in worte.PARTICLES or (
            adjective and word[:1].islower() and re.search(r"(?:e|en|er|es|em|a|ig|t)$", word)
        ):
            self.begin = token.start() if self.begin is None else self.begin
            return
        if word[:1].isupper() or self.text.islower():
            self.skip = False
        self.count, self.several, self.article, self.begin = None, False, False, None

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
        again = next((row for row in self.zeilen if row.nomen.einzahl == noun.einzahl), None)
        if self.known and self.count is None and again is not None:
            self.named = again
            again.noch.append(start)  # "ein Bett. Das Bett ist zerlegt"
            return
        kind = kind_of(noun.einzahl.split()[-1]) or kind_of(self.text[start:end].split()[-1])
        begin = start if self.begin is None else self.begin
        said = self.laut.said(begin, start, end)
        count = self.each if self.count is None and not self.article else self.count
        count = count + self.carried if count is not None else None
        self.named = Zeile(noun, kind or FREE, count, self.several, begin, end, self.negated, said)
        self.zeilen.append(self.named)


def rows(text: str, frei: bool = False) -> list[dict[str, Any]]:
    """The things of a text, in order."""
    return [zeile.as_row() for zeile in spans(text, frei)]


def spans(text: str, frei: bool = False) -> list[Zeile]:
    """The things of a text with their places."""
    return Leser(text, frei).read()
