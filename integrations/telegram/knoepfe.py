"""Rows of buttons for a message."""

from collections.abc import Sequence
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from api.messenger.schemas import Taste, Tastenfeld
from integrations.telegram.texte import label

TITEL_MAX = 64
KURZ, ZEILE_MAX = 14, 30
"""Titles up to so many characters share a row of so many in all."""
SEITE = 8
AKTIONEN = ("ueberspringen", "zurueck")
"""The other actions of a question stand in the menu."""


def question_buttons(optionen: Sequence[dict[str, Any]], frage: dict[str, Any] | None) -> Tastenfeld:
    """The answers offered, "Alle anzeigen" where there are more, and the ways around the question."""
    rows = list(arrange([Taste(short(option["titel"]), {"wert": option["wert"]}) for option in optionen]))
    if frage and frage.get("alle"):
        rows.append((Taste(label("alle"), {"alle": frage["alle"], "seite": 0}),))
    aktionen = [
        aktion for name in AKTIONEN for aktion in (frage or {}).get("aktionen") or () if aktion["aktion"] == name
    ]
    if aktionen:
        rows.append(tuple(Taste(short(aktion["titel"]), {"wert": aktion["wert"]}) for aktion in aktionen))
    return tuple(rows)


def page_buttons(optionen: Sequence[dict[str, Any]], alle: str, seite: int) -> Tastenfeld:
    """One page of the whole list, with ways to the others."""
    seiten = max(1, -(-len(optionen) // SEITE))
    seite = min(max(seite, 0), seiten - 1)
    rows: list[tuple[Taste, ...]] = []
    gruppe = None
    for option in optionen[seite * SEITE : (seite + 1) * SEITE]:
        kopf = option.get("gruppe")
        titel = f"{kopf}: {option['titel']}" if kopf and kopf != gruppe else option["titel"]
        gruppe = kopf
        rows.append((Taste(short(titel), {"wert": option["wert"]}),))
    wege = []
    if seite > 0:
        wege.append(Taste(label("zurueck"), {"alle": alle, "seite": seite - 1}))
    if seite < seiten - 1:
        wege.append(Taste(label("weiter"), {"alle": alle, "seite": seite + 1}))
    return (*rows, tuple(wege)) if wege else tuple(rows)


def arrange(tasten: Sequence[Taste]) -> Tastenfeld:
    """Short titles side by side, long ones alone."""
    rows: list[tuple[Taste, ...]] = []
    for taste in tasten:
        letzte = rows[-1] if rows else ()
        kurz = all(len(t.titel) <= KURZ for t in (*letzte, taste))
        if letzte and kurz and sum(len(t.titel) for t in (*letzte, taste)) <= ZEILE_MAX and len(letzte) < 3:
            rows[-1] = (*letzte, taste)
        else:
            rows.append((taste,))
    return tuple(rows)


def markup(tasten: list[list[tuple[str, str]]]) -> InlineKeyboardMarkup | None:
    """As Telegram takes it."""
    if not tasten:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(titel, callback_data=kennung) for titel, kennung in zeile] for zeile in tasten]
    )


def short(titel: str) -> str:
    return titel if len(titel) <= TITEL_MAX else titel[: TITEL_MAX - 1] + "…"
