"""Whether a Leistung makes sense in itself: every name it uses exists, conditions look back, sections are in order."""

import re
from collections.abc import Iterator

from api.leistungen.bedingungen import Bedingung
from api.leistungen.feldtypen import feldtypen
from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import AusFeld, AusGrenze, Feld, Vorschlagsquelle
from api.leistungen.pruefungen import PRUEFUNGEN
from api.leistungen.vorschlaege import VORSCHLAEGE
from api.leistungen.yamldatei import Karte, line_of

QUELLEN_DER_OPTIONEN = frozenset({"standorte", "termin_leistungen"})


def check_leistung(leistung: Leistung, baum: Karte, datei: str) -> list[str]:
    """Findings as German messages with file and line."""
    meldungen = [f"{datei}:{line_of(baum, pfad)}: {text}" for pfad, text in _findings(leistung)]
    return meldungen + [f"{datei}:{zeile}: {text}" for zeile, text in _order(baum)]


def _order(baum: Karte) -> Iterator[tuple[int, str]]:
    """Sections in the one order everybody expects."""
    reihenfolge = {name: nummer for nummer, name in enumerate(Leistung.model_fields)}
    hoechste = -1
    for name in baum:
        if reihenfolge.get(name, hoechste) < hoechste:
            yield baum.zeilen[name], f"Der Abschnitt „{name}“ steht an der falschen Stelle."
        hoechste = max(hoechste, reihenfolge.get(name, hoechste))


def _findings(leistung: Leistung) -> Iterator[tuple[tuple[str | int, ...], str]]:
    gesehen: list[str] = []
    for nummer, feld in enumerate(leistung.felder):
        ort: tuple[str | int, ...] = ("felder", nummer)
        if feld.feld in gesehen:
            yield (*ort, "feld"), f"Das Feld „{feld.feld}“ gibt es zweimal."
        for schluessel, text in _field(feld, gesehen, [anderes.feld for anderes in leistung.felder]):
            yield (*ort, schluessel), f"Feld „{feld.feld}“: {text}"
        gesehen.append(feld.feld)
    yield from _texts(leistung)
    yield from _rules(leistung, gesehen)


def _field(feld: Feld, vorher: list[str], alle: list[str]) -> Iterator[tuple[str, str]]:
    if feld.typ not in feldtypen():
        yield "typ", f"Den Typ „{feld.typ}“ gibt es nicht, nur {', '.join(sorted(feldtypen()))}."
    for spalte in feld.spalten:
        if spalte.typ not in feldtypen():
            yield "spalten", f"Den Typ „{spalte.typ}“ gibt es nicht."
    if feld.typ == "liste" and not feld.spalten:
        yield "typ", "Eine Liste braucht spalten."
    if feld.typ == "gegenstaende" and feld.liste is None:
        yield "typ", "Bei gegenstaende fehlt die liste."
    if feld.typ == "termin" and feld.kalender is None:
        yield "typ", "Bei termin fehlt der kalender."
    if feld.optionen_aus is not None and feld.optionen_aus not in QUELLEN_DER_OPTIONEN:
        yield "optionen", f"„aus: {feld.optionen_aus}“ gibt es nicht, nur {', '.join(sorted(QUELLEN_DER_OPTIONEN))}."
    if feld.muster is not None and not _compiles(feld.muster):
        yield "muster", "Das muster ist kein gültiger regulärer Ausdruck."
    for schluessel in ("wenn", "abgeleitet", "vorbelegt", "vorschlag", "kalender", "standort", "zeilen", "min", "max"):
        for text in _names(feld, schluessel, vorher, alle):
            yield schluessel, text
    if feld.hinweis is not None and feld.hinweis not in alle:
        yield "hinweis", f"„{feld.hinweis}“ ist kein Feld."
    for regel in feld.regeln:
        if regel.pruefung is not None and regel.pruefung not in PRUEFUNGEN:
            yield "regeln", f"Die Prüfung „{regel.pruefung}“ gibt es nicht, nur {', '.join(sorted(PRUEFUNGEN))}."
        for pfad in regel.wenn.paths() if regel.wenn else ():
            if pfad.split(".")[0] in alle and pfad.split(".")[0] not in [*vorher, feld.feld]:
                yield "regeln", f"Die Regel nennt „{pfad}“, das erst später gefragt wird."


def _names(feld: Feld, schluessel: str, vorher: list[str], alle: list[str]) -> Iterator[str]:
    """Other fields a key names must stand before; named proposals must exist."""
    wert = getattr(feld, schluessel)
    if wert is None or isinstance(wert, AusGrenze) or schluessel in ("min", "max"):
        return
    if isinstance(wert, Vorschlagsquelle):
        if wert.wenn is not None:
            yield from _later(wert.wenn, vorher, alle)
        wert = wert.aus
    if schluessel == "wenn":
        yield from _later(wert, vorher, alle)
    elif isinstance(wert, AusFeld):
        if wert.aus not in vorher:
            yield f"„{wert.aus}“ ist kein früheres Feld."
    elif schluessel != "kalender" and wert.split(".")[0] not in vorher and wert not in VORSCHLAEGE:
        yield f"„{wert}“ ist weder ein früheres Feld noch ein Vorschlag ({', '.join(sorted(VORSCHLAEGE))})."


def _later(bedingung: Bedingung, vorher: list[str], alle: list[str]) -> Iterator[str]:
    for pfad in bedingung.paths():
        if pfad.split(".")[0] in alle and pfad.split(".")[0] not in vorher:
            yield f"Die Bedingung nennt „{pfad}“, das erst später gefragt wird."


def _rules(leistung: Leistung, felder: list[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for nummer, gebuehr in enumerate(leistung.gebuehren):
        if gebuehr.mal is not None and gebuehr.mal not in felder:
            yield ("gebuehren", nummer, "mal"), f"„{gebuehr.mal}“ ist kein Feld."
        if gebuehr.wenn is None and nummer < len(leistung.gebuehren) - 1:
            yield ("gebuehren", nummer + 1), f"Diese Gebühr gilt nie: „{gebuehr.gebuehr}“ davor hat keine Bedingung."
    for abschnitt in ("fragen", "hilfe", "warum"):
        for feld in getattr(leistung.einfache_sprache, abschnitt):
            if feld not in felder:
                yield ("einfache_sprache", abschnitt, feld), f"„{feld}“ ist kein Feld."
    if leistung.modus == "termin" and leistung.felder:
        yield ("felder",), "Eine Leistung mit modus termin hat keine felder."


def _texts(leistung: Leistung) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for nummer, feld in enumerate(leistung.felder):
        for schluessel in ("frage", "anders"):
            text = getattr(feld, schluessel) or ""
            if "{vorschlag}" in text and feld.vorschlag is None:
                yield ("felder", nummer, schluessel), f"„{feld.feld}“ nennt {{vorschlag}}, hat aber keinen."
        if "{vorschlag}" in feld.frage and (feld.anders is None or "{vorschlag}" in feld.anders):
            yield (
                ("felder", nummer, "anders"),
                f"„{feld.feld}“ braucht anders ohne {{vorschlag}}, falls es keinen gibt.",
            )


def _compiles(muster: str) -> bool:
    try:
        re.compile(muster)
    except re.error:
        return False
    return True
