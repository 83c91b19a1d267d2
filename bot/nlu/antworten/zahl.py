"""A number. "Ein paar" is none, nor is "zwei bis drei"; "meine Frau, ich und zwei Kinder" are four persons."""

import re

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.werte.zahl import negated
from bot.nlu.zahlausdruck import is_range
from bot.nlu.zahlwoerter import as_number, plain

_VAGUE = (
    r"\b(?:ein\s+paar|mehrere|einige|viele|wenige|etliche|zig|manche|diverse|keine\s+ahnung|mal\s+mehr|unterschiedlich|"
    r"(?:mehr|weniger)\s+als|mindestens|höchstens|maximal)\b"
)
_OPEN_END = r"\b(?:mehr\s+als|weniger\s+als|mindestens|höchstens|maximal)\s+\S+"
_ALONE = (
    r"\b(?:nur\s+ich|ich\s+(?:wohne\s+|lebe\s+|bin\s+)?allein(?:e|ig)?|allein(?:e|stehend\w*|lebend\w*)?|bloß\s+ich|nur\s+der\s+eine|"
    r"nur\s+eine[rn]?|einzig\w*|single|niemand\s+(?:sonst|außer))\b|^\W*(?:ich|eine[rs]?|eins)\W*$"
)
_TWO = r"\b(?:ehepaar|pärchen|wir\s+beide[n]?|alle\s+beide)\b"
_NONE = r"\b(?:kein(?:e|en|er|s)?|gar\s+nicht|nichts|nix|niemand)\b"
_GLUED = r"^(?:x|mal)?(\d+(?:[.,]\d+)?)(?:x|mal|er|m|t|l)?$"
_KIN = (
    r"(?:ehe|lebens)?(?:frau|mann|partner(?:in)?|gefährt(?:e|in))|freund(?:in)?|söhne?n?|sohn|tochter|töchtern?|kind(?:ern?)?|"
    r"baby|säugling|mutter|mama|vater|papa|bruder|schwester|geschwister|brüder|oma|opa|großmutter|großvater|enkel(?:in)?|eltern|"
    r"schwiegermutter|schwiegervater|mitbewohner(?:in)?|untermieter(?:in)?|erwachsenen?|jugendliche[rn]?|personen?|mädchen|jungen?|"
    r"zwillinge?n?|nichte|neffe|tante|onkel"
)
_GROUP = (
    rf"(?:(?P<zahl>\d{{1,2}}|[a-zäöüß]+)\s+)?(?:kleine[nr]?\s+|erwachsene[nr]?\s+|große[nr]?\s+)?\b(?P<kin>{_KIN})\b"
)
_SEVERAL_KIN = (
    r"(?:kinder|kindern|s[öo]e?hnen?|t(?:ö|oe)chtern?|geschwister|brüder|personen|erwachsenen?|jugendlichen)$"
)
_PAIRS = r"(?:eltern|zwillingen?)$"
_AMONG_THEM = r",?\s*\b(?:davon|darunter|einschließlich|inklusive|inkl\.?|wovon|mich\s+eingeschlossen)\b"
_TOTAL = (
    r"\b(?:wir\s+sind|insgesamt|zusammen|macht|sind\s+wir|alles\s+in\s+allem|"
    r"zu\s+(?:zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt))\b"
)


def lies(aussage: Aussage) -> Antwort | None:
    text = muster(_AMONG_THEM).split(aussage.text)[0]
    if re.search(r"(?<![\d.,])0\d", text):
        return None  # a telephone number, a code
    numbers = [wert for wert in aussage.of("zahl") if wert.ende <= len(text) and not negated(text, wert)]
    if is_range(text) or (numbers and muster(_OPEN_END).search(text)):
        return None
    counted = None if muster(_TOTAL).search(text) else _persons(text)
    if counted is not None:
        return aussage.whole(counted) if counted else None
    if numbers:  # "3 bis 4", "statt 3 lieber 4": the last one said counts
        return aussage.from_values(numbers[-1])
    things = [row for wert in aussage.of("gegenstaende") for row in wert.wert]
    if len(things) == 1 and things[0]["anzahl"]:
        return aussage.whole(things[0]["anzahl"])  # "ein Paar, also zwei Stühle"
    for pattern, value in ((_TWO, 2), (_ALONE, 1)):
        match = muster(pattern).search(text)
        if match:
            return aussage.from_values(Wert("zahl", value, match.group(), match.start(), match.end()))
    if muster(_VAGUE).search(text):
        return None
    if muster(_NONE).search(text):
        return aussage.whole(0)
    return _otherwise(aussage)


def _otherwise(aussage: Aussage) -> Antwort | None:
    """An amount, or a number glued to its unit."""
    amounts = aussage.of("betrag")
    if amounts:
        value = plain(float(amounts[0].wert))
        return aussage.from_values(Wert("zahl", value, amounts[0].text, amounts[0].start, amounts[0].ende))
    words = aussage.text.strip(" .!").split()
    glued = muster(_GLUED).match(words[0]) if len(words) <= 3 and words else None
    number = as_number(glued.group(1)) if glued else as_number(words[0]) if len(words) == 1 else None
    return aussage.whole(plain(number)) if number is not None else None


def _persons(text: str) -> int | None:
    """The persons listed, oneself among them; 0 where one group is not counted, None where there is no list."""
    groups = list(muster(_GROUP).finditer(text))
    oneself = bool(re.search(r"(?i)\b(?:ich|mich|mir)\b", text))
    if len(groups) + oneself < 2 or (oneself and not groups):
        return None
    total = int(oneself)
    for group in groups:
        number = as_number(group["zahl"]) if group["zahl"] else None
        if number is None or number < 1:
            if re.search(_SEVERAL_KIN, group["kin"].lower()):
                return 0
            number = 2 if muster(_PAIRS).search(group["kin"]) else 1
        total += int(number)
    return total
