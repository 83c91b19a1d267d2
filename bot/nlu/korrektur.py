"""Corrections: by name ("die Hausnummer ist doch 14"), by old value ("nicht 5, sondern 7"), by pointing ("das war falsch"),
taking out ("den Schrank nicht") and adding ("und noch ein Tisch dazu")."""

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Match, Optional, Sequence

from bot.nlu import felder as fields
from bot.nlu.antworten import lies as read_answer
from bot.nlu.antworten_basis import Aussage, bare
from bot.nlu.felder import Genannt, answered
from bot.nlu.lesart import Korrektur, Wert
from bot.nlu.text import fold, muster, similar
from bot.nlu.umfeld import Umfeld
from bot.nlu.werte import finde
from bot.nlu.zahlwoerter import as_number

_POINTING = r"\b(?:(?:das|die|der|da|hier|eben|vorhin|angabe|antwort)\b[^.!?]{0,30}\b(?:war|ist|stimmt|sind)\b[^.!?]{0,15}\b(?:falsch\w*|verkehrt|nicht\s+(?:richtig|korrekt)|ein\s+fehler)|(?:stimmt|passt)\s+(?:so\s+|doch\s+|gar\s+)?nicht|vertippt|verschrieben|vertan|versehen|geirrt|fehler\w*\s*(?:drin|gemacht|passiert|eingeschlichen)?|falsch(?:e|en|es|er)?\s+(?:angegeben|geschrieben|eingegeben|gesagt|angabe|verstanden|getippt)|(?:was|etwas)\s+falsches|korrektur|korrigier\w*|berichtig\w*)\b"
_CHANGE = r"\b(?:ändern|geändert|ändere|ändert|änderung|anpassen|korrigier\w*|berichtig\w*|falsch\w*|verkehrt|stimmt\s+(?:so\s+|doch\s+)?nicht|anders|neue?[rn]?|doch|eigentlich|richtig\s+ist|sondern|statt|vertippt|verschrieben|lieber|austauschen|ersetzen)\b"
_LINK = r"^\s*,?\s*(?:ist|lautet|heißt|wäre|war|sind|wird|auf|soll|muss|:|in)\b|^\s*:"
_NOT_BUT = (
    r"\bnicht\s+(?:mehr\s+)?(?P<alt>[^,.!?]{1,40}?)\s*,?\s*sondern\s+(?P<neu>[^.!?]{1,60})",
    r"\b(?:an)?statt\s+(?:der|dem|des|die|den)?\s*(?P<alt>\S+(?:\s+\S+)?)\s+(?:sind\s+es|ist\s+es|lieber|doch|bitte|nehm(?:e|en)\s+(?:ich|wir|sie)|muss\s+es|soll\s+es|möchte\s+ich|hätte\s+ich\s+gern)\s+(?P<neu>[^.!?]{1,60})",
    r"\b(?P<neu>\S+(?:\s+\S+){0,2}?)\s+(?:an)?statt\s+(?:der|dem|des|die|den)?\s*(?P<alt>[^.!?,]{1,40})",
    r"\bdoch\s+nicht\s+(?P<alt>[^,.!?]{1,40}?)\s*,\s*(?:sondern|lieber|besser|nehm(?:e|en)\s+\w+|bitte|eher)?\s*(?P<neu>[^.!?]{1,60})",
    r"\b(?:machen?\s+(?:sie\s+)?)?aus\s+(?:der|dem|den)?\s*(?P<alt>\S+)\s+(?:wird|machen\s+sie|eine?n?|bitte|muss)\s+(?:eine?n?\s+)?(?P<neu>[^.!?]{1,60})",
    r"^\W*(?P<neu>[^,.!?]{1,40}),\s*nicht\s+(?P<alt>[^,.!?]{1,40})\W*$",
)  # fmt: skip
_MEANT = r"(?:\bich\s+mein(?:e|te)\s+(?:doch\s+|eigentlich\s+|natürlich\s+)?|\b(?:quatsch|entschuldigung|sorry|pardon|korrektur|ach\s+(?:nee?|nein)|nee?|nein|oh|moment|äh|halt)\s*[,:!-]\s*(?:ich\s+meine?\s+|es\s+(?:ist|sind|muss)\s+|das\s+ist\s+)?(?:doch\s+)?|\bdoch\s+(?:lieber\s+|eher\s+|besser\s+)?|\bes\s+(?:ist|sind)\s+doch\s+|\bsollte\s+(?:eigentlich\s+)?(?:heißen|sein)\s+)(?P<neu>[^.!?]{1,80})"
_WAS_MEANT = r"(?P<neu>[^.!?,]{1,60}?)\s+(?:war|waren|ist|sollte)\s+(?:es\s+)?(?:gemeint|sein|heißen)\b"
_OUT = r"\b(?:nicht|ohne|streich\w*|herausnehmen|rausnehmen|nehm\w*\s+[^.!?]{0,30}\b(?:raus|heraus|weg)|(?:kann|soll|muss)\s+(?:wieder\s+|doch\s+)?(?:raus|runter)|raus|bleibt|bleiben|behalt\w*|behält|kein(?:e|en|er)?|entfern\w*|weglassen|lösch\w*|abbestell\w*|vergessen\s+sie)\b"
_MORE = r"\b(?:noch|dazu|zusätzlich|außerdem|hinzu|ergänz\w*|kommt|kommen|plus|vergessen)\b"
_PARTS = {"hausnummer": "hausnummer", "plz": "plz", "strasse": "strasse", "ort": "ort_name", "vorname": "vorname", "nachname": "nachname"}


@dataclass(frozen=True)
class Fund:
    """A correction and the new values; `gezeigt` when it only points at what is wrong."""

    korrektur: Korrektur
    werte: List[Wert]
    gezeigt: bool = False


def lies(text: str, umfeld: Umfeld, werte: Sequence[Wert], zuletzt: Sequence[str] = ()) -> Optional[Fund]:
    """The correction in a text, or None. `zuletzt` are the fields answered last, newest first."""
    if not umfeld.felder:
        return None
    return (
        _not_but(text, umfeld)
        or _out(text, umfeld, werte)
        or _more(text, umfeld, werte)
        or _named(text, umfeld, werte)
        or _meant(text, umfeld, zuletzt)
        or _pointing(text)
    )


def points(text: str) -> bool:
    """Whether a text says that something was wrong, without saying what."""
    return bool(muster(_POINTING).search(text))


def _pointing(text: str) -> Optional[Fund]:
    return Fund(Korrektur(), [], gezeigt=True) if points(text) else None


def _not_but(text: str, umfeld: Umfeld) -> Optional[Fund]:
    for pattern in _NOT_BUT:
        match = muster(pattern).search(text)
        if match:
            found = _replaced(match, text, umfeld)
            if found:
                return found
    return None


def _replaced(match: Match[str], text: str, umfeld: Umfeld) -> Optional[Fund]:
    old, new = match.group("alt").strip(), match.group("neu").strip()
    names = [name for name in fields.named(text, umfeld.felder) if name.feld.get("beantwortet")]
    entry = names[0].feld if names else fields.holding(_core(old), umfeld.felder) or _of_type(old, umfeld)
    if entry is None:
        return None
    values = _part_for(entry, _core(old), new) or _changed_date(entry, old, new) or _changed_items(entry, old, new, umfeld)
    values = values or read_for(entry, new, umfeld)
    return Fund(Korrektur(entry["feld"], old), _placed(values, match.start("neu"))) if values else None


def _core(words: str) -> str:
    """ "die Goethestraße" → "Goethestraße"; "Nummer 5" → "5"."""
    return muster(r"^(?:(?:de[rnms]|die|das|ein\w*|in|am|im|nummer|nr\.?|hausnummer|um)\s+)+").sub("", words.strip())


def _of_type(old: str, umfeld: Umfeld) -> Optional[Dict[str, Any]]:
    """The answered field of the type that the old words have."""
    kinds = {wert.typ for wert in finde(old, umfeld)}
    return next((e for e in reversed(answered(umfeld)) if kinds & set(fields.fitting(e["typ"]))), None)


def _part_for(entry: Dict[str, Any], old: str, new: str) -> List[Wert]:
    """A part of a composed value whose old content is named."""
    value = entry.get("wert")
    if not isinstance(value, dict):
        return []
    for key, content in value.items():
        if key in _PARTS and fold(str(content)) == fold(old):
            fresh = _core(new).strip(" .!")
            return [Wert(_PARTS[key], fresh.replace(" ", "").lower() if key == "hausnummer" else fresh, fresh, 0, len(fresh), entry["feld"])]
    return []


def _changed_date(entry: Dict[str, Any], old: str, new: str) -> List[Wert]:
    """ "nicht 1985, sondern 1958": the year of the day that was given."""
    value, year = str(entry.get("wert") or ""), muster(r"\b\d{4}\b").search(new)
    if entry.get("typ") != "datum" or not year or not value.startswith(_core(old)) or len(new.strip()) > 6:
        return []
    return [Wert("datum", year.group() + value[4:], new, 0, len(new), entry["feld"])]


def _changed_items(entry: Dict[str, Any], old: str, new: str, umfeld: Umfeld) -> List[Wert]:
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
            row = {**row, "anzahl": int(count)} if count and not after else {**row, **after[0]} if after else row
        rows.append(row)
    return [Wert("gegenstaende", rows, new, 0, len(new), entry["feld"])] if done else []


def _items(text: str, umfeld: Umfeld) -> List[Dict[str, Any]]:
    return [row for wert in finde(text, umfeld) if wert.typ == "gegenstaende" for row in wert.wert]


def _list_field(umfeld: Umfeld) -> Optional[Dict[str, Any]]:
    return next((e for e in answered(umfeld) if e.get("typ") == "gegenstaende"), None)


def _out(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Optional[Fund]:
    entry = _list_field(umfeld)
    if entry is None or not muster(_OUT).search(text):
        return None
    rows = [(row, wert) for wert in werte if wert.typ == "gegenstaende" for row in wert.wert]
    if not rows:
        return None
    taken = []
    for row, wert in rows:
        bare_row = {key: row[key] for key in ("art", "bezeichnung")}
        if row["anzahl"] > 1:
            bare_row["anzahl"] = row["anzahl"]
        taken.append(replace(wert, wert=bare_row, feld=entry["feld"]))
    return Fund(Korrektur(entry["feld"], None, True), taken)


def _more(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Optional[Fund]:
    entry = _list_field(umfeld)
    if entry is None or umfeld.typ == "gegenstaende" or not muster(_MORE).search(text):
        return None
    found = [replace(w, wert={"dazu": w.wert}, feld=entry["feld"]) for w in werte if w.typ == "gegenstaende"]
    return Fund(Korrektur(entry["feld"]), found) if found else None


def _named(text: str, umfeld: Umfeld, werte: Sequence[Wert]) -> Optional[Fund]:
    for name in fields.named(text, umfeld.felder):
        entry = name.feld
        if entry["feld"] == umfeld.gefragt and not entry.get("beantwortet"):
            continue
        fresh = _fresh_values(text, name, umfeld, werte)
        linked = muster(_LINK).search(text[name.ende :])
        changing = muster(_CHANGE).search(text) or muster(_POINTING).search(text)
        if fresh and (changing or linked or not _free(umfeld.typ)):
            return Fund(Korrektur(entry["feld"]), fresh)
        if not fresh and changing and not _free_answer(umfeld, text):
            return Fund(Korrektur(entry["feld"]), [], gezeigt=True)
    return None


def _free(typ: Optional[str]) -> bool:
    return typ in ("text", "ort")


def _free_answer(umfeld: Umfeld, text: str) -> bool:
    """A long free text may name a field without meaning it."""
    return _free(umfeld.typ) and len(text.split()) > 6


def _fresh_values(text: str, name: Genannt, umfeld: Umfeld, werte: Sequence[Wert]) -> List[Wert]:
    """The values that go to the named field: found ones that fit, else what stands behind "ist", "auf", ":"."""
    found = fields.place_values(werte, name.feld)
    after = [wert for wert in found if wert.start >= name.ende] or found
    if after:
        return after
    rest = text[name.ende :]
    link = muster(r"^[^.!?]{0,25}?(?:\b(?:ist|lautet|heißt|auf|wäre|in|war)\b|:)\s*(?:doch\s+|jetzt\s+|eigentlich\s+|aber\s+|richtig\s+|nicht\s+\S+\s*,?\s*sondern\s+)*").match(rest)
    if not link or muster(r"^\W*(?:falsch|anders|nicht|verkehrt|neu|ändern)").match(rest[link.end() :]):
        return []
    return _placed(read_for(name.feld, rest[link.end() :].strip(" .!"), umfeld), name.ende + link.end())


def _meant(text: str, umfeld: Umfeld, zuletzt: Sequence[str]) -> Optional[Fund]:
    match = muster(_MEANT).search(text) or muster(_WAS_MEANT).search(text)
    if not match:
        return None
    new = bare(match.group("neu"))
    for entry in _recent(umfeld, zuletzt):
        if entry["feld"] == umfeld.gefragt:
            continue
        values = _respelled(entry, new) or [w for w in fields.place_values(finde(new, umfeld), entry)]
        if values:
            return Fund(Korrektur(entry["feld"]), _placed(values, match.start("neu")))
    return None


def _recent(umfeld: Umfeld, zuletzt: Sequence[str]) -> List[Dict[str, Any]]:
    order = {name: index for index, name in enumerate(zuletzt)}
    return sorted(reversed(answered(umfeld)), key=lambda entry: order.get(entry["feld"], len(order)))


def _respelled(entry: Dict[str, Any], new: str) -> List[Wert]:
    """A word that is one typing error away from a part of the old value, or the same with a spelling ("Müller mit ue")."""
    from bot.nlu.antworten.name import respelled

    value = entry.get("wert")
    spelling = muster(r"^(?P<word>\S+)\s+mit\s+(?P<letters>ue|oe|ae|ss|ß|ü|ö|ä)\b").match(new)
    word = spelling.group("word") if spelling else new.strip()
    if not isinstance(value, dict) or " " in word or len(word) < 3:
        return []
    for key, content in value.items():
        same = fold(str(content)) == fold(word)
        if key in _PARTS and isinstance(content, str) and (same and spelling or not same and similar(fold(content), fold(word))):
            fresh = respelled(word, spelling.group("letters")) if spelling else word[:1].upper() + word[1:]
            return [Wert(_PARTS[key], fresh, new, 0, len(new), entry["feld"])]
    return []


def read_for(entry: Dict[str, Any], text: str, umfeld: Umfeld) -> List[Wert]:
    """Reads `text` as an answer to the question of this field."""
    frage = {"feld": entry["feld"], "typ": entry["typ"], "titel": entry.get("titel"), "optionen": entry.get("optionen") or []}
    asked = replace(umfeld, frage=frage)
    answer = read_answer(Aussage(text, asked, finde(text, asked)))
    return list(answer.werte) if answer else []


def _placed(werte: Sequence[Wert], offset: int) -> List[Wert]:
    return [replace(wert, start=wert.start + offset, ende=wert.ende + offset) for wert in werte]


