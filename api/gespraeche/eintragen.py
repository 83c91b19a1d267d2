"""Enter values into the open draft and say what became of each: new, changed, a part missing, wrong, the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.antraege.ergebnis import FeldErgebnis
from api.gespraeche.karten import contact_card
from api.gespraeche.lage import Lage
from api.gespraeche.lauf import Ergebnis, Lauf
from api.gespraeche.sichere_frage import refusal
from api.gespraeche.verorten import TEIL_VON, find_answered, parts_of, with_parts
from api.leistungen.feldtypen.liste import is_step, open_cell
from api.leistungen.zuordnung import assign

KEINE = object()
TEILE = {
    "strasse": "die Straße",
    "hausnummer": "die Hausnummer",
    "plz": "die Postleitzahl",
    "ort": "den Ort",
    "vorname": "den Vornamen",
    "nachname": "den Nachnamen",
}
"""Parts of a composed value, as one says what was changed."""


def enter_values(
    lauf: Lauf,
    angaben: Mapping[str, Any],
    werte: list[dict[str, Any]],
    korrektur: dict[str, Any] | None = None,
    *,
    gesagt: bool = True,
) -> Ergebnis:
    """Set fields by name, then loose values where they fit. With `korrektur` a loose value may replace an answer.

    Result: `felder` (one per field tried), `gestrichen` [{feld, titel}], `abbruch` (text that ended the form, or None).
    A change that a rule forbids ends nothing: the old answer stays, and the field says why in its own `abbruch`.
    `gesagt`: the values came with the message; what may not pass its channel is then not taken.
    """
    felder: list[Ergebnis] = []
    gestrichen: list[Ergebnis] = []
    vorher = _given(lauf)
    for feld, wert in angaben.items():
        if gesagt and refused(lauf, feld, wert, felder):
            continue
        if not _set(lauf, feld, wert, felder, gestrichen, genannt=True):
            return _ended(lauf, felder, gestrichen)
    for feld, wert in _placed(lauf, werte, angaben, korrektur).items():
        if gesagt and refused(lauf, feld, wert, felder):
            continue
        if not _set(lauf, feld, wert, felder, gestrichen, genannt=False):
            return _ended(lauf, felder, gestrichen)
    if gesagt and not felder:
        _withhold_unplaced(lauf, werte)
    gesetzt = [ergebnis["feld"] for ergebnis in felder if ergebnis["ok"]]
    if gesetzt:
        lauf.zustand.zuletzt = gesetzt
        _start_afresh(lauf, {ergebnis["feld"] for ergebnis in felder})
    ersetzt = {feld: vorher[feld] for feld in gesetzt if feld in vorher}
    if ersetzt:
        lauf.zustand.zuvor = ersetzt
    return {"felder": felder, "gestrichen": gestrichen, "abbruch": None}


def refused(lauf: Lauf, feld: str, wert: Any, felder: list[Ergebnis]) -> bool:
    """Not taken from a messenger; what stands there already says nothing new and may be said again."""
    lage = lauf.lage()
    if feld not in lage.gesperrt or (lage.form is not None and lage.form.gegeben.get(feld, KEINE) == wert):
        return False
    lauf.verworfen.append(wert)
    titel = lage.feldtitel(feld)
    meldung = refusal(titel, lauf.kanal, lauf.gespraech.einfache_sprache)
    felder.append(
        {
            "feld": feld,
            "typ": lage.feldtyp(feld),
            "titel": titel,
            "was": None,
            "ok": False,
            "alt": None,
            "neu": None,
            "meldung": meldung,
            "abbruch": None,
            "teil": False,
            "hinweis": None,
            "gesperrt": True,
        }
    )
    return True


def _withhold_unplaced(lauf: Lauf, werte: list[dict[str, Any]]) -> None:
    """At a question that may not be answered here, what fits nothing was meant for it, or for one like it."""
    frage = lauf.lage().frage
    if frage is not None and frage.karte is not None:
        lauf.verworfen += [wert["wert"] for wert in werte]


def _start_afresh(lauf: Lauf, versucht: set[str]) -> None:
    """Whoever gives facts makes headway: tries at questions that this message did not answer are forgotten."""
    versuche = lauf.zustand.fehlversuche
    lauf.zustand.fehlversuche = {feld: zahl for feld, zahl in versuche.items() if feld in versucht}


def _given(lauf: Lauf) -> dict[str, Any]:
    form = lauf.lage().form
    return dict(form.gegeben) if form else {}


def _placed(
    lauf: Lauf, werte: list[dict[str, Any]], angaben: Mapping[str, Any], korrektur: dict[str, Any] | None
) -> dict[str, Any]:
    """Which field each loose value goes to."""
    if not werte:
        return {}
    lage = lauf.lage()
    if lage.form is None or lage.leistung is None:
        return {}
    if korrektur is not None:
        gefunden = find_answered(lage, werte, korrektur.get("alt"))
        if gefunden:
            return gefunden
    offen = [wert for wert in werte if wert.get("feld") not in angaben]
    zugeordnet = assign(lage.leistung, lage.form, offen)
    if not zugeordnet:
        # a bare house number or surname while the address or name is known can only mean a change of it
        zugeordnet = find_answered(lage, [wert for wert in offen if wert["typ"] in TEIL_VON], None)
    return {feld: wert for feld, wert in zugeordnet.items() if feld not in angaben}


def _set(
    lauf: Lauf, feld: str, wert: Any, felder: list[Ergebnis], gestrichen: list[Ergebnis], *, genannt: bool
) -> bool:
    """Set one field; False when a rule ended the form."""
    lage = lauf.lage()
    assert lage.antrag is not None  # noqa: S101 - a form is open, or no value would be entered
    bisher = lage.form.angaben.get(feld) if lage.form else None
    wert = _into_cell(lage, feld, wert)
    ergebnis = lauf.antraege.set(lage.antrag, {feld: with_parts(lage.feldtyp(feld), bisher, wert)})
    for eintrag in ergebnis.felder:
        felder.append(_told(lage, eintrag, wert))
        _count(lauf, eintrag, genannt)
        if eintrag.abbruch and eintrag.alt is None:
            return False
        if eintrag.teil and eintrag.alt is not None:
            lauf.antraege.ask_again(lage.antrag, eintrag.feld)  # the part that lacks now comes before anything else
    gestrichen += [{"feld": name, "titel": lage.feldtitel(name)} for name in ergebnis.gestrichen]
    return True


def _into_cell(lage: Lage, feld: str, wert: Any) -> Any:
    """The answer to the question for one cell of a list goes into that cell."""
    teil = lage.antrag.teilwerte.get(feld) if lage.antrag and lage.feldtyp(feld) == "liste" else None
    zelle = open_cell(teil["wert"]) if teil else None
    if zelle is None or is_step(wert):
        return wert
    return {"zeile": zelle["nummer"], "werte": {str(zelle["spalte"]): wert}}


def _told(lage: Lage, eintrag: FeldErgebnis, wert: Any) -> Ergebnis:
    """The result of one field, with the words for what changed."""
    alt, neu, was = eintrag.alt, eintrag.neu, None
    gesperrt = eintrag.feld in lage.gesperrt
    vorher = parts_of(lage.feldtyp(eintrag.feld), lage.form.angaben.get(eintrag.feld)) if lage.form else None
    if eintrag.ok and isinstance(wert, dict) and isinstance(vorher, dict):
        geaendert = [teil for teil in TEILE if teil in wert and teil in vorher and wert[teil] != vorher[teil]]
        if len(geaendert) == 1:
            teil = geaendert[0]
            was, alt, neu = TEILE[teil], str(vorher[teil]), str(wert[teil])
    return {
        "feld": eintrag.feld,
        "typ": lage.feldtyp(eintrag.feld),
        "titel": lage.feldtitel(eintrag.feld),
        "was": was,
        "ok": eintrag.ok,
        "alt": lage.gezeigt(eintrag.feld, alt),
        "neu": lage.gezeigt(eintrag.feld, neu),
        "meldung": eintrag.meldung,
        "abbruch": eintrag.abbruch,
        "teil": eintrag.teil,
        "hinweis": None if gesperrt else eintrag.hinweis,
    }


def _count(lauf: Lauf, eintrag: FeldErgebnis, genannt: bool) -> None:
    """Wrong tries at a field; a missing part is none."""
    versuche = lauf.zustand.fehlversuche
    if eintrag.ok:
        versuche.pop(eintrag.feld, None)
        if lauf.zustand.erneut == eintrag.feld:
            lauf.zustand.erneut = None
    elif genannt and not eintrag.teil:
        versuche[eintrag.feld] = versuche.get(eintrag.feld, 0) + 1


def _ended(lauf: Lauf, felder: list[Ergebnis], gestrichen: list[Ergebnis]) -> Ergebnis:
    """A rule ended the form: the draft is thrown away, the citizen is told where to go."""
    abbruch = next(ergebnis["abbruch"] for ergebnis in felder if ergebnis["abbruch"])
    karte = contact_card(lauf.mandant, lauf.lage().leistung)
    lauf.antraege.discard(lauf.antrag())
    lauf.zustand.close_form()
    return {"felder": felder, "gestrichen": gestrichen, "abbruch": abbruch, "karte": karte}
