"""Checks of what a Leistung says: sections, examples, sources, tone."""

import re
from collections.abc import Iterable, Iterator

from api.leistungen.engine import is_derived
from api.leistungen.lesen import Abschnitt
from api.leistungen.modell import Anpassung, Leistung
from api.leistungen.modell_feld import expand_options
from api.mandanten.worte import fold

MINDESTENS_BEISPIELE = 12
PFLICHT_MIT_FELDERN = ("auskunft", "einfache_sprache", "gebuehren", "unterlagen", "prozess", "abschluss", "datenschutz")

_ZAHLWORT = r"(\d+|ein|eine|einem|einer|eines|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn)"
_TATSACHE = re.compile(
    rf"(?i)(€|\beuro\b|§|\bart\. ?\d|\b{_ZAHLWORT} ?(m³|kubikmetern?|kg|kilogramm|stück|prozent|%)"
    rf"|\b{_ZAHLWORT} (stunden?|tagen?|tage|wochen?|monaten?|monate|jahren?|jahre)\b|gesetz\b|verordnung\b|satzung\b)"
)
_BETRAG = re.compile(r"(?i)(\d+(,\d+)? ?€|\d+(,\d+)? ?euro\b|§ ?\d+)")

_EIGENE_PRUEFUNG = ("auskunft", "einfache_sprache", "gebuehren", "bearbeitungszeit", "datenschutz", "beispiele")


def check_content(leistung: Leistung) -> Iterator[str]:
    """Findings about one Leistung as written."""
    if leistung.beschrieben:
        for name in PFLICHT_MIT_FELDERN:
            if name not in leistung.model_fields_set:
                yield f"Der Abschnitt „{name}“ fehlt."
        yield from _simple_language(leistung)
    if not leistung.intern and len(leistung.beispiele) < MINDESTENS_BEISPIELE:
        yield f"Es gibt nur {len(leistung.beispiele)} beispiele, mindestens {MINDESTENS_BEISPIELE} müssen es sein."
    if (
        leistung.datenschutz
        and leistung.datenschutz.grundlage
        and not (leistung.datenschutz.quelle and leistung.datenschutz.stand)
    ):
        yield "datenschutz: Die grundlage braucht quelle und stand."
    yield from _sources(leistung)
    yield from _tone(leistung)


def check_adaptation(leistung: Leistung, anpassung: Anpassung) -> Iterator[str]:
    """Findings about what a Mandant changes."""
    for feld, optionen in anpassung.optionen.items():
        if leistung.feld(feld) is None:
            yield f"optionen: Das Feld „{feld}“ gibt es nicht."
        for schluessel, option in expand_options({"optionen": optionen})["optionen"].items():
            if not isinstance(option, dict) or "titel" not in option:
                yield f"optionen: „{schluessel}“ bei „{feld}“ hat keinen titel."
    yield from _sources(anpassung)
    yield from _tone(anpassung)


def check_examples(leistungen: Iterable[Leistung]) -> Iterator[str]:
    """The same sentence may not stand for two services, nor twice for one."""
    gesehen: dict[str, str] = {}
    for leistung in leistungen:
        for satz in leistung.beispiele:
            vorher = gesehen.setdefault(fold(satz), leistung.leistung)
            if vorher != leistung.leistung or list(map(fold, leistung.beispiele)).count(fold(satz)) > 1:
                auch = "zweimal" if vorher == leistung.leistung else f"auch bei „{vorher}“"
                yield f"data/leistungen/{leistung.leistung}.yml: Das Beispiel „{satz}“ steht {auch}."


def _simple_language(leistung: Leistung) -> Iterator[str]:
    """Every question and every answer exists in Einfache Sprache, too."""
    einfach = leistung.einfache_sprache
    for feld in leistung.felder:
        if not is_derived(feld) and feld.feld not in einfach.fragen:
            yield f"einfache_sprache: Die Frage „{feld.feld}“ fehlt."
    for thema in leistung.auskunft:
        if thema not in einfach.auskunft:
            yield f"einfache_sprache: Die Auskunft „{thema}“ fehlt."
    if einfach.kurz is None or einfach.abschluss is None:
        yield "einfache_sprache: „kurz“ oder „abschluss“ fehlt."


def _sources(teil: Leistung | Anpassung) -> Iterator[str]:
    """Every amount, quota, period and law carries quelle and stand."""
    for thema, hinweis in teil.auskunft.items():
        if _TATSACHE.search(hinweis.text) and not (hinweis.quelle and hinweis.stand):
            yield f"auskunft.{thema}: nennt „{_fact(hinweis.text)}“ ohne quelle und stand."
    for gebuehr in teil.gebuehren or ():
        if not (gebuehr.quelle and gebuehr.stand):
            yield f"gebuehren: „{gebuehr.gebuehr}“ braucht quelle und stand."
    for name, grenze in teil.grenzen.items():
        if not (grenze.quelle and grenze.stand):
            yield f"grenzen: „{name}“ braucht quelle und stand."
    zeit = teil.bearbeitungszeit
    if zeit is not None and not (zeit.quelle and zeit.stand):
        yield "bearbeitungszeit: braucht quelle und stand."
    for pfad, text in _texts(teil):
        ausgenommen = pfad[0] in _EIGENE_PRUEFUNG or pfad[-1] == "beispiel"  # what a citizen might answer
        if not ausgenommen and _BETRAG.search(text):
            wohin = "Beträge und Paragrafen stehen in auskunft, gebuehren oder grenzen, mit Quelle"
            yield f"{'.'.join(pfad)}: nennt „{_fact(text)}“; {wohin}."


def _fact(text: str) -> str:
    treffer = _BETRAG.search(text) or _TATSACHE.search(text)
    return treffer[0] if treffer else text[:40]


def _tone(teil: Leistung | Anpassung) -> Iterator[str]:
    """House style: no exclamation marks in anything people read."""
    for pfad, text in _texts(teil):
        if "!" in text and pfad[0] != "beispiele" and not text.startswith("http"):
            yield f"{'.'.join(pfad)}: Bitte ohne Ausrufezeichen: „{text[:60]}“."


def _texts(teil: object, pfad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a model with its path."""
    if isinstance(teil, str):
        yield pfad, teil
    elif isinstance(teil, Abschnitt):
        for name in type(teil).model_fields:
            yield from _texts(getattr(teil, name), (*pfad, name))
    elif isinstance(teil, dict):
        for name, wert in teil.items():
            yield from _texts(wert, (*pfad, str(name)))
    elif isinstance(teil, tuple):
        for wert in teil:
            yield from _texts(wert, pfad)
