"""An appointment: one of the offered slots, or a wish by which other slots are looked for."""

from datetime import datetime
from typing import Any

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.ja_nein import leading, yes_or_no
from bot.nlu.kalender import WEEKDAYS
from bot.nlu.reihenfolge import place
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import BERLIN
from bot.nlu.werte.tageszeit import TAGESZEITEN

_LATER = r"\b(?:später(?:e[rsn]?)?|(?:weiter\s+)?hinten|spätere[rsn]?|nach\s+hinten|danach)\b"
_EARLIER = (
    r"\b(?:früher(?:e[rsn]?)?|eher(?:e[rsn]?)?|vorher|zeitiger|schneller|baldmöglichst|"
    r"so\s+bald\s+wie\s+möglich|schnellstmöglich|so\s+schnell\s+wie\s+möglich|möglichst\s+bald)\b"
)
_NEXT = (
    r"\b(?:nächst(?:e[rsn]?|möglich\w*)\s+(?:freie[rsn]?\s+)?(?:termin)?$|egal|irgend\s?wann|jederzeit|"
    r"ganz\s+egal|der\s+erstbeste|den\s+nehme?\s+ich|passt|nehm(?:e)?\s+ich)\b"
)
_NOT = r"\b(?:nicht|kein(?:e[rsn]?)?|außer|bloß\s+nicht)\b"
_OTHER = (
    r"\b(?:ander(?:e[rsn]?|mal)|weitere|mehr\s+(?:termine|auswahl)|noch\s+(?:andere|weitere|was)|"
    r"was\s+anderes|keine[rn]?\s+(?:davon|von\s+denen|passt)|passt\s+(?:mir\s+)?(?:alles\s+)?nicht)\b"
)
_AFTER = r"\b(?:ab|nach|nicht\s+vor)\s*$"
_BEFORE = r"\b(?:bis|vor|spätestens)\s*$"


def lies(aussage: Aussage) -> Antwort | None:
    slots = [slot for option in aussage.optionen if (slot := _slot(option))]
    negated = bool(muster(_NOT).search(aussage.text))
    picked = _picked(aussage, slots)
    if negated and picked:
        return _wish(aussage, nicht=[slot["wert"]["beginn"] for slot in picked])
    if len(picked) == 1:
        return aussage.whole(picked[0]["wert"])
    return _wish(aussage)


def _slot(option: dict[str, Any]) -> dict[str, Any] | None:
    wert = option.get("wert")
    if not isinstance(wert, dict) or not wert.get("beginn"):
        return None
    return {
        "wert": {"standort": wert.get("standort"), "beginn": wert["beginn"]},
        "zeit": datetime.fromisoformat(wert["beginn"]).astimezone(BERLIN),
    }


def _picked(aussage: Aussage, slots: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The offered slots that fit everything the text says; [] when it says nothing that picks."""
    days, times = {w.wert for w in aussage.of("datum")}, {w.wert for w in aussage.of("uhrzeit")}
    parts = [w.wert for w in aussage.of("tageszeit")]
    weekdays = {number for name, number in WEEKDAYS.items() if name in fold(aussage.text)}
    hours = {
        int(w.wert) for w in aussage.of("zahl") if not days and not times and 7 <= w.wert <= 19 and len(slots) < w.wert
    }
    fitting = slots
    if weekdays and not any(slot["zeit"].date().isoformat() in days for slot in slots):
        fitting = [slot for slot in fitting if slot["zeit"].weekday() in weekdays]
    elif days:
        fitting = [slot for slot in fitting if slot["zeit"].date().isoformat() in days]
    if times:
        fitting = [slot for slot in fitting if f"{slot['zeit']:%H:%M}" in times]
    if hours:
        fitting = [slot for slot in fitting if slot["zeit"].hour in hours]
    if parts:
        fitting = [slot for slot in fitting if any(_in_part(slot["zeit"], part) for part in parts)]
    if days or times or weekdays or hours or parts:
        index = place(aussage.text, len(fitting)) if fitting else None
        return [fitting[index]] if index is not None else fitting
    index = place(aussage.text, len(slots)) if slots else None
    if index is not None:
        return [slots[index]]
    said = yes_or_no(aussage.text) or leading(aussage.text)[0]
    if muster(_NOT).search(aussage.text):
        return []
    if slots and (muster(_NEXT).search(aussage.text) or (said == "ja" and len(slots) == 1)):
        return slots[:1]
    return []


def _in_part(moment: datetime, part: str) -> bool:
    _, start, end = TAGESZEITEN[part]
    clock = f"{moment:%H:%M}"
    return (start is None or clock >= start) and (end is None or clock < end)


def _wish(aussage: Aussage, nicht: list[str] | None = None) -> Antwort | None:
    text = aussage.text
    wish: dict[str, Any] = {"datum": None, "ab": None, "bis": None, "richtung": None, "nicht": nicht or []}
    used = []
    if not nicht:
        used = _fill_times(wish, aussage)
    if muster(_LATER).search(text):
        wish["richtung"] = "spaeter"
    elif muster(_EARLIER).search(text):
        wish["richtung"] = "frueher"
    elif muster(_OTHER).search(text) and not used:
        wish["richtung"] = "spaeter"
    if not any(wish.values()):
        return None
    answer = aussage.whole({"wunsch": wish})
    return Antwort(answer.werte, 0.9)


def _fill_times(wish: dict[str, Any], aussage: Aussage) -> list[Any]:
    days, times, parts = aussage.of("datum"), aussage.of("uhrzeit"), aussage.of("tageszeit")
    if days:
        wish["datum"] = days[0].wert
    if parts:
        _, wish["ab"], wish["bis"] = TAGESZEITEN[parts[0].wert]
    for time in times:
        before = aussage.text[: time.start] + (
            " ab"
            if time.text.lower().startswith(("ab ", "nach "))
            else " bis"
            if time.text.lower().startswith("bis ")
            else ""
        )
        if muster(_BEFORE).search(before):
            wish["bis"] = time.wert
        else:
            wish["ab"] = time.wert
            if not muster(_AFTER).search(before) and days:
                wish["bis"] = time.wert
    return [*days, *times, *parts]
