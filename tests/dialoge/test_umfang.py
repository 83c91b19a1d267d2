"""There are enough conversations: for everything people do in one, over several services, and not from one mould."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from tests.actions.antworten import startbare
from tests.dialoge.lauf import load_dialoge

ZEILEN = (
    "abbrechen", "abschweifung", "aerger", "andere-sprachen", "antwort-und-frage", "antwort-wie-wunsch",
    "bisher-gesagt", "datenschutz", "denkpause", "einfache-sprache", "falscher-wert", "ganze-saetze",
    "gesprochene-werte", "korrektur", "kurz-hintereinander", "mehrere-angaben", "mensch", "nach-dem-absenden",
    "nicht-zustaendig", "nie", "notfall", "rueckfall", "schreibweise", "stand", "terminwahl", "ueberspringen",
    "ungeduldig", "vage", "verneinung", "wechsel", "weigerung", "wiederaufnahme", "wiederholung", "zurueck",
    "zusammenfassung", "zwei-wuensche",
)  # fmt: skip
"""What people do in a conversation, one file each in `gespraeche/`."""
INSGESAMT, JE_ZEILE, LEISTUNGEN_JE_ZEILE = 200, 5, 4
GLEICH, GELAEUFIG = 0.6, 5
"""Share of their own sentences two conversations may have in common; a sentence in more of them is nobody's own."""


def dialoge_of(zeile: str) -> dict[str, dict[str, Any]]:
    return {name: dialog for name, dialog in load_dialoge().items() if name.startswith(f"{zeile}: ")}


def services_in(dialog: dict[str, Any]) -> set[str]:
    """Services a conversation is said to be about: begun, understood or submitted."""
    genannt = {zug.get(wo) for zug in dialog["zuege"] for wo in ("leistung", "verstanden")}
    genannt |= {zug["abgesendet"].get("leistung") for zug in dialog["zuege"] if "abgesendet" in zug}
    return {name for name in genannt if name}


def sentences_of(dialog: dict[str, Any]) -> list[str]:
    """What the citizen writes, without the ordinary answers."""
    return [
        str(text).casefold() for zug in dialog["zuege"] for text in [zug.get("ich"), *zug.get("zugleich", ())] if text
    ]


def test_there_are_enough() -> None:
    assert len(load_dialoge()) >= INSGESAMT


def test_every_conversation_belongs_to_something_people_do() -> None:
    assert {name.split(": ")[0] for name in load_dialoge()} - {"auskunft", "befehle", "bearbeitet", "standort"} == set(
        ZEILEN
    )


@pytest.mark.parametrize("zeile", ZEILEN)
def test_enough_for_everything_people_do(zeile: str) -> None:
    dialoge = dialoge_of(zeile)
    assert len(dialoge) >= JE_ZEILE
    leistungen = set().union(*map(services_in, dialoge.values()))
    assert len(leistungen) >= LEISTUNGEN_JE_ZEILE, leistungen


@pytest.mark.parametrize("zeile", ZEILEN)
def test_most_of_them_pass(zeile: str) -> None:
    """A gap is not filled with what is known to fail."""
    assert sum("offen" not in dialog for dialog in dialoge_of(zeile).values()) >= JE_ZEILE - 1


def test_all_services_that_can_be_begun_are_talked_about() -> None:
    assert set(startbare()) <= set().union(*map(services_in, load_dialoge().values()))


def test_conversations_are_not_from_one_mould() -> None:
    """Beside what everybody says ("ja, absenden"), each has words of its own."""
    saetze = {name: sentences_of(dialog) for name, dialog in load_dialoge().items()}
    oft = Counter(satz for eigene in saetze.values() for satz in set(eigene))
    eigen = {name: [satz for satz in gesagt if oft[satz] <= GELAEUFIG] for name, gesagt in saetze.items()}
    assert not [(eins, zwei) for (eins, a), (zwei, b) in combinations(eigen.items(), 2) if _in_common(a, b) > GLEICH]


def _in_common(eins: list[str], zwei: list[str]) -> float:
    """Share of the sentences of the longer one that both say; 0 where one says but a sentence of its own."""
    gemeinsam = sum((Counter(eins) & Counter(zwei)).values())
    return gemeinsam / max(len(eins), len(zwei)) if min(len(eins), len(zwei)) > 1 else 0.0
