"""Answers of the open form: set, take out, skip, go back, ask again."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.errors import LotseError
from api.gespraeche.bekannt import known_answers
from api.gespraeche.eintragen import enter_values, refused
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl


class Setzen(Daten):
    """`werte` are loose values of the message, placed where they fit; with `korrektur` they may replace an answer."""

    angaben: dict[str, Any] = Field(default_factory=dict)
    werte: list[dict[str, Any]] = Field(default_factory=list)
    korrektur: dict[str, Any] | None = None


class Entfernen(Daten):
    feld: str
    werte: list[Any]


class EinFeld(Daten):
    feld: str


class Uebernehmen(Daten):
    """`ja` false: the citizen does not want it, and is not asked again for this form."""

    ja: bool = True
    alles: bool = False


@befehl
def uebernehmen(lauf: Lauf, daten: Uebernehmen) -> Ergebnis:
    """Enter what the citizen said in an earlier form of this conversation; `alles` also what is not personal."""
    lauf.zustand.uebernahme = lauf.antrag().id
    bekannt = known_answers(lauf.lage(), alles=daten.alles) if daten.ja else {}
    werte = {feld: eintrag.wert for feld, eintrag in bekannt.items()}
    return {"ok": bool(bekannt), **enter_values(lauf, werte, [], gesagt=False)}


@befehl
def setzen(lauf: Lauf, daten: Setzen) -> Ergebnis:
    lauf.antrag()
    return enter_values(lauf, daten.angaben, daten.werte, daten.korrektur)


@befehl
def zuruecknehmen(lauf: Lauf) -> Ergebnis:
    """Put back what the last change replaced ("doch nicht, das erste stimmte"); `grund` "nichts" without one."""
    zuvor = lauf.zustand.zuvor
    if not zuvor:
        return {"ok": False, "grund": "nichts", "felder": [], "gestrichen": [], "abbruch": None}
    return {"ok": True, **enter_values(lauf, zuvor, [], gesagt=False)}


@befehl
def entfernen(lauf: Lauf, daten: Entfernen) -> Ergebnis:
    """Take items out of an answer that holds several ("den Schrank nicht")."""
    lage = lauf.lage()
    felder: list[Ergebnis] = []
    if refused(lauf, daten.feld, daten.werte, felder):
        return {**felder[0], "alt": lage.gezeigt(daten.feld, "")}
    alt = lage.form.anzeige.get(daten.feld) if lage.form else None
    lauf.antraege.remove(lauf.antrag(), daten.feld, daten.werte)
    form = lauf.lage().form
    neu = form.anzeige.get(daten.feld) if form else None
    return {
        "feld": daten.feld,
        "titel": lage.feldtitel(daten.feld),
        "alt": alt,
        "neu": neu,
        "ok": alt != neu,
    }


@befehl
def ueberspringen(lauf: Lauf, daten: EinFeld) -> Ergebnis:
    """Leave an optional field out; a required one says why it is needed."""
    lage = lauf.lage()
    frage = lage.form.frage if lage.form else None
    feld = lage.leistung.feld(daten.feld) if lage.leistung else None
    if feld is None or feld.pflicht:
        return {
            "ok": False,
            "grund": "pflicht",
            "warum": frage.warum if frage else None,
            "titel": lage.feldtitel(daten.feld),
        }
    lauf.antraege.skip(lauf.antrag(), daten.feld)
    lauf.zustand.fehlversuche.pop(daten.feld, None)
    lauf.zustand.erneut = None
    return {"ok": True, "titel": feld.titel}


@befehl
def zurueck(lauf: Lauf) -> Ergebnis:
    """Ask the previous question again; its answer stays until there is a new one."""
    antrag = lauf.antrag()
    feld = lauf.antraege.previous(antrag)
    if feld is None:
        return {"ok": False, "grund": "anfang"}
    return _again(lauf, feld)


@befehl
def erneut(lauf: Lauf, daten: EinFeld) -> Ergebnis:
    """Ask this field next although it has an answer."""
    return _again(lauf, daten.feld)


def _again(lauf: Lauf, feld: str) -> Ergebnis:
    lage = lauf.lage()
    alt = lage.form.anzeige.get(feld) if lage.form else None
    try:
        lauf.antraege.ask_again(lauf.antrag(), feld)
    except LotseError:
        return {"ok": False, "grund": "unbekannt"}
    lauf.zustand.erneut = feld
    lauf.zustand.gefragt = None
    return {"ok": True, "feld": feld, "titel": lage.feldtitel(feld), "alt": lage.gezeigt(feld, alt)}
