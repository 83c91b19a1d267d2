"""Things to be taken away, of which some belong to a form and some do not: "der Kühlschrank und eine Matratze"."""

from __future__ import annotations

from typing import Any

from api.gespraeche.lauf import Lauf
from api.leistungen.engine import check_value
from api.leistungen.ergebnis import Umfeld
from api.leistungen.modell import Leistung

TYP = "gegenstaende"


def form_for_the_rest(lauf: Lauf, werte: list[dict[str, Any]]) -> Leistung | None:
    """The form that takes some of these things and says where the others go; None where it takes all or none."""
    sachen = [
        zeile for wert in werte if wert["typ"] == TYP and isinstance(wert["wert"], list) for zeile in wert["wert"]
    ]
    clock = lauf.context.clock
    umfeld = Umfeld(heute=clock.today(), jetzt=clock.now())
    for leistung in lauf.context.katalog.von(lauf.gespraech.mandant):
        for feld in leistung.felder if leistung.startbar and len(sachen) > 1 else ():
            if feld.typ != TYP:
                continue
            genommen = check_value(leistung, lauf.mandant, feld.feld, sachen, {}, umfeld).wert
            if isinstance(genommen, list) and 0 < len(genommen) < len(sachen):
                return leistung
    return None
