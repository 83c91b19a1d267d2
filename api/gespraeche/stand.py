"""`stand` of the outer contract, without `verstanden` (which the gateway knows)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.grenzen import input_hints
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech
from api.gespraeche.offene_frage import SICHTBAR, OffeneFrage
from api.gespraeche.optionen import action_options, answer_options, change_option, render


def build_stand(context: ApiContext, session: Session, gespraech: Gespraech) -> dict[str, Any]:
    """The `stand` as it is now. `vorgang` is null here: only the turn that submits carries it."""
    return stand_of(read_lage(context, session, gespraech))


def stand_of(lage: Lage, vorgang: dict[str, str] | None = None) -> dict[str, Any]:
    mensch = {"name": lage.zustand.mensch_name} if lage.zustand.mensch else None
    frage = None if mensch else lage.frage  # a human asks in words of their own
    form = lage.form
    return {
        "phase": lage.phase,
        "leistung": lage.antrag.leistung if lage.antrag else None,
        "frage": frage_of(lage, frage) if frage else None,
        "angaben": dict(form.anzeige) if form else {},
        "felder": [field_of(lage, feld) for feld in form.anzeige] if form else [],
        "fortschritt": {"erledigt": form.erledigt, "gesamt": form.gesamt} if form else None,
        "vorgang": vorgang,
        "mensch": mensch,
        "begleitung": {"name": lage.zustand.begleitung.name} if lage.zustand.begleitung else None,
        "einfache_sprache": lage.gespraech.einfache_sprache,
    }


def field_of(lage: Lage, feld: str) -> dict[str, str]:
    """An answered field, and the value that asks it again."""
    change = render(lage, change_option(lage, feld))["wert"]
    return {"feld": feld, "titel": lage.feldtitel(feld), "typ": lage.feldtyp(feld), "aendern": change}


def frage_of(lage: Lage, frage: OffeneFrage) -> dict[str, Any]:
    """The open question as a client sees it: at most four answers, all values opaque."""
    return {
        "feld": frage.feld,
        "typ": frage.typ,
        "pflicht": frage.pflicht,
        "titel": frage.titel,
        "hilfe": frage.hilfe,
        "autocomplete": frage.autocomplete,
        "gesperrt": frage.karte is not None,
        "optionen": [render(lage, option) for option in answer_options(frage)[:SICHTBAR]],
        "alle": frage.alle,
        "aktionen": [{**render(lage, option), "aktion": option.wahl["absicht"]} for option in action_options(frage)],
        **input_hints(lage, frage),
    }
