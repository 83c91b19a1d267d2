"""An appointment: one of the offered slots, or a wish by which other slots are looked for.

A day or a time of day picks only where it points at one offer; else it is a wish. "Dienstag" is any offered Tuesday,
"nächste Woche Dienstag" that very day.
"""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.ja_nein import leading, yes_or_no
from bot.nlu.kalender import WEEKDAYS
from bot.nlu.lesart import Wert
from bot.nlu.reihenfolge import place
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import BERLIN
from bot.nlu.werte.tageszeit import TAGESZEITEN
from bot.nlu.zeitraum import Zeitraum, zeitraum
from bot.nlu.zeitsprache import plain

_LATER = r"\b(?:später(?:e[rsn]?)?|(?:weiter\s+)?hinten|nach\s+hinten|danach)\b"
_EARLIER = (
    r"\b(?:früher(?:e[rsn]?)?|eher(?:e[rsn]?)?|vorher|zeitiger|schneller|baldmöglichst|"
    r"so\s+bald\s+wie\s+möglich|schnellstmöglich|so\s+schnell\s+wie\s+möglich|möglichst\s+bald)\b"
)
_ANY = (
    r"\b(?:nächst(?:e[rsn]?|möglich\w*)\s+(?:freie[rsn]?\s+)?(?:termin)?$|egal|irgend\s?(?:wann|ein\w*|welche\w*)|jederzeit|"
    r"der\s+erstbeste|den\s+nehme?\s+ich|nehm(?:e)?\s+ich|such\w*\s+(?:sie\s+)?(?:einen\s+|was\s+)?aus)\b|^\W*(?:ja\W+)?(?:das\s+|der\s+)?passt(?:\s+(?:mir|uns|so|gut|schon|auch|prima))*\W*$"
)
_INSTEAD = r"\b(?:lieber|sondern|stattdessen|dafür|höchstens|eher)\b"
_REFUSED = r"\b(?:nicht|kein(?:e[rsn]?)?|nie|niemals|schlecht)\b"
_NOT = r"\b(?:nicht|kein(?:e[rsn]?)?|außer|bloß\s+nicht)\b"
_NONE_OF_THEM = (
    r"\b(?:kein(?:e[rsn]?)?\s+(?:davon|von\s+(?:denen|diesen|den\s+\w+)|der\s+\w+|passt|geht)|gar\s+kein(?:e[rsn]?)?|"
    r"alle\s+(?:doof|blöd|schlecht|mist|nix)|nichts\s+(?:davon|dabei|passendes)|(?:da\s+)?(?:kann|passt)\s+(?:ich\s+)?(?:überall\s+|bei\s+allen\s+)?nicht)|"
    r"^\W*(?:nein[\s,]+)?(?:kein(?:e[rsn]?|s)?|(?:den|die|der)\s+nicht|nicht\s+(?:den|die|der)|alle\s+nicht)\W*$"
)
_OTHER = (
    r"\b(?:ander(?:e[rsn]?|mal)|weitere|mehr\s+(?:termine|auswahl)|noch\s+(?:andere|weitere|was)|"
    r"was\s+anderes|keine[rn]?\s+(?:davon|von\s+denen|passt)|passt\s+(?:mir\s+)?(?:alles\s+)?nicht)\b"
)
_ASKING_MORE = r"\b(?:haben|hätten|gibt|gäbe|geht|ginge|hast|habt)\b.*\b(?:auch|noch|etwas|was)\b"
_EARLIEST = r"\b(?:(?:aller)?früh(?:e)?ste[rnms]?|(?:aller)?nächste[rn]?(?=\s*$)|am\s+frühesten|schnellste[rnms]?)\b"
_LATEST = r"\b(?:(?:aller)?späteste[rnms]?|am\s+spätesten)\b"
_AFTER = r"\b(?:ab|nach|nicht\s+vor)\s*$"
_BEFORE = r"\b(?:bis|vor|spätestens)\s*$"
_IN_WEEKS = r"^in\s+(?:ca\.?\s+|etwa\s+|ungefähr\s+)?\w+\s+(?:wochen?|monate?n?)$"
""" "In drei Wochen" is no day but a time from which on: the same weekday is chance. "Heute in drei Wochen" is a day."""
_ABOUT_DAYS = 6
_BARE_DAY = r"^(?:nachsten\s+)?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?$"

Slot = dict[str, Any]


def lies(aussage: Aussage) -> Antwort | None:
    slots = [slot for option in aussage.optionen if (slot := _slot(option))]
    aussage = _preferred(aussage)
    if slots and muster(_NONE_OF_THEM).search(aussage.text) and not _says_when(aussage):
        return _wish(aussage, nicht=[slot["wert"]["beginn"] for slot in slots])
    negated = bool(muster(_NOT).search(aussage.text))
    roams = muster(_ASKING_MORE).search(aussage.text) or _about(aussage)
    picked = [] if roams else _picked(aussage, slots)
    if negated and picked:
        return _wish(aussage, nicht=[slot["wert"]["beginn"] for slot in picked])
    if len(picked) == 1:
        return aussage.whole(picked[0]["wert"])
    return _wish(aussage)


def _preferred(aussage: Aussage) -> Aussage:
    """What is wished for instead: of "nee geht nicht, lieber nachmittags" only what stands after "lieber"."""
    instead = muster(_INSTEAD).search(aussage.text)
    if instead is None or not muster(_REFUSED).search(aussage.text[: instead.start()]):
        return aussage
    after = [wert for wert in aussage.werte if wert.start >= instead.start()]
    if not after:
        return aussage
    cut = " " * instead.end() + aussage.text[instead.end() :]
    return replace(aussage, text=cut, werte=after)


def _slot(option: dict[str, Any]) -> Slot | None:
    wert = option.get("wert")
    if not isinstance(wert, dict) or not wert.get("beginn"):
        return None
    return {
        "wert": {"standort": wert.get("standort"), "beginn": wert["beginn"]},
        "zeit": datetime.fromisoformat(wert["beginn"]).astimezone(BERLIN),
    }


def _says_when(aussage: Aussage) -> bool:
    """Whether the text names a day, a time, or a place in the list."""
    return bool(aussage.of("datum", "uhrzeit", "tageszeit")) or place(aussage.text, 9) is not None


def _picked(aussage: Aussage, slots: list[Slot]) -> list[Slot]:
    """The offered slots that fit everything the text says; [] when it says nothing that picks."""
    fitting = _fitting(aussage, slots)
    if fitting is not None:
        index = place(aussage.text, len(fitting)) if fitting else None
        return [fitting[index]] if index is not None else _extreme(aussage.text, fitting) or fitting
    if not slots:
        return []
    index = place(aussage.text, len(slots))
    if index is not None:
        return [slots[index]]
    extreme = _extreme(aussage.text, slots)
    if extreme:
        return extreme
    said = yes_or_no(aussage.text) or leading(aussage.text)[0]
    if muster(_NOT).search(aussage.text):
        return []
    if (muster(_ANY).search(aussage.text) and not aussage.bisher) or (said == "ja" and len(slots) == 1):
        return slots[:1]
    return []


def _about(aussage: Aussage) -> Zeitraum | None:
    """The week that begins so many weeks or months from now, where nothing narrows it down."""
    days = aussage.of("datum")
    if len(days) != 1 or not muster(_IN_WEEKS).match(days[0].text):
        return None
    first = date.fromisoformat(days[0].wert)
    return first, first + timedelta(days=_ABOUT_DAYS)


def _stretch(aussage: Aussage) -> Zeitraum | None:
    """The days named as a stretch and no single one; None where they are declined."""
    declined = muster(_NOT).search(aussage.text)
    return None if declined or aussage.of("datum") else zeitraum(aussage.text, aussage.umfeld.heute)


def _extreme(text: str, slots: list[Slot]) -> list[Slot]:
    """ "den frühesten", "den spätesten"."""
    if slots and muster(_EARLIEST).search(text):
        return [min(slots, key=lambda slot: slot["zeit"])]
    if slots and muster(_LATEST).search(text):
        return [max(slots, key=lambda slot: slot["zeit"])]
    return []


def _fitting(aussage: Aussage, slots: list[Slot]) -> list[Slot] | None:
    """The slots on the day and at the time that the text names; None when it names neither."""
    days = [w for w in aussage.of("datum") if not _counts(w, len(slots))]
    times, parts = aussage.of("uhrzeit"), aussage.of("tageszeit")
    weekdays = {number for name, number in WEEKDAYS.items() if name in plain(aussage.text).text}
    hours = {
        int(w.wert) for w in aussage.of("zahl") if not days and not times and 7 <= w.wert <= 19 and len(slots) < w.wert
    }
    if not (days or times or weekdays or hours or parts):
        return None
    stretch = _stretch(aussage)
    if stretch is not None:
        slots = [slot for slot in slots if stretch[0] <= slot["zeit"].date() <= stretch[1]]
    fitting = [slot for slot in slots if _on_day(slot, days, weekdays)]
    if times:
        exact = [slot for slot in fitting if f"{slot['zeit']:%H:%M}" in {w.wert for w in times}]
        hours |= {int(w.wert[:2]) for w in times if w.wert.endswith(":00") and not _open_ended(aussage.text, w)}
        fitting = exact or [slot for slot in fitting if slot["zeit"].hour in hours]
    elif hours:
        fitting = [slot for slot in fitting if slot["zeit"].hour in hours]
    if parts:
        fitting = [slot for slot in fitting if any(_in_part(slot["zeit"], w.wert) for w in parts)]
    return fitting


def _counts(day: Wert, offered: int) -> bool:
    """ "den zweiten" is a place among the offers and no day of the month."""
    return bool(muster(r"^de[rnm]\s+[a-zäöüß]+$").match(day.text)) and place(day.text, offered) is not None


def _on_day(slot: Slot, days: list[Wert], weekdays: set[int]) -> bool:
    exact = {w.wert for w in days}
    if slot["zeit"].date().isoformat() in exact:
        return True
    bare = all(re.match(_BARE_DAY, fold(plain(w.text).text)) for w in days)
    return slot["zeit"].weekday() in weekdays if weekdays and bare else not days


def _open_ended(text: str, time: Wert) -> bool:
    """ "ab 10", "bis 10"."""
    before = f"{text[: time.start]}{time.text.split()[0] if ' ' in time.text else ''}"
    return bool(muster(_AFTER).search(before) or muster(_BEFORE).search(before))


def _in_part(moment: datetime, part: str) -> bool:
    _, start, end = TAGESZEITEN[part]
    clock = f"{moment:%H:%M}"
    return (start is None or clock >= start) and (end is None or clock < end)


def _wish(aussage: Aussage, nicht: list[str] | None = None) -> Antwort | None:
    text = aussage.text
    wish: dict[str, Any] = {"datum": None, "ab": None, "bis": None, "richtung": None, "nicht": nicht or []}
    used = [] if nicht else _fill_times(wish, aussage)
    stretch = _stretch(aussage) or _about(aussage)
    if stretch is not None and not nicht:  # "am liebsten nächste Woche"
        wish |= {"datum": stretch[0].isoformat(), "datum_bis": stretch[1].isoformat()}
    if muster(_LATER).search(text):
        wish["richtung"] = "spaeter"
    elif muster(_EARLIER).search(text):
        wish["richtung"] = "frueher"
    elif muster(_OTHER).search(text) and not used and not nicht:
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
