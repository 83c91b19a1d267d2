"""What is known about a Leistung, as its page shows it: every fact with where it comes from and of what day."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from api.leistungen.auskunft import Auskunft, answer, fee_text, without_here
from api.leistungen.katalog import Katalog
from api.leistungen.modell import Gebuehr, Leistung, Unterlage
from api.leistungen.platzhalter import fill
from api.mandanten.verzeichnis import Mandant

THEMEN = (
    ("kosten", "Was es kostet"),
    ("voraussetzungen", "Voraussetzungen"),
    ("unterlagen", "Was Sie brauchen"),
    ("frist", "Fristen"),
    ("dauer", "Wie lange es dauert"),
    ("rechtsgrundlage", "Rechtsgrundlage"),
    ("oeffnungszeiten", "Wo und wann"),
)


@dataclass(frozen=True)
class Herkunft:
    """Where a fact comes from: a page of its own where there is one, and its day as people read it."""

    name: str
    adresse: str | None
    stand: str | None


@dataclass(frozen=True)
class Tatsache:
    text: str
    herkunft: Herkunft | None


@dataclass(frozen=True)
class Abschnitt:
    titel: str
    tatsachen: tuple[Tatsache, ...]


@dataclass(frozen=True)
class Eintrag:
    """A line of a list of services."""

    schluessel: str
    titel: str
    kurz: str
    online: bool


def entry(katalog: Katalog, mandant: Mandant, leistung: Leistung) -> Eintrag:
    online = katalog.start(mandant.key, leistung.leistung) is not None
    return Eintrag(leistung.leistung, leistung.titel, short(leistung, mandant, online=online), online)


def short(leistung: Leistung, mandant: Mandant, *, online: bool) -> str:
    """One or two sentences on what it is; nothing is announced that can't be done here."""
    text = fill(leistung.kurz, leistung, mandant)
    return text if online else without_here(text)


def sections(leistung: Leistung, mandant: Mandant) -> list[Abschnitt]:
    """One for each topic something is known about; what no source shows is not told."""
    gefunden = []
    for thema, titel in THEMEN:
        tatsachen = tuple(_facts(leistung, mandant, thema))
        if tatsachen:
            gefunden.append(Abschnitt(titel, tatsachen))
    return gefunden


def _facts(leistung: Leistung, mandant: Mandant, thema: str) -> list[Tatsache]:
    gesagt = answer(leistung, mandant, thema)
    eigen = thema in {str(name) for name in leistung.auskunft}
    if thema == "kosten" and len(leistung.gebuehren) > 1 and not eigen:
        return _fees(leistung.gebuehren)
    if thema == "unterlagen" and leistung.unterlagen and not eigen:
        return [Tatsache(document_text(each), origin(each.quelle, each.stand)) for each in leistung.unterlagen]
    return [_fact(gesagt)] if gesagt.bekannt else []


def document_text(unterlage: Unterlage) -> str:
    """A document with what is to be known about it."""
    noetig = "" if unterlage.wenn is None else " (falls nötig)"
    return f"{unterlage.titel}{noetig}{f': {unterlage.hinweis}' if unterlage.hinweis else ''}"


def _fees(gebuehren: tuple[Gebuehr, ...]) -> list[Tatsache]:
    einmal = {fee_text(regel): Tatsache(fee_text(regel), origin(regel.quelle, regel.stand)) for regel in gebuehren}
    return list(einmal.values())


def _fact(auskunft: Auskunft) -> Tatsache:
    return Tatsache(auskunft.text, origin(auskunft.quelle, auskunft.stand))


def origin(quelle: str | None, stand: str | None) -> Herkunft | None:
    if quelle is None:
        return None
    adresse = quelle if quelle.startswith("https://") else None
    name = urlsplit(quelle).netloc.removeprefix("www.") if adresse else quelle
    return Herkunft(name, adresse, day_text(stand))


def day_text(stand: str | None) -> str | None:
    """ "2026-04-29" → "29.04.2026", "2022-09" → "09/2022"; other words as they are."""
    if stand is None:
        return None
    teile = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", stand)
    if teile is None:
        return stand
    jahr, monat, tag = teile.groups()
    return f"{tag}.{monat}.{jahr}" if tag else f"{monat}/{jahr}"
