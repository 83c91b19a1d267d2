"""What a reader of answers gets and gives, and the words that carry no content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.lesart import Wert
from bot.nlu.text import fold
from bot.nlu.umfeld import Umfeld

FILLERS = frozenset(
    fold(
        "also ja nun äh ähm hm na naja ach oh ok okay gut bitte danke gern gerne moin hallo guten tag hi hey "
        "so dann halt eben mal doch wohl "
        "ungefähr etwa circa ca rund vielleicht glaube ich denke schätze mein meine meinen meiner unser "
        "unsere der die das den dem des ein "
        "eine einen einer ist sind war wäre lautet heißt heiße wohne wohnen wohnhaft wir es er sie in im am "
        "an auf um zu zum zur bei von vom "
        "mit für ab und oder auch noch nur schon genau hier da dort hätte habe hab haben möchte will würde "
        "nehme nehmen bin geboren seit "
        "adresse anschrift name nummer nr hausnummer plz telefon telefonnummer tel handy mobil email mail e "
        "mail adresse iban kennzeichen "
        "datum geburtsdatum uhr euro stück kubikmeter qm quadratmeter m³ das wäre müsste dürfte sein wird "
        "werden soll sollte gegen so lieber"
    ).split()
)


@dataclass(frozen=True)
class Aussage:
    """The part of a message that states something, with the values found in it."""

    text: str
    umfeld: Umfeld
    werte: Sequence[Wert]
    leistungen: Sequence[Any] = ()

    @property
    def typ(self) -> str:
        return str(self.umfeld.typ)

    @property
    def gefragt(self) -> str:
        return str(self.umfeld.gefragt)

    @property
    def optionen(self) -> list[dict[str, Any]]:
        return list((self.umfeld.frage or {}).get("optionen") or [])

    @property
    def bisher(self) -> Any:
        """The value the asked field has so far, whole or in part."""
        for entry in self.umfeld.felder:
            if entry.get("feld") == self.gefragt:
                return entry.get("wert")
        return None

    def of(self, *typen: str) -> list[Wert]:
        return [wert for wert in self.werte if wert.typ in typen]

    def whole(self, wert: Any, typ: str | None = None) -> "Antwort":
        """An answer made of the whole text."""
        stripped = self.text.strip()
        start = len(self.text) - len(self.text.lstrip())
        return Antwort([Wert(typ or self.typ, wert, stripped, start, start + len(stripped), self.gefragt)], 1.0)

    def from_values(self, *werte: Wert) -> "Antwort":
        """An answer made of found values; all of them go to the asked field."""
        asked = [Wert(w.typ, w.wert, w.text, w.start, w.ende, self.gefragt) for w in werte]
        return Antwort(asked, coverage(self.text, self.werte))


@dataclass(frozen=True)
class Antwort:
    """The values for the asked field, and the share of the text's content words that values explain (0 to 1)."""

    werte: list[Wert]
    deckung: float


def leftover(text: str, werte: Sequence[Wert]) -> list[str]:
    """Folded words of `text` that no value explains and that carry content."""
    chars = list(text)
    for wert in werte:
        chars[wert.start : wert.ende] = " " * (wert.ende - wert.start)
    return [word for word in fold("".join(chars)).split() if word not in FILLERS]


def coverage(text: str, werte: Sequence[Wert]) -> float:
    """Share of content that values explain; a value counts as one word."""
    rest = len(leftover(text, werte))
    return len(werte) / (len(werte) + rest) if werte else 0.0


def bare(text: str) -> str:
    """The text without greeting and filling words at its beginning, and without punctuation at its ends."""
    text = text.strip(" .,;:!")
    while True:
        match = re.match(
            (
                r"(?i)(?:also|ähm?|hm+|na ja|naja|nun|ja|ok(?:ay)?|moin(?: moin)?|hallo|guten tag|hi|"
                r"ach so|bitte)[\s,.!:-]+(?=\S)"
            ),
            text,
        )
        if not match:
            return text.strip(" .,;:!")
        text = text[match.end() :]
