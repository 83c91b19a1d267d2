"""What services look like on the wire."""

from dataclasses import asdict
from typing import Any, get_args

from pydantic import BaseModel

from api.leistungen.auskunft import answer
from api.leistungen.modell import Leistung, Thema
from api.leistungen.platzhalter import fill
from api.mandanten.verzeichnis import Mandant


class LeistungKurz(BaseModel):
    """``startbar``: a form opens here, of its own or that of appointments."""

    leistung: str
    titel: str
    kurz: str
    lebenslagen: list[str]
    modus: str
    startbar: bool
    leika: str | None

    @classmethod
    def parts(cls, leistung: Leistung, mandant: Mandant, startbar: bool) -> dict[str, Any]:
        return {
            "leistung": leistung.leistung,
            "titel": leistung.titel,
            "kurz": fill(leistung.kurz, leistung, mandant),
            "lebenslagen": list(leistung.lebenslagen),
            "modus": leistung.modus,
            "startbar": startbar,
            "leika": leistung.leika,
        }


class Leistungen(BaseModel):
    leistungen: list[LeistungKurz]


class StelleAnsicht(BaseModel):
    name: str
    telefon: str
    email: str | None
    website: str | None


class LeistungGanz(LeistungKurz):
    """With all that is known about it. ``auskunft`` leaves out what no source shows; the ``stelle`` answers that."""

    mandant: str
    stelle: StelleAnsicht
    verweis: dict[str, Any] | None
    auskunft: dict[str, dict[str, Any]]
    felder: list[dict[str, Any]]
    gebuehren: list[dict[str, Any]]
    unterlagen: list[dict[str, Any]]
    prozess: list[dict[str, Any]]
    bearbeitungszeit: dict[str, Any] | None
    datenschutz: dict[str, Any] | None

    @classmethod
    def of(cls, leistung: Leistung, mandant: Mandant, startbar: bool) -> "LeistungGanz":
        stelle = mandant.stelle(leistung.stelle)
        answers = {thema: answer(leistung, mandant, thema) for thema in get_args(Thema)}
        felder = {"feld", "typ", "titel", "frage", "hilfe", "warum", "pflicht", "einheit", "optionen"}
        return cls(
            **cls.parts(leistung, mandant, startbar),
            mandant=mandant.key,
            stelle=StelleAnsicht(
                name=stelle.name,
                telefon=stelle.telefon.wert if stelle.telefon else mandant.telefon,
                email=stelle.email.wert if stelle.email else None,
                website=stelle.website.wert if stelle.website else None,
            ),
            verweis=leistung.verweis.model_dump() if leistung.verweis else None,
            auskunft={thema: asdict(auskunft) for thema, auskunft in answers.items() if auskunft.bekannt},
            felder=[feld.model_dump(include=felder) for feld in leistung.felder],
            gebuehren=[gebuehr.model_dump(exclude={"wenn"}) for gebuehr in leistung.gebuehren],
            unterlagen=[unterlage.model_dump(exclude={"wenn"}) for unterlage in leistung.unterlagen],
            prozess=[
                phase.model_dump(include={"phase", "status", "titel", "weiter", "ende"}) for phase in leistung.prozess
            ],
            bearbeitungszeit=leistung.bearbeitungszeit.model_dump() if leistung.bearbeitungszeit else None,
            datenschutz=leistung.datenschutz.model_dump() if leistung.datenschutz else None,
        )
