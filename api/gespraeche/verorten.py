"""Which answered field a correction means, when it names a value and no field ("nicht 5, sondern 7")."""

from __future__ import annotations

from typing import Any

from api.gespraeche.lage import Lage

TEIL_VON = {
    "strasse": ("adresse", "strasse"),
    "hausnummer": ("adresse", "hausnummer"),
    "plz": ("adresse", "plz"),
    "ort_name": ("adresse", "ort"),
    "vorname": ("name", "vorname"),
    "nachname": ("name", "nachname"),
}
"""Type of a part → type of the whole and the part's name in it."""


def find_answered(lage: Lage, werte: list[dict[str, Any]], alt: Any) -> dict[str, Any]:
    """{feld: new value or part} for the values that fit an answered field, the one answered last first."""
    gefunden: dict[str, Any] = {}
    for wert in werte:
        if wert.get("feld"):
            gefunden[wert["feld"]] = wert["wert"]
            continue
        for feld in _answered(lage):
            neu = _fitting(lage, feld, wert, alt)
            if neu is not None and feld not in gefunden:
                gefunden[feld] = neu
                break
    return gefunden


def parts_of(typ: str, wert: Any) -> Any:
    """The parts of a composed value; those of the address in it for a place."""
    if typ == "ort":
        return (wert.get("adresse") or {}) if isinstance(wert, dict) else {}
    return wert


def with_parts(typ: str, bisher: Any, wert: Any) -> Any:
    """A part of the address of a known place changes that part and leaves the rest, another number in the street known
    keeps its town; other values as they are.
    """
    teile = parts_of(typ, bisher)
    if typ == "adresse" and isinstance(wert, dict) and isinstance(teile, dict) and _same_street(teile, wert):
        return {**{teil: teile[teil] for teil in ("plz", "ort") if teil in teile}, **wert}
    einzeln = isinstance(wert, dict) and wert and set(wert) <= {name for _, name in TEIL_VON.values()}
    if typ != "ort" or not teile or not einzeln or "strasse" in wert:
        return wert
    return {**bisher, "adresse": {**teile, **wert}}


def _same_street(bisher: dict[str, Any], wert: dict[str, Any]) -> bool:
    """Is this an address in the street given before, without its town?"""
    if not {"strasse", "hausnummer"} <= set(wert) or {"plz", "ort"} & set(wert):
        return False
    return str(wert["strasse"]).casefold() == str(bisher.get("strasse", "")).casefold()


def _answered(lage: Lage) -> list[str]:
    if lage.antrag is None or lage.form is None:
        return []
    return [feld for feld in reversed(lage.antrag.reihenfolge) if feld in lage.form.angaben]


def _fitting(lage: Lage, feld: str, wert: dict[str, Any], alt: Any) -> Any:
    """The new value of this field, or None when the correction can't mean it."""
    assert lage.form is not None  # noqa: S101 - narrows the type, a field is answered
    typ = lage.feldtyp(feld)
    bisher = parts_of(typ, lage.form.angaben[feld])
    if alt is not None and isinstance(bisher, dict):
        # "nicht 5, sondern 7": the number is a part of the address
        teil = next((name for name, inhalt in bisher.items() if str(inhalt) == str(alt)), None)
        if teil is not None and wert["typ"] in ("zahl", "text", *TEIL_VON):
            return {teil: str(wert["wert"])}
    ganzes, teilname = TEIL_VON.get(wert["typ"], (wert["typ"], None))
    if ganzes != typ and not (typ == "ort" and ganzes == "adresse" and "strasse" in bisher):
        return None
    if alt is not None and str(alt).casefold() not in f"{lage.form.anzeige.get(feld, '')} {bisher}".casefold():
        return None
    return wert["wert"] if teilname is None else {teilname: wert["wert"]}
