"""Corrections of how a word is spelled: "Müler" for "Müller", "nee, Schultze mit tz"."""

from typing import Any

from bot.nlu.felder import answered
from bot.nlu.korrektur_listen import Fund
from bot.nlu.korrektur_muster import PARTS
from bot.nlu.lesart import Korrektur, Wert
from bot.nlu.personenname import SPELLING, letters_of, respelled
from bot.nlu.text import distance, fold, muster, similar
from bot.nlu.umfeld import Umfeld

SPELLING_WORDS = 10  # of a message that only spells


def respelled_part(entry: dict[str, Any], new: str) -> list[Wert]:
    """A word that is one typing error away from a part of the old value."""
    value, word = entry.get("wert"), new.strip()
    if not isinstance(value, dict) or " " in word or len(word) < 3:
        return []
    for key, content in value.items():
        if (
            key in PARTS
            and isinstance(content, str)
            and fold(content) != fold(word)
            and similar(fold(content), fold(word))
        ):
            return [Wert(PARTS[key], word[:1].upper() + word[1:], new, 0, len(new), entry["feld"])]
    return []


def spelled(text: str, umfeld: Umfeld) -> Fund | None:
    """ "Nee, Schultze mit tz", "Müller mit ue": a part of an answer that sounds the same, with its letters."""
    match = muster(rf"(?:^|[,.:]|\s)\s*(?P<word>[^\W\d_]{{3,}}),?\s+{SPELLING}\W*$").search(text)
    if not match or len(text.split()) > SPELLING_WORDS:
        return None
    word = fold(match.group("word"))
    for entry in reversed(answered(umfeld)):
        value = entry.get("wert")
        for key, content in value.items() if isinstance(value, dict) and entry["feld"] != umfeld.gefragt else ():
            if key in PARTS and isinstance(content, str) and distance(fold(content), word) <= min(2, len(word) // 3):
                start, said = match.start("word"), match.group("word")
                fresh = respelled(said[:1].upper() + said[1:], letters_of(match))
                return Fund(
                    Korrektur(entry["feld"]), [Wert(PARTS[key], fresh, said, start, match.end("word"), entry["feld"])]
                )
    return None
