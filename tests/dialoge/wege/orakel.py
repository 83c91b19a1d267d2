"""What must stand in the form: the citizen's typed values, seen through the pure engine. It reads no text."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from api.leistungen.engine import check_value, evaluate, question
from api.leistungen.ergebnis import Formularstand, Frage, JsonWert, Umfeld
from api.leistungen.katalog import Katalog
from api.leistungen.modell_feld import Feld
from api.mandanten.verzeichnis import Mandanten
from tests.actions.antworten import LEISTUNGEN

BERLIN = ZoneInfo("Europe/Berlin")
MANDANT = "schwerin"


@cache
def katalog() -> tuple[Katalog, Mandanten]:
    mandanten = Mandanten.load(LEISTUNGEN.parent)
    return Katalog.load(LEISTUNGEN.parent, mandanten), mandanten


class Orakel:
    """One form. `reihenfolge` holds what was answered or skipped, in order; `teile` what was said by half."""

    def __init__(self, leistung: str) -> None:
        alle, mandanten = katalog()
        self.leistung = alle.fuer(MANDANT, leistung)
        self.mandant = mandanten.mandant(MANDANT)
        self.gegeben: dict[str, JsonWert] = {}
        self.teile: dict[str, JsonWert] = {}
        self.reihenfolge: list[str] = []
        self.erneut: str | None = None
        self.zuvor: dict[str, JsonWert] = {}
        self.stand = self._evaluate()

    @property
    def angaben(self) -> dict[str, str]:
        """As they must be shown."""
        return self.stand.anzeige

    @property
    def gefragt(self) -> str:
        """The field that must be asked now; `bestaetigung` when nothing is open."""
        if self.erneut:
            return self.erneut
        return self.stand.offen[0] if self.stand.offen else "bestaetigung"

    def feld(self, name: str) -> Feld:
        feld = self.leistung.feld(name)
        assert feld is not None, name
        return feld

    def accepts(self, name: str, wert: JsonWert) -> bool:
        """Whether this whole value would be stored."""
        return check_value(self.leistung, self.mandant, name, wert, self.stand.angaben, self._umfeld()).ok

    def set(self, name: str, wert: JsonWert) -> bool:
        """Take a value, whole or in part; True when the field is answered."""
        bisher = self.teile.get(name, self.gegeben.get(name))
        geprueft = check_value(self.leistung, self.mandant, name, wert, self.stand.angaben, self._umfeld(), bisher)
        if not geprueft.ok:
            assert geprueft.teil, f"{name}: {geprueft.meldung or geprueft.abbruch}"
            self.teile[name] = geprueft.wert
            return False
        self._keep(name, geprueft.wert)
        return True

    def skip(self, name: str) -> None:
        self.gegeben.pop(name, None)
        self._done(name)

    def ask_again(self, name: str) -> None:
        self.erneut = name

    def previous(self) -> str | None:
        """The field a step back leads to."""
        order = self.reihenfolge
        if self.erneut in order:
            order = order[: order.index(self.erneut)]
        return order[-1] if order else None

    def question_of(self, name: str) -> Frage:
        """The question of a field, as the engine asks it now."""
        frage = question(self.leistung, self.mandant, name, self.stand, self._umfeld())
        assert frage is not None, f"{name} kann nicht gefragt werden"
        return frage

    def shows(self, angaben: dict[str, JsonWert]) -> dict[str, str]:
        """How the answers of a case read."""
        return evaluate(self.leistung, self.mandant, angaben, self._skipped(), self._umfeld()).anzeige

    def _keep(self, name: str, wert: JsonWert) -> None:
        self.zuvor = {name: self.gegeben[name]} if name in self.gegeben else {}
        self.gegeben = {**self.gegeben, name: wert}
        self._done(name)

    def _done(self, name: str) -> None:
        self.teile.pop(name, None)
        if name not in self.reihenfolge:
            self.reihenfolge.append(name)
        self.erneut = None if self.erneut == name else self.erneut
        self.stand = self._evaluate()
        self.gegeben = dict(self.stand.gegeben)
        bleibt = {*self.gegeben, *self.stand.uebersprungen}
        self.reihenfolge = [feld for feld in self.reihenfolge if feld in bleibt]
        if self.erneut not in self.stand.erreichbar:
            self.erneut = None

    def _skipped(self) -> list[str]:
        return [name for name in self.reihenfolge if name not in self.gegeben]

    def _evaluate(self) -> Formularstand:
        return evaluate(self.leistung, self.mandant, self.gegeben, self._skipped(), self._umfeld())

    def _umfeld(self) -> Umfeld:
        jetzt = datetime.now(BERLIN)
        return Umfeld(jetzt.date(), jetzt)
