"""Which year, month or week a day without its year means: the next one, or the last one where something is told.

Texts are those of `bot.nlu.zeitsprache`.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from bot.nlu.kalender import make_date
from bot.nlu.umfeld import Umfeld

_TOLD = re.compile(
    r"\b(?:seit(?:dem)?|letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?|war|waren|wurde|wurden|hatte[n]?|kam|kamen|gab|fand|"
    r"ging|starb|verstorben|gestorben|geboren|passiert|geschah|geschehen|gewesen|damals|ereignet\w*|passiert\w*|bassiert|verlor\w*|bemerkte\w*|merkte|erhielt\w*|bekam\w*|begann\w*|kaufte\w*|"
    r"meldete\w*|stahl\w*|klaute\w*|fiel\w*|zog|zogen|ruckwirkend|neulich|kurzlich|schon\s+am)\b"
)
# "ich habe ihn am 3. Mai gefunden", "eingezogen sind wir am 1."; but "ich habe an Dienstag gedacht" looks ahead
_AUXILIARY = r"\b(?:hab|habe|haben|hat|bin|ist|sind|is|ham|han)\b"
_PARTICIPLE = (
    r"\b(?!geplant|gedacht|genehm|geeignet|gewunscht|gebucht|gesagt)"
    r"(?:\w{0,6}ge[a-z]{2,}(?:t|en)|(?:ver|be|ent|er|zer)[a-z]{3,}(?:en|t)|[a-z]+iert)\b"
)
_PERFECT = re.compile(rf"{_AUXILIARY}.*?{_PARTICIPLE}|^\W*{_PARTICIPLE}\s+(?:{_AUXILIARY}|am\b|vor\b)")
_TURN = re.compile(r"[,;.]\s*(?:(?:aber|und|doch)\s+)?(?:jetzt|nun|lieber|stattdessen|heute)\b")
_AHEAD = re.compile(
    r"\b(?:ausgesucht|ausgedacht|uberlegt|freigenommen|genommen|vorgenommen|vorgesehen|eingeplant|vorgestellt|vorgemerkt|"
    r"reserviert|ware|ubersiedel\w*|werde|werden|wird|mochte|will|soll|kann|konnte|ginge|wurd|gerne?|besuch\w*|beruf\w*|"
    r"bestimmt|bereit|gehen|geben|gelegen|recht|verfugbar|erreichbar|vielleicht|beantragen|bekommen|vereinbaren)\b"
)
_SAID_YEAR = re.compile(
    r"\b(ubernachst|vorletzt|nachst|kommend|folgend|dies|letzt|vorig|vergangen)\w*\s+jahr(?:es|s)?\b"
)
_YEARS_AGO = re.compile(r"\bvor\s+(\d{1,2})\s+jahre?n?\b")
_SHORT_YEAR = re.compile(r"\b([dnv])\.\s?j\.")  # "d. J.", "n. J.", "v. J."
_THIS_YEAR = re.compile(r"\blaufenden?\s+jahr")
_COHORT = re.compile(r"\bjahrgang\s+'?(\d{2}|\d{4})\b|\b1?\s?'?(\d{2})er\b(?!\s+jahre)")
_STEPS = {"ubernachst": 2, "vorletzt": -2, "nachst": 1, "kommend": 1, "folgend": 1, "dies": 0}
_YEAR = re.compile(r"(?<![\d.,/:-])(19\d{2}|20\d{2})(?![\d/:-])(?!\s*(?:euro|uhr|€))")
NEAR_FUTURE = 10  # years: "27" is 2027, "62" 1962
YEARS = 5  # how far a 29 February is looked for


def told(text: str, umfeld: Umfeld) -> bool:
    """Whether a day gone by is meant."""
    if umfeld.blick_voraus:
        return False
    text = _TURN.split(text)[-1]  # "erst war der 10. ausgemacht, jetzt der 21."
    return umfeld.blick_zurueck or bool(_TOLD.search(text)) or bool(_PERFECT.search(text) and not _AHEAD.search(text))


def said_year(text: str, umfeld: Umfeld) -> int | None:
    """The year named somewhere in the text ("nächstes Jahr", "…, 1956 natürlich"), or None."""
    ago = _YEARS_AGO.search(text)
    if ago:
        return umfeld.heute.year - int(ago.group(1))
    short = _SHORT_YEAR.search(text)
    if short or _THIS_YEAR.search(text):
        return umfeld.heute.year + {"n": 1, "v": -1}.get(short.group(1) if short else "", 0)
    cohort = _COHORT.search(text)
    if cohort:
        return full_year(cohort.group(1) or cohort.group(2), f"{text} geboren", umfeld)
    match = _SAID_YEAR.search(text)
    if match:
        return umfeld.heute.year + _STEPS.get(match.group(1), -1)
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def full_year(digits: str, text: str, umfeld: Umfeld) -> int:
    """ "27" → 2027, "62" → 1962, "1990" → 1990; of births no year lies ahead."""
    digits = re.sub(r"\D", "", digits)
    number = int(digits)
    if len(digits) == 4:
        return number
    back = umfeld.blick_zurueck or re.search(r"\bgeb(?:oren|\b)", text)
    pivot = umfeld.heute.year % 100 + (0 if back else NEAR_FUTURE)
    return 2000 + number if number <= pivot else 1900 + number


def placed(day: int, month: int, text: str, umfeld: Umfeld) -> date | None:
    """That day of the year named, else of the next one, or of the last one where something is told."""
    year = said_year(text, umfeld)
    if year is not None:
        return make_date(year, month, day)
    if umfeld.geburt:
        return None
    return of_years(lambda number: make_date(number, month, day), text, umfeld)


def of_years(made: Callable[[int], date | None], text: str, umfeld: Umfeld) -> date | None:
    """The day `made` of a year, of the year that is meant."""
    this = umfeld.heute.year
    ahead = [day for year in range(this, this + YEARS) if (day := made(year)) and day >= umfeld.heute]
    behind = [day for year in range(this, this - YEARS, -1) if (day := made(year)) and day <= umfeld.heute]
    return chosen(ahead[:1], behind[:1], text, umfeld)


def chosen(ahead: Sequence[date], behind: Sequence[date], text: str, umfeld: Umfeld) -> date | None:
    """The day ahead or the one behind, as the text and the question's limits have it."""
    order = [*behind, *ahead] if told(text, umfeld) else [*ahead, *behind]
    first, last = umfeld.grenzen
    fitting = [day for day in order if (first is None or day >= first) and (last is None or day <= last)]
    return next(iter(fitting or order), None)
