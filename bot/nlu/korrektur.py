"""Corrections: by name ("die Hausnummer ist doch 14"), by old value ("nicht 5, sondern 7"), by pointing ("das war
falsch"), taking out ("den Schrank nicht") and adding ("und noch ein Tisch dazu").
"""

import re
from collections.abc import Sequence
from re import Match
from typing import Any

from bot.nlu import felder as fields
from bot.nlu.antworten_basis import bare
from bot.nlu.felder import Genannt, answered
from bot.nlu.korrektur_listen import Fund, add, recounted, take_out, take_row_out
from bot.nlu.korrektur_muster import (
    CHANGE,
    LINK,
    MEANT,
    MISTYPED,
    MOVED,
    NOT_BUT,
    POINTING,
    RATHER_THEN,
    RIGHT,
    TAKEN_BACK,
    WAS_MEANT,
)
from bot.nlu.korrektur_schreibung import respelled_part, spelled
from bot.nlu.korrektur_teile import core, half_given_part, part_for
from bot.nlu.korrektur_wahl import chosen_anew, free, free_answer, other_option, renamed
from bot.nlu.korrektur_werte import after_name, placed, read_for, swapped, with_old_year
from bot.nlu.lesart import Korrektur, Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.werte import finde
from bot.nlu.zahlwoerter import as_number

LEAST_AROUND, MOST_WORDS = 2, 4  # words of a text that stay, and of what is put in between them


def lies(text: str, umfeld: Umfeld, werte: Sequence[Wert], zuletzt: Sequence[str] = ()) -> Fund | None:
    """The correction in a text, or None. `zuletzt` are the fields answered last, newest first."""
    found = _find(text, umfeld, werte, zuletzt) if umfeld.felder else None
    return with_old_year(found, umfeld) if found else None


def _find(text: str, umfeld: Umfeld, werte: Sequence[Wert], zuletzt: Sequence[str]) -> Fund | None:
    return (
        _taken_back(text)
        or half_given_part(text, umfeld)
        or spelled(text, umfeld)
        or swapped(text, umfeld)
        or _not_but(text, umfeld)
        or take_out(text, umfeld, werte)
        or take_row_out(text, umfeld)
        or recounted(text, umfeld, werte)
        or add(text, umfeld, werte)
        or chosen_anew(text, umfeld, werte)
        or other_option(text, umfeld)
        or renamed(text, umfeld)
        or _named(text, umfeld, werte)
        or _meant(text, umfeld, zuletzt)
        or _pointing(text)
    )


def points(text: str) -> bool:
    """Whether a text says that something was wrong, without saying what."""
    return bool(muster(POINTING).search(text))


def corrects(text: str) -> bool:
    """Whether a text has a word of changing in it ("doch", "falsch")."""
    return bool(muster(CHANGE).search(text) or muster(POINTING).search(text))


def takes_back(text: str) -> bool:
    """Whether a text undoes the last change ("nein, das Alte war doch richtig")."""
    return _taken_back(text) is not None


def moved(text: str, umfeld: Umfeld) -> str | None:
    """The field of an appointment chosen in this form and now wanted at another time, even if only asked for."""
    slots = [e for e in answered(umfeld) if e.get("typ") == "termin" and e["feld"] != umfeld.gefragt]
    if not slots:
        return None
    rather = umfeld.typ not in ("datum", "uhrzeit", "text", "ort") and muster(RATHER_THEN).search(text)
    return str(slots[-1]["feld"]) if rather or muster(MOVED).search(text) else None


def _pointing(text: str) -> Fund | None:
    return Fund(Korrektur(), [], gezeigt=True) if points(text) else None


def _taken_back(text: str) -> Fund | None:
    """ "Doch nicht, das erste stimmte": the last correction is to be undone."""
    if not muster(TAKEN_BACK).search(text):
        return None
    return Fund(Korrektur(zurueck=True), [], gezeigt=True)


def _not_but(text: str, umfeld: Umfeld) -> Fund | None:
    for pattern in NOT_BUT:
        match = muster(pattern).search(text)
        if match:
            found = _replaced(match, text, umfeld)
            if found:
                return found
    return None


def _replaced(match: Match[str], text: str, umfeld: Umfeld) -> Fund | None:
    old, new = match.group("alt").strip(), after_name(match.group("neu").strip(), umfeld)
    names = [name.feld for name in fields.named(text, umfeld.felder) if name.feld.get("beantwortet")]
    entry = fields.held_by(core(old), names, umfeld.felder) or _of_type(old, umfeld)
    if entry is None:
        return None
    if entry.get("typ") == "text" and (longer := _within(entry, core(old), new)):
        return Fund(Korrektur(entry["feld"], old), placed(longer, match.start("neu")))
    values = part_for(entry, old, new) or _changed_date(entry, old, new) or _changed_items(entry, old, new, umfeld)
    values = values or read_for(entry, new, umfeld)
    return Fund(Korrektur(entry["feld"], old), placed(values, match.start("neu"))) if values else None


def _of_type(old: str, umfeld: Umfeld) -> dict[str, Any] | None:
    """The answered field of the type that the old words have; none where they are of the kind that is asked for."""
    kinds = {wert.typ for wert in finde(old, umfeld)}
    if umfeld.typ and kinds & set(fields.fitting(umfeld.typ)):
        return None
    return next((e for e in reversed(answered(umfeld)) if kinds & set(fields.fitting(e["typ"]))), None)


def _within(entry: dict[str, Any], old: str, new: str) -> list[Wert]:
    """ "Nicht Doppelgarage, sondern Carport": words of a longer text are changed, the rest stays."""
    value, new = str(entry.get("wert") or ""), new.strip(" .,")
    match = re.search(rf"(?<!\w){re.escape(old)}(?!\w)", value, re.IGNORECASE) if old else None
    if match is None or len(value.split()) < len(old.split()) + LEAST_AROUND or len(new.split()) > MOST_WORDS:
        return []
    changed = value[: match.start()] + new + value[match.end() :]
    return [Wert("text", changed, new, 0, len(new), entry["feld"])]


def _changed_date(entry: dict[str, Any], old: str, new: str) -> list[Wert]:
    """ "nicht 1985, sondern 1958": the year of the day that was given."""
    value, year = str(entry.get("wert") or ""), muster(r"\b\d{4}\b").search(new)
    if entry.get("typ") != "datum" or not year or not value.startswith(core(old)) or len(new.strip()) > 6:
        return []
    return [Wert("datum", year.group() + value[4:], new, 0, len(new), entry["feld"])]


def _changed_items(entry: dict[str, Any], old: str, new: str, umfeld: Umfeld) -> list[Wert]:
    """The whole list with one row changed: "statt zwei Stühlen sind es drei"."""
    if entry.get("typ") != "gegenstaende" or not isinstance(entry.get("wert"), list):
        return []
    before, after = _items(old, umfeld), _items(new, umfeld)
    count = as_number(new.split()[0]) if new.split() else None
    kind = before[0]["art"] if before else after[0]["art"] if after else None
    rows, done = [], False
    for row in entry["wert"]:
        if not done and (row["art"] == kind if kind else row["anzahl"] == as_number(old)):
            done = True
            row = {**row, "anzahl": int(count)} if count and not after else {**row, **_said(after[0])} if after else row
        rows.append(row)
    return [Wert("gegenstaende", rows, new, 0, len(new), entry["feld"])] if done else []


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _items(text: str, umfeld: Umfeld) -> list[dict[str, Any]]:
    return [row for wert in finde(text, umfeld) if wert.typ == "gegenstaende" for row in wert.wert]


def _named(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Fund | None:
    own = {(n.start, n.ende) for n in fields.named(text, [e for e in umfeld.felder if e["feld"] == umfeld.gefragt])}
    for name in fields.named(text, umfeld.felder):
        entry = name.feld
        if entry["feld"] == umfeld.gefragt and not entry.get("beantwortet"):
            continue
        if (name.start, name.ende) in own and not muster(CHANGE).search(text):
            continue  # "Straße" in an answer to the second of two addresses
        fresh = _fresh_values(text, name, umfeld, werte)
        linked = muster(LINK).search(text[name.ende :])
        inside = any(wert.start <= name.start and name.ende <= wert.ende for wert in werte)
        changing = corrects(text)
        if inside and not changing:
            continue  # the "Straße" of an address names no field
        if not changing and _answers_asked(entry, umfeld, werte):
            continue  # "meine Nummer: 0385 7654321" to the question for the telephone
        if fresh and (changing or linked or not free(umfeld.typ)):
            return Fund(Korrektur(entry["feld"]), fresh)
        if not fresh and changing and not free_answer(umfeld, text):
            return Fund(Korrektur(entry["feld"]), [], gezeigt=True)
    return None


def _answers_asked(entry: dict[str, Any], umfeld: Umfeld, werte: Sequence[Wert]) -> bool:
    """Whether the message holds a value of the asked type, which the named field does not take."""
    asked = str(umfeld.typ)
    return entry.get("typ") != asked and not free(asked) and any(wert.typ == asked for wert in werte)


def _fresh_values(text: str, name: Genannt, umfeld: Umfeld, werte: Sequence[Wert]) -> list[Wert]:
    """The values that go to the named field: found ones that fit, else what stands behind "ist", "auf", ":"."""
    rest = text[name.ende :]
    right = muster(RIGHT).search(rest)
    said = read_for(name.feld, rest[right.end() :].strip(" .!"), umfeld) if right else []
    if right and said:
        return placed(said, name.ende + right.end())
    found = fields.place_values(werte, name.feld)
    after = [wert for wert in found if wert.start >= name.ende] or found
    if after:
        return after
    link = muster(
        r"^[^.!?]{0,25}?(?:\b(?:ist|lautet|heißt|auf|wäre|in|war)\b|:)\s*(?:doch\s+|jetzt\s+|"
        r"eigentlich\s+|aber\s+|richtig\s+|nicht\s+\S+\s*,?\s*sondern\s+)*"
    ).match(rest)
    if not link and name.feld.get("optionen"):
        link = muster(r"^\s*:?\s*(?:(?:doch|lieber|bitte|jetzt|eher)\s+)+").match(rest)
    if not link or muster(r"^\W*(?:falsch|anders|nicht|verkehrt|neu|ändern)").match(rest[link.end() :]):
        return []
    return placed(read_for(name.feld, rest[link.end() :].strip(" .!"), umfeld), name.ende + link.end())


def _meant(text: str, umfeld: Umfeld, zuletzt: Sequence[str]) -> Fund | None:
    match = muster(MEANT).search(text) or muster(WAS_MEANT).search(text)
    if not match:
        return None
    new = bare(match.group("neu"))
    for entry in _recent(umfeld, zuletzt):
        if entry["feld"] == umfeld.gefragt:
            continue
        values = respelled_part(entry, new) or list(fields.place_values(finde(new, umfeld), entry))
        if values:
            return Fund(Korrektur(entry["feld"]), placed(values, match.start("neu")))
    return _mistyped(text, umfeld, zuletzt)


def _mistyped(text: str, umfeld: Umfeld, zuletzt: Sequence[str]) -> Fund | None:
    """ "Verschrieben: Anna Möller": a new answer to the question answered last."""
    match = muster(MISTYPED).search(text)
    last = next((entry for entry in answered(umfeld) if entry["feld"] in zuletzt[:1]), None)
    if not match or last is None or last["feld"] == umfeld.gefragt:
        return None
    values = read_for(last, match.group("neu").strip(" .!"), umfeld)
    return Fund(Korrektur(last["feld"]), placed(values, match.start("neu"))) if values else None


def _recent(umfeld: Umfeld, zuletzt: Sequence[str]) -> list[dict[str, Any]]:
    order = {name: index for index, name in enumerate(zuletzt)}
    return sorted(answered(umfeld), key=lambda entry: order.get(entry["feld"], len(order)))
