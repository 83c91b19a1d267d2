"""The catalogue check: ``python -m api.leistungen.check [data]``. German report, exit code 1 when anything is wrong."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from api.leistungen.bausteine import load_bausteine
from api.leistungen.check_faelle import Fallbericht, check_cases
from api.leistungen.check_inhalt import check_adaptation, check_content, check_examples
from api.leistungen.check_mandanten import check_offer
from api.leistungen.check_prozess import check_process
from api.leistungen.katalog import FAELLE, Katalog, leistung_files, load_leistung
from api.leistungen.modell import Leistung
from api.leistungen.yamldatei import DatenFehler
from api.mandanten.verzeichnis import Mandanten

DATEN = Path(__file__).parents[2] / "data"


def check(root: Path) -> tuple[list[str], str]:
    """All findings below ``root``, and one line that says what was looked at."""
    befunde: list[str] = []
    leistungen = dict(_load_all(root, befunde))
    mandanten = _load_mandanten(root, befunde)
    for leistung in leistungen.values():
        datei = f"data/leistungen/{leistung.leistung}.yml"
        befunde += [f"{datei}: {text}" for text in (*check_content(leistung), *check_process(leistung))]
    befunde += check_examples(leistungen.values())
    noch_offen = [
        leistung for leistung in leistungen.values() if leistung.modus == "dialog" and not leistung.beschrieben
    ]
    bericht = Fallbericht()
    if mandanten is not None:
        katalog = Katalog(leistungen, mandanten)
        befunde += _check_mandanten(katalog, mandanten, leistungen)
        bericht = check_cases(katalog, mandanten, root)
        befunde += bericht.befunde
    befunde += _stray_files(root, leistungen)
    zahl = f"{len(leistungen)} Leistungen ({len(noch_offen)} noch nicht beschrieben), {bericht.anzahl} Fälle"
    return befunde, f"{zahl}, {len(mandanten.alle()) if mandanten else 0} Mandanten"


def _load_all(root: Path, befunde: list[str]) -> Iterator[tuple[str, Leistung]]:
    try:
        bausteine = load_bausteine(root)
    except DatenFehler as fehler:
        befunde += fehler.meldungen
        return
    for pfad in leistung_files(root):
        try:
            yield pfad.stem, load_leistung(pfad, bausteine)
        except DatenFehler as fehler:
            befunde += fehler.meldungen


def _load_mandanten(root: Path, befunde: list[str]) -> Mandanten | None:
    try:
        return Mandanten.load(root)
    except DatenFehler as fehler:
        befunde += fehler.meldungen
        return None


def _check_mandanten(katalog: Katalog, mandanten: Mandanten, leistungen: dict[str, Leistung]) -> Iterator[str]:
    for mandant in mandanten:
        aus = {key for key, anpassung in mandant.anpassungen.items() if anpassung.aus}
        for key in mandant.datei.haeufig:
            if key not in leistungen or key in aus:
                yield f"data/mandanten/{mandant.key}/mandant.yml: Die haeufige Leistung „{key}“ gibt es hier nicht."
        for key, anpassung in mandant.anpassungen.items():
            datei = f"data/mandanten/{mandant.key}/leistungen/{key}.yml"
            if key not in leistungen:
                yield f"{datei}: Die Leistung „{key}“ gibt es nicht."
                continue
            yield from (f"{datei}: {text}" for text in check_adaptation(leistungen[key], anpassung))
        for leistung in leistungen.values():
            if not mandant.anpassungen.get(leistung.leistung) or not mandant.anpassungen[leistung.leistung].aus:
                gemischt = katalog.fuer(mandant.key, leistung.leistung)
                texte = check_offer(gemischt, mandant)
                yield from (f"data/leistungen/{leistung.leistung}.yml bei {mandant.key}: {text}" for text in texte)


def _stray_files(root: Path, leistungen: Iterable[str]) -> Iterator[str]:
    """Case files of nothing, and files that are no YAML."""
    bekannt = set(leistungen) | {pfad.stem for pfad in leistung_files(root)}
    for pfad in sorted((root / "leistungen").iterdir()):
        if pfad.name.endswith(FAELLE):
            if pfad.name.removesuffix(FAELLE) not in bekannt:
                yield f"data/leistungen/{pfad.name}: Zu diesen Fällen gibt es keine Leistung."
        elif pfad.suffix != ".yml":
            yield f"data/leistungen/{pfad.name}: Diese Datei gehört nicht hierher."


def main(argumente: list[str]) -> int:
    """Print the report; 0 when the catalogue is sound."""
    befunde, umfang = check(Path(argumente[0]) if argumente else DATEN)
    for befund in befunde:
        print(befund)
    print(f"Katalog: {umfang}. {f'{len(befunde)} Befunde.' if befunde else 'Alles in Ordnung.'}")
    return 1 if befunde else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
