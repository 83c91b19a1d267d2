"""Bar charts as SVG without a library: where each bar stands. Pure. What is drawn stands in a table, too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

BREITE, HOEHE = 640, 160
LINKS, RECHTS, OBEN, UNTEN = 36, 8, 8, 24
LUFT = 0.25
"""Share of a day's width that stays empty."""
STUFEN = (1, 2, 5)


@dataclass(frozen=True)
class Balken:
    x: float
    y: float
    breite: float
    hoehe: float


@dataclass(frozen=True)
class Marke:
    """A word at the edge."""

    x: float
    y: float
    text: str
    anker: str = "middle"


@dataclass(frozen=True)
class Diagramm:
    """`luecken` are days without a figure."""

    titel: str
    beschreibung: str
    balken: tuple[Balken, ...]
    luecken: tuple[Balken, ...]
    linien: tuple[float, ...]
    werte: tuple[Marke, ...]
    tage: tuple[Marke, ...]
    breite: int = BREITE
    hoehe: int = HOEHE
    links: int = LINKS
    rechts: int = BREITE - RECHTS


def chart(titel: str, tage: Sequence[tuple[date, int | None]]) -> Diagramm:
    """One bar per day; None leaves a gap that can be seen."""
    oberste = nice_top(max((wert or 0 for _, wert in tage), default=0))
    schritt = (BREITE - LINKS - RECHTS) / max(1, len(tage))
    hoch = HOEHE - OBEN - UNTEN

    def bar(nr: int, anteil: float) -> Balken:
        x, breite = LINKS + nr * schritt + schritt * LUFT / 2, schritt * (1 - LUFT)
        return Balken(round(x, 1), round(OBEN + hoch * (1 - anteil), 1), round(breite, 1), round(hoch * anteil, 1))

    balken = tuple(bar(nr, wert / oberste) for nr, (_, wert) in enumerate(tage) if wert)
    luecken = tuple(bar(nr, 1) for nr, (_, wert) in enumerate(tage) if wert is None)
    linien = tuple(round(OBEN + hoch * teil, 1) for teil in (0, 0.5, 1))
    texte = (number(oberste), number(oberste / 2), "0")
    werte = tuple(Marke(LINKS - 6, y + 4, text, "end") for y, text in zip(linien, texte, strict=True))
    return Diagramm(titel, _words(tage), balken, luecken, linien, werte, _days(tage, schritt))


def nice_top(groesster: int) -> int:
    """The end of the scale: 2, 4, 10, 20, 40, 100 …, so that its half is whole."""
    oben = 2
    while oben < groesster:
        oben = next(stufe for stufe in _scale() if stufe > oben)
    return oben


def _scale() -> list[int]:
    return [2 * stufe * 10**potenz for potenz in range(9) for stufe in STUFEN]


def number(wert: float) -> str:
    """As people read it: 1.200."""
    return f"{round(wert):,}".replace(",", ".")


def day(tag: date) -> str:
    return f"{tag.day:02}.{tag.month:02}.{tag.year}"


def _words(tage: Sequence[tuple[date, int | None]]) -> str:
    """The chart in a sentence."""
    bekannt = [(wert, tag) for tag, wert in tage if wert is not None]
    fehlt = len(tage) - len(bekannt)
    dazu = f" An {fehlt} {'Tag' if fehlt == 1 else 'Tagen'} nicht gezeigt." if fehlt else ""
    if not any(wert for wert, _ in bekannt):
        return f"Nichts gezählt.{dazu}"
    meist, wann = max(bekannt, key=lambda paar: paar[0])
    return f"Zusammen {number(sum(wert for wert, _ in bekannt))}, am meisten am {day(wann)}: {number(meist)}.{dazu}"


def _days(tage: Sequence[tuple[date, int | None]], schritt: float) -> tuple[Marke, ...]:
    """First, middle and last day."""
    if not tage:
        return ()
    stellen = sorted({0, len(tage) // 2, len(tage) - 1})
    marken = []
    for nr in stellen:
        tag = tage[nr][0]
        anker = "middle" if 0 < nr < len(tage) - 1 else ("start" if nr == 0 else "end")
        x = {"start": LINKS + nr * schritt, "middle": LINKS + (nr + 0.5) * schritt, "end": LINKS + (nr + 1) * schritt}
        marken.append(Marke(round(x[anker], 1), HOEHE - 8, f"{tag.day}.{tag.month}.", anker))
    return tuple(marken)
