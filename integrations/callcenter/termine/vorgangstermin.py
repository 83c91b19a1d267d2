"""The appointment of a case: move it, call it off, send word of it; for a caller who has proved to be its holder."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from starlette.responses import Response

from api.anrufe.errors import StufeZuNiedrig
from api.anrufe.service import AnrufService
from api.anrufe.stufe import Stufe
from api.ausgang.belege import Anlass as Mailanlass
from api.ausgang.belege import Belege
from api.ausgang.errors import AdresseUngueltig
from api.ausgang.service import Ausgang, is_set_up
from api.database import Session
from api.errors import NichtGefunden, UngueltigeEingabe
from api.protokoll.service import Protokoll
from api.termine.errors import TerminUnbekannt, TerminVergeben
from api.termine.kontingent import open_quota
from api.termine.models import Buchung
from api.termine.service import TerminService
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import CALLCENTER, VorgangService
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see
from integrations.callcenter.termine.finden import NAECHSTE, WAEHLEN
from integrations.callcenter.termine.tafel import Tafel, board, day_text, read_slot, say
from integrations.callcenter.termine.wunschzeile import NICHT_GELESEN, ZEITEN, Gesucht, read_line

router = APIRouter(route_class=KonsolenRoute)
MAILSTAND = {
    "offen": "unterwegs",
    "zugestellt": "an den Mailserver übergeben",
    "aufgegeben": "nicht zustellbar; bitte fragen Sie die Person noch einmal nach der Adresse",
}
WEG = "/callcenter/{mandant}/vorgaenge/{aktenzeichen}/termin"


@dataclass(frozen=True)
class Lage:
    """A case and its appointment, as far as the caller may know."""

    aktenzeichen: str
    titel: str
    status: str
    buchung: Buchung | None
    aenderbar: bool
    wann: str
    vorlesen: str
    kalender: str
    mails: list[tuple[str, str]]
    """When a mail about the case was written, and what became of it."""


@router.get(WEG)
async def show(anfrage: AgentDep, aktenzeichen: str, meldung: str = "") -> Response:
    return await _page(anfrage, aktenzeichen, meldung=meldung)


@router.get(f"{WEG}/{{schritt:path}}")
async def show_again(anfrage: AgentDep, aktenzeichen: str, schritt: str) -> Response:  # noqa: ARG001
    """Who reloads the page that told what was wrong with a step."""
    return see(_path(anfrage, aktenzeichen))


@router.post(WEG)
async def move(anfrage: AgentDep, aktenzeichen: str) -> Response:
    """To the slot chosen; the same again changes nothing."""
    gewaehlt = read_slot((await anfrage.form()).get("slot", ""))
    if gewaehlt is None:
        raise UngueltigeEingabe(WAEHLEN)
    beginn, standort = gewaehlt

    def change(session: Session) -> None:
        vorgang, buchung = _proved(anfrage, session, aktenzeichen, for_update=True)
        if buchung is not None and (buchung.beginn, buchung.standort) == (beginn, standort or ""):
            return
        open_quota(session)
        vorher = _when(anfrage, buchung)
        slot = VorgangService(anfrage.context, session).move_appointment(
            vorgang.aktenzeichen, beginn, standort, CALLCENTER
        )
        _log(anfrage, session, "termin_verlegt", vorgang, {"vorher": vorher, "neu": slot.anzeige()})

    try:
        await anfrage.run(change)
    except (TerminVergeben, TerminUnbekannt) as error:
        return await _page(anfrage, aktenzeichen, error.status, fehler=error.detail)
    return see(f"{_path(anfrage, aktenzeichen)}?meldung=verlegt")


@router.post(f"{WEG}/absage")
async def call_off(anfrage: AgentDep, aktenzeichen: str) -> Response:
    """Without its appointment the case is withdrawn; the place is free again. The same again changes nothing."""

    def change(session: Session) -> None:
        vorgang, buchung = _proved(anfrage, session, aktenzeichen, for_update=True)
        if buchung is None and vorgang.status == "zurueckgezogen":
            return
        vorher = _when(anfrage, buchung)
        VorgangService(anfrage.context, session).withdraw(
            vorgang.aktenzeichen, f"Termin abgesagt: {vorher}." if vorher else None, CALLCENTER
        )
        _log(anfrage, session, "termin_abgesagt", vorgang, {"vorher": vorher})

    await anfrage.run(change)
    return see(f"{_path(anfrage, aktenzeichen)}?meldung=abgesagt")


@router.post(f"{WEG}/mail")
async def send_mail(anfrage: AgentDep, aktenzeichen: str) -> Response:
    """When and where, with an entry for the calendar, to the address the caller named."""
    an = (await anfrage.form()).get("an", "").strip()[:254]

    def post(session: Session) -> None:
        vorgang, buchung = _proved(anfrage, session, aktenzeichen)
        if buchung is None:
            raise NichtGefunden("Zu diesem Vorgang gibt es keinen Termin mehr.")
        anlass: Mailanlass = "verlegt" if _was_moved(vorgang) else "gebucht"
        if Belege(anfrage.context, session).appointment_mail(vorgang, an, anlass, buchung):
            _log(anfrage, session, "termin_mail", vorgang, {})

    try:
        await anfrage.run(post)
    except AdresseUngueltig as error:
        return await _page(anfrage, aktenzeichen, error.status, mailfehler=error.detail, an=an)
    return see(f"{_path(anfrage, aktenzeichen)}?meldung=gesendet")


async def _page(
    anfrage: Anfrage,
    aktenzeichen: str,
    status: int = 200,
    *,
    meldung: str = "",
    fehler: str | None = None,
    mailfehler: str | None = None,
    an: str = "",
) -> Response:
    query = {
        name: value[:200] for name, value in anfrage.request.query_params.items() if name in ("text", "zeit", "ab")
    }
    lage = await anfrage.read(lambda session: _situation(anfrage, session, aktenzeichen))
    gesucht = await read_line(anfrage, [], query)
    tafel: Tafel | None = None
    annaehernd = False
    if lage.buchung is not None and lage.aenderbar:
        tafel, annaehernd = await anfrage.read(lambda session: _slots(anfrage, session, lage, gesucht))
    return await anfrage.page(
        "termine/vorgang.html",
        status,
        lage=lage,
        weg=_path(anfrage, aktenzeichen),
        text=query.get("text", ""),
        zeit=query.get("zeit", ""),
        ab=gesucht.ab.isoformat() if gesucht.ab else "",
        zeiten=ZEITEN,
        heute=anfrage.context.clock.today().isoformat(),
        verstanden=gesucht.told(anfrage.mandant),
        tafel=tafel,
        annaehernd=annaehernd,
        mail=is_set_up(anfrage.context),
        meldung=meldung if meldung in ("verlegt", "abgesagt", "gesendet") else "",
        fehler=fehler,
        mailfehler=mailfehler,
        an=an,
        hinweis=NICHT_GELESEN if gesucht.gestoert else None,
        kennung=str(uuid4()),
        weiter=lambda tag: f"{_path(anfrage, aktenzeichen)}?ab={tag.isoformat()}",
    )


def _proved(
    anfrage: Anfrage, session: Session, aktenzeichen: str, *, for_update: bool = False
) -> tuple[Vorgang, Buchung | None]:
    """Raises `NichtGefunden` for a case of another Mandant as for none, `StufeZuNiedrig` before anything is proved."""
    vorgaenge = VorgangService(anfrage.context, session)
    vorgang = vorgaenge.get(aktenzeichen, for_update=for_update)
    if vorgang.mandant != anfrage.mandant.key:
        raise NichtGefunden
    anrufe = AnrufService(anfrage.context, session)
    if anrufe.level(anrufe.open_of(anfrage.wer.konto), vorgang) < Stufe.STAND:
        raise StufeZuNiedrig
    return vorgang, vorgaenge.appointment(vorgang)


def _situation(anfrage: Anfrage, session: Session, aktenzeichen: str) -> Lage:
    vorgang, buchung = _proved(anfrage, session, aktenzeichen)
    service = VorgangService(anfrage.context, session)
    status = service.status_of(vorgang)
    ganztags = _whole_day(anfrage, buchung)
    return Lage(
        aktenzeichen=vorgang.aktenzeichen,
        titel=status.titel,
        status=status.status_titel,
        buchung=buchung,
        aenderbar=service.can_change(vorgang),
        wann=service.appointment_text(vorgang, buchung) if buchung else "",
        vorlesen=say(buchung.beginn, buchung.standort, anfrage.mandant, ganztags=ganztags) if buchung else "",
        kalender=buchung.kalender if buchung else "",
        mails=[
            (f"{stand.erstellt:%d.%m.%Y, %H:%M} Uhr", MAILSTAND[stand.zustand])
            for stand in Ausgang(anfrage.context, session).of_vorgang(vorgang.mandant, vorgang.aktenzeichen)
        ],
    )


def _slots(anfrage: Anfrage, session: Session, lage: Lage, gesucht: Gesucht) -> tuple[Tafel, bool]:
    """Free ones of the same calendar, the one booked left out."""
    open_quota(session)
    termine, buchung = TerminService(anfrage.context, session), lage.buchung

    def others(slots: list[Any]) -> list[Any]:
        return [slot for slot in slots if buchung is None or slot.beginn != buchung.beginn]

    slots = others(termine.matching(anfrage.mandant.key, lage.kalender, gesucht.wunsch))
    nearest = [] if slots else others(termine.close_to(anfrage.mandant.key, lage.kalender, gesucht.wunsch, NAECHSTE))
    return board(slots or nearest, anfrage.mandant), bool(nearest)


def _whole_day(anfrage: Anfrage, buchung: Buchung | None) -> bool:
    kalender = anfrage.mandant.kalender.get(buchung.kalender) if buchung else None
    return kalender is not None and kalender.art == "tag"


def _when(anfrage: Anfrage, buchung: Buchung | None) -> str | None:
    if buchung is None:
        return None
    day = day_text(buchung.beginn.date())
    return day if _whole_day(anfrage, buchung) else f"{day}, {buchung.beginn:%H:%M} Uhr"


def _was_moved(vorgang: Vorgang) -> bool:
    return any((schritt.nachricht or "").startswith("Neuer Termin:") for schritt in vorgang.schritte)


def _log(anfrage: Anfrage, session: Session, was: str, vorgang: Vorgang, einzelheiten: dict[str, Any]) -> None:
    Protokoll(anfrage.context, session).write(
        anfrage.wer.konto, anfrage.mandant.key, was, vorgang=vorgang.aktenzeichen, einzelheiten=einzelheiten or None
    )


def _path(anfrage: Anfrage, aktenzeichen: str) -> str:
    return f"{anfrage.wege}/vorgaenge/{aktenzeichen}/termin"
