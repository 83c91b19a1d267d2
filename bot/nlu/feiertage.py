"""German holidays and other named days of a year.

Moving feasts follow Easter (Gauss/Lichtenberg) or Christmas; which days are public holidays is no matter here.
"""

from collections.abc import Callable
from datetime import date, timedelta

from bot.nlu.kalender import last_weekday, next_weekday

SUNDAY = 6


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm after Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def advent(year: int, number: int) -> date:
    """The `number`th Sunday of Advent, 1 to 4; 0 is the Sunday before."""
    return last_weekday(date(year, 12, 25), SUNDAY) - timedelta(weeks=4 - number)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


# Pattern of the name (folded, numbers as digits) → day of a year. Longer names first.
FEASTS: tuple[tuple[str, Callable[[int], date]], ...] = (
    (r"1\. advent(?:ssonntag)?", lambda year: advent(year, 1)),
    (r"2\. advent(?:ssonntag)?", lambda year: advent(year, 2)),
    (r"3\. advent(?:ssonntag)?", lambda year: advent(year, 3)),
    (r"4\. advent(?:ssonntag)?", lambda year: advent(year, 4)),
    (r"2\. (?:weihnacht(?:en|s)?(?:feier)?tag|feiertag)|stephanstag|stefanitag", _fixed(12, 26)),
    (r"1\. (?:weihnacht(?:en|s)?(?:feier)?tag|feiertag)|weihnachtstag|christtag", _fixed(12, 25)),
    (r"heilig(?:er|en|em)?\s?abend|weihnachtsabend|heiligabnd|christabend", _fixed(12, 24)),
    (r"weihnachten", _fixed(12, 25)),
    (r"(?:st\.? )?nikolaus(?:tag|abend)?|nikolaustag", _fixed(12, 6)),
    (r"silvester(?:tag|abend)?|sylvester", _fixed(12, 31)),
    (r"neujahr(?:stag|smorgen)?", _fixed(1, 1)),
    (r"heilige[nr]? (?:3|drei) konige?|(?:heilig)?dreikonig(?:e|stag)?|3 konigstag", _fixed(1, 6)),
    (r"valentinstag", _fixed(2, 14)),
    (r"weiberfastnacht|altweiber(?:fastnacht)?", _after_easter(-52)),
    (r"rosenmontag", _after_easter(-48)),
    (r"(?:faschings?|fastnachts?|karnevals?)[ -]?dienstag|veilchendienstag|fastnacht", _after_easter(-47)),
    (r"aschermittwoch", _after_easter(-46)),
    (r"palmsonntag", _after_easter(-7)),
    (r"grundonnerstag", _after_easter(-3)),
    (r"karfreitag", _after_easter(-2)),
    (r"karsamstag|ostersamstag|ostersonnabend", _after_easter(-1)),
    (r"ostersonntag", easter),
    (r"ostermontag", _after_easter(1)),
    (r"weisse[nrm]? sonntag", _after_easter(7)),
    (r"mari(?:a|ae|ah) himmelfahrt", _fixed(8, 15)),
    (r"(?:christi )?himmelfahrt(?:stag)?|vatertag|herrentag|mannertag", _after_easter(39)),
    (r"pfingstsonntag", _after_easter(49)),
    (r"pfingstmontag", _after_easter(50)),
    (r"pfingsten", _after_easter(49)),
    (r"fronleichnam(?:stag)?", _after_easter(60)),
    (r"ostern", easter),
    (r"(?:internationale[rnm]? )?(?:welt)?fraue?ntag", _fixed(3, 8)),
    (r"walpurgisnacht", _fixed(4, 30)),
    (r"(?:tag der arbeit|maifeiertag)", _fixed(5, 1)),
    (r"muttertag", lambda year: next_weekday(date(year, 4, 30), SUNDAY) + timedelta(days=7)),
    (r"weltkindertag", _fixed(9, 20)),
    (r"(?:internationale[rnm]? )?kindertag", _fixed(6, 1)),
    (r"johanni(?:stag)?", _fixed(6, 24)),
    (r"tag der (?:deutschen )?einheit|einheitstag|nationalfeiertag", _fixed(10, 3)),
    (r"erntedank(?:fest|sonntag)?", lambda year: next_weekday(date(year, 9, 30), SUNDAY)),
    (r"reformationstag|halloween", _fixed(10, 31)),
    (r"allerheiligen", _fixed(11, 1)),
    (r"allerseelen", _fixed(11, 2)),
    (r"(?:st\.? |sankt )?martinstag|sankt martin|st\.? martin|martini", _fixed(11, 11)),
    (r"volkstrauertag", lambda year: advent(year, 1) - timedelta(days=14)),
    (r"buss? (?:und|u) bettag|buss-? und bettag|busstag", lambda year: advent(year, 1) - timedelta(days=11)),
    (r"totensonntag|ewigkeitssonntag", lambda year: advent(year, 1) - timedelta(days=7)),
)
