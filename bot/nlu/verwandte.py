"""Relatives, as they are named in a sentence: "meine Frau Anna", "der Sohn"."""

from bot.nlu.text import muster

_KIN = (
    r"(?:ehe)?(?:frau|mann)|partner(?:in)?|lebensgefährt(?:e|in)|freund(?:in)?|sohn|tochter|kind|baby|mutter|mama|vater|papa|"
    r"bruder|schwester|oma|opa|großmutter|großvater|enkel(?:in)?|tante|onkel|schwiegermutter|schwiegervater|nichte|neffe|"
    r"mitbewohner(?:in)?|untermieter(?:in)?|pflegekind|stiefsohn|stieftochter|zwilling"
)
_MINE = r"mein(?:e|en|em|er)?|unser(?:e|en)?|ihr(?:e)?|sein(?:e)?|dessen|deren"
RELATION = rf"\b(?:{_MINE}|die|der|das)\s+(?:\S+e[rns]?\s+)?(?P<kin>{_KIN})\b"
_OWN = rf"\b(?:{_MINE})\s+(?:\S+e[rns]?\s+)?(?:{_KIN})\b"


def relative_at(text: str, own: bool = False) -> int | None:
    """Where a relative is first named ("meine Frau Anna", "der Sohn"; with `own` only "meine Frau"), or None."""
    match = muster(_OWN if own else RELATION).search(text)
    return match.start() if match else None
