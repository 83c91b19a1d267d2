"""Puts typed answers, as the cases of a Leistung hold them, into the inputs of a page."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from api.clock import BERLIN
from api.leistungen.bedingungen import plain
from api.leistungen.engine import check_value
from api.leistungen.ergebnis import Umfeld
from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandant
from tests.dateien import PDF
from tests.integrations.website.seiten.besucher import Besucher

type Eingaben = dict[str, Any]
FRAGEN_MAX = 80
ADRESSE = ("strasse", "hausnummer", "plz", "ort")
WAHL = ("auswahl", "mehrfachauswahl", "ja_nein")


class NichtEingebbar(Exception):
    """The pages have no input for such an answer: it was written for the chat or to be refused."""


def _parts(*namen: str) -> Callable[[str, Any], Eingaben]:
    def fill(feld: str, wert: Any) -> Eingaben:
        if not isinstance(wert, Mapping) or set(wert) - set(namen):
            raise NichtEingebbar(wert)
        return {f"{feld}-{name}": str(wert.get(name) or "") for name in namen}

    return fill


def _word(feld: str, wert: Any) -> Eingaben:
    if isinstance(wert, Mapping | list):
        raise NichtEingebbar(wert)
    return {feld: str(wert)}


def _number(feld: str, wert: Any) -> Eingaben:
    return {feld: str(wert).replace(".", ",")} if isinstance(wert, str | int | float) else _word(feld, wert)


def _day(feld: str, wert: Any) -> Eingaben:
    jahr, monat, tag = str(wert).split("-") if str(wert).count("-") == 2 else ("", "", "")
    if not jahr:
        raise NichtEingebbar(wert)
    return {f"{feld}-tag": tag, f"{feld}-monat": monat, f"{feld}-jahr": jahr}


def _place(feld: str, wert: Any) -> Eingaben:
    wert = {"beschreibung": wert} if isinstance(wert, str) else wert
    adresse = wert.get("adresse") or {name: wert[name] for name in ADRESSE if name in wert}
    if set(wert) - {"adresse", "beschreibung", *ADRESSE}:
        raise NichtEingebbar(wert)
    return {
        f"{feld}-strasse": adresse.get("strasse", ""),
        f"{feld}-hausnummer": adresse.get("hausnummer", ""),
        f"{feld}-plz": adresse.get("plz", ""),
        f"{feld}-ort": adresse.get("ort", ""),
        f"{feld}-beschreibung": wert.get("beschreibung", ""),
    }


def _choice(feld: str, wert: Any) -> Eingaben:
    return {feld: plain(wert)}


def _choices(feld: str, wert: Any) -> Eingaben:
    return {feld: [plain(eins) for eins in wert]}


def _holder(feld: str, wert: Any) -> Eingaben:
    if not isinstance(wert, Mapping):
        raise NichtEingebbar(wert)
    name = wert.get("name") or {}
    selbst = wert.get("selbst", "nein")
    return {feld: selbst, **{f"{feld}-{teil}": name.get(teil, "") for teil in ("vorname", "nachname")}}


def _slot(feld: str, wert: Any) -> Eingaben:
    return {feld: f"{wert['beginn']}|{wert.get('standort') or ''}"}


FUELLER: dict[str, Callable[[str, Any], Eingaben]] = {
    "name": _parts("vorname", "nachname"),
    "adresse": _parts(*ADRESSE),
    "ort": _place,
    "datum": _day,
    "auswahl": _choice,
    "ja_nein": _choice,
    "mehrfachauswahl": _choices,
    "fahrzeughalter": _holder,
    "termin": _slot,
    "zahl": _number,
    "betrag": _number,
}


def inputs(typ: str, feld: str, wert: Any) -> Eingaben:
    """Names and contents of the inputs."""
    return FUELLER.get(typ, _word)(feld, wert)


def meant(leistung: Leistung, mandant: Mandant, feld: str, wert: Any) -> Any:
    """The choice a word means, as somebody would look for it in the list; None of them: it is for the chat."""
    beginn = datetime(2026, 11, 21, 10, tzinfo=BERLIN)
    geprueft = check_value(leistung, mandant, feld, wert, {}, Umfeld(beginn.date(), beginn))
    if geprueft.wert is None:
        raise NichtEingebbar(wert)
    return geprueft.wert


def answer(besucher: Besucher, leistung: Leistung, mandant: Mandant, feld: str, wert: Any) -> None:
    """Answer the question shown; twice where the page asks back, as somebody would who is sure."""
    beschreibung = leistung.feld(feld)
    assert beschreibung is not None
    if beschreibung.typ == "liste":
        return _rows(besucher, leistung, feld, wert)
    if beschreibung.typ == "gegenstaende":
        return _things(besucher, feld, wert)
    if beschreibung.typ == "datei":
        besucher.press("Weiter", dateien={feld: (wert["name"], PDF, "application/octet-stream")})
        return None
    if beschreibung.typ in WAHL:
        wert = meant(leistung, mandant, feld, wert)
    werte = inputs(beschreibung.typ, feld, wert)
    if beschreibung.typ in (*WAHL, "termin"):
        _is_offered(besucher, feld, werte[feld])
    besucher.press("Weiter", werte)
    if besucher.falsch:
        besucher.press("Weiter", werte)
    return None


def _is_offered(besucher: Besucher, feld: str, wert: Any) -> None:
    while True:
        angeboten = {f.wert for formular in besucher.seite.formulare for f in formular.felder if f.name == feld}
        if set(wert if isinstance(wert, list) else [wert]) <= angeboten:
            return
        if "Weitere Tage" not in besucher.seite.links:
            raise NichtEingebbar(wert)
        besucher.follow("Weitere Tage")


def _things(besucher: Besucher, feld: str, wert: Any) -> None:
    if not isinstance(wert, list):
        raise NichtEingebbar(wert)
    werte: Eingaben = {}
    for nr, zeile in enumerate(wert, 1):
        if not isinstance(zeile, Mapping):
            raise NichtEingebbar(zeile)
        werte |= {f"{feld}-{nr}-was": zeile["bezeichnung"], f"{feld}-{nr}-anzahl": str(zeile.get("anzahl", 1))}
    while not set(werte) <= besucher.seite.formulare[0].names():
        besucher.press("Noch ein Gegenstand")
    for nr in range(len(wert) + 1, 100):
        if f"{feld}-{nr}-was" not in besucher.seite.formulare[0].names():
            break
        werte[f"{feld}-{nr}-was"] = ""
    besucher.press("Weiter", werte)


def _rows(besucher: Besucher, leistung: Leistung, feld: str, wert: Any) -> None:
    beschreibung = leistung.feld(feld)
    assert beschreibung is not None
    for nr, zeile in enumerate(wert, 1):
        werte: Eingaben = {}
        for spalte in beschreibung.spalten:
            if spalte.feld in zeile:
                werte |= inputs(spalte.typ, f"{feld}-{spalte.feld}", zeile[spalte.feld])
        besucher.press("Weiter", werte)
        if besucher.falsch or besucher.wo != feld:
            return
        besucher.press("Weiter", {"noch": "ja" if nr < len(wert) else "nein"})


def fill_in(
    besucher: Besucher,
    leistung: Leistung,
    mandant: Mandant,
    antworten: Mapping[str, Any],
    uebersprungen: tuple[str, ...] = (),
) -> list[str]:
    """Answer page by page until all is answered, nothing is known, or a page refuses; the fields asked, in order."""
    gefragt: list[str] = []
    for _ in range(FRAGEN_MAX):
        feld = besucher.wo
        if leistung.feld(feld) is None:
            return gefragt
        gefragt.append(feld)
        if feld in antworten:
            answer(besucher, leistung, mandant, feld, antworten[feld])
        elif feld in uebersprungen and any(
            "Überspringen" in k["titel"] for f in besucher.seite.formulare for k in f.knoepfe
        ):
            besucher.press("Überspringen")
        else:
            return gefragt
        if besucher.falsch:
            return gefragt
    raise AssertionError(f"kein Ende in Sicht: {gefragt}")
