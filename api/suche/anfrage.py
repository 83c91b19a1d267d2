"""What somebody typed into the one search box: number, phone, day, mail, names and streets. Pure."""

import re
from dataclasses import dataclass

from api.suche.worte import day, fold_word, house_number, phone, street

_AKTENZEICHEN = re.compile(r"(?i)\b([a-z]{2,4})[\s-]*(\d{4})[\s-]*(\d{6})\b")
_EMAIL = re.compile(r"\S+@\S+")
_TELEFON = re.compile(r"(?<![\w+])(?:\+|0)[\d\s()/.–-]{4,}\d(?!\w)")
_TAG = re.compile(r"\b(\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{2,4}|\d{4}-\d{2}-\d{2})(?!\d)")
_STUECK = re.compile(r"\d+(?:\s?[a-zA-Z]\b)?|[^\W\d_]+(?:['’][^\W\d_]+)*\.?")
TEXT_MAX = 120
STUECKE_MAX = 8
LAUF_MAX = 4
"""So many words a name of a street has at most: "An den Alten Salzwiesen"."""


@dataclass(frozen=True)
class Stueck:
    """A word or a bare number, as typed and as compared."""

    text: str
    wort: str
    zahl: bool = False


@dataclass(frozen=True)
class Lauf:
    """Words next to each other that may name a street, and the number behind them."""

    stuecke: frozenset[int]
    strasse: str
    hausnummer: str = ""
    nummer_bei: int | None = None


@dataclass(frozen=True)
class Anfrage:
    """Each of its parts is to fit a hit."""

    aktenzeichen: str | None = None
    telefon: str | None = None
    tag: str | None = None
    email: str | None = None
    stuecke: tuple[Stueck, ...] = ()

    @property
    def leer(self) -> bool:
        return self == Anfrage()

    def runs(self) -> list[Lauf]:
        """Every way to read words as a street, longest first."""
        runs: list[Lauf] = []
        for begin, end in ((b, e) for b in range(len(self.stuecke)) for e in range(b + 1, b + LAUF_MAX + 1)):
            part = self.stuecke[begin:end]
            if len(part) < end - begin or any(stueck.zahl for stueck in part):
                continue
            name = street(" ".join(stueck.text for stueck in part))
            behind = self.stuecke[end] if end < len(self.stuecke) else None
            number = house_number(behind.text) if behind and behind.zahl else ""
            runs.append(Lauf(frozenset(range(begin, end)), name, number, end if number else None))
        return sorted(runs, key=lambda run: -len(run.stuecke))


def read_query(text: str, this_year: int) -> Anfrage:
    """Takes any text; what can't be searched for is left out."""
    rest = text[:TEXT_MAX]
    teile: dict[str, str] = {}
    for name, muster, read in (
        ("aktenzeichen", _AKTENZEICHEN, lambda found: f"{found[1].upper()}-{found[2]}-{found[3]}"),
        ("email", _EMAIL, lambda found: found[0].casefold()),
        ("tag", _TAG, lambda found: day(found[0], this_year)),
        ("telefon", _TELEFON, lambda found: phone(found[0])),
    ):
        found = muster.search(rest)
        wert = read(found) if found else None
        if found and wert:
            teile[name] = wert
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    return Anfrage(**teile, stuecke=_pieces(rest))


def _pieces(text: str) -> tuple[Stueck, ...]:
    found = []
    for stueck in _STUECK.findall(text)[:STUECKE_MAX]:
        zahl = stueck[0].isdigit()
        wort = house_number(stueck) or stueck if zahl else fold_word(stueck)
        if wort:
            found.append(Stueck(stueck, wort, zahl))
    return tuple(found)
