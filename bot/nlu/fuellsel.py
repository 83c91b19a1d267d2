"""Words that only fill: said while one thinks, waits or begins, they answer nothing."""

from bot.nlu.text import fold

_WAITING = frozenset(
    fold(
        "äh ähm ehm öh öhm hm hmm tja also moment momentchen augenblick sekunde sek sekündchen warte wart wartet "
        "warten stopp stop halt mein meine meinte eigentlich übrigens"
    ).split()
)
_FILLING = _WAITING | frozenset(
    fold(
        "ja jo ne nee nein na naja ach oh och ok okay gut so mal ma kurz eben bitte sag sagt sagen hey ey du ihr sie "
        "ich jetzt mir noch da denn das war ist is es einen ein nen und aber hallo moin"
    ).split()
)


def only_fills(text: str) -> bool:
    """Whether a text says nothing but that something is to come ("ne wart", "also", "ja also das war so")."""
    said = fold(text).split()
    return bool(said) and _FILLING.issuperset(said) and not _WAITING.isdisjoint(said)


def without_content(text: str) -> bool:
    """Whether a text beside a question states nothing: "ne, sag mal" in "ne, sag mal, was kostet das"."""
    return _FILLING.issuperset(fold(text).split())
