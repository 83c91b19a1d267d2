"""What a draft looks like on the wire."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from api.antraege.ergebnis import Einreichung, FeldErgebnis, SetzErgebnis
from api.antraege.models import Antrag
from api.eingabe import JsonAngabe, Schluesselwort
from api.leistungen.ergebnis import Formularstand, Zusammenfassung


class NeuerAntrag(BaseModel):
    model_config = ConfigDict(extra="forbid")

    mandant: Schluesselwort
    leistung: Schluesselwort
    kanal: Schluesselwort


class Aenderung(BaseModel):
    """Answers by field; ``null`` takes one back. ``ueberspringen`` names optional fields to leave out."""

    model_config = ConfigDict(extra="forbid")

    angaben: dict[Schluesselwort, JsonAngabe] = Field(default_factory=dict, max_length=200)
    ueberspringen: list[Schluesselwort] = Field(default_factory=list, max_length=200)


class Fortschritt(BaseModel):
    erledigt: int
    gesamt: int


class AntragAnsicht(BaseModel):
    """A draft: what is answered, open and wrong, and what comes next.

    ``angaben`` are typed values, ``anzeige`` the same for people. ``frage.alle`` is where a longer list of choices can
    be read. ``zusammenfassung`` is there when nothing is open; then the draft can be submitted.
    """

    id: str
    mandant: str
    leistung: str
    kanal: str
    zustand: str
    ablauf: datetime
    angaben: dict[str, Any]
    anzeige: dict[str, str]
    offen: list[str]
    fehler: dict[str, str]
    frage: dict[str, Any] | None
    fortschritt: Fortschritt
    gebuehr: dict[str, Any] | None
    unterlagen: list[dict[str, Any]]
    abbruch: str | None
    vollstaendig: bool
    zusammenfassung: dict[str, Any] | None

    @classmethod
    def parts(
        cls, antrag: Antrag, stand: Formularstand, alle: str | None, zusammenfassung: Zusammenfassung | None
    ) -> dict[str, Any]:
        """The values of all fields."""
        frage = {**asdict(stand.frage), "alle": alle} if stand.frage else None
        return {
            "id": antrag.id,
            "mandant": antrag.mandant,
            "leistung": antrag.leistung,
            "kanal": antrag.kanal,
            "zustand": antrag.zustand,
            "ablauf": antrag.ablauf,
            "angaben": stand.angaben,
            "anzeige": stand.anzeige,
            "offen": list(stand.offen),
            "fehler": stand.fehler,
            "frage": frage,
            "fortschritt": Fortschritt(erledigt=stand.erledigt, gesamt=stand.gesamt),
            "gebuehr": asdict(stand.gebuehr) if stand.gebuehr else None,
            "unterlagen": [asdict(unterlage) for unterlage in stand.unterlagen],
            "abbruch": stand.abbruch,
            "vollstaendig": stand.vollstaendig,
            "zusammenfassung": asdict(zusammenfassung) if zusammenfassung else None,
        }


class NeuerAntragAnsicht(AntragAnsicht):
    """With the token, which is told only once."""

    token: str


class FeldAnsicht(BaseModel):
    feld: str
    ok: bool
    alt: str | None
    neu: str | None
    meldung: str | None
    abbruch: str | None
    teil: bool
    hinweis: str | None


class AenderungAnsicht(AntragAnsicht):
    """With what became of each answer, and which others fell away."""

    ergebnisse: list[FeldAnsicht]
    gestrichen: list[str]

    @staticmethod
    def of_result(result: SetzErgebnis) -> dict[str, Any]:
        return {
            "ergebnisse": [FeldAnsicht.model_validate(asdict(feld)) for feld in result.felder],
            "gestrichen": list(result.gestrichen),
        }

    @staticmethod
    def wrong(felder: tuple[FeldErgebnis, ...]) -> dict[str, str]:
        """The answers of this call that were not taken."""
        return {feld.feld: feld.abbruch or feld.meldung or "" for feld in felder if not feld.ok}


class EinreichungAnsicht(BaseModel):
    """The receipt. The Abrufcode is told to whoever holds the draft's token, and never stored."""

    aktenzeichen: str
    abrufcode: str
    leistung: str
    gebuehr: dict[str, Any] | None
    naechstes: str
    eingang: datetime

    @classmethod
    def of(cls, einreichung: Einreichung) -> "EinreichungAnsicht":
        return cls(
            aktenzeichen=einreichung.aktenzeichen,
            abrufcode=einreichung.abrufcode,
            leistung=einreichung.vorgang.leistung,
            gebuehr=dict(einreichung.gebuehr) if einreichung.gebuehr is not None else None,
            naechstes=einreichung.naechstes,
            eingang=einreichung.vorgang.eingang,
        )
