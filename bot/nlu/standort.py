"""A place shared by a device: two numbers, latitude and longitude, perhaps with a word beside them."""

from typing import Any

from bot.nlu.lesart import Lesart, Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld

DEGREES = r"-?\d{{1,{digits}}}\.\d{{4,}}"
"""Four decimals at least (some ten metres): no amount and no number of a form has so many."""
COORDINATES = (
    r"^(?:(?:mein|der|unser)?\s*(?:standort|position|ort|koordinaten|gps)\s*(?:ist|sind)?\s*:?\s*)?"
    rf"(?P<lat>{DEGREES.format(digits=2)})\s*°?\s*N?\s*[,;/ ]\s*(?P<lon>{DEGREES.format(digits=3)})\s*°?\s*[EO]?"
    r"(?=$|[\s,;:.])(?P<rest>.*)$"
)
MIN_LETTERS = 4


def read_place(text: str, umfeld: Umfeld) -> Lesart | None:
    """The reading of a message that is a place, whatever was asked; None for any other. It answers the question for an
    `ort`, or goes to the only one of the form; else it belongs nowhere.
    """
    match = muster(COORDINATES).match(text)
    if match is None:
        return None
    value: dict[str, Any] = {"lat": float(match["lat"]), "lon": float(match["lon"])}
    if abs(value["lat"]) > 90 or abs(value["lon"]) > 180:
        return None
    beside = match["rest"].strip(" ,;:.-")
    if sum(char.isalpha() for char in beside) >= MIN_LETTERS:
        value["beschreibung"] = beside
    return Lesart("angabe", 1.0, werte=[Wert("ort", value, text, 0, len(text), _field(umfeld))])


def _field(umfeld: Umfeld) -> str | None:
    if umfeld.typ == "ort":
        return umfeld.gefragt
    places = [str(entry["feld"]) for entry in umfeld.felder if entry.get("typ") == "ort"]
    return places[0] if len(places) == 1 else None
