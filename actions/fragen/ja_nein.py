"""Yes or no, in words or pressed."""

from __future__ import annotations

from actions.zug import Zug


def says_yes(zug: Zug) -> bool | None:
    """True for yes, False for no, None for anything else."""
    antwort = zug.eingabe.answer()
    if isinstance(antwort, dict):
        antwort = antwort.get("wert")
    if antwort in ("ja", "nein"):
        return bool(antwort == "ja")
    if zug.eingabe.absicht == "bestaetigung":
        return True
    if zug.eingabe.absicht == "ablehnung":
        return False
    return None
