"""A person's name, also spelled ("M-ü-l-l-e-r") or half of it when the other half is known."""

import re
from typing import Any

from bot.nlu.antworten_basis import Antwort, Aussage, bare
from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster
from bot.nlu.werte.name import STOP, TITLES, capitalised, split_name

_SPELLED = r"^(?:[A-Za-zÄÖÜäöüß](?:\s*[-. ,]\s*|$)){3,}$"
_WITH = r"^(?P<name>\S+)\s+mit\s+(?P<letters>ue|oe|ae|ss|ß|ü|ö|ä)\b"
_TAIL = (
    r"(?:\s*,?\s*(?:ist\s+mein\s+name|mein\s+name|heiße?\s+ich|so\s+heiße\s+ich|ist\s+der\s+name|"
    r"heißt\s+(?:er|sie)|bitte|danke))+$"
)
_LEAD = (
    r"^(?:(?:der|mein|ihr|sein|unser)\s+name\s+(?:ist|lautet)|(?:er|sie)\s+heißt|ich\s+heiße|ich\s+bin|"
    r"heiße|name\s*:?|das\s+(?:bin\s+ich|ist|wäre)|auf\s+(?:den\s+namen\s+)?|für)\s+"
)
MAX_WORDS = 6


def lies(aussage: Aussage) -> Antwort | None:
    introduced = aussage.of("name")
    if introduced:
        return aussage.from_values(introduced[0])
    parts = aussage.of("vorname", "nachname")
    if parts:
        return aussage.from_values(*parts)
    text = muster(_LEAD).sub("", muster(_TAIL).sub("", bare(aussage.text)))
    value = _read(text.strip(" .,"), aussage.bisher)
    if value is None:
        return None
    start = max(aussage.text.find(text), 0)
    return Antwort([Wert("name", value, text, start, start + len(text), aussage.gefragt)], 1.0)


def _read(text: str, known: Any) -> dict[str, str] | None:
    if re.match(_SPELLED, text):
        text = capitalised(re.sub(r"[^\w]", "", text).lower())
    spelling = muster(_WITH).match(text)
    if spelling:
        text = respelled(spelling.group("name"), spelling.group("letters"))
    words = text.split()
    plain = [word for word in words if fold(word) not in TITLES]
    if not plain or len(words) > MAX_WORDS or not re.fullmatch(r"[^\W\d_]+(?:[\s.,'’-]+[^\W\d_]+)*\.?", text):
        return None
    if sum(fold(word) in STOP for word in plain) > (1 if len(plain) > 2 else 0):
        return None
    value = split_name(text)
    if value and len(plain) == 1 and isinstance(known, dict) and known.get("nachname") and not known.get("vorname"):
        return {"vorname": value["nachname"]}
    return value


def respelled(name: str, letters: str) -> str:
    """ "Müller" with "ue" → "Mueller"; "Mueller" with "ü" → "Müller"."""
    pairs = {"ue": "ü", "oe": "ö", "ae": "ä", "ss": "ß"}
    if letters.lower() in pairs:
        umlaut = pairs[letters.lower()]
        return name.replace(umlaut, letters.lower()).replace(umlaut.upper(), letters.capitalize())
    plain = next(digraph for digraph, umlaut in pairs.items() if umlaut == letters.lower())
    return name.replace(plain, letters.lower())
