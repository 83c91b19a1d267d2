"""What every field type can do, and the small checks they share."""

import unicodedata
from collections.abc import Mapping
from typing import ClassVar

from api.leistungen.ergebnis import JsonWert, Pruefung, Wahl
from api.leistungen.kontext import Kontext

MAX_TEXT = 2000
MAX_KURZ = 200


class Feldtyp:
    """One type of question. Subclasses never raise for any JSON value; they answer with a German message."""

    name: ClassVar[str]
    beispiel: ClassVar[str]
    autocomplete: ClassVar[str | None] = None

    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        """Normalise and validate; ``bisher`` is the part already known, or the value to be changed."""
        raise NotImplementedError

    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        """A valid value as a person reads it."""
        raise NotImplementedError

    def options(self, kontext: Kontext) -> tuple[Wahl, ...]:  # noqa: ARG002 - most types offer no choice
        """What can be chosen, typed."""
        return ()

    def autocomplete_for(self, kontext: Kontext) -> str | None:
        """The HTML autocomplete token; only for what belongs to the applicant."""
        return kontext.feld.autocomplete or self.autocomplete

    def merge(self, wert: Mapping[str, JsonWert], bisher: JsonWert) -> dict[str, JsonWert]:
        """Parts given now over parts known before."""
        alt = bisher if isinstance(bisher, dict) else {}
        return {**alt, **{teil: inhalt for teil, inhalt in wert.items() if inhalt is not None}}


def clean(text: JsonWert, hoechstens: int = MAX_KURZ) -> str | None:
    """Stripped, composed Unicode, inner blanks single; None if it is no text, too long or holds control characters."""
    if not isinstance(text, str) or len(text) > 4 * MAX_TEXT or has_control(text):
        return None
    sauber = " ".join(unicodedata.normalize("NFC", text).split())
    return sauber if len(sauber) <= hoechstens else None


def has_control(text: str) -> bool:
    """True for control and other invisible characters; line breaks and tabs are fine, they become blanks."""
    return any(
        unicodedata.category(zeichen) in ("Cc", "Cs", "Co", "Cn") and zeichen not in "\n\r\t" for zeichen in text
    )


def bad_text(text: JsonWert, hoechstens: int = MAX_KURZ) -> str:
    """Why :func:`clean` refused."""
    if not isinstance(text, str):
        return "Bitte schreiben Sie das als Text."
    if has_control(text):
        return "Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie ihn neu ein."
    return f"Das ist zu lang. Bitte schreiben Sie höchstens {hoechstens} Zeichen."


def number(text: str) -> str:
    """A decimal with a comma: "2.5" → "2,5"."""
    return text.replace(".", ",")
