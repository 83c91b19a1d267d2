"""Two wishes in one message: "ich muss mich ummelden und brauche einen Parkausweis". Pure: the ranking is handed in."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.nlu.text import muster

Ranked = Sequence[tuple[str, float]]


class Wunsch(NamedTuple):
    """A service wished for, how surely, and the part of the message that says so."""

    leistung: str
    sicherheit: float
    text: str


SURE, LEAD = 0.5, 0.15  # confidence and lead a part needs to be a wish of its own
MOST_PARTS = 4
_JOINT = (
    r"\s*(?:[.!?;\n]+|,|\bund\b|\bsowie\b|\baußerdem\b|\bzusätzlich\b|\bplus\b|\+)\s*(?:(?:und|dann|auch|noch|außerdem|"
    r"zusätzlich|danach|später|gleich|ich|wir|bitte)\s+)*"
)
_WISH = (
    r"\b(?:brauch\w*|möcht\w*|will|wollen|wollte\w*|muss|müssen|müsste\w*|soll\w*|hätte\w*|beantrag\w*|anmeld\w*|ummeld\w*|"
    r"abmeld\w*|verlänger\w*|bestell\w*|meld\w*|kaputt\w*|defekt\w*|verloren|weg)\b"
)


_OF_THE_SAME = (
    r"\s*(?:de[nr]|die|das|ihn|sie|es)\s+(?:muss|müssen|müsste\w*|will|wollen|möcht\w*|soll\w*|kann|können|hätte\w*|"
    r"brauch\w*)\b|"
    r"\s*(?:möcht\w*|will|wollen|wollte\w*|muss|müssen|würde\w*)\s+(?:(?:ich|wir|jetzt|nun|dann|gern\w*|auch|bitte)\s+)*"
    r"(?:ihn|sie|es|de[nr]|die|das)\s+(?!(?-i:[A-ZÄÖÜ]))(?:\w+\s+){0,2}\w*(?:ab|um|an)?(?:zu)?meld\w*\W*$"
)
""" "unser Hund ist gestorben, den muss ich abmelden" is one wish."""


_PURPOSE = (
    r"(?:für|fürs|wegen|zwecks|damit|weil|wofür|brauch\w*\s+(?:ich\s+)?(?:das|die|den|es|ihn)\s+(?:für|fürs|wegen))\b"
)
""" "Eine Geburtsurkunde, fürs Elterngeld" wishes for no Elterngeld."""


def split(text: str) -> list[str]:
    """The parts of a message that could each be a wish; [] where there is but one."""
    parts: list[str] = []
    for part in muster(_JOINT).split(text):
        if parts and part and muster(_OF_THE_SAME).match(part):
            parts[-1] = f"{parts[-1]}, {part.strip()}"
        elif part and len(re.findall(r"[^\W\d_]", part)) > 3:
            parts.append(part.strip())
    return parts if 2 <= len(parts) <= MOST_PARTS else []


def wishes(text: str, rank: Callable[[str], Ranked], names: Callable[[str], str | None]) -> list[Wunsch]:
    """The services wished for, in the order they were said; [] where the message is about one at most.

    `rank` ranks a part, `names` is the service a part holds a name of. A part counts where it says what is wanted or
    names the service: "Sofa und Kühlschrank im Wald" is one wish.
    """
    found: list[Wunsch] = []
    wanted = [(part, named) for part in split(text) if (named := names(part)) or muster(_WISH).search(part)]
    for part, named in wanted if len(wanted) > 1 else ():
        if found and muster(_PURPOSE).match(part):
            continue
        ranked = rank(part)
        if not ranked or ranked[0][1] < SURE or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD):
            continue
        if named in (None, ranked[0][0]) and ranked[0][0] not in [wish.leistung for wish in found]:
            found.append(Wunsch(ranked[0][0], ranked[0][1], part))
    return found if len(found) > 1 else []
