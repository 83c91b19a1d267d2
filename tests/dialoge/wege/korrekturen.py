"""Corrections on a walk: by name, by value, by pointing, of a part, of an item, taken back."""

from __future__ import annotations

from typing import Any

from tests.dialoge.wege.antworten import anew
from tests.dialoge.wege.stoff import can_differ, draw, item, words
from tests.dialoge.wege.weg import Weg
from tests.simulation.daten import load
from tests.simulation.daten import words as persons_words

NACH_WERT = ("datum", "name", "email", "telefon", "kennzeichen", "adresse")
NACH_NAMEN = (*NACH_WERT, "auswahl", "zahl", "betrag", "iban", "text")


def by_name(weg: Weg) -> None:
    _change(weg, _choose(weg, NACH_NAMEN))


def by_value(weg: Weg) -> None:
    feld = _choose(weg, NACH_WERT)
    alt = _spoken(weg, feld)
    if list(weg.form.angaben.values()).count(alt) > 1:
        _change(weg, feld)  # the value alone would not say which of the two is meant
        return
    antwort = draw(weg.form, weg.ziehung, feld)
    satz = weg.rng.choice(words("korrektur_wert"))
    weg.say(satz.replace("{alt}", alt).replace("{wert}", antwort.worte[0]))
    _agree(weg)
    weg.form.set(feld, antwort.wert)
    weg.settled()


def of_a_part(weg: Weg) -> None:
    """House number or surname, where there is only one of its kind."""
    feld = _choose(weg, ("adresse", "name"), einzig=True)
    alt: Any = weg.form.gegeben[feld]
    neu = draw(weg.form, weg.ziehung, feld).wert
    teil = "hausnummer" if "hausnummer" in alt else "nachname"
    if neu[teil] == alt[teil]:
        _change(weg, feld)
        return
    satz = weg.rng.choice(words(teil))
    weg.say(satz.replace("{wert}", neu[teil]).replace("{alt}", alt[teil]))
    weg.form.set(feld, {teil: neu[teil]})
    weg.settled()


def by_pointing(weg: Weg) -> None:
    """ "das war falsch" asks what was answered last; then the right one is said."""
    feld = weg.letztes
    weg.pick("zeigen")
    anew(weg, feld)


def of_an_item(weg: Weg) -> None:
    """One thing more, or one less."""
    feld = _choose(weg, ("gegenstaende",))
    da = weg.form.gegeben[feld]
    stuecke = load("fakten")["felder"]["gegenstaende"]["stuecke"]
    if len(da) > 1 and weg.rng.random() < 0.5:
        zeile = weg.rng.choice(da)
        stueck = next(s for s in stuecke if zeile["bezeichnung"] in (s["viele"], s["einen"].split(" ", 1)[1]))
        weg.say(weg.rng.choice(words("stueck_weg")).replace("{wert}", _accusative(stueck, zeile["anzahl"])))
        weg.form.set(feld, {"weg": [{"art": zeile["art"], "bezeichnung": zeile["bezeichnung"]}]})
    else:
        neu = [s for s in stuecke if s["art"] not in {zeile["art"] for zeile in da}]
        wert, gesagt = item(weg.rng.choice(neu), weg.rng.choice((1, 1, 2)))
        weg.say(weg.rng.choice(words("stueck_dazu")).replace("{wert}", gesagt))
        weg.form.set(feld, {"dazu": [wert]})
    weg.settled()


def taken_back(weg: Weg) -> None:
    """A change that was none."""
    feld = _choose(weg, NACH_WERT)
    alt = weg.form.gegeben[feld]
    _change(weg, feld)
    weg.pick("zuruecknehmen")
    weg.form.set(feld, alt)
    weg.settled()


def fits(*typen: str) -> Any:
    return lambda weg: bool(_candidates(weg, typen))


def pointing_fits(weg: Weg) -> bool:
    letztes = weg.letztes
    typ = weg.form.feld(letztes).typ if letztes in weg.form.gegeben else ""
    return typ in NACH_NAMEN and can_differ(weg.form, letztes) and not weg.form.erneut


def _change(weg: Weg, feld: str) -> None:
    antwort = draw(weg.form, weg.ziehung, feld)
    wahl = antwort.typ == "auswahl"
    was, dativ = _named(weg, feld)
    satz = weg.rng.choice(words("korrektur_wahl" if wahl else "korrektur"))
    akkusativ = was.replace("der ", "den ", 1) if was.startswith("der ") else was
    satz = satz.replace("{was_dat}", dativ).replace("{was_akk}", akkusativ).replace("{was}", was)
    weg.say((satz[0].upper() + satz[1:]).replace("{wert}", antwort.worte[0]))
    _agree(weg)
    weg.form.set(feld, antwort.wert)
    weg.settled()


def _agree(weg: Weg) -> None:
    """A side question whether it is meant so."""
    if weg.frage.get("feld") == "rueckfrage":
        weg.pick("ja")


def _named(weg: Weg, feld: str) -> tuple[str, str]:
    """Name of the field with its article, and in the dative."""
    nenner = persons_words("nenner").get(feld)
    return (nenner[0], nenner[1]) if nenner else (weg.form.feld(feld).titel, weg.form.feld(feld).titel)


def _spoken(weg: Weg, feld: str) -> str:
    return weg.form.angaben[feld]


def _candidates(weg: Weg, typen: tuple[str, ...], einzig: bool = False) -> list[str]:
    if weg.form.erneut:
        return []
    alle = [
        feld
        for feld in weg.form.gegeben
        if weg.form.feld(feld).typ in typen and feld != weg.form.gefragt and can_differ(weg.form, feld)
    ]
    if not einzig:
        return alle
    arten = [feld.typ for feld in weg.form.leistung.felder]
    return [feld for feld in alle if arten.count(weg.form.feld(feld).typ) == 1 and "ort" not in arten]


def part_fits(weg: Weg) -> bool:
    return bool(_candidates(weg, ("adresse", "name"), einzig=True))


def _choose(weg: Weg, typen: tuple[str, ...], einzig: bool = False) -> str:
    return weg.rng.choice(_candidates(weg, typen, einzig))


def _accusative(stueck: dict[str, str], anzahl: int) -> str:
    if anzahl > 1:
        return f"die {stueck['viele']}"
    artikel, wort = stueck["einen"].split(" ", 1)
    return {"einen": "den", "eine": "die", "ein": "das"}[artikel] + " " + wort
