"""Words that show a turn in a text that might as well describe something, whatever was learned about its letters."""

import re

from bot.nlu.antworten_basis import leftover
from bot.nlu.text import muster

_EVIDENCE = {
    "pause": (
        r"\b(?:wart\w{0,3}|moment\w*|sekunde\w*|sek|augenblick|minut\w*|gleich|kurz|später|zeit|nachher|weg|zurück|"
        r"eben|such\w*|hol\w*|guck\w*|schau\w*|seh\w*|frag\w*|überleg\w*|nach\w*)\b"
    ),
    "ueberspringen": (
        r"\b(?:kein\w*|nicht|nich|net|nix|nichts|ohne|weiter|egal|weg(?:lassen)?|überspring\w*|auslassen|weiß|"
        r"wurs(?:ch)?t|kp|ka|anonym|später|schwer|schwierig|unbekannt|ahnung|leer|frei|raus|skip|nächste\w*|offen|"
        r"lieber)\b"
    ),
}
_CALLED = r"\b(?:ist|heißt)\s+(?:(?:der|ein|so\s+ein)\s+)?(?:name|laden|geschäft|kneipe|kiosk)\b"
_WAITING_FOR = r"\bwarten?\b[^.!?]*\b(?:auf|seit)\b"  # tells how long something has been so
_UNKNOWN = r"\bweiß\b|\bahnung\b|\b(?:sag|angeb|nenn|wissen)\w*\b"
_PARTS = r"\s+(?:und|aber|nur|dafür|sondern|jedenfalls)\s+|[,;.]\s+|\n"


def shows(turn: str, text: str) -> bool:
    """Whether a text has a word of that turn and nothing beside it: "am Wartehäuschen" doesn't wait, "ganz aus und
    keine Nummer" doesn't only refuse. True for a turn that no word is known of.
    """
    evidence = _EVIDENCE.get(turn)
    if evidence is None:
        return True
    if not muster(evidence).search(text) or muster(_CALLED).search(text):
        return False
    if turn == "pause" and muster(_WAITING_FOR).search(text):
        return False
    if turn != "ueberspringen" or muster(_UNKNOWN).search(text):
        return True
    parts = [part for part in re.split(_PARTS, text) if part.strip()]
    return all(muster(evidence).search(part) or not leftover(part, []) for part in parts)
