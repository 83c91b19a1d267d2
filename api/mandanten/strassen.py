"""The street directory of a Mandant, looked up the way people write."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from api.mandanten.modell import Strasse
from api.mandanten.worte import distance, fold, squeeze

_STRASSE = re.compile(r"(?i)(stra(ß|ss)e|str\b\.?|str\.?$)")

_WORTE = re.compile(r"[\s-]+")

_KURZFORM = 6
_AEHNLICH = 0.75
_ENDUNGEN = ("str", "weg", "platz", "allee", "ring", "damm", "hof")


class Strassenverzeichnis:
    """``find`` (cached) looks streets up; ``vollstaendig`` tells whether a street that is missing does not exist."""

    def __init__(self, strassen: Iterable[Strasse], vollstaendig: bool, ort: str = "") -> None:
        self.strassen = tuple(strassen)
        self.vollstaendig = vollstaendig
        self.ort = ort
        self.find = lru_cache(maxsize=4096)(self._find)
        self.stadtteile = frozenset(stadtteil for strasse in self.strassen for stadtteil in strasse.stadtteile)
        self._genau: dict[str, Strasse] = {}
        self._gehoert: dict[str, Strasse] = {}
        for strasse in self.strassen:
            for wort in (strasse.strasse, *strasse.worte):
                self._genau.setdefault(_key(wort), strasse)
                self._gehoert.setdefault(squeeze(_key(wort)), strasse)

    def _find(self, name: str) -> Strasse | None:
        """The street meant by ``name``, or None.

        Spelling variants always count. A slip of the finger counts only in long names and when exactly one street is
        meant: "Burgstraße" must not silently become "Bergstraße".
        """
        schluessel = _key(name)
        if not schluessel:
            return None
        treffer = self._genau.get(schluessel) or self._gehoert.get(squeeze(schluessel)) or self._short(schluessel)
        return treffer or self._nearly(squeeze(schluessel))

    def _short(self, schluessel: str) -> Strasse | None:
        """ "Lübecker 5": the word Straße left out."""
        return self._gehoert.get(squeeze(schluessel) + "str") if len(schluessel) >= _KURZFORM else None

    def _nearly(self, gesucht: str) -> Strasse | None:
        erlaubt = _slips(gesucht)
        if not erlaubt:
            return None
        abstaende = [
            (distance(gesucht, schluessel, erlaubt), strasse)
            for schluessel, strasse in self._gehoert.items()
            if schluessel[0] == gesucht[0]
        ]
        bester = min((abstand for abstand, _ in abstaende), default=erlaubt + 1)
        beste = {strasse.strasse: strasse for abstand, strasse in abstaende if abstand == bester}
        return next(iter(beste.values())) if bester <= erlaubt and len(beste) == 1 else None

    def begin_with(self, anfang: str, anzahl: int) -> tuple[Strasse, ...]:
        """Up to ``anzahl`` streets for what has been typed so far: names that begin so, then names with such a word."""
        gesucht = squeeze(_key(anfang))
        if not gesucht:
            return ()
        treffer = []
        for strasse in self.strassen:
            namen = [strasse.strasse, *strasse.worte]
            if any(squeeze(_key(name)).startswith(gesucht) for name in namen):
                treffer.append((0, strasse.strasse, strasse))
            elif any(squeeze(fold(wort)).startswith(gesucht) for name in namen for wort in _WORTE.split(name)):
                treffer.append((1, strasse.strasse, strasse))
        return tuple(strasse for _, _, strasse in sorted(treffer, key=lambda each: each[:2])[:anzahl])

    def closest(self, name: str, anzahl: int = 3) -> tuple[str, ...]:
        """Up to ``anzahl`` names that look like ``name``, best first."""
        gesucht = _stem(squeeze(_key(name)))
        bewertet = [
            (SequenceMatcher(None, gesucht, _stem(schluessel), autojunk=False).ratio(), strasse.strasse)
            for schluessel, strasse in self._gehoert.items()
        ]
        aehnlich = sorted((paar for paar in bewertet if paar[0] >= _AEHNLICH), key=lambda paar: (-paar[0], paar[1]))
        return tuple(dict.fromkeys(titel for _, titel in aehnlich))[:anzahl]


def _key(name: str) -> str:
    return fold(_STRASSE.sub("str", name))


def _stem(schluessel: str) -> str:
    """What is left without the ending that many names share: it must not make two names look alike."""
    for endung in _ENDUNGEN:
        if schluessel.endswith(endung) and len(schluessel) > len(endung) + 2:
            return schluessel.removesuffix(endung)
    return schluessel


def _slips(schluessel: str) -> int:
    stamm = len(_stem(schluessel))
    if stamm < 7:
        return 0
    return 1 if stamm < 11 else 2
