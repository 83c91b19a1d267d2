"""A time of day; a bare number is a full hour. A span ("zwischen acht und zwölf"), a choice of two and the time before
or after a moment are none.
"""

import re

from bot.nlu.antworten_basis import Antwort, Aussage, leftover
from bot.nlu.gesprochen import digits
from bot.nlu.text import fold
from bot.nlu.werte.uhrzeit import OPENING_HOUR

_SPAN = re.compile(r"\b(?:zwischen|von|nach|vor|bis|nicht\s+vor|spatestens|fruhestens)(?:\s+(?:um|so|ca|circa))*\s*$")
_AROUND = {"rum", "herum", "circa", "punkt", "schlag", "punktlich", "genau", "ungefahr", "etwa", "wenn", "moglich"}
_AROUND |= {"um", "gegen", "so", "geht", "passt"}


def lies(aussage: Aussage) -> Antwort | None:
    times = aussage.of("uhrzeit")
    if len({time.wert for time in times}) > 1:
        return None
    if times:
        time = times[0]
        before = fold(aussage.text[: time.start])
        head = fold(time.text.split()[0])
        return None if _SPAN.search(before) or _SPAN.search(head) else aussage.from_values(time)
    return _full_hour(aussage)


def _full_hour(aussage: Aussage) -> Antwort | None:
    numbers = aussage.of("zahl")
    if len(numbers) != 1 or set(leftover(aussage.text, numbers)) - _AROUND:
        return None
    if digits(numbers[0].text) is None and not numbers[0].text.isdigit():
        return None  # "zu dritt"
    number = float(numbers[0].wert)
    if not number.is_integer() or not 0 < number < 24:
        return None
    hour = int(number)
    return aussage.whole(f"{hour + 12 if hour < OPENING_HOUR else hour:02d}:00")
