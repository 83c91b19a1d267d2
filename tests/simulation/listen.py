"""Answers to a list asked row by row: everybody at once, only the names, or one cell after the other."""

from __future__ import annotations

from tests.simulation.daten import words
from tests.simulation.fakten import Fakt, fold
from tests.simulation.gespraech import Gespraech
from tests.simulation.personen import Persona
from tests.simulation.sprache import typed


class Zeilen:
    """What of a list was told so far. A row is {column: fact}; the first column names it."""

    def __init__(self, persona: Persona, fakt: Fakt) -> None:
        self.persona = persona
        self.zeilen: list[dict[str, Fakt]] = fakt.zeilen
        self.erzaehlt: set[tuple[int, str]] = set()

    @property
    def cells(self) -> int:
        return sum(len(zeile) for zeile in self.zeilen)

    def answer(self, gespraech: Gespraech) -> None:
        frage = gespraech.frage
        if frage["typ"] != "liste":
            self._cell(gespraech, frage["typ"])
        elif not self.erzaehlt or not gespraech.titel:  # at first, and where nothing of it was taken
            self.erzaehlt.clear()
            self._begin(gespraech)
        elif self._left():
            self._tell(gespraech, self._left()[:1], whole=True)
        else:
            self._end(gespraech)

    def _begin(self, gespraech: Gespraech) -> None:
        wie = self.persona.rng.choice(("alles", "namen", "erste"))
        nummern = list(range(len(self.zeilen)))
        self._tell(gespraech, nummern[:1] if wie == "erste" else nummern, whole=wie == "alles")

    def _tell(self, gespraech: Gespraech, nummern: list[int], whole: bool) -> None:
        teile = []
        for nummer in nummern:
            spalten = self.zeilen[nummer] if whole else dict(list(self.zeilen[nummer].items())[:1])
            self.erzaehlt |= {(nummer, spalte) for spalte in spalten}
            vorlagen = words("liste")
            teile.append(
                " ".join(vorlagen.get(sp, "{wert}").format(wert=fakt.worte[0]) for sp, fakt in spalten.items())
            )
        gespraech.say(typed(self.persona, "{wert}", {"wert": " und ".join(teile)}))

    def _cell(self, gespraech: Gespraech, typ: str) -> None:
        """The row is the one the question names or shows a value of, else the first in which this cell was not told."""
        zellen = [
            (nr, spalte) for nr, zeile in enumerate(self.zeilen) for spalte, fakt in zeile.items() if fakt.typ == typ
        ]
        genannt = [(nr, sp) for nr, sp in zellen if self._shown(nr, sp, gespraech.chat.text)]
        neu = [zelle for zelle in genannt or zellen if zelle not in self.erzaehlt]
        nummer, spalte = (neu or genannt or zellen)[0]
        self.erzaehlt.add((nummer, spalte))
        gespraech.say(typed(self.persona, "{wert}", {"wert": self.zeilen[nummer][spalte].worte[0]}))

    def _end(self, gespraech: Gespraech) -> None:
        if gespraech.titel and self.persona.mood("knoepfe"):
            gespraech.press(next((titel for titel in gespraech.titel if "Nein" in titel), gespraech.titel[0]))
        else:
            gespraech.say(typed(self.persona, self.persona.rng.choice(words("liste_fertig"))))

    def _left(self) -> list[int]:
        return [nummer for nummer in range(len(self.zeilen)) if (nummer, self._first()) not in self.erzaehlt]

    def _first(self) -> str:
        return next(iter(self.zeilen[0]))

    def _shown(self, nummer: int, gefragt: str, text: str) -> bool:
        """Whether the text shows another value of this row."""
        andere = [fakt for spalte, fakt in self.zeilen[nummer].items() if spalte != gefragt]
        return any(fold(fakt.worte[0]) in fold(text) for fakt in andere)
