"""Shorthand for tests: one service at one Mandant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.leistungen.engine import check_value, evaluate
from api.leistungen.ergebnis import Formularstand, Pruefung, Umfeld
from api.leistungen.feldtypen import feldtypen
from api.leistungen.kontext import Kontext
from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandant


@dataclass(frozen=True)
class Formular:
    leistung: Leistung
    mandant: Mandant
    umfeld: Umfeld

    def stand(self, angaben: Mapping[str, Any] | None = None, skip: Iterable[str] = (), **fakten: Any) -> Formularstand:
        umfeld = replace(self.umfeld, fakten=fakten)
        return evaluate(self.leistung, self.mandant, angaben or {}, skip, umfeld)

    def pruefe(self, feld: str, wert: Any, bisher: Any = None, angaben: Mapping[str, Any] | None = None) -> Pruefung:
        return check_value(self.leistung, self.mandant, feld, wert, angaben or {}, self.umfeld, bisher)

    def anzeige(self, feld: str, wert: Any) -> str:
        beschreibung = self.leistung.feld(feld)
        assert beschreibung is not None
        kontext = Kontext(self.leistung, self.mandant, beschreibung, {}, self.umfeld)
        return feldtypen()[beschreibung.typ].display(wert, kontext)
