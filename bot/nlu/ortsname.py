"""Names of towns, with the PLZ, around a street: "in 01069 Dresden", "Güstrow, Lange Straße 4", "Dresden 01069"."""

import re

from bot.nlu.bekannt import common_words
from bot.nlu.gegenstandsart import kind_of
from bot.nlu.mandantendaten import towns
from bot.nlu.nummernschild import district_towns
from bot.nlu.personenname import is_first
from bot.nlu.strassenname import capitals
from bot.nlu.text import fold, muster

_NO_TOWN = (
    r"(?!(?:und|oder|ist|das|da|bitte|ich|wir|sofa|mit|zu|aber|wohn\w*|anna|tel\w*|handy|hab\w*|seit|ab|am|der|die)\b)"
)
_BEFORE = (
    r"hansestadt|landeshauptstadt|universitätsstadt|lutherstadt|stadt|bad|sankt|st\.|groß|klein|neu|alt|markt|hohen|"
    r"königs|insel|ostseebad|ostseeheilbad|nordseebad|seebad|kurort|kloster|schloss|burg"
)
_BEHIND = r"am|an\s+der|an\s+dem|bei|im|ob\s+der|in\s+der|vor\s+der|auf|unter|unterm|überm|hinter|hinterm|vorm"
TOWN = (
    rf"{_NO_TOWN}(?:(?:{_BEFORE})\s+)?[a-zäöüß]{{3,}}(?:-[a-zäöüß]+)*"
    rf"(?:\s+(?:{_BEHIND})\s+[A-ZÄÖÜ][a-zäöüß]+)?(?:\s+\([a-zäöü]+\)|\s?/\s?[A-ZÄÖÜ][a-zäöüß]+)?"
)
_LABELLED = rf"\s*,?\s*\b(?:stadt|ort|wohnort|gemeinde)\s*:?\s+(?P<ort>{TOWN})"
_IN_FRONT = (
    rf"(?:^|(?<=[\s,.]))(?P<vor>(?:in|aus)\s+)?(?P<ort>{TOWN})(?:\s*,?\s*(?P<plz>\d{{5}}))?"
    r"\s*,?\s*(?:(?:in\s+der|in\s+dem|im|die|der|und\s+zwar|da)\s+)?$"
)
_MOVED_TO = (  # "bin nach Löcknitz gezogen, die Straße heißt …"
    rf"\b(?:in|nach)\s+(?P<ort>(?-i:[A-ZÄÖÜ]){TOWN})(?:\s+(?:gezogen|umgezogen|wohnhaft|zu\s+hause|gemeldet))?\s*[,.;:]"
    r"(?:(?!\b(?:jetzt|nun|neu\w*|sondern|inzwischen)\b)[^\d])*$"
)
_EARLIER = r"\b(?:früher|alt\w*|bisher\w*|vorher|damals|gewohnt|zuletzt|arbeit\w*|geboren|gebürtig)\b"
PLZ_ORT = (
    r"(?<![\d-])(?:D-)?(?P<plz>\d{5})(?!\d)(?:\s+(?:in\s+)?(?P<ort>" + TOWN + r")(?=\s*(?:$|[,;.!?)\n-]|und\b|\())|"
    r"\s+(?P<ort2>" + _NO_TOWN + r"[A-ZÄÖÜ][a-zäöüß]+))?"
)
_PLZ_AFTER = r"\s*,?\s*\(?(?P<plz>\d{5})(?!\d)\)?"
_THAT_IS = rf"\s*,\s*(?:also|das\s+ist|d\.h\.|sprich)\s+(?:in\s+)?(?P<ort>(?-i:[A-ZÄÖÜ]){TOWN})\W*$"


def is_known(place: str) -> bool:
    """Whether a town of this name is known."""
    return fold(place) in district_towns() or fold(place) in map(fold, towns())


def _is_town(place: str) -> bool:
    known = fold(place) in map(fold, towns())
    return known or (kind_of(place) is None and not is_first(place) and fold(place) not in common_words())


def place_around(text: str, start: int, end: int, asked: bool) -> tuple[dict[str, str], int, int]:
    """PLZ and town of the street that stands from `start` to `end`, and where the whole address begins and ends."""
    rest = muster(rf"\s*[,-]?\s*(?:in\s+)?{PLZ_ORT}").match(text, end)
    if rest:
        place = rest.group("ort") or rest.group("ort2")
        value = {"plz": rest.group("plz"), **({"ort": tidy_place(place)} if place else {})}
        if not place and asked:
            value |= _moved_to(text[:start])
        return value, start, rest.end() if place else rest.end("plz")
    behind = _behind(text[end:], asked)
    if behind:
        return behind[0], start, end + behind[1]
    value, start = _before(text, start, asked)
    return value, start, end


def _behind(text: str, asked: bool) -> tuple[dict[str, str], int] | None:
    """The town right behind the street, and where it ends."""
    known = "|".join(map(re.escape, towns())) or "(?!)"
    anywhere = (
        rf"|(?:(?:das|es|und|die)\s+)?(?:(?:ist|is|liegt)\s+)?(?-i:in\s+(?=[A-ZÄÖÜ]))(?P<nah>{TOWN})(?=\s*(?:$|[,;.]|\d{{5}}|und\b))"
        if asked
        else ""
    )
    bare = "" if text.islower() else "(?-i:(?=[A-ZÄÖÜ]))"
    after = rf"|(?:,\s*|{bare})(?:in\s+)?(?P<fern>{TOWN})(?:{_PLZ_AFTER})?\W*$" if asked else ""
    label = muster(_LABELLED).match(text) if asked else None
    town = label or muster(rf"\s*,?\s*(?:(?:in\s+)?(?P<ort>{known})\b{anywhere}{after})").match(text)
    key = next((key for key, name in town.groupdict().items() if name and key != "plz"), None) if town else None
    if town is None or key is None or not _is_town(town[key]):
        return None
    place, end = town[key], town.end(key)
    if asked and (rather := muster(_THAT_IS).match(text, end)):
        place, end = rather["ort"], rather.end("ort")
    plz = muster(_PLZ_AFTER).match(text, end)
    if plz is None:
        return {"ort": tidy_place(place)}, end
    return {"ort": tidy_place(place), "plz": plz["plz"]}, plz.end()


def _before(text: str, start: int, asked: bool) -> tuple[dict[str, str], int]:
    """ "19061 Ort, Hamburger Allee 92": PLZ and town that stand before; where the address begins then."""
    before = muster(rf"(?P<plz>\d{{5}}),\s*(?P<ort>{TOWN})(?P<ort2>),\s*$").search(text[:start])
    before = before or muster(rf"{PLZ_ORT}\s*,?\s*$").search(text[:start])
    if not before:
        return _town_before(text, start) if asked else ({}, start)
    value = {"plz": before.group("plz")}
    place = before.group("ort") or before.group("ort2")
    if place:
        return {**value, "ort": tidy_place(place)}, before.start()
    if not asked:
        return value, before.start()
    town, begin = _town_before(text, before.start())
    return {**value, **town}, begin


def _town_before(text: str, start: int) -> tuple[dict[str, str], int]:
    """ "Güstrow, Lange Straße 4", "in Güstrow in der Langen Straße 4"."""
    before = list(muster(_IN_FRONT).finditer(text[:start]))
    said = next((m for m in reversed(before) if is_known(m["ort"])), before[-1]) if before else None
    if said is None or (not is_known(said["ort"]) and not (said["vor"] and _named(said["ort"]))):
        return _moved_to(text[:start]), start
    value = {"ort": tidy_place(said["ort"])}
    if said["plz"]:
        value["plz"] = said["plz"]
    return value, said.start()


def _named(place: str) -> bool:
    return place[:1].isupper() and _is_town(place)


def _moved_to(front: str) -> dict[str, str]:
    """The town said in a sentence before: "Ich bin nach Löcknitz gezogen, die Straße heißt …"."""
    said = muster(_MOVED_TO).search(front)
    if said is None or not _named(said["ort"]) or muster(_EARLIER).search(front):
        return {}
    return {"ort": tidy_place(said["ort"])}


def town_apart(text: str, at: int) -> str | None:
    """The town that follows a street without a number: "in der Kröpeliner Str. in Rostock, …"."""
    said = muster(rf"\s*,?\s*in\s+(?P<ort>(?-i:[A-ZÄÖÜ]){TOWN})(?=\s*(?:$|[,;.]))").match(text, at)
    return tidy_place(said["ort"]) if said and _is_town(said["ort"]) else None


def tidy_place(text: str) -> str:
    """ "hansestadt rostock" → "Rostock", "frankfurt am main" → "Frankfurt am Main"."""
    return capitals(muster(r"^(?:hansestadt|landeshauptstadt|universitätsstadt|stadt)\s+").sub("", text))
