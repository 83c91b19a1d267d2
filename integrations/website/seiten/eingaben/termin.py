"""An appointment: the free ones by day, some days at a time."""

from datetime import date
from itertools import groupby
from typing import Any, override

from api.leistungen.zeitangaben import WOCHENTAGE, german_date
from api.termine.raster import Slot
from integrations.website.seiten.eingaben.basis import Bild, Eingabe, Gelesen, Roh, Zelle

SLOTS_MAX = 40
"""About so many appointments are shown at once; a day is never cut."""
KEINER = "Bitte wählen Sie einen der angebotenen Termine."
TRENNER = "|"


class Termin(Eingabe):
    vorlage = "termin"

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        tage = _days(zelle.slots)
        erster = _start(tage, zelle.ab)
        gezeigt = _some(tage[erster:])
        gewaehlt = roh.get(zelle.name) if roh is not None else _key(zelle.wert)
        davor = _before(tage, erster)
        danach = erster + len(gezeigt)
        mehrere_orte = len({slot.standort for slot in zelle.slots}) > 1
        return Bild(
            self.vorlage,
            mehr={
                "tage": [_view(tag, slots, zelle, mehrere_orte) for tag, slots in gezeigt],
                "ganztags": all(slot.ganztags for slot in zelle.slots),
                "gewaehlt": gewaehlt,
                "frueher": tage[davor][0].isoformat() if erster else None,
                "spaeter": tage[danach][0].isoformat() if danach < len(tage) else None,
            },
        )

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        beginn, _, standort = roh.get(zelle.name).partition(TRENNER)
        if not beginn:
            return Gelesen(leer=True, fehler=KEINER)
        return Gelesen(wert={"beginn": beginn, "standort": standort or None})

    @override
    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:
        return f"{zelle.name}-1" if zelle.slots else "inhalt"


def _days(slots: tuple[Slot, ...]) -> list[tuple[date, list[Slot]]]:
    return [(tag, list(gruppe)) for tag, gruppe in groupby(slots, key=lambda slot: slot.beginn.date())]


def _start(tage: list[tuple[date, list[Slot]]], ab: str | None) -> int:
    """Index of the first day to show."""
    try:
        tag = date.fromisoformat(ab or "")
    except ValueError:
        return 0
    return next((nr for nr, (dieser, _) in enumerate(tage) if dieser >= tag), 0)


def _some(tage: list[tuple[date, list[Slot]]]) -> list[tuple[date, list[Slot]]]:
    gezeigt: list[tuple[date, list[Slot]]] = []
    for eintrag in tage:
        if gezeigt and sum(len(slots) for _, slots in [*gezeigt, eintrag]) > SLOTS_MAX:
            break
        gezeigt.append(eintrag)
        if len(gezeigt) >= 10:
            break
    return gezeigt


def _before(tage: list[tuple[date, list[Slot]]], erster: int) -> int:
    """Where the stretch of days before begins."""
    beginn = erster
    while beginn > 0 and len(_some(tage[beginn - 1 :])) > erster - beginn:
        beginn -= 1
    return max(0, beginn)


def _view(tag: date, slots: list[Slot], zelle: Zelle, mehrere_orte: bool) -> dict[str, Any]:
    gezeigt = []
    for slot in slots:
        standort = zelle.mandant.standorte.get(slot.standort)
        titel = day_text(tag) if slot.ganztags else f"{slot.beginn:%H:%M} Uhr"
        if mehrere_orte and standort is not None:
            titel = f"{titel}, {standort.name}"
        gezeigt.append({"wert": _key(slot.wert()), "titel": titel})
    return {"titel": day_text(tag), "slots": gezeigt}


def day_text(tag: date) -> str:
    """ "Dienstag, 01.12.2026"."""
    return f"{WOCHENTAGE[tag.weekday()]}, {german_date(tag)}"


def _key(wert: Any) -> str:
    if not isinstance(wert, dict) or not wert.get("beginn"):
        return ""
    return f"{wert['beginn']}{TRENNER}{wert.get('standort') or ''}"


TYPEN: dict[str, Eingabe] = {"termin": Termin()}
