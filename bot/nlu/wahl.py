"""A pressed button: what it means is known, so nothing has to be understood."""

from typing import Any

YES_NO_FIELDS = ("bestaetigung", "rueckfrage", "angebot")
_YES_NO = {"ja": "bestaetigung", "nein": "ablehnung"}


def reading_of_choice(text: str, metadata: dict[str, Any]) -> dict[str, Any] | None:
    """Parse data for `metadata.wahl`, in the shape the pipeline makes for a text; None when no button was pressed."""
    wahl = metadata.get("wahl")
    if not wahl:
        return None
    return {
        "text": text,
        "intent": {"name": _intent(wahl, metadata.get("frage")), "confidence": 1.0},
        "entities": [],
        "deutung": {
            "leistungen": [{"leistung": wahl["leistung"], "sicherheit": 1.0}] if wahl.get("leistung") else [],
            "werte": [_value(text, wahl, metadata.get("frage"))] if "wert" in wahl else [],
            "korrektur": None,
            "nebenfrage": None,
            "thema": wahl.get("thema"),
            "feld_genannt": None if "wert" in wahl else wahl.get("feld"),
        },
    }


def _intent(wahl: dict[str, Any], frage: dict[str, Any] | None) -> str:
    if wahl.get("absicht"):
        return str(wahl["absicht"])
    wert = wahl.get("wert")
    if isinstance(wert, str) and wert in _YES_NO and (frage is None or wahl.get("feld") in YES_NO_FIELDS):
        return _YES_NO[wert]
    return "angabe"


def _value(text: str, wahl: dict[str, Any], frage: dict[str, Any] | None) -> dict[str, Any]:
    typ = frage["typ"] if frage and frage.get("feld") == wahl.get("feld") else "text"
    wert = wahl["wert"]
    titel = wahl.get("titel") or text
    if typ == "auswahl" and not isinstance(wert, dict):
        wert = {"wert": wert, "text": titel}
    return {"typ": typ, "wert": wert, "text": titel, "start": 0, "ende": len(text), "feld": wahl.get("feld")}
