"""A typed line cut into pieces: at commas and the like, at labels ("tel", "geb."), and around what was read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.leistungen.modell_feld import Feld

TRENNER = re.compile(r"\s*(?:[,;\n]|\s[/|–-]\s|\s\+\s)\s*")
WORT = re.compile(r"[\wäöüÄÖÜß]+(?:[.-][\wäöüÄÖÜß]+)*\.?")
KUERZEL: Mapping[str, tuple[str, ...]] = {
    "telefon": ("tel", "telefon", "telefonnummer", "handy", "mobil", "fon"),
    "email": ("mail", "email", "e-mail", "mailadresse"),
    "iban": ("iban", "konto"),
    "kennzeichen": ("kennz", "kennzeichen"),
    "name": ("name", "anrufer", "anruferin", "antragsteller", "antragstellerin"),
    "adresse": ("adresse", "anschrift", "wohnhaft"),
}
"""Type of a field → how agents announce it."""
GEBURT = ("geb", "geboren", "geburtsdatum", "gebdatum")
NUR_WORTE = ("text", "zahl", "betrag", "datum", "auswahl", "name")
"""Types whose fields are announced by words of their own titles."""
EINLEITUNG = re.compile(r"^[\s:=]*(?:(?:ist|sind|heißt|heisst|lautet|am|der|die|das)\b\s*)*", re.IGNORECASE)
_FUELLSEL = """
    und u auch noch dann also ja so bitte gern gerne möglichst am an im in auf bei von vom zum zur für fuer mit der die
    das dem den des ein eine einen einer es er sie ihr ihre sein seine ist sind war hat haben wird werden soll möchte
    will liebsten etwa ca circa frau herr hr fr herrn anrufer anruferin ruft tel telefon mail email e-mail geb geboren
    name vorname nachname adresse heißt heisst nee nein doch nicht statt sondern kennz kennzeichen iban stück uhr wohnt
    nr hausnummer straße strasse plz stimmt falsch richtig korrektur seit ab vor gesehen gest gestorben
"""
FUELLSEL = frozenset(_FUELLSEL.split())


@dataclass(frozen=True)
class Stueck:
    """A piece of the line; ``inhalt`` is what stands behind its label, which announces one of ``felder``."""

    start: int
    ende: int
    text: str
    inhalt: str
    felder: tuple[str, ...] = ()


def cut(text: str, felder: Sequence[Feld], spannen: Iterable[tuple[int, int]]) -> list[Stueck]:
    """The pieces, in order. ``spannen`` are the places of values that stand for themselves."""
    marken = labels(text, felder)
    spannen = list(spannen)
    grenzen = {0, len(text), *(marke.start for marke in marken), *(ort for spanne in spannen for ort in spanne)}
    trenner = [match.span() for match in TRENNER.finditer(text) if not _inside(match.start(), spannen)]
    grenzen |= {ort for spanne in trenner for ort in spanne}
    stellen = sorted(grenzen)
    stuecke = []
    for start, ende in pairwise(stellen):
        if any(beginn <= start and ende <= schluss for beginn, schluss in trenner) or not text[start:ende].strip():
            continue
        marke = next((eine for eine in marken if eine.start == start), None)
        inhalt = text[marke.ende : ende] if marke else text[start:ende]
        inhalt = EINLEITUNG.sub("", inhalt) if marke else inhalt
        stuecke.append(
            Stueck(start, ende, text[start:ende].strip(), inhalt.strip(" .:"), marke.felder if marke else ())
        )
    return stuecke


@dataclass(frozen=True)
class Marke:
    start: int
    ende: int
    felder: tuple[str, ...]


def _inside(ort: int, spannen: Iterable[tuple[int, int]]) -> bool:
    return any(start < ort < ende for start, ende in spannen)


def labels(text: str, felder: Sequence[Feld]) -> list[Marke]:
    """Where a word, or the whole title of a field, announces what comes."""
    gefunden = []
    for feld in sorted(felder, key=lambda feld: -len(feld.titel)):  # "Neue Adresse" before "Adresse"
        if " " in feld.titel:
            ganz = re.compile(rf"\b{re.escape(feld.titel)}\b", re.IGNORECASE)
            gefunden += [Marke(match.start(), match.end(), (feld.feld,)) for match in ganz.finditer(text)]
    worte = announced(felder)
    for match in WORT.finditer(text):
        ziel = worte.get(match[0].rstrip(".").casefold())
        if ziel and not any(marke.start <= match.start() < marke.ende for marke in gefunden):
            gefunden.append(Marke(match.start(), match.end(), ziel))
    return gefunden


def announced(felder: Sequence[Feld]) -> dict[str, tuple[str, ...]]:
    """Word → the fields it may announce; a word of a title only where no other field has it, too."""
    worte: dict[str, list[str]] = {}
    for feld in felder:
        eigene = set(KUERZEL.get(feld.typ, ())) if feld.eigene else set()
        if feld.typ == "datum" and "geburt" in feld.feld:
            eigene |= set(GEBURT)
        for wort in eigene:
            worte.setdefault(wort, []).append(feld.feld)
    titel: dict[str, list[str]] = {}
    for feld in (feld for feld in felder if feld.typ in NUR_WORTE):
        for wort in {*_title_words(feld), *_keywords(feld)}:
            titel.setdefault(wort, []).append(feld.feld)
    for wort, ziele in titel.items():
        if wort not in worte and len(ziele) == 1 and wort not in FUELLSEL:
            worte[wort] = ziele
    return {wort: tuple(dict.fromkeys(ziele)) for wort, ziele in worte.items()}


def _keywords(feld: Feld) -> list[str]:
    """None of them is itself an answer ("Mischling")."""
    antworten = {wort.casefold() for wort in feld.worte}
    return [wort.casefold() for wort in feld.stichworte if wort.casefold() not in antworten]


def _title_words(feld: Feld) -> list[str]:
    """Its nouns."""
    return [wort.casefold() for wort in re.findall(r"\b[A-ZÄÖÜ][\wäöüß-]{3,}", feld.titel)]


def content(text: str) -> str:
    """What of a piece carries meaning; empty where only filling words are left."""
    worte = WORT.findall(text)
    return " ".join(
        wort for wort in worte if wort.rstrip(".").casefold() not in FUELLSEL and any(map(str.isalnum, wort))
    )
