"""Corrections of a part of a composed answer: the house number of an address, the first name of a person."""

from typing import Any

from bot.nlu.felder import half_given
from bot.nlu.korrektur_listen import Fund
from bot.nlu.korrektur_muster import NOT_BUT, PARTS
from bot.nlu.korrektur_werte import placed
from bot.nlu.lesart import Korrektur, Wert
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld


def half_given_part(text: str, umfeld: Umfeld) -> Fund | None:
    """ "Ne moment, 6 nicht 4" while only the postal code is missing: the answer that is being given comes before all
    others that hold a 4.
    """
    half, said = half_given(umfeld), core(text)
    before = len(text.rstrip()) - len(said)
    for pattern in NOT_BUT if half else ():
        match = muster(pattern).search(said)
        values = part_for(half, match.group("alt").strip(), match.group("neu")) if half and match else []
        if half and match and values:
            return Fund(
                Korrektur(half["feld"], match.group("alt").strip()), placed(values, before + match.start("neu"))
            )
    return None


def core(words: str) -> str:
    """ "die Goethestraße" → "Goethestraße"; "also Nummer 5" → "5"."""
    return muster(
        r"^(?:(?:ähm?|hm+|tja|also|ja|nein|nee?|moment|halt|stopp?|ach|oh|sorry|quatsch|"
        r"de[rnms]|die|das|ein\w*|in|am|im|nummer|nr\.?|hausnummer|um)[\s,]+)+"
    ).sub("", words.strip())


def part_for(entry: dict[str, Any], old: str, new: str) -> list[Wert]:
    """A part of a composed value whose old content is named."""
    value = entry.get("wert")
    if not isinstance(value, dict):
        return []
    for key, content in value.items():
        if key in PARTS and fold(str(content)) in (fold(old), fold(core(old))):
            fresh = core(new).strip(" .!")
            return [
                Wert(
                    PARTS[key],
                    fresh.replace(" ", "").lower() if key == "hausnummer" else fresh,
                    fresh,
                    0,
                    len(fresh),
                    entry["feld"],
                )
            ]
    return []
