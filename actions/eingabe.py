"""What a turn brings in: the reading of the bot and the metadata of the gateway, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


class TrackerLike(Protocol):
    """The part of a Rasa tracker that is read here."""

    sender_id: str
    latest_message: Any


@dataclass(frozen=True)
class Kandidat:
    leistung: str
    sicherheit: float


@dataclass(frozen=True)
class Wert:
    """A typed value found in the message; `feld` is set when question or words decide where it goes, with `leistung`
    when it is a field of a service that isn't open yet.
    """

    typ: str
    wert: Any
    text: str = ""
    feld: str | None = None
    leistung: str | None = None

    def loose(self) -> dict[str, Any]:
        return {"typ": self.typ, "wert": self.wert, "text": self.text, "feld": self.feld}


@dataclass(frozen=True)
class Eingabe:
    """One message of a citizen, read. `frage` is the question that was open, `zustand` the state before the turn."""

    gespraech: str
    nachricht: str
    text: str
    absicht: str
    leistungen: Sequence[Kandidat] = ()
    werte: Sequence[Wert] = ()
    korrektur: Mapping[str, Any] | None = None
    nebenfrage: Mapping[str, Any] | None = None
    feld_genannt: str | None = None
    deutung: Mapping[str, Any] = field(default_factory=dict)
    frage: Mapping[str, Any] | None = None
    felder: Sequence[Mapping[str, Any]] = ()
    wahl: Mapping[str, Any] | None = None
    zustand: Mapping[str, Any] = field(default_factory=dict)
    phase: str = "frei"
    einfach: bool = False
    ersetzt: bool = False
    """A later version of a message: it corrects what that one said."""
    stille: int = 0
    """Minutes since the last turn."""

    @classmethod
    def from_tracker(cls, tracker: TrackerLike) -> Eingabe:
        nachricht: Mapping[str, Any] = tracker.latest_message or {}
        deutung = nachricht.get("deutung") or {}
        metadata = nachricht.get("metadata") or {}
        ersetzt = bool(metadata.get("ersetzt"))
        korrektur = deutung.get("korrektur")
        return cls(
            gespraech=tracker.sender_id,
            nachricht=str(metadata.get("nachricht") or ""),
            text=str(nachricht.get("text") or ""),
            absicht=str((nachricht.get("intent") or {}).get("name") or ""),
            leistungen=tuple(Kandidat(k["leistung"], float(k["sicherheit"])) for k in deutung.get("leistungen") or ()),
            werte=tuple(
                Wert(w["typ"], w["wert"], str(w.get("text") or ""), w.get("feld"), w.get("leistung"))
                for w in deutung.get("werte") or ()
            ),
            korrektur={} if ersetzt and korrektur is None else korrektur,
            nebenfrage=deutung.get("nebenfrage"),
            feld_genannt=deutung.get("feld_genannt"),
            deutung=deutung,
            frage=metadata.get("frage"),
            felder=tuple(metadata.get("felder") or ()),
            wahl=metadata.get("wahl"),
            zustand=metadata.get("zustand") or {},
            phase=str(metadata.get("phase") or "frei"),
            einfach=bool(metadata.get("einfache_sprache")),
            ersetzt=ersetzt,
            stille=int(metadata.get("stille") or 0),
        )

    @property
    def antrag_offen(self) -> bool:
        return self.zustand.get("antrag") is not None

    @property
    def gefragt(self) -> str | None:
        """Key of the question that was open."""
        return str(self.frage["feld"]) if self.frage else None

    def answer(self) -> Any:
        """The value that answers the open question, or None. A pressed button needs no reading."""
        if self.wahl and "wert" in self.wahl and self.wahl.get("feld") == self.gefragt:
            return self.wahl["wert"]
        return next((wert.wert for wert in self.werte if wert.feld and wert.feld == self.gefragt), None)

    def value(self, *typen: str) -> Any:
        """The first value of one of these types, or None."""
        return next((wert.wert for wert in self.werte if wert.typ in typen), None)

    def named_values(self) -> dict[str, Any]:
        """Values whose field of the form is known, parts of one field merged."""
        felder = {feld["feld"] for feld in self.felder}
        angaben: dict[str, Any] = {}
        for wert in self.werte:
            if wert.feld is None or wert.feld not in felder:
                continue
            neu = as_part(wert)
            alt = angaben.get(wert.feld)
            angaben[wert.feld] = {**alt, **neu} if isinstance(alt, dict) and isinstance(neu, dict) else neu
        return angaben

    def loose_values(self) -> list[dict[str, Any]]:
        return [wert.loose() for wert in self.werte if wert.feld is None]


TEILE = {
    "strasse": "strasse",
    "hausnummer": "hausnummer",
    "plz": "plz",
    "ort_name": "ort",
    "vorname": "vorname",
    "nachname": "nachname",
}
"""Types that are a part of a composed value → the part's key in it."""


def as_part(wert: Wert) -> Any:
    """`{"hausnummer": "14"}` for a part, else the value itself."""
    teil = TEILE.get(wert.typ)
    return {teil: wert.wert} if teil and not isinstance(wert.wert, dict) else wert.wert
