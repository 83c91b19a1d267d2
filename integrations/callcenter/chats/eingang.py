"""What an agent typed, read strictly."""

import re
import unicodedata
from collections.abc import Mapping
from uuid import UUID

from api.errors import UngueltigeEingabe

TEXT_MAX = 4000
ANTWORTEN_MAX = 6
ANTWORT_MAX = 80
JA_NEIN = ("Ja", "Nein")


class NachrichtUngueltig(UngueltigeEingabe):
    titel = "Die Nachricht ist nicht gesendet"
    text = "Bitte prüfen Sie die genannten Felder."


def read_id(form: Mapping[str, str]) -> str:
    """The id the page drew, so that sending twice stores once."""
    try:
        return str(UUID(form.get("kennung", "")))
    except ValueError:
        raise NachrichtUngueltig("Bitte laden Sie die Seite neu und senden Sie noch einmal.") from None


def read_text(form: Mapping[str, str]) -> str:
    text = form.get("text", "").replace("\r\n", "\n").strip()
    if not any(unicodedata.category(zeichen)[0] not in "CZ" for zeichen in text):
        raise NachrichtUngueltig("Bitte schreiben Sie etwas.", felder={"text": "Bitte schreiben Sie etwas."})
    if len(text) > TEXT_MAX:
        meldung = f"Der Text ist zu lang: {len(text)} Zeichen, höchstens {TEXT_MAX}."
        raise NachrichtUngueltig(meldung, felder={"text": meldung})
    if any(zeichen not in "\n\t" and unicodedata.category(zeichen) in ("Cc", "Cs") for zeichen in text):
        meldung = "Der Text enthält Zeichen, die niemand lesen kann."
        raise NachrichtUngueltig(meldung, felder={"text": meldung})
    return text


def read_answers(form: Mapping[str, str]) -> tuple[str, ...]:
    """The answers the citizen may press: none, yes and no, or one's own, divided by semicolons or lines."""
    art = form.get("antworten", "keine")
    if art == "ja_nein":
        return JA_NEIN
    if art != "eigene":
        return ()
    eigene = tuple(dict.fromkeys(filter(None, (teil.strip() for teil in re.split(r"[;\n]", form.get("eigene", ""))))))
    if not 2 <= len(eigene) <= ANTWORTEN_MAX or any(len(antwort) > ANTWORT_MAX for antwort in eigene):
        meldung = f"Bitte nennen Sie zwei bis {ANTWORTEN_MAX} Antworten, jede höchstens {ANTWORT_MAX} Zeichen lang."
        raise NachrichtUngueltig(meldung, felder={"eigene": meldung})
    return eigene
