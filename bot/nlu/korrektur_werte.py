"""Corrections that repeat the whole old value: "nicht 11.07.2026, sondern 19.07.2026", "Am Markt 3, 19055 statt …".

Commas and points belong to such values, so they are looked for by the value and not by the end of a sentence.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.nlu import felder as fields
from bot.nlu.antworten import lies as read_answer
from bot.nlu.antworten_basis import Aussage
from bot.nlu.korrektur_listen import Fund
from bot.nlu.lesart import Korrektur, Wert
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.werte import finde

_SWAPS = (
    r"\bnicht?\s+(?:mehr\s+)?(?P<alt>\S[^!?]{0,90}?)\s*,?\s*sondern\s+(?P<neu>\S[^!?]*)",
    r"^\W*(?P<neu>\S[^!?]{0,90}?)\s+(?:an)?statt\s+(?P<alt>\S[^!?]*?)\W*$",
    r"^\W*(?P<neu>\S[^!?]{0,90}?)(?:\s*,\s*|\s+)(?:und\s+)?nicht?\s+(?P<alt>\S[^!?]*?)\W*$",
)
_DAY_AND_MONTH = r"^\W*(?:(?:am|der|den|vom)\s+)*\d{1,2}\.\s*(?:\d{1,2}\.?|[^\W\d_]{3,9}\.?)\W*$"
_SAID = r"^\s*(?:ist?|lautet|heißt|wäre|war|:)\s*(?:doch\s+|jetzt\s+|richtig\s+)*"

_WITH = r"^(?:mit|beim?|im|am)\s+(?:dem\s+|der\s+)?$"


def swapped(text: str, umfeld: Umfeld) -> Fund | None:
    """One whole value for another, whatever is asked."""
    for pattern in _SWAPS:
        match = muster(pattern).search(text)
        entry = holding_whole(match.group("alt"), umfeld) if match else None
        if match and entry is not None:
            values = read_for(entry, after_name(match.group("neu").strip(" .,"), umfeld), umfeld)
            if values:
                return Fund(Korrektur(entry["feld"], match.group("alt")), placed(values, match.start("neu")))
    return None


def holding_whole(old: str, umfeld: Umfeld) -> dict[str, Any] | None:
    """The answered field whose value these words say in full; the last one where several do."""
    said = old.strip(" .,")
    for entry in reversed(fields.answered(umfeld)):
        value = entry.get("wert")
        if isinstance(value, str) and fold(value) == fold(said):
            return entry
        found = fields.place_values(finde(said, replace(umfeld, frage=None)), entry)
        if entry.get("typ") == "name":
            found = found or read_for(entry, said, umfeld)
        if any(_same(value, wert.wert) for wert in found):
            return entry
    return None


def _same(held: Any, said: Any) -> bool:
    """Of a composed value at least two parts, and none that differs."""
    if isinstance(held, dict) and isinstance(said, dict):
        parts = {key: part for key, part in said.items() if isinstance(part, str)}
        return len(parts) > 1 and all(fold(part) == fold(str(held.get(key, ""))) for key, part in parts.items())
    return not isinstance(held, (dict, list)) and str(held) == str(said)


def after_name(words: str, umfeld: Umfeld) -> str:
    """ "der Nachname ist Lange" → "Lange"; the words themselves where no field is named."""
    for name in fields.named(words, umfeld.felder):
        bare = muster(_WITH).match(words[: name.start]) and muster(r"\s").match(words[name.ende :])
        link = muster(_SAID).match(words[name.ende :]) or bare
        if link and words[name.ende + link.end() :].strip():
            return words[name.ende + link.end() :].strip()
    return words


def read_for(entry: dict[str, Any], text: str, umfeld: Umfeld) -> list[Wert]:
    """Reads `text` as an answer to the question of this field."""
    frage = {
        "feld": entry["feld"],
        "typ": entry["typ"],
        "titel": entry.get("titel"),
        "optionen": entry.get("optionen") or [],
        "min": entry.get("min"),
        "max": entry.get("max"),
    }
    asked = replace(umfeld, frage=frage)
    answer = read_answer(Aussage(text, asked, finde(text, asked)))
    return list(answer.werte) if answer else []


def with_old_year(fund: Fund, umfeld: Umfeld) -> Fund:
    """ "Das Geburtsdatum war der 4. Mai": a day without its year changes the day and keeps the year that stood there,
    where the field takes such a day.
    """
    return replace(fund, werte=[_old_year(wert, umfeld) for wert in fund.werte])


def _old_year(wert: Wert, umfeld: Umfeld) -> Wert:
    entry = next((e for e in fields.answered(umfeld) if e["feld"] == wert.feld and e.get("typ") == "datum"), None)
    old = str(entry.get("wert") or "") if entry else ""
    if (
        entry is None
        or wert.typ != "datum"
        or len(old) != len("2024-05-03")
        or not muster(_DAY_AND_MONTH).match(wert.text)
    ):
        return wert
    kept = old[:4] + str(wert.wert)[4:]
    first, last = entry.get("min"), entry.get("max")
    fits = (first is None or kept >= first) and (last is None or kept <= last)
    return replace(wert, wert=kept) if fits and last is not None else wert


def placed(werte: Sequence[Wert], offset: int) -> list[Wert]:
    """Values read in a part of a message, as they stand in the whole."""
    return [replace(wert, start=wert.start + offset, ende=wert.ende + offset) for wert in werte]
