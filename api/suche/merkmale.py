"""What a case or draft can be found by: kinds of properties with their normalised values. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from api.crypto import Cipher
from api.leistungen.datenklassen import GEBURTSDATUM
from api.leistungen.modell import Leistung
from api.suche.worte import house_number, phone, street, words

FASSUNG = 2
"""Count it up when the rules here change: upkeep then makes every entry anew."""
NUMMER_ENDEN = (4, 5, 6, 7)
"""So many last digits of a phone number find it."""
BITS = 63
E164 = re.compile(r"\+[1-9]\d{4,14}")
"""As answers hold it: to parse it again would take longer than all the rest."""
NAMEN_MAX = 12
"""Of one answer so many words are kept: nobody fills the index with one name."""


@dataclass(frozen=True)
class Person:
    """What tells one hit from another; read from the encrypted answers, never stored beside them."""

    namen: tuple[str, ...] = ()
    """Names as written."""
    adressen: tuple[str, ...] = ()
    """Street and number as written."""
    telefone: tuple[str, ...] = ()
    """E.164."""
    emails: tuple[str, ...] = ()
    geboren: tuple[str, ...] = ()
    """ISO days."""
    strassen: tuple[tuple[str, str], ...] = ()
    """Folded street and number of each address."""
    worte: tuple[str, ...] = field(default=())
    """Folded words of all names."""


def read_person(leistung: Leistung, angaben: Mapping[str, Any]) -> Person:
    """Names, addresses, phones, e-mail and birth dates among the answers; nothing else can be searched for."""
    found: dict[str, list[Any]] = {name: [] for name in ("namen", "adressen", "telefone", "emails", "geboren")}
    strassen: list[tuple[str, str]] = []
    for feld in leistung.felder:
        wert = angaben.get(feld.feld)
        if feld.typ == "name" and isinstance(wert, Mapping):
            found["namen"].append(_join(wert, "vorname", "nachname"))
        elif feld.typ == "fahrzeughalter" and isinstance(wert, Mapping) and isinstance(wert.get("name"), Mapping):
            found["namen"].append(_join(wert["name"], "vorname", "nachname"))
        elif feld.typ == "adresse" and isinstance(wert, Mapping) and wert.get("strasse"):
            found["adressen"].append(_join(wert, "strasse", "hausnummer"))
            strassen.append((street(str(wert["strasse"])), house_number(str(wert.get("hausnummer") or ""))))
        elif feld.typ == "telefon" and isinstance(wert, str):
            found["telefone"].append(wert if E164.fullmatch(wert) else phone(wert))
        elif feld.typ == "email" and isinstance(wert, str):
            found["emails"].append(wert.casefold())
        elif feld.typ == "datum" and feld.feld == GEBURTSDATUM and isinstance(wert, str):
            found["geboren"].append(wert)
    once = {name: tuple(dict.fromkeys(filter(None, values))) for name, values in found.items()}
    worte = dict.fromkeys(wort for name in once["namen"] for wort in words(name)[:NAMEN_MAX])
    return Person(**once, strassen=tuple(dict.fromkeys(strassen)), worte=tuple(worte))


def _join(wert: Mapping[str, Any], *teile: str) -> str:
    return " ".join(str(wert[teil]) for teil in teile if wert.get(teil))


def trigrams(wort: str) -> frozenset[str]:
    """Runs of three letters, the beginning of the word marked: what is typed first is most often right."""
    padded = f"^{wort}"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2)) or frozenset({padded})


def street_stem(strasse: str) -> str:
    """Without the "str" that most streets end in: it tells nobody apart, and half the index would have to be read."""
    return strasse.removesuffix("str") or strasse


def properties(person: Person, aktenzeichen: str | None = None) -> Iterator[tuple[str, str]]:
    """Every (kind, value) an entry is found by."""
    for wort in person.worte:
        yield from (("name", teil) for teil in trigrams(wort))
    for strasse, nummer in person.strassen:
        yield from (("strasse", teil) for teil in trigrams(street_stem(strasse)))
        if nummer:
            yield "adresse", f"{strasse}|{nummer}"
    for telefon, ende in product(person.telefone, (0, *NUMMER_ENDEN)):
        yield "telefon", telefon[-ende:] if ende else telefon
    yield from (("email", email) for email in person.emails)
    yield from (("geburtsdatum", tag) for tag in person.geboren)
    if aktenzeichen:
        yield "nummer", number_end(aktenzeichen)


def number_end(aktenzeichen: str) -> str:
    """The running number without leading noughts: what people say of "SN-2026-000123" is "123"."""
    return aktenzeichen.rpartition("-")[2].lstrip("0") or "0"


class Schluessel:
    """Makes properties unreadable: each kind has a key of its own, and each Mandant its own hashes."""

    def __init__(self, cipher: Cipher, mandant: str) -> None:
        self.cipher = cipher
        self.mandant = mandant

    def digest(self, art: str, wert: str) -> int:
        """63 bits: enough to tell apart, and what fits a whole number of either database."""
        found = self.cipher.keyed_digest(f"suche:{art}", f"{self.mandant}\x1f{wert}")
        return int.from_bytes(found[:8]) >> (64 - BITS)

    def digests(self, merkmale: Iterable[tuple[str, str]]) -> frozenset[int]:
        return frozenset(self.digest(art, wert) for art, wert in merkmale)
