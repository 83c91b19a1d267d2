"""How words of citizens are compared: no case, no umlauts, no hyphens, and a small slip of the finger forgiven."""

import re
from functools import lru_cache

_UMLAUTE = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e"})
_DOPPELT = re.compile(r"(.)\1+")
_WORT = re.compile(r"[^\W_]+")
_KEIN_BUCHSTABE = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Letters and digits only; "Straße", "strasse" and "STRASSE" are one, so are "ü", "ue" and "u"."""
    klein = text.lower().translate(_UMLAUTE)
    klein = klein.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return _KEIN_BUCHSTABE.sub("", klein)


def says(text: str, name: str) -> bool:
    """Whether the words of ``name`` stand in ``text``, next to each other and whole: "für die Rente" says "Rente"."""
    return f" {_folded_words(name)} " in f" {_folded_words(text)} "


def _folded_words(text: str) -> str:
    return " ".join(fold(wort) for wort in _WORT.findall(text))


def squeeze(gefaltet: str) -> str:
    """Doubled letters as one: "schlosstrasse" and "schlossstrasse" are the same to the ear."""
    return _DOPPELT.sub(r"\1", gefaltet)


def distance(links: str, rechts: str, hoechstens: int) -> int:
    """Edits (insert, delete, replace, swap neighbours) between two words; ``hoechstens + 1`` if there are more."""
    if abs(len(links) - len(rechts)) > hoechstens:
        return hoechstens + 1
    vorletzte: list[int] = []
    letzte = list(range(len(rechts) + 1))
    for i, a in enumerate(links, 1):
        zeile = [i]
        for j, b in enumerate(rechts, 1):
            kosten = min(letzte[j] + 1, zeile[j - 1] + 1, letzte[j - 1] + (a != b))
            if i > 1 and j > 1 and a == rechts[j - 2] and links[i - 2] == b:
                kosten = min(kosten, vorletzte[j - 2] + 1)
            zeile.append(kosten)
        if min(zeile) > hoechstens:
            return hoechstens + 1
        vorletzte, letzte = letzte, zeile
    return letzte[-1]
