"""The figures of some days, as they may be shown: nothing that lets anybody watch the work of one person.

What agents do (calls, chats, how long, how it ended) comes from days alone on which at least three of them had a call
or a chat. So no period, however it is chosen, can be narrowed down to one or two people.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.kennzahlen.auswertung import AGENT, WORTE_BLEIBEN, present_on
from api.kennzahlen.dauern import at_most
from api.kennzahlen.repository import Gezaehlt, KennzahlRepository
from api.kennzahlen.worte import phrases, vocabulary

MINDESTENS_DA = 3
"""With fewer people at work on a day its figures on their work are not shown."""
MINDESTENS_FAELLE = 5
"""A mean of fewer says nothing, or too much."""
PHRASEN = 50
VON_KRAEFTEN = frozenset(("anruf", "chat", "abschluss", "erstloesung"))
"""Kinds that are about the work of agents."""
JE_TAG = (
    "gespraech",
    "anruf",
    "chat",
    "chat_aufgegeben",
    "rueckruf",
    "antrag",
    "unverstanden",
    "daumen_hoch",
    "daumen_runter",
)


@dataclass(frozen=True)
class Tag:
    """The figures of one day by kind; None: too few people were at work."""

    tag: date
    werte: Mapping[str, int | None]


@dataclass(frozen=True)
class Dauer:
    """In seconds. `haelfte`, `neun_von_zehn`: half of the cases, nine in ten took at most so long; None: longer than
    is told apart.
    """

    mittel: int
    haelfte: int | None
    neun_von_zehn: int | None


@dataclass(frozen=True)
class Anteil:
    anzahl: int
    von: int

    @property
    def prozent(self) -> int | None:
        return round(100 * self.anzahl / self.von) if self.von else None


@dataclass(frozen=True)
class Bericht:
    von: date
    bis: date
    tage: tuple[Tag, ...]
    summen: Mapping[str, int]
    geschuetzt: int
    """Days with calls or chats whose figures are not shown."""
    kanaele: tuple[tuple[str, int], ...]
    """Conversations with the Lotse by channel."""
    antraege: tuple[tuple[str, str, int], ...]
    """Leistung, channel, how many were submitted."""
    abschluesse: tuple[tuple[str, int], ...]
    allein: Anteil
    """Of the conversations with the Lotse those it finished without a human."""
    mensch: Anteil
    erstloesung: Anteil
    """Of calls and chats those that were answered at the first contact."""
    verstaendnis: Anteil
    """Of the citizens' messages those that were not understood."""
    wartezeit: Dauer | None
    anrufdauer: Dauer | None
    chatdauer: Dauer | None
    phrasen: tuple[tuple[str, int], ...]
    """What was not understood, and in how many conversations."""


def report(context: ApiContext, session: Session, mandant: str, von: date, bis: date) -> Bericht:
    """The days from `von` to `bis`, both included."""
    repository = KennzahlRepository(session)
    alle = repository.between(mandant, von, bis)
    da = present_on(session, mandant, von, bis)
    offen = {tag for tag, anzahl in da.items() if anzahl >= MINDESTENS_DA}
    gezeigt = [each for each in alle if each.tag in offen or not _is_work(each)]
    je_tag = _by_day(gezeigt, repository.opinions(mandant, von, bis))
    gearbeitet = {each.tag for each in alle if _is_work(each)}
    zu = (gearbeitet | set(da)) - offen
    summen = {art: sum(werte[art] for werte in je_tag.values()) for art in JE_TAG}
    ausgaenge = _by_key(gezeigt, "gespraech_ausgang")
    worte = repository.words(mandant, max(von, context.clock.today() - WORTE_BLEIBEN), bis)
    bekannt = vocabulary(context.settings.inhalte, context.katalog.von(mandant))
    return Bericht(
        von,
        bis,
        tuple(_day(tag, je_tag[tag], closed=tag in zu) for tag in _days(von, bis)),
        summen,
        len(zu),
        tuple(_by_key(gezeigt, "gespraech").most_common()),
        _submitted(gezeigt),
        tuple(_by_key(gezeigt, "abschluss").most_common()),
        Anteil(ausgaenge["allein"], ausgaenge.total()),
        Anteil(ausgaenge["mensch"], ausgaenge.total()),
        Anteil(_by_key(gezeigt, "erstloesung").total(), summen["anruf"] + summen["chat"]),
        Anteil(summen["unverstanden"], _by_key(gezeigt, "nachricht").total()),
        _duration(gezeigt, "chat_wartezeit"),
        _duration(gezeigt, "anruf"),
        _duration(gezeigt, "chat"),
        tuple(phrases(worte, bekannt)[:PHRASEN]),
    )


def _is_work(each: Gezaehlt) -> bool:
    """Is it about the work of agents? Also what they submitted for callers."""
    return each.art in VON_KRAEFTEN or (each.art == "antrag" and each.schluessel.endswith(f"/{AGENT}"))


def _days(von: date, bis: date) -> list[date]:
    return [von + timedelta(days=nr) for nr in range((bis - von).days + 1)]


def _by_day(gezaehlt: Iterable[Gezaehlt], meinungen: Iterable[tuple[date, bool]]) -> dict[date, Counter[str]]:
    je_tag: dict[date, Counter[str]] = defaultdict(Counter)
    for each in gezaehlt:
        je_tag[each.tag][each.art] += each.anzahl
    for tag, gut in meinungen:
        je_tag[tag]["daumen_hoch" if gut else "daumen_runter"] += 1
    return je_tag


def _day(tag: date, werte: Counter[str], *, closed: bool) -> Tag:
    return Tag(tag, {art: None if closed and art in VON_KRAEFTEN else werte[art] for art in JE_TAG})


def _by_key(gezaehlt: Iterable[Gezaehlt], art: str) -> Counter[str]:
    summe: Counter[str] = Counter()
    for each in gezaehlt:
        if each.art == art:
            summe[each.schluessel] += each.anzahl
    return summe


def _submitted(gezaehlt: Iterable[Gezaehlt]) -> tuple[tuple[str, str, int], ...]:
    zeilen = []
    for schluessel, anzahl in _by_key(gezaehlt, "antrag").most_common():
        leistung, _, kanal = schluessel.partition("/")
        zeilen.append((leistung, kanal, anzahl))
    return tuple(zeilen)


def _duration(gezaehlt: Iterable[Gezaehlt], art: str) -> Dauer | None:
    """None where too few cases were counted."""
    klassen: Counter[int] = Counter()
    sekunden = 0
    for each in gezaehlt:
        if each.art == art and each.klasse >= 0:
            klassen[each.klasse] += each.anzahl
            sekunden += each.sekunden
    faelle = klassen.total()
    if faelle < MINDESTENS_FAELLE:
        return None
    return Dauer(round(sekunden / faelle), at_most(klassen, 0.5), at_most(klassen, 0.9))
