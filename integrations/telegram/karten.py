"""Cards as text. Nothing is said twice that the message itself already says."""

import re
from datetime import datetime
from typing import Any

from api.clock import BERLIN
from integrations.telegram.texte import label

WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
DATUM = re.compile(r"\d{4}-\d{2}-\d{2}(T|$)")
SCHILDER: dict[str, tuple[str, ...]] = {
    "leistung": ("stelle", "url"),
    "vorgang": ("aktenzeichen", "abrufcode", "gebuehr", "naechstes"),
    "status": ("aktenzeichen", "phase", "naechstes", "stelle", "bis"),
    "termin": ("termin", "standort", "hinweis"),
    "zahlung": ("betrag", "zweck", "faellig", "url"),
    "uebersicht": ("gebuehr", "unterlagen", "naechstes"),
    "kontakt": ("telefon", "email", "anschrift", "oeffnungszeiten", "url"),
}
"""What a kind of card shows below its title and lines, in this order."""


def render(karte: dict[str, Any], text: str, adresse: str) -> str:
    """The card below a message of this text; empty where it adds nothing. `adresse`: of this server, for links."""
    lines: list[str] = []
    gesagt = squeeze(text)

    def add(schild: str | None, wert: Any) -> None:
        anzeige = display(wert)
        if anzeige and squeeze(anzeige) not in gesagt:
            lines.append(f"{schild}: {anzeige}" if schild else anzeige)

    for zeile in karte.get("zeilen") or ():
        add(str(zeile.get("titel") or "") or None, zeile.get("anzeige"))
    for name in SCHILDER.get(str(karte.get("art")), ()):
        add(label(name), value_of(karte, name, adresse))
    if not lines:
        return ""
    titel = str(karte.get("titel") or "")
    return "\n".join([titel, *lines] if titel and squeeze(titel) not in gesagt else lines)


def value_of(karte: dict[str, Any], name: str, adresse: str) -> Any:
    """What stands on a card under a name; cards of different kinds name the same thing differently."""
    wert = karte.get(name)
    if name == "stelle":
        return wert or karte.get("wer")
    if name == "termin":
        return karte.get("beginn") or wert
    if name == "url" and isinstance(wert, str) and wert.startswith("/"):
        return adresse + wert
    return wert


def display(wert: Any) -> str:
    """A value as a person reads it: moments in German, amounts with their words, places with their address."""
    if wert is None:
        return ""
    if isinstance(wert, dict):
        teile = [wert.get(name) for name in ("betrag", "text", "name", "anschrift", "beginn", "standort")]
        return ", ".join(filter(None, map(display, teile)))
    if isinstance(wert, list | tuple):
        return ", ".join(filter(None, map(display, wert)))
    return moment(str(wert)) or str(wert)


def moment(text: str) -> str | None:
    """An ISO date or moment in German; None for anything else."""
    if not DATUM.match(text):
        return None
    try:
        wert = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= 10:
        return f"{WOCHENTAGE[wert.weekday()]}, {wert:%d.%m.%Y}"
    wert = wert.astimezone(BERLIN)
    return f"{WOCHENTAGE[wert.weekday()]}, {wert:%d.%m.%Y, %H:%M} Uhr"


def squeeze(text: str) -> str:
    """For comparing: without blanks and case."""
    return "".join(text.split()).casefold()
