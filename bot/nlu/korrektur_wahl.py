"""Another choice for a question answered before: "das Auto ist doch auf mich zugelassen", "ich nehme die einfache"."""

from collections.abc import Sequence
from typing import Any

from bot.nlu import felder as fields
from bot.nlu import mitgesagt, mitgesagt_namen
from bot.nlu.antworten.auswahl import best_named, key_of
from bot.nlu.felder import answered
from bot.nlu.ja_nein import leading
from bot.nlu.korrektur_listen import Fund
from bot.nlu.korrektur_muster import ANEW, CHOICES, OTHERWISE_CALLED, POINTING, RATHER, REGISTERED
from bot.nlu.korrektur_werte import read_for
from bot.nlu.lesart import Korrektur, Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld


def chosen_anew(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Fund | None:
    """ "Das Auto ist doch auf mich zugelassen": another choice for an answered question, by its own words."""
    if free_answer(umfeld, text):
        return None
    others = [entry for entry in answered(umfeld) if entry["feld"] != umfeld.gefragt]
    names = [(name.start, name.ende) for name in fields.named(text, umfeld.felder)]
    said = [w for w in mitgesagt.lies(text, others, werte) if w.typ in CHOICES]
    fresh = [w for w in said if not any(start <= w.start and w.ende <= end for start, end in names)]
    fresh += _holder(text, others, umfeld)
    for wert in fresh:
        old = next(entry.get("wert") for entry in others if entry["feld"] == wert.feld)
        if _differs(old, wert.wert) and (muster(ANEW).search(text) or umfeld.typ not in ("text", "ort", "auswahl")):
            return Fund(Korrektur(wert.feld), [wert])
    return None


def other_option(text: str, umfeld: Umfeld) -> Fund | None:
    """ "Ich nehme doch die einfache": the one option of an answered question that these words tell from the others."""
    match = muster(RATHER).search(text)
    words = match.group("neu") if match else ""
    options = (umfeld.frage or {}).get("optionen") or []
    if not words or (options and best_named(words, options)):
        return None
    hits = []
    for entry in answered(umfeld):
        choices = entry.get("optionen") or []
        picked = best_named(words, choices) if entry.get("typ") == "auswahl" and len(choices) > 1 else None
        if picked and entry["feld"] != umfeld.gefragt and key_of(picked[0]) != _key(entry.get("wert")):
            hits.append((entry, picked[0]))
    if match is None or len(hits) != 1:
        return None
    (entry, option), start = hits[0], match.start("neu")
    value = {"wert": key_of(option), "text": words}
    return Fund(Korrektur(entry["feld"]), [Wert("auswahl", value, words, start, start + len(words), entry["feld"])])


def _holder(text: str, others: Sequence[dict[str, Any]], umfeld: Umfeld) -> list[Wert]:
    """Whom a vehicle is registered to, where the words leave no doubt that this is meant."""
    entry = next((e for e in others if e.get("typ") == "fahrzeughalter"), None)
    if entry is None or not muster(REGISTERED).search(text):
        return []
    return read_for(entry, leading(text)[1], umfeld) or read_for(entry, text.rsplit(",", 1)[-1], umfeld)


def _differs(old: Any, new: Any) -> bool:
    """Whether a choice is another one; of a holder also somebody else."""
    other = isinstance(old, dict) and isinstance(new, dict) and "name" in new and new["name"] != old.get("name")
    return other or _key(old) != _key(new)


def _key(value: Any) -> Any:
    if isinstance(value, list):
        return [_key(part) for part in value]
    return (value.get("wert") or value.get("selbst")) if isinstance(value, dict) else value


def free(typ: str | None) -> bool:
    return typ in ("text", "ort")


def free_answer(umfeld: Umfeld, text: str) -> bool:
    """A long free text may name a field without meaning it."""
    return free(umfeld.typ) and len(text.split()) > 6


def renamed(text: str, umfeld: Umfeld) -> Fund | None:
    """ "Der Hund heißt eigentlich Rex": another name for whom the form asked the name of."""
    wrong = muster(POINTING).search(text)
    spoken_of = wrong or (muster(OTHERWISE_CALLED).search(text) and not free(umfeld.typ))
    if not spoken_of and not mitgesagt_namen.says_a_name(text):
        return None
    others = [entry for entry in answered(umfeld) if entry["feld"] != umfeld.gefragt and entry.get("typ") == "text"]
    for wert in mitgesagt_namen.renamed(text, others):
        old = next(entry.get("wert") for entry in others if entry["feld"] == wert.feld)
        if wert.wert != old:
            return Fund(Korrektur(wert.feld), [wert])
    return None
