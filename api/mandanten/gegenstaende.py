"""The item list of a Mandant: from what a citizen calls a thing to its kind, its volume, and whether it is taken."""

import re
from decimal import Decimal
from functools import lru_cache

from api.mandanten.modell import Gegenstand, Gegenstandsliste
from api.mandanten.worte import distance, fold, squeeze

SONSTIGES = "sonstiges"
_WORT = re.compile(r"[^\s,;/+&]+")
_VERHAELTNISWORT = re.compile(r"(?i)\s(?:mit|aus|von|vom|für|ohne|im|in|zum|samt)\s")
_KUERZESTES_GRUNDWORT = 4  # "Garnitur" is no "Tür"
_ENDUNGEN = ("en", "er", "e", "n", "s")


class Gegenstandsverzeichnis:
    """``find`` (cached) looks things up in one list."""

    def __init__(self, liste: Gegenstandsliste) -> None:
        self.liste = liste
        self.find = lru_cache(maxsize=4096)(self._find)
        self._arten = {gegenstand.art: gegenstand for gegenstand in liste.gegenstaende}
        self._worte: dict[str, Gegenstand] = {}
        for gegenstand in liste.gegenstaende:
            for wort in (
                gegenstand.titel,
                gegenstand.mehrzahl or "",
                gegenstand.art.replace("_", " "),
                *gegenstand.worte,
            ):
                for form in _forms(wort):
                    self._worte.setdefault(form, gegenstand)

    def by_kind(self, art: str) -> Gegenstand | None:
        """The kind of that key, or None."""
        return self._arten.get(art)

    def _find(self, bezeichnung: str) -> Gegenstand | None:
        """The kind meant: by the whole phrase, its last word, the end of a compound, then with a slip of the finger."""
        ganz = self._exact(bezeichnung)
        if ganz is not None:
            return ganz
        kopf, _, rest = _VERHAELTNISWORT.sub("\n", bezeichnung).partition("\n")
        woerter = [*_WORT.findall(rest), *_WORT.findall(kopf)]  # "Schrank mit Spiegel" is a wardrobe
        for wort in reversed(woerter):
            treffer = self._exact(wort) or self._compound(wort)
            if treffer is not None:
                return treffer
        for wort in reversed(woerter):
            treffer = self._nearly(wort)
            if treffer is not None:
                return treffer
        return None

    def plural(self, bezeichnung: str) -> str | None:
        """ "Holzstuhl" → "Holzstühle", by the longest title it ends with; None where no title tells."""
        klein = bezeichnung.lower()
        for gegenstand in sorted(self.liste.gegenstaende, key=lambda eins: -len(eins.titel)):
            eins, viele = gegenstand.titel, gegenstand.mehrzahl or gegenstand.titel
            if klein.endswith(viele.lower()):
                return bezeichnung
            if klein == eins.lower():
                return viele
            if klein.endswith(eins.lower()):
                return bezeichnung[: len(bezeichnung) - len(eins)] + viele.lower()
        return None

    def volume(self, art: str) -> Decimal:
        """m³ of one piece of that kind; unknown kinds count with the list's default."""
        gegenstand = self._arten.get(art)
        return Decimal(gegenstand.volumen if gegenstand and gegenstand.volumen else self.liste.sonstiges)

    def _exact(self, text: str) -> Gegenstand | None:
        return next((self._worte[form] for form in _forms(text) if form in self._worte), None)

    def _compound(self, wort: str) -> Gegenstand | None:
        """ "Lederschlafsofa" ends with "schlafsofa": the longest known ending decides what the thing is."""
        for form in _forms(wort):
            for beginn in range(2, len(form) - _KUERZESTES_GRUNDWORT + 1):
                if form[beginn:] in self._worte:
                    return self._worte[form[beginn:]]
        return None

    def _nearly(self, wort: str) -> Gegenstand | None:
        gesucht = squeeze(fold(wort))
        if len(gesucht) < 6:
            return None
        treffer = {
            gegenstand.art: gegenstand
            for form, gegenstand in self._worte.items()
            if form[:1] == gesucht[:1] and distance(squeeze(form), gesucht, 1) <= 1
        }
        return next(iter(treffer.values())) if len(treffer) == 1 else None


def _forms(text: str) -> tuple[str, ...]:
    """The folded text, and the same without an inflected ending."""
    gefaltet = fold(text)
    if not gefaltet:
        return ()
    formen = [gefaltet]
    formen += [
        gefaltet.removesuffix(ende) for ende in _ENDUNGEN if gefaltet.endswith(ende) and len(gefaltet) - len(ende) > 3
    ]
    return tuple(dict.fromkeys(formen))
