"""What the appointments look like on the wire."""

from datetime import datetime

from pydantic import BaseModel

from api.termine.raster import Slot


class FreierTermin(BaseModel):
    standort: str | None
    beginn: datetime
    ende: datetime
    anzeige: str
    frei: int

    @classmethod
    def of(cls, slot: Slot) -> "FreierTermin":
        return cls(
            standort=slot.standort or None, beginn=slot.beginn, ende=slot.ende, anzeige=slot.anzeige(), frei=slot.frei
        )  # fmt: skip


class FreieTermine(BaseModel):
    mandant: str
    kalender: str
    termine: list[FreierTermin]
