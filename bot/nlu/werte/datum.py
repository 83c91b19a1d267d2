"""Days: "24.12.2026", "3. Mai 90", "nächsten Dienstag", "heute in drei Wochen", "am zweiten Advent". Inexact ones
("Mitte Dezember", "bald") have no value.
"""

import re
from collections.abc import Callable
from datetime import date
from re import Match

from bot.nlu.datum_namen import NAMED_RULES, shifted
from bot.nlu.datum_wochen import MONTH, WEEK_RULES, WEEKDAY
from bot.nlu.kalender import add_months, make_date, month, weekday
from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld
from bot.nlu.zeitrichtung import chosen, full_year, placed
from bot.nlu.zeitsprache import Zeitsprache, plain

_NAMED = re.compile(r"\b(?:herrn?|frau|familie|heisst|heisse|namens)\s+(?:\w+\s+)?$")  # Mr Freitag

_YEARS_AGO = re.compile(r"vor\s+\d{1,2}\s+jahre?n?")
_MONTH_BEFORE = re.compile(rf"(?:^|.*\W)(?:\d{{1,2}}\.|im)\s+({MONTH})\b(?=.*[,;]|\s+$)")
Rule = tuple[str, Callable[[Match[str], Umfeld], date | None]]

_YEAR = r"(\d{4}|(?:19|20) \d{2}|\d{2})"
_YEAR_BEHIND = (
    r"(?:\s*,?\s*(?:anno\s+|im\s+jahre?\s+)?'?(?:(\d{4}|(?:19|20)\s\d{2})\b(?![:.]\d)|"
    r"(\d{2})\b(?=\s*(?:$|[.,;!?)\]]\D?|[.,;!?)\]]$|geb|bin|und|in\s|ist))(?!\s*[.:]\d)))?"
)
_VAGUE = re.compile(
    rf"\b(?:anfang|mitte|ende)\s+(?:des\s+|der\s+|vom\s+)?(?:(?:nachste|kommende|diese|ubernachste)[nrsm]?\s+)?(?:monate?s?|woche|"
    rf"jahr(?:es)?|{MONTH})\b|\b(?:um|gegen|circa|ca\.?|ungefahr|etwa)\s+(?:den|dem|der)\s+\d{{1,2}}\.(?:\s*{MONTH})?|"
    r"\bvon\s+heute\s+auf\s+morgen\b|"
    r"\b(?:ungefahr|etwa|circa|ca\.?|zirka|rund)\s+(?:vor|in|seit)\s+\d+\s+(?:tag|woche|monat|jahr)\w*|"
    r"\b(?:vor|in|seit)\s+\d+\s+(?:tag|woche|monat|jahr)(?:en|n|e)?\s+(?:ungefahr|etwa|circa|ca|rum|oder\s+so)\b"
)


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    said = plain(text)
    taken = [match.span() for match in _VAGUE.finditer(said.text)]
    found: list[tuple[int, int, date]] = []
    for pattern, build in _RULES:
        for match in re.finditer(pattern, said.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if _NAMED.search(said.text[: match.start()]) or (
                build is _day_of_month and _counts(said, match, text, umfeld)
            ):
                continue
            day = build(match, umfeld)
            if day is not None:
                start, day = shifted(said.text, match.start(), day)
                taken.append((start, match.end()))
                found.append((start, match.end(), day))
    if len(found) > 1:  # "am 11. September vor zwei Jahren"
        found = [hit for hit in found if not _YEARS_AGO.fullmatch(said.text[hit[0] : hit[1]])]
    return [_wert(said, text, *hit) for hit in _with_their_weekdays(said.text, found)]


def _counts(said: Zeitsprache, match: Match[str], text: str, umfeld: Umfeld) -> bool:
    """Whether an ordinal in words counts something else: "den zweiten" of those on offer, "der dritte Antrag"."""
    start, end = said.span(*match.span())
    if any(char.isdigit() for char in text[start:end]):
        return False
    of_those = umfeld.typ == "termin" and not match.group().startswith(("am ", "zum ", "ab ", "bis "))
    return of_those or bool(re.match(r"\s+(?!Uhr|Ich|Sie|Wir)[A-ZÄÖÜ]", text[end:]))


def _wert(said: Zeitsprache, text: str, start: int, end: int, day: date) -> Wert:
    start, end = said.span(start, end)
    return Wert("datum", day.isoformat(), text[start:end], start, end)


def _with_their_weekdays(text: str, found: list[tuple[int, int, date]]) -> list[tuple[int, int, date]]:
    """ "Montag, den 23.11." is one day; "Freitag, den 5.12." none where that is a Saturday."""
    found = sorted(found)
    kept: list[tuple[int, int, date]] = []
    for hit in found:
        before = kept[-1] if kept else None
        joined = before is not None and re.fullmatch(r"\W*(?:de[nrm]|am|also|dat)?\W*", text[before[1] : hit[0]])
        name = re.fullmatch(rf"(?:\w+\s+)?({WEEKDAY})\W*", text[before[0] : before[1]]) if before and joined else None
        if before is None or name is None or not re.search(r"\d", text[hit[0] : hit[1]]):
            kept.append(hit)
            continue
        kept.pop()
        if hit[2].weekday() == weekday(name.group(1)):
            kept.append((before[0], hit[1], hit[2]))
    return kept


def _iso(m: Match[str], _: Umfeld) -> date | None:
    return make_date(int(m.group(1)), int(m.group(3)), int(m.group(4)))


def _roman(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "19.IV.1962"."""
    months = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    number = months.index(m.group(2)) + 1 if m.group(2) in months else 0
    return make_date(full_year(m.group(3), m.string, umfeld), number, int(m.group(1)))


def _numeric(m: Match[str], umfeld: Umfeld) -> date | None:
    return make_date(full_year(m.group(3), m.string, umfeld), int(m.group(2)), int(m.group(1)))


def _spoken_numeric(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "3. 4. 90", "3 4 neunzig": all three, the first two as places in a row unless a day was asked for."""
    asked = umfeld.typ == "datum"
    return _numeric(m, umfeld) if asked or m.group().count(".") >= 2 else None


def _day_and_month(m: Match[str], umfeld: Umfeld) -> date | None:
    asked = umfeld.typ in ("datum", "termin")
    if not asked and m.group().count(".") < 2:
        return None  # "2.5" is a number unless a day was asked for
    return placed(int(m.group(1)), int(m.group(2)), m.string, umfeld)


def _digits(m: Match[str], umfeld: Umfeld) -> date | None:
    return make_date(int(m.group(3)), int(m.group(2)), int(m.group(1))) if umfeld.typ == "datum" else None


def _named_month(m: Match[str], umfeld: Umfeld) -> date | None:
    day, number, year = int(m.group(1)), month(m.group(2)), m.group(3) or m.group(4)
    if year:
        return make_date(full_year(year, m.string, umfeld), number, day)
    return placed(day, number, m.string, umfeld)


def _day_of_month(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "der 3.", "am 15.": of this month, the next or the last one."""
    if umfeld.geburt:
        return None
    day = int(m.group(1))
    named = _MONTH_BEFORE.search(m.string[: m.start()])
    if named:  # "am 9. Januar geht es nicht, deshalb am 16."
        return placed(day, month(named.group(1)), m.string, umfeld)
    months = [add_months(umfeld.heute.replace(day=1), step) for step in (-2, -1, 0, 1, 2)]
    days = [made for first in months if (made := make_date(first.year, first.month, day))]
    ahead = [made for made in days if made >= umfeld.heute]
    behind = [made for made in reversed(days) if made <= umfeld.heute]
    return chosen(ahead[:1], behind[:1], m.string, umfeld)


def _month_first(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "Dezember 5", as the whole answer."""
    return placed(int(m.group(2)), month(m.group(1)), m.string, umfeld) if umfeld.typ == "datum" else None


def _short_digits(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "051226", as the whole answer."""
    return _numeric(m, umfeld) if umfeld.typ == "datum" else None


def _bare_day(m: Match[str], umfeld: Umfeld) -> date | None:
    return _day_of_month(m, umfeld) if umfeld.typ == "datum" else None


_RULES: list[Rule] = [
    (r"(?<![\d.])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)", _iso),
    (r"(?<![\d.,])(\d{1,2}),\s?(\d{1,2}),\s?(\d{4})(?!\d)", _numeric),
    (rf"(?<![\d.,])(\d{{1,2}})\.\s?([ivx]{{1,4}})\.?\s?{_YEAR}(?!\d)", _roman),
    (rf"(?<![\d.,/-])(\d{{1,2}})\s?[./-]\s?(\d{{1,2}})\s?[./-]\s?,?\s?{_YEAR}(?!\d)(?!\s*uhr)", _numeric),
    (r"(?<![\d.,/-])(\d{1,2})[.\s]\s?(\d{1,2})[.\s]\s?(\d{4})(?!\d)", _numeric),
    (
        rf"(?<![\d.,/-])(?:0\s)?(\d{{1,2}})\.?\s+(?:0\s)?(\d{{1,2}})\.?\s+{_YEAR}(?!\d)(?!\s*(?:uhr|[.:]\d))",
        _spoken_numeric,
    ),
    (r"(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)", _digits),
    (r"^\W*(\d{2})(\d{2})(\d{2})\W*$", _short_digits),
    (rf"^\W*({MONTH})\s+(\d{{1,2}})\.?\W*$", _month_first),
    (rf"\b(\d{{1,2}})\.\s+im\s+(\d{{1,2}})\.\s+{_YEAR}(?!\d)", _numeric),
    (
        r"(?<![\d.,/:-])(\d{1,2})\s?(?:\.|/|\.\s?/)\s?(\d{1,2})(?:\.(?!\d)|(?![\d.,:/]))"
        r"(?!\s*(?:uhr|euro|€|kubik|m³|liter|meter|kilo|kg|\d))",
        _day_and_month,
    ),
    *NAMED_RULES,
    (rf"(?<![\w.,:])(\d{{1,2}})\.?\s*(?:im\s+)?({MONTH})(?![a-z])\.?{_YEAR_BEHIND}", _named_month),
    *WEEK_RULES,
    (
        r"\b(?:am|zum|ab\s+dem|ab|der|den|dem|dn|bis\s+zum|vom|seit\s+dem|bis|de|dr)\s+(\d{1,2})\.(?!\s?\d)(?!\w)"
        rf"(?!\s*{MONTH}\b)"
        r"(?!\s*(?:stock|etage|og|klasse|mal|person|kind|advent|feiertag|reihe|gang|bezirk|quartal|termin))",
        _day_of_month,
    ),
    (r"^\W*(\d{1,2})\.\W*$", _bare_day),
]
