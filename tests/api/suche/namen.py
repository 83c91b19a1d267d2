"""Invented people for the search: names and streets drawn from lists, and slips as people make them."""

import random
from pathlib import Path
from typing import Any

import yaml

_WORTE = yaml.safe_load(Path(__file__).with_name("namen.yml").read_text("utf-8"))


def person(zufall: random.Random) -> dict[str, Any]:
    """Answers that name somebody."""
    return {
        "name": {"vorname": zufall.choice(_WORTE["vornamen"]), "nachname": zufall.choice(_WORTE["nachnamen"])},
        "adresse": {
            "strasse": zufall.choice(_WORTE["strassen"]),
            "hausnummer": str(zufall.randint(1, 120)),
            "plz": "11111",
            "ort": "Musterstadt",
        },
        "email": f"p{zufall.randrange(10**9)}@example.org",
        "telefon": f"+49385{zufall.randrange(10**5, 10**7)}",
    }


def slip(zufall: random.Random, wort: str) -> str:
    """One slip of the finger: a letter left out, doubled, changed, or two swapped."""
    at = zufall.randrange(1, len(wort) - 1)
    art = zufall.choice(("weg", "doppelt", "falsch", "tausch"))
    if art == "weg":
        return wort[:at] + wort[at + 1 :]
    if art == "doppelt":
        return wort[:at] + wort[at] + wort[at:]
    if art == "falsch":
        return wort[:at] + zufall.choice("aeinrst") + wort[at + 1 :]
    return wort[:at] + wort[at + 1] + wort[at] + wort[at + 2 :]
