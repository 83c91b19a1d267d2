"""Finds the service somebody means: by title, keyword, with a slip of the finger, or in a caller's own words. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.leistungen.lebenslagen import Lebenslage
from api.leistungen.modell import Leistung
from api.leistungen.suche import search, search_loosely
from api.mandanten.worte import fold
from integrations.gespraech.deuter import Kandidat

SICHER = 0.8
"""From here on the understanding of a whole sentence goes before keywords that stand in it by chance."""
DENKBAR = 0.1
ANZAHL = 8
GENUG = 3
"""With so many good hits, those that merely look or sound alike only distract."""


@dataclass(frozen=True)
class Fund:
    """What was found, best first. `klar`: the first is meant, so it may be opened at once."""

    leistungen: tuple[Leistung, ...]
    lebenslagen: tuple[Lebenslage, ...]
    klar: bool


def find(
    leistungen: Sequence[Leistung], lebenslagen: Sequence[Lebenslage], text: str, gedeutet: Sequence[Kandidat]
) -> Fund:
    """`gedeutet` is how the bot ranks the words; without it titles and keywords are searched alone."""
    bekannt = {leistung.leistung: leistung for leistung in leistungen}
    genau = [leistung for leistung in leistungen if fold(leistung.titel) == fold(text)]
    worte = search(leistungen, text)
    rang = {each.leistung: each.sicherheit for each in gedeutet}
    im_titel = [leistung for leistung in worte if _says(leistung.titel, text)]
    im_titel.sort(key=lambda leistung: -rang.get(leistung.leistung, 0))
    im_stichwort = [leistung for leistung in worte if _says(" ".join(leistung.stichworte), text)]
    sicher = [bekannt[each.leistung] for each in gedeutet if each.sicherheit >= SICHER and each.leistung in bekannt]
    denkbar = [bekannt[each.leistung] for each in gedeutet if each.sicherheit >= DENKBAR and each.leistung in bekannt]
    stark = _once([*genau, *im_titel, *sicher, *im_stichwort, *denkbar])
    gefunden = stark if len(stark) >= GENUG else _once([*stark, *search_loosely(leistungen, text), *worte])
    anlaesse = tuple(each for each in lebenslagen if _begins(each.titel, text))
    einzig = 1 in (len(gefunden), len(im_titel)) and not (sicher or anlaesse)
    klar = bool(genau) or einzig or bool(sicher and gefunden[0] is sicher[0])
    return Fund(gefunden[:ANZAHL], anlaesse, klar)


def _once(leistungen: Iterable[Leistung]) -> tuple[Leistung, ...]:
    return tuple({leistung.leistung: leistung for leistung in leistungen}.values())


def _says(worte: str, text: str) -> bool:
    """Does every word that was typed begin one of the words?"""
    return all(_begins(worte, wort) for wort in text.split())


def _begins(titel: str, text: str) -> bool:
    """Does one of the words begin so, with what follows it?"""
    gesucht, worte = fold(text), titel.split()
    return bool(gesucht) and any(fold(" ".join(worte[nr:])).startswith(gesucht) for nr in range(len(worte)))
