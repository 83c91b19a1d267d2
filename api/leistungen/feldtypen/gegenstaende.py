"""Things to be fetched: kind by the Mandant's list, name as the citizen says it."""

import re
from typing import override

from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen.basis import Feldtyp, clean
from api.leistungen.kontext import Kontext
from api.mandanten.gegenstaende import SONSTIGES, Gegenstandsverzeichnis
from api.mandanten.modell import Gegenstand
from api.mandanten.worte import fold

_BEGLEITER = re.compile(
    r"^(?:(?:ein|kein|mein|unser|sein|ihr|dein)(?:e[nmrs]?)?|der|die|das|den|dem|\d+)\s+", re.IGNORECASE
)
MAX_STUECK = 200
MAX_ZEILEN = 60


class Gegenstaende(Feldtyp):
    """``[{art, anzahl, bezeichnung}]``. A list replaces, ``{"dazu": […]}`` adds, ``{"weg": […]}`` takes away.

    ``anzahl: null`` says that there are several: how many is asked for, and the rest kept meanwhile.
    """

    name = "gegenstaende"
    beispiel = "ein Sofa, zwei Stühle und ein Teppich"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        verzeichnis = kontext.mandant.gegenstaende.get(kontext.feld.liste or "")
        leer = f"Bitte zählen Sie auf, worum es geht, zum Beispiel: {kontext.feld.beispiel or self.beispiel}."
        alt = [dict(zeile) for zeile in bisher if _is_row(zeile)] if isinstance(bisher, list) else []
        if isinstance(wert, dict) and ("dazu" in wert or "weg" in wert):
            neu, weg = _rows(wert.get("dazu")), _rows(wert.get("weg"))
        else:
            alt, neu, weg = [], _rows(wert), []
        if neu is None or weg is None or len(neu) > MAX_ZEILEN:
            return Pruefung(meldung=leer)
        abgelehnt: dict[str, list[str]] = {}
        for zeile in neu:
            falsch = _take(zeile, verzeichnis, alt, abgelehnt)
            if falsch is not None:
                return Pruefung(meldung=falsch)
        for zeile in weg:
            alt = _without(alt, zeile, verzeichnis)
        hinweis = " ".join(f"{', '.join(dict.fromkeys(namen))}: {text}" for text, namen in abgelehnt.items()) or None
        if not alt:
            return Pruefung(meldung=f"{hinweis} Gibt es sonst noch etwas?" if hinweis else leer)
        offen = next((zeile["bezeichnung"] for zeile in alt if zeile["anzahl"] is None), None)
        if offen is not None:
            frage = f"Wie viele Stück sind es bei „{offen}“? Eine Zahl genügt, auch eine geschätzte."
            return Pruefung(wert=alt, teil=True, meldung=f"{hinweis} {frage}" if hinweis else frage)
        return Pruefung(wert=alt, hinweis=hinweis)

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        verzeichnis = kontext.mandant.gegenstaende.get(kontext.feld.liste or "")
        return ", ".join(_line(zeile, verzeichnis) for zeile in wert)


def _line(zeile: dict[str, JsonWert], verzeichnis: Gegenstandsverzeichnis | None) -> str:
    """One "mein altes Sofa" → "1 altes Sofa"; two "alte Stühle" → "2 alte Stühle"; two "Stuhl" → "2 Stühle"."""
    name = _BEGLEITER.sub("", zeile["bezeichnung"]) or zeile["bezeichnung"]
    if zeile["anzahl"] is None:
        return f"{name} (Anzahl offen)"
    if zeile["anzahl"] == 1:
        return f"1 {name}"
    mehrzahl = verzeichnis.plural(name) if verzeichnis and " " not in name else None
    return f"{zeile['anzahl']} {mehrzahl or name}"


def _is_row(zeile: JsonWert) -> bool:
    return (
        isinstance(zeile, dict)
        and isinstance(zeile.get("anzahl"), int | None)
        and isinstance(zeile.get("bezeichnung"), str)
        and isinstance(zeile.get("art"), str)
    )


def _rows(wert: JsonWert) -> list[dict[str, JsonWert]] | None:
    """Any of ``["Sofa"]``, ``[{…}]``, ``{…}`` as rows; None when it is something else."""
    if wert is None:
        return []
    zeilen = [
        {"bezeichnung": eins} if isinstance(eins, str) else eins
        for eins in (wert if isinstance(wert, list) else [wert])
    ]
    return zeilen if all(isinstance(eins, dict) for eins in zeilen) else None


def _kind(zeile: dict[str, JsonWert], verzeichnis: Gegenstandsverzeichnis | None) -> Gegenstand | None:
    if verzeichnis is None:
        return None
    bezeichnung, art = zeile.get("bezeichnung"), zeile.get("art")
    gefunden = verzeichnis.find(bezeichnung) if isinstance(bezeichnung, str) and len(bezeichnung) <= 200 else None
    return gefunden or (verzeichnis.by_kind(art) if isinstance(art, str) else None)


def _take(
    zeile: dict[str, JsonWert],
    verzeichnis: Gegenstandsverzeichnis | None,
    ziel: list[dict[str, JsonWert]],
    abgelehnt: dict[str, list[str]],
) -> str | None:
    """Add one row to ``ziel``, or note under its way why it is not taken; a message when the row makes no sense."""
    gegenstand = _kind(zeile, verzeichnis)
    roh = zeile.get("bezeichnung")
    bezeichnung = clean(roh, 120) if roh is not None else (gegenstand.titel if gegenstand else None)
    if not bezeichnung:
        return "Bitte nennen Sie die Gegenstände mit wenigen Worten, zum Beispiel: ein Sofa und zwei Stühle."
    anzahl = zeile.get("anzahl", 1)
    if isinstance(anzahl, str) and anzahl.isdecimal() and len(anzahl) < 6:
        anzahl = int(anzahl)
    if anzahl is not None and (isinstance(anzahl, bool) or not isinstance(anzahl, int) or anzahl < 1):
        return f"Wie viele Stück sind es bei „{bezeichnung}“? Bitte nennen Sie eine Zahl."
    if anzahl is not None and anzahl > MAX_STUECK:
        return (
            f"{anzahl} Stück bei „{bezeichnung}“ sind für eine Anmeldung zu viele. Möglich sind höchstens {MAX_STUECK}."
        )
    if gegenstand is not None and not gegenstand.erlaubt and verzeichnis is not None:
        abgelehnt.setdefault(verzeichnis.liste.wege[gegenstand.weg or ""].text, []).append(bezeichnung)
        return None
    art = gegenstand.art if gegenstand else SONSTIGES
    gleich = next((alt for alt in ziel if alt["art"] == art and fold(alt["bezeichnung"]) == fold(bezeichnung)), None)
    if gleich is not None:
        offen = anzahl is None or gleich["anzahl"] is None
        gleich["anzahl"] = (anzahl or gleich["anzahl"]) if offen else min(gleich["anzahl"] + anzahl, MAX_STUECK)
    else:
        ziel.append({"art": art, "anzahl": anzahl, "bezeichnung": bezeichnung})
    return None


def _without(
    zeilen: list[dict[str, JsonWert]], weg: dict[str, JsonWert], verzeichnis: Gegenstandsverzeichnis | None
) -> list[dict[str, JsonWert]]:
    """Rows without what is named; a number takes out only so many, none takes out all."""
    treffer = _matching(zeilen, weg, verzeichnis)
    anzahl = weg.get("anzahl")
    uebrig = anzahl if isinstance(anzahl, int) and not isinstance(anzahl, bool) and anzahl > 0 else None
    ergebnis = []
    for zeile in zeilen:
        if zeile in treffer and zeile["anzahl"] is None:
            continue
        if zeile in treffer:
            genommen = zeile["anzahl"] if uebrig is None else min(uebrig, zeile["anzahl"])
            uebrig = None if uebrig is None else uebrig - genommen
            zeile = {**zeile, "anzahl": zeile["anzahl"] - genommen}
        if zeile["anzahl"] is None or zeile["anzahl"] > 0:
            ergebnis.append(zeile)
    return ergebnis


def _matching(
    zeilen: list[dict[str, JsonWert]], weg: dict[str, JsonWert], verzeichnis: Gegenstandsverzeichnis | None
) -> list[dict[str, JsonWert]]:
    """The rows meant: same words, else same kind, else a compound of the word ("Schrank" → "Kleiderschrank")."""
    gesagt = weg.get("bezeichnung")
    wort = fold(gesagt) if isinstance(gesagt, str) else ""
    gleiche = [zeile for zeile in zeilen if wort and fold(zeile["bezeichnung"]) == wort]
    if gleiche:
        return gleiche
    gegenstand = _kind(weg, verzeichnis)
    if gegenstand is not None:
        derselben_art = [zeile for zeile in zeilen if zeile["art"] == gegenstand.art]
        if derselben_art:
            return derselben_art
    stamm = fold(gegenstand.titel) if gegenstand else wort
    return [zeile for zeile in zeilen if stamm and (stamm in fold(zeile["bezeichnung"]) or stamm in fold(zeile["art"]))]


TYPEN = (Gegenstaende(),)
