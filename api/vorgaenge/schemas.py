"""What a case looks like on the wire: whole for staff, little for the public."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from api.eingabe import Freitext, Schluesselwort
from api.termine.models import Buchung
from api.vorgaenge.models import Vorgang, VorgangSchritt


class VerlaufEintrag(BaseModel):
    """One step, as staff see it; ``nachricht`` is what the citizen reads."""

    nr: int
    zeit: datetime
    phase: str
    status: str
    titel: str
    von: str
    notiz: str | None
    nachricht: str | None

    @classmethod
    def of(cls, schritt: VorgangSchritt) -> "VerlaufEintrag":
        return cls.model_validate(schritt, from_attributes=True)


class VorgangTermin(BaseModel):
    kalender: str
    standort: str | None
    beginn: datetime
    ende: datetime

    @classmethod
    def of(cls, buchung: Buchung) -> "VorgangTermin":
        return cls(
            kalender=buchung.kalender, standort=buchung.standort or None, beginn=buchung.beginn, ende=buchung.ende
        )  # fmt: skip


class VorgangGanz(BaseModel):
    """The whole case, for staff and the other parts of the Lotse."""

    aktenzeichen: str
    leistung: str
    mandant: str
    kanal: str
    gespraech: str | None
    status: str
    phase: str
    angaben: dict[str, Any]
    anzeige: dict[str, str]
    gebuehr: dict[str, Any] | None
    unterlagen: list[dict[str, Any]]
    termin: VorgangTermin | None
    eingang: datetime
    geaendert: datetime
    verlauf: list[VerlaufEintrag]

    @classmethod
    def of(cls, vorgang: Vorgang, buchung: Buchung | None) -> "VorgangGanz":
        own = {name: getattr(vorgang, name) for name in cls.model_fields if name not in ("termin", "verlauf")}
        termin = VorgangTermin.of(buchung) if buchung else None
        return cls(**own, termin=termin, verlauf=[VerlaufEintrag.of(schritt) for schritt in vorgang.schritte])


class Vorgaenge(BaseModel):
    vorgaenge: list[VorgangGanz]


class OeffentlicherSchritt(BaseModel):
    zeit: datetime
    titel: str
    nachricht: str | None


class OeffentlicherStatus(BaseModel):
    """What the code allows to know: nothing of the answers. ``bis`` only where a source names a time."""

    aktenzeichen: str
    leistung: str
    titel: str
    status: str
    status_titel: str
    phase: str
    phase_titel: str
    text: str | None
    naechstes: str | None
    stelle: str
    telefon: str
    termin: str | None
    eingang: datetime
    geaendert: datetime
    bis: str | None
    verlauf: list[OeffentlicherSchritt]


class Schritt(BaseModel):
    """The next phase, a note for staff, a message to the citizen; at least one of them."""

    model_config = {"extra": "forbid"}

    phase: Schluesselwort | None = None
    notiz: Freitext | None = Field(default=None, max_length=4000)
    nachricht: Freitext | None = Field(default=None, max_length=4000)
