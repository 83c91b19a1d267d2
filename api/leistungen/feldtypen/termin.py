"""An appointment. Whether it is still free is decided by ``api/termine``, not here."""

from datetime import datetime
from typing import override
from zoneinfo import ZoneInfo

from api.leistungen.bedingungen import plain
from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen.basis import Feldtyp
from api.leistungen.kontext import Kontext
from api.leistungen.zeitangaben import WOCHENTAGE, german_date

_BERLIN = ZoneInfo("Europe/Berlin")


class Termin(Feldtyp):
    """``{standort, beginn}``; ``standort`` is null where one comes to the citizen, ``beginn`` an aware ISO moment."""

    name = "termin"
    beispiel = "Dienstag, 01.12.2026, 14:00 Uhr"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        beginn = _moment(wert.get("beginn")) if isinstance(wert, dict) else None
        if beginn is None:
            return Pruefung(meldung="Bitte wählen Sie einen der angebotenen Termine.")
        if beginn <= kontext.umfeld.jetzt:
            return Pruefung(meldung="Dieser Termin liegt in der Vergangenheit. Bitte wählen Sie einen anderen.")
        kalender = kontext.kalender_daten()
        orte = kalender.orte if kalender else ()
        standort = wert.get("standort") or (orte[0] if len(orte) == 1 else None)
        if orte and standort not in orte:
            return Pruefung(meldung="An diesem Standort gibt es keine Termine. Bitte wählen Sie einen anderen.")
        if not orte:
            standort = None
        gewollt = plain(kontext.angaben.get(kontext.feld.standort.aus)) if kontext.feld.standort else None
        if gewollt is not None and standort is not None and gewollt != standort:
            return Pruefung(meldung="Dieser Termin liegt an einem anderen Standort. Bitte wählen Sie neu.")
        return Pruefung(wert={"standort": standort, "beginn": beginn.isoformat()})

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        beginn = datetime.fromisoformat(wert["beginn"]).astimezone(_BERLIN)
        teile = [WOCHENTAGE[beginn.weekday()], german_date(beginn.date())]
        kalender = kontext.kalender_daten()
        if kalender is None or kalender.art == "uhrzeit":
            teile.append(f"{beginn:%H:%M} Uhr")
        standort = kontext.mandant.standorte.get(wert.get("standort") or "")
        return ", ".join([*teile, standort.name] if standort else teile)


def _moment(wert: JsonWert) -> datetime | None:
    if not isinstance(wert, str) or len(wert) > 40:
        return None
    try:
        moment = datetime.fromisoformat(wert)
        return (moment if moment.tzinfo else moment.replace(tzinfo=_BERLIN)).astimezone(_BERLIN)
    except (ValueError, OverflowError):
        return None


TYPEN = (Termin(),)
