"""What the Lotse already knows about the citizen from this conversation, so that nobody is asked twice.

Sources are the cases submitted here and the drafts put aside here, the newest first. A case that was only proved by
number and code is none: the code allows to know its status, not its answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.antraege.service import AntragService
from api.errors import LotseError
from api.gespraeche.lage import Lage
from api.leistungen.engine import is_derived
from api.leistungen.modell_feld import Feld
from api.vorgaenge.service import VorgangService

PERSON = frozenset({"name", "adresse", "email", "telefon", "iban"})
"""Types of answers that belong to the person and not to the matter; a date of birth is known by its key."""
GEBURTSDATUM = "geburtsdatum"
EINMALIG = frozenset({"termin", "datei"})
"""Types whose value is used up with the case it was given for."""


@dataclass(frozen=True)
class Bekannt:
    """An answer given before, as value and as people read it."""

    wert: Any
    anzeige: str


@dataclass(frozen=True)
class _Quelle:
    leistung: str
    angaben: Mapping[str, Any]
    anzeige: Mapping[str, str]


def known_answers(lage: Lage, *, alles: bool = False) -> dict[str, Bekannt]:
    """The unanswered fields of the open form that an earlier answer fills.

    `alles`: not only what belongs to the person, but from a case of the same service everything that can be used again.
    """
    if lage.form is None or lage.leistung is None:
        return {}
    bekannt: dict[str, Bekannt] = {}
    for quelle in _sources(lage):
        for feld in lage.leistung.felder:
            gleiche = alles and quelle.leistung == lage.leistung.leistung and feld.typ not in EINMALIG
            if feld.feld in lage.form.gegeben or is_derived(feld) or not (gleiche or _personal(feld)):
                continue
            if feld.feld in quelle.anzeige and _same_kind(lage, quelle.leistung, feld):
                bekannt.setdefault(feld.feld, Bekannt(quelle.angaben[feld.feld], quelle.anzeige[feld.feld]))
    return bekannt


def to_offer(lage: Lage) -> list[dict[str, str]]:
    """What is worth offering now: the open question is one of the known fields, and it was not offered before."""
    frage, zustand = lage.frage, lage.zustand
    if lage.antrag is None or frage is None or zustand.uebernahme == lage.antrag.id or zustand.erneut:
        return []
    if frage.feld in lage.antrag.teilwerte or not (zustand.vorgaenge or zustand.geparkt):
        return []
    bekannt = known_answers(lage)
    if frage.feld not in bekannt:
        return []
    return [
        {"feld": feld, "titel": lage.feldtitel(feld), "anzeige": str(lage.gezeigt(feld, eintrag.anzeige))}
        for feld, eintrag in bekannt.items()
    ]


def _personal(feld: Feld) -> bool:
    return (feld.typ in PERSON and feld.eigene) or (feld.typ == "datum" and feld.feld == GEBURTSDATUM)


def _sources(lage: Lage) -> Iterator[_Quelle]:
    for vorgang in VorgangService(lage.context, lage.session).of_gespraech(lage.gespraech.id):
        yield _Quelle(vorgang.leistung, vorgang.angaben, vorgang.anzeige)
    antraege = AntragService(lage.context, lage.session)
    for geparkt in reversed(lage.zustand.geparkt):
        try:
            form = antraege.form(antraege.get(geparkt.antrag))
        except LotseError:
            continue  # it has run out
        yield _Quelle(geparkt.leistung, form.angaben, form.anzeige)


def _same_kind(lage: Lage, leistung: str, feld: Feld) -> bool:
    """Is there a field of the same key and type?"""
    andere = lage.context.katalog.leistung(leistung).feld(feld.feld)
    return andere is not None and andere.typ == feld.typ
