"""Checks of a Leistung as one Mandant offers it: everything it refers to is there."""

from collections.abc import Iterator

from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import AusFeld, AusGrenze, Feld
from api.leistungen.platzhalter import FEST, names
from api.mandanten.verzeichnis import Mandant


def check_offer(leistung: Leistung, mandant: Mandant) -> Iterator[str]:
    """Findings about a merged Leistung."""
    if leistung.stelle not in mandant.stellen:
        yield f"Die stelle „{leistung.stelle}“ steht nicht in mandant.yml."
    if leistung.termin is not None and leistung.termin.kalender not in mandant.kalender:
        yield f"Den kalender „{leistung.termin.kalender}“ gibt es nicht."
    for feld in leistung.felder:
        yield from (f"Feld „{feld.feld}“: {text}" for text in _field(feld, leistung, mandant))
    yield from _placeholders(leistung)


def _field(feld: Feld, leistung: Leistung, mandant: Mandant) -> Iterator[str]:
    if feld.liste is not None and feld.liste not in mandant.gegenstaende:
        yield f"Die liste „{feld.liste}“ steht nicht in gegenstaende.yml."
    if isinstance(feld.kalender, AusFeld):
        quelle = leistung.feld(feld.kalender.aus)
        for schluessel, option in (quelle.optionen if quelle else {}).items():
            if option.kalender is None or option.kalender not in mandant.kalender:
                yield f"Die Wahl „{schluessel}“ hat keinen kalender, den es gibt."
    elif feld.kalender is not None and feld.kalender not in mandant.kalender:
        yield f"Den kalender „{feld.kalender}“ gibt es nicht in kalender.yml."
    elif feld.optionen_aus == "standorte" and feld.kalender is not None and not mandant.kalender[feld.kalender].orte:
        yield f"Der kalender „{feld.kalender}“ hat keinen standort."
    for grenze in (feld.min, feld.max):
        if isinstance(grenze, AusGrenze) and grenze.grenze not in leistung.grenzen:
            yield f"Die grenze „{grenze.grenze}“ fehlt."


def _placeholders(leistung: Leistung) -> Iterator[str]:
    """Nobody may read "{menge_max}"."""
    bekannt = FEST | leistung.grenzen.keys()
    einfach = leistung.einfache_sprache
    texte = [
        leistung.kurz,
        leistung.abschluss,
        einfach.kurz,
        einfach.abschluss,
        *einfach.auskunft.values(),
        *einfach.fragen.values(),
    ]
    texte += [hinweis.text for hinweis in leistung.auskunft.values()]
    for feld in leistung.felder:
        texte += [feld.frage, feld.anders, feld.hilfe, feld.warum, feld.beispiel]
        texte += [text for regel in feld.regeln for text in (regel.meldung, regel.abbruch)]
    for text in texte:
        for name in names(text or ""):
            if name not in bekannt:
                yield f"Der Platzhalter „{{{name}}}“ ist nicht bekannt."
