"""Fields of the open draft, named by their words or recognised by their old values."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.lesart import Wert
from bot.nlu.text import fold, similar
from bot.nlu.umfeld import Umfeld

# Types and parts whose values may go into a field of a type.
FITTING: dict[str, tuple[str, ...]] = {
    "adresse": ("adresse", "strasse", "hausnummer", "plz", "ort_name"),
    "ort": ("adresse", "strasse", "hausnummer", "plz", "ort_name", "ort"),
    "name": ("name", "namen", "vorname", "nachname"),
    "betrag": ("betrag", "zahl"),
    "termin": ("datum", "uhrzeit", "tageszeit", "termin"),
}
# Everyday names of the parts and kinds, beside what the field itself is called.
COMMON: dict[str, tuple[str, ...]] = {
    "name": ("name", "namen", "vorname", "nachname", "familienname"),
    "adresse": ("adresse", "anschrift", "strasse", "hausnummer", "hausnr", "postleitzahl", "plz"),
    "ort": ("strasse", "hausnummer", "hausnr", "postleitzahl", "plz"),
    "email": ("email", "mail", "mailadresse", "emailadresse"),
    "telefon": ("telefon", "telefonnummer", "handynummer", "handy", "rufnummer", "mobilnummer"),
    "iban": ("iban", "kontonummer", "bankverbindung"),
    "kennzeichen": ("kennzeichen", "nummernschild"),
    "termin": ("termin", "uhrzeit", "tag"),
    "gegenstaende": ("gegenstande", "sachen"),
}
SHORT_NAME = 6  # letters


@dataclass(frozen=True)
class Genannt:
    """A field that a text names, and where."""

    feld: dict[str, Any]
    start: int
    ende: int


def fitting(typ: str) -> tuple[str, ...]:
    """Value types that a field of `typ` takes."""
    return FITTING.get(typ, (typ,))


def _names(entry: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The names of a field, each as its folded words."""
    own = (entry.get("titel") or "", str(entry.get("feld") or "").replace("_", " "), *(entry.get("stichworte") or ()))
    return _folded((*map(str, own), *COMMON.get(str(entry.get("typ")), ())))


@functools.lru_cache(maxsize=5_000)
def _folded(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split()) for name in dict.fromkeys(map(fold, names)) if name)


def named(text: str, felder: Sequence[dict[str, Any]]) -> list[Genannt]:
    """Fields whose names stand in the text, the longest names first; last those that are a choice of the field, too
    ("Vollmacht" in "bei dem Eigentum doch: ohne Vollmacht").
    """
    words = _positions(text)
    hits: list[tuple[bool, int, Genannt]] = []
    for entry in felder:
        choices = _choices(entry)
        for parts in _names(entry):
            for i in range(len(words) - len(parts) + 1):
                if _same(words[i][0], parts[0]) and all(_same(words[i + k][0], parts[k]) for k in range(1, len(parts))):
                    hit = Genannt(entry, words[i][1], words[i + len(parts) - 1][2])
                    hits.append((" ".join(parts) in choices, -len(" ".join(parts)), hit))
    hits.sort(key=lambda hit: (*hit[:2], hit[2].feld["feld"] != hit[2].feld["typ"]))  # one's own name before another's
    found: list[Genannt] = []
    for _, _, hit in hits:
        if all(hit.feld is not other.feld and (hit.ende <= other.start or other.ende <= hit.start) for other in found):
            found.append(hit)
    return found


def _choices(entry: dict[str, Any]) -> str:
    """The words of a field's options, folded."""
    options = entry.get("optionen") or ()
    return " ".join(fold(" ".join(map(str, (o.get("titel"), *(o.get("worte") or ()))))) for o in options)


@functools.lru_cache(maxsize=50_000)
def _same(said: str, name: str) -> bool:
    """Up to a typing error, which in a short word spares the first letter: "Mandy" is no "Handy"."""
    alike = similar(said, name) and (len(name) > SHORT_NAME or said[:1] == name[:1])
    return alike or (len(name) >= 5 and said in (f"{name}s", f"{name}n", f"{name}en", f"{name}e"))


def _positions(text: str) -> list[tuple[str, int, int]]:
    """Folded words with their places; a hyphen joins ("E-Mail" is one word)."""
    return [(fold(m.group()).replace(" ", ""), m.start(), m.end()) for m in re.finditer(r"[^\W_]+(?:-[^\W_]+)*", text)]


def holding(old: str, felder: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The answered field whose value holds these words; the last answered one where several do, first those of which
    they are a whole part: "12" is the house number rather than the month of an appointment.
    """
    wanted = fold(old)
    hits = [entry for entry in felder if entry.get("beantwortet") and wanted and _holds(entry.get("wert"), wanted)]
    whole = [entry for entry in hits if wanted in _parts(entry.get("wert"))]
    return (whole or hits)[-1] if hits else None


def _parts(value: Any) -> list[str]:
    """The folded parts of a composed value."""
    return [fold(part) for part in value.values() if isinstance(part, str)] if isinstance(value, dict) else []


def held_by(old: str, named: Sequence[dict[str, Any]], felder: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The field meant by an old value where `named` are the fields said beside it: the one that holds it, also one of
    the same type that was not said ("der Nachname ist Großkopf, nicht Rahn", of somebody else's name).
    """
    first = holding(old, named) or next(iter(named), None)
    holder = holding(old, felder)
    if first is None or (holder and holder.get("typ") == first.get("typ") and not holding(old, [first])):
        return holder
    return first


def _holds(value: Any, wanted: str) -> bool:
    if isinstance(value, dict):
        whole = fold(" ".join(part for part in value.values() if isinstance(part, str)))
        return f" {wanted} " in f" {whole} " or any(_holds(part, wanted) for part in value.values())
    if isinstance(value, list):
        return any(_holds(part, wanted) for part in value)
    folded = fold(str(value))
    return folded == wanted or (len(wanted) > 2 and f" {wanted} " in f" {folded} ") or similar(folded, wanted)


def place_values(werte: Sequence[Wert], entry: dict[str, Any]) -> list[Wert]:
    """The values that fit a field, with the field named; others unchanged are left out."""
    typ = str(entry.get("typ"))
    return [Wert(w.typ, w.wert, w.text, w.start, w.ende, str(entry["feld"])) for w in werte if w.typ in fitting(typ)]


def answered(umfeld: Umfeld) -> list[dict[str, Any]]:
    return [entry for entry in umfeld.felder if entry.get("beantwortet")]


def half_given(umfeld: Umfeld) -> dict[str, Any] | None:
    """The asked field where a part of its answer is known already: an address whose postal code is missing."""
    asked = next((entry for entry in umfeld.felder if entry["feld"] == umfeld.gefragt), None)
    known = asked is not None and not asked.get("beantwortet") and isinstance(asked.get("wert"), dict)
    return asked if known else None
