"""What the templates are given: plain words, nothing they would have to look up."""

import re
from dataclasses import dataclass

from api.errors import LotseError
from api.leistungen.datenklassen import MESSENGER, Klasse, class_may_pass
from api.leistungen.katalog import Katalog
from api.mandanten.verzeichnis import Mandant

DAUER = re.compile(r"P(?:(?P<jahre>\d+)Y)?(?:(?P<monate>\d+)M)?(?:(?P<wochen>\d+)W)?(?:(?P<tage>\d+)D)?")
EINHEITEN = {
    "jahre": ("Jahr", "Jahre"),
    "monate": ("Monat", "Monate"),
    "wochen": ("Woche", "Wochen"),
    "tage": ("Tag", "Tage"),
}


@dataclass(frozen=True)
class MandantAnsicht:
    schluessel: str
    name: str
    land: str
    telefon: str
    telefon_ziffern: str
    email: str | None
    anschrift: str | None


@dataclass(frozen=True)
class Verarbeitung:
    """One line of the privacy notice: what a Leistung needs the answers for, and how long they are kept."""

    titel: str
    zweck: str
    grundlage: str | None
    loeschung: str


@dataclass(frozen=True)
class MessengerAnsicht:
    """What may go through a messenger here, and what never does, in words."""

    name: str
    erlaubt: str
    gesperrt: str


KLASSEN: dict[Klasse, str] = {
    "allgemein": "Fragen und Angaben zur Sache, zum Beispiel Gegenstände, Termine und Orte",
    "person": "Angaben zur Person wie Name, Adresse und Telefonnummer",
    "sozial": "Sozialdaten wie Einkommen und Miete",
    "bank": "Bankverbindungen",
    "dokument": "Unterlagen und Nachweise",
}


def of_messenger(mandant: Mandant, messenger: str) -> MessengerAnsicht:
    def words(*, pass_: bool) -> str:
        return "; ".join(
            text for klasse, text in KLASSEN.items() if class_may_pass(mandant, klasse, messenger) == pass_
        )

    return MessengerAnsicht(MESSENGER[messenger], words(pass_=True) or "nur Auskunft", words(pass_=False))


def of_mandant(mandant: Mandant) -> MandantAnsicht:
    return MandantAnsicht(
        schluessel=mandant.key,
        name=mandant.name,
        land=mandant.land,
        telefon=mandant.telefon,
        telefon_ziffern=re.sub(r"[^0-9+]", "", mandant.telefon),
        email=mandant.datei.email.wert if mandant.datei.email else None,
        anschrift=mandant.datei.anschrift.wert if mandant.datei.anschrift else None,
    )


def processing(katalog: Katalog, mandant: Mandant) -> list[Verarbeitung]:
    """The Leistungen that ask for personal data here, by title."""
    lines = []
    for key in (leistung.leistung for leistung in katalog.alle()):
        try:
            leistung = katalog.fuer(mandant.key, key)
        except LotseError:
            continue  # switched off by this Mandant
        angabe = leistung.datenschutz
        if leistung.felder and angabe:
            lines.append(Verarbeitung(leistung.titel, angabe.zweck, angabe.grundlage, duration(angabe.loeschung)))
    return sorted(lines, key=lambda line: line.titel)


def duration(iso: str) -> str:
    """ "P1Y" → "1 Jahr", "P28D" → "28 Tage"; a period of another form stays as it is."""
    match = DAUER.fullmatch(iso)
    if not match or not any(match.groupdict().values()):
        return iso
    counts = ((name, int(count)) for name, count in match.groupdict().items() if count)
    return " und ".join(f"{count} {EINHEITEN[name][count != 1]}" for name, count in counts)
