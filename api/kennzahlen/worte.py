"""What was said without what stands for a person. Pure.

A word is shown only if it is one everybody uses: of the services, of the glossary, of everyday phrases, or said in so
many conversations that it belongs to nobody. What is surely personal is cut before anything is stored.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from api.leistungen.modell import Leistung
from api.mandanten.worte import fold

LUECKE = "…"
IN_GESPRAECHEN = 3
"""In so many different conversations a word must stand to be shown although nobody knows it."""
GELAEUFIG = 3
"""So often a word stands in the phrases the Lotse has learned from to be one of everyday language."""
LAENGE = 300
_GETRENNT = re.compile(r"\s+")
_ZEICHEN = ".,;:!?()[]\"'„“”‚‘’…–-"
_ADRESSE = re.compile(r"@|://|www\.|\d", re.IGNORECASE)
"""Numbers of every kind, mail addresses, links."""
_NAME_FOLGT = frozenset(
    fold(wort) for wort in ("Herr", "Herrn", "Frau", "Familie", "Fam", "heiße", "Name", "Doktor", "Dr")
)
_STRASSE = re.compile(r"(?:straße|strasse|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee)\.?$", re.IGNORECASE)
_VERBINDET = frozenset(("ist", "lautet", "von", "zu"))
_SATZ = re.compile(r"^\s*-\s+(.+)$", re.MULTILINE)
_KLEIN = re.compile(r"\b[a-zäöüß]{2,}\b")
_GROSS = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]+\b")
_ANTWORTEN = ("angabe.yml", "korrektur.yml")
"""Phrases full of invented names and addresses."""


def cut(text: str) -> list[str]:
    """The words that may be stored; what names or numbers a person is a gap already."""
    worte: list[str] = []
    after_name = 0
    for roh in _GETRENNT.split(text[:LAENGE].strip()):
        wort = roh.strip(_ZEICHEN)
        if not wort:
            continue
        if _ADRESSE.search(wort) or (_STRASSE.search(wort) and wort[:1].isupper()):
            worte.append(LUECKE)
        elif fold(wort) in _NAME_FOLGT:
            worte.append(wort)
            after_name = 2
            continue
        elif after_name and wort.lower() not in _VERBINDET:
            worte.append(LUECKE)
        else:
            worte.append(wort)
            continue
        after_name = max(0, after_name - 1)
    return worte


def phrases(gesagt: Iterable[tuple[str, Sequence[str]]], bekannt: frozenset[str]) -> list[tuple[str, int]]:
    """(conversation, its words) → what may be shown and in how many conversations it was said, most frequent first."""
    alle = list(gesagt)
    in_wie_vielen = Counter(wort for _, wort in {(wer, fold(wort)) for wer, worte in alle for wort in worte})
    frei = bekannt | {wort for wort, anzahl in in_wie_vielen.items() if anzahl >= IN_GESPRAECHEN}
    wer_sagt: dict[str, set[str]] = {}
    for wer, worte in alle:
        gezeigt = [wort.lower() if wort != LUECKE and fold(wort) in frei else LUECKE for wort in worte]
        text = re.sub(rf"{LUECKE}(?: {LUECKE})+", LUECKE, " ".join(gezeigt))
        if text.replace(LUECKE, "").strip():
            wer_sagt.setdefault(text, set()).add(wer)
    return sorted(((text, len(wer)) for text, wer in wer_sagt.items()), key=lambda pair: (-pair[1], pair[0]))


@lru_cache(maxsize=4)
def everyday(inhalte: Path) -> frozenset[str]:
    """Words that stand in several of the phrases the Lotse learned from and are never written with a capital inside a
    sentence there: neither names nor nouns.
    """
    dateien = [datei for datei in sorted((inhalte / "nlu").glob("*.yml")) if datei.name not in _ANTWORTEN]
    saetze = [satz for datei in dateien for satz in _SATZ.findall(datei.read_text(encoding="utf-8"))]
    gezaehlt = Counter(fold(wort) for satz in saetze for wort in set(_KLEIN.findall(satz)))
    gross = {fold(wort) for satz in saetze for wort in _GROSS.findall(satz)}
    return frozenset(wort for wort, anzahl in gezaehlt.items() if anzahl >= GELAEUFIG and wort not in gross)


def vocabulary(inhalte: Path, leistungen: Iterable[Leistung]) -> frozenset[str]:
    """Every word that may be shown, whoever said it."""
    texte = (f"{leistung.titel} {leistung.kurz} {' '.join(leistung.stichworte)}" for leistung in leistungen)
    return everyday(inhalte) | {fold(wort) for text in texte for wort in re.findall(r"\w+", text)}
