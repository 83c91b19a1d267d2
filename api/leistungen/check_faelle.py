"""Runs every case, and says which fields and fees no case ever reaches."""

from dataclasses import dataclass, field
from pathlib import Path

from api.leistungen.faelle import Fall, Verlauf, compare, load_cases, run_case
from api.leistungen.katalog import FAELLE, Katalog, LeistungAus
from api.leistungen.modell import Leistung
from api.leistungen.yamldatei import DatenFehler
from api.mandanten.verzeichnis import Mandant, Mandanten, MandantUnbekannt


@dataclass
class Fallbericht:
    """All findings, and how many cases were run."""

    befunde: list[str] = field(default_factory=list)
    anzahl: int = 0


def check_cases(katalog: Katalog, mandanten: Mandanten, root: Path) -> Fallbericht:
    """Every described Leistung against its case file."""
    bericht = Fallbericht()
    for leistung in katalog:
        pfad = root / "leistungen" / f"{leistung.leistung}{FAELLE}"
        if pfad.exists():
            _run_file(katalog, mandanten, leistung, pfad, bericht)
        elif leistung.beschrieben:
            bericht.befunde.append(f"data/leistungen/{leistung.leistung}.yml: Es gibt keine Fälle ({pfad.name}).")
    return bericht


def _run_file(katalog: Katalog, mandanten: Mandanten, leistung: Leistung, pfad: Path, bericht: Fallbericht) -> None:
    datei = f"data/leistungen/{pfad.name}"
    try:
        faelle = load_cases(pfad)
    except DatenFehler as fehler:
        bericht.befunde += fehler.meldungen
        return
    verlaeufe: list[tuple[Mandant, Verlauf]] = []
    for fall in faelle:
        bericht.anzahl += 1
        mandant = case_mandant(mandanten, fall)
        if mandant is None:
            bericht.befunde.append(f"{datei}: „{fall.fall}“: mandant fehlt oder ist nicht bekannt.")
            continue
        try:
            gemischt = katalog.fuer(mandant.key, leistung.leistung)
        except LeistungAus:
            bericht.befunde.append(f"{datei}: „{fall.fall}“: {mandant.key} bietet das nicht an.")
            continue
        verlauf = run_case(gemischt, mandant, fall)
        bericht.befunde += [f"{datei}: „{fall.fall}“: {text}" for text in compare(fall, verlauf)]
        verlaeufe.append((mandant, verlauf))
    bericht.befunde += [f"{datei}: {text}" for text in _uncovered(katalog, mandanten, leistung, verlaeufe)]


def case_mandant(mandanten: Mandanten, fall: Fall) -> Mandant | None:
    """The Mandant a case names, or the only one there is."""
    alle = mandanten.alle()
    if fall.mandant is None:
        return alle[0] if len(alle) == 1 else None
    try:
        return mandanten.mandant(fall.mandant)
    except MandantUnbekannt:
        return None


def _uncovered(
    katalog: Katalog, mandanten: Mandanten, leistung: Leistung, verlaeufe: list[tuple[Mandant, Verlauf]]
) -> list[str]:
    erreicht = {name for _, verlauf in verlaeufe for name in (*verlauf.gefragt, *verlauf.stand.angaben)}
    befunde = [f"Das Feld „{feld.feld}“ erreicht kein Fall." for feld in leistung.felder if feld.feld not in erreicht]
    for mandant in mandanten:
        anpassung = mandant.anpassungen.get(leistung.leistung)
        if anpassung is not None and anpassung.aus:
            continue
        eigene = anpassung is not None and anpassung.gebuehren is not None
        stellen = [verlauf.stand.gebuehr for wer, verlauf in verlaeufe if not eigene or wer.key == mandant.key]
        getroffen = {gebuehr.gebuehr for gebuehr in stellen if gebuehr is not None}
        for regel in katalog.fuer(mandant.key, leistung.leistung).gebuehren:
            if regel.gebuehr not in getroffen:
                befunde.append(f"Die Gebühr „{regel.gebuehr}“ ({mandant.key}) trifft kein Fall.")
    return befunde
