"""Turns a sentence and values into what this person types."""

from __future__ import annotations

import re
from random import Random

from tests.simulation.daten import words
from tests.simulation.fakten import fold
from tests.simulation.personen import Persona

_WORT = re.compile(r"[A-Za-zÄÖÜäöüß]{6,}")
_SPRECHPAUSE = re.compile(r",\s|\s–\s|;\s|:\s|\.\s(?=[a-zäöü])")
"""What speech recognition leaves out between two words."""
_PLATZ = re.compile(r"(\{\w+\})")


def typed(persona: Persona, satz: str, werte: dict[str, str] | None = None, schlicht: bool = False) -> str:
    """The sentence with its values filled in and the person's habits of writing applied.

    Typos hit the words around the values only; `schlicht` writes carefully, as one does after a misunderstanding.
    """
    teile = []
    for teil in _PLATZ.split(satz):
        if _PLATZ.fullmatch(teil):
            teile.append((werte or {})[teil[1:-1]])
        elif persona.has("tippfehler") and not schlicht and persona.rng.random() < 0.6:
            teile.append(typo(teil, persona.rng))
        else:
            teile.append(teil)
    return spell(persona, "".join(teile), schlicht)


def spell(persona: Persona, text: str, schlicht: bool) -> str:
    if schlicht:
        return text
    if persona.has("ohne_umlaute"):
        for von, zu in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}.items():
            text = text.replace(von, zu)
    if persona.has("klein_ohne_punkte") or persona.has("spricht"):
        text = text.lower().rstrip(".!?")
    if persona.has("spricht"):
        text = _SPRECHPAUSE.sub(" ", text)
        if len(text.split()) > 2 and persona.rng.random() < 0.4:
            text = f"{persona.rng.choice(words('fuelllaute'))} {text}"
    return text


def as_heard(persona: Persona, text: str) -> str:
    """What can be told of a value in this person's way of writing: no capitals, umlauts or pauses where it has none."""
    if persona.has("spricht"):
        text = _SPRECHPAUSE.sub(" ", text)
    return fold(text) if persona.sloppy else text


def typo(text: str, rng: Random) -> str:
    """One slip in one longer word: two letters swapped, one left out, one doubled."""
    woerter = list(_WORT.finditer(text))
    if not woerter:
        return text
    wort = rng.choice(woerter)
    stelle = wort.start() + rng.randint(2, len(wort[0]) - 2)
    vorn, hinten = text[:stelle], text[stelle:]
    return rng.choice((vorn + hinten[1:2] + hinten[0] + hinten[2:], vorn + hinten[1:], vorn + hinten[0] + hinten))
