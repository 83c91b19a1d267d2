"""Number plates: in any writing where one was asked for, else with a hyphen or in capitals."""

import re

from bot.nlu.lesart import Wert
from bot.nlu.nummernschild import district, districts, plates
from bot.nlu.umfeld import Umfeld

_PLATE = (
    r"(?<![A-Za-zÄÖÜäöü0-9-])(?!(?:DIN|din)[- ][Aa])(?P<kreis>[A-Za-zÄÖÜäöü]{1,3})\s?[- :._]\s?(?P<eigen>[A-Za-z]{1,2})"
    r"\s?[- :._]?\s?(?P<zahl>[1-9]\d{0,3})\s?(?P<art>[EHeh]?)(?![\w-])"
)


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    if umfeld.typ == "kennzeichen":
        found = plates(text, umfeld)
        if found:
            return [Wert("kennzeichen", p.wert, text[p.start : p.ende], p.start, p.ende) for p in found]
    return _written(text, umfeld.typ == "kennzeichen")


def _written(text: str, asked: bool) -> list[Wert]:
    found = []
    for match in re.finditer(_PLATE, text):
        code, own = district(match["kreis"]) or match["kreis"].upper(), match["eigen"].upper()
        clear = "-" in match.group() and code in districts()
        capitals = (match["kreis"] + match["eigen"]).isupper() and code in districts()
        if (clear or capitals or asked) and not (match["kreis"].islower() and match["eigen"].isupper()):
            value = f"{code}-{own} {int(match['zahl'])}{match['art'].upper()}"
            found.append(Wert("kennzeichen", value, match.group(), match.start(), match.end()))
    return found
