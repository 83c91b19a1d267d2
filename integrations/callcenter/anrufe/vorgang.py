"""A case or conversation of a caller: proof first, then as much as it allows, and what can be done with it."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Path
from starlette.responses import Response

from api.anrufe.errors import NachweisGesperrt, StufeZuNiedrig
from api.anrufe.models import Anruf
from api.anrufe.nachweise import record
from api.anrufe.rueckruf import call_back
from api.anrufe.service import AnrufService
from api.anrufe.stufe import Nachweislage, Stufe
from api.database import Session
from api.errors import LotseError, UngueltigeEingabe
from api.leistungen.feldtypen.kontakt import phone_text
from api.suche.merkmale import read_person
from api.vorgaenge.aktenzeichen import FORM
from api.vorgaenge.errors import RueckzugNichtMoeglich, StatusGesperrt
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import VorgangService
from integrations.callcenter.anrufe.akte import Akte, find_case, proof_sheet, read_case
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see

router = APIRouter(route_class=KonsolenRoute)
type Aktenzeichen = Annotated[str, Path(max_length=32)]
type GespraechId = Annotated[UUID, Path()]
NOTIZ_MAX = 2000
VORGANG = "/callcenter/{mandant}/vorgaenge/{aktenzeichen}"
GESPRAECH = "/callcenter/{mandant}/gespraeche/{gespraech}/nachweis"


@router.get(VORGANG)
async def show_case(anfrage: AgentDep, aktenzeichen: Aktenzeichen, rueckruf: str = "") -> Response:
    """As much as the caller has proved; without a call what tells it from another. `rueckruf`: number just noted."""
    gesagt = f"Der Rückruf ist notiert, Aktenzeichen {rueckruf}." if FORM.fullmatch(rueckruf) else ""
    return await _case_page(anfrage, aktenzeichen, gesagt=gesagt)


@router.post(f"{VORGANG}/nachweis")
async def prove_case(anfrage: AgentDep, aktenzeichen: Aktenzeichen) -> Response:
    """Begins a call where there is none."""
    form = await anfrage.form()

    def work(session: Session) -> Nachweislage:
        vorgang = find_case(anfrage.context, session, anfrage.mandant.key, aktenzeichen)
        service = AnrufService(anfrage.context, session)
        anruf = service.begin(anfrage.wer.konto, anfrage.mandant.key)
        return service.prove(anruf, vorgang, *_answer(form.get))

    try:
        await anfrage.run(work)
    except (UngueltigeEingabe, NachweisGesperrt, StatusGesperrt) as error:
        return await _case_page(anfrage, aktenzeichen, error, tatsache=form.get("tatsache", ""))
    return see(f"{anfrage.wege}/vorgaenge/{aktenzeichen}")


@router.post(f"{VORGANG}/notiz")
async def add_note(anfrage: AgentDep, aktenzeichen: Aktenzeichen) -> Response:
    """A note for the office; it may be written whatever was proved, and shows nothing."""
    form = await anfrage.form()
    text = form.get("notiz", "").strip()
    if not 0 < len(text) <= NOTIZ_MAX:
        error = UngueltigeEingabe(felder={"notiz": f"Bitte schreiben Sie eine Notiz, höchstens {NOTIZ_MAX} Zeichen."})
        return await _case_page(anfrage, aktenzeichen, error, notiz=text)

    def work(session: Session, vorgang: Vorgang, anruf: Anruf) -> None:
        VorgangService(anfrage.context, session).step(
            vorgang.aktenzeichen, None, text, None, von=anfrage.wer.name[:64], kennung=_kennung(form.get("kennung", ""))
        )
        record(anfrage.context, session, anruf, "notiz", vorgang=vorgang.aktenzeichen)

    await _act(anfrage, aktenzeichen, Stufe.NICHTS, work)
    return see(f"{anfrage.wege}/vorgaenge/{aktenzeichen}")


@router.post(f"{VORGANG}/rueckzug")
async def withdraw(anfrage: AgentDep, aktenzeichen: Aktenzeichen) -> Response:
    """For a caller who has proved all; a second time changes nothing."""

    def work(session: Session, vorgang: Vorgang, anruf: Anruf) -> None:
        if vorgang.status == "zurueckgezogen":
            return
        VorgangService(anfrage.context, session).withdraw(vorgang.aktenzeichen)
        record(anfrage.context, session, anruf, "zurueckgezogen", vorgang=vorgang.aktenzeichen)

    try:
        await _act(anfrage, aktenzeichen, Stufe.GANZ, work)
    except (StufeZuNiedrig, RueckzugNichtMoeglich) as error:
        return await _case_page(anfrage, aktenzeichen, error)
    return see(f"{anfrage.wege}/vorgaenge/{aktenzeichen}")


@router.post(f"{VORGANG}/rueckruf")
async def order_call_back(anfrage: AgentDep, aktenzeichen: Aktenzeichen) -> Response:
    """A call-back case for the office of this case."""
    form = await anfrage.form()

    def work(session: Session, vorgang: Vorgang, anruf: Anruf) -> str:
        neu = call_back(
            anfrage.context, session, vorgang, form.get("telefon", ""), form.get("anliegen", ""),
            _kennung(form.get("kennung", "")),
        )  # fmt: skip
        record(anfrage.context, session, anruf, "rueckruf", vorgang=vorgang.aktenzeichen)
        return neu.aktenzeichen

    try:
        neu = await _act(anfrage, aktenzeichen, Stufe.NICHTS, work)
    except UngueltigeEingabe as error:
        values = {"telefon": form.get("telefon", ""), "anliegen": form.get("anliegen", "")}
        return await _case_page(anfrage, aktenzeichen, error, **values)
    return see(f"{anfrage.wege}/vorgaenge/{aktenzeichen}?rueckruf={neu}")


@router.get(GESPRAECH)
async def show_conversation_proof(anfrage: AgentDep, gespraech: GespraechId) -> Response:
    """What to ask before a begun form is opened; once that is proved it is opened in the room of forms."""
    return await _conversation_page(anfrage, str(gespraech))


@router.post(GESPRAECH)
async def prove_conversation(anfrage: AgentDep, gespraech: GespraechId) -> Response:
    form = await anfrage.form()

    def work(session: Session) -> Nachweislage:
        service = AnrufService(anfrage.context, session)
        anruf = service.begin(anfrage.wer.konto, anfrage.mandant.key)
        return service.prove_conversation(anruf, str(gespraech), *_answer(form.get))

    try:
        lage = await anfrage.run(work)
    except (UngueltigeEingabe, NachweisGesperrt, StatusGesperrt) as error:
        return await _conversation_page(anfrage, str(gespraech), error, form.get("tatsache", ""))
    ziel = "antrag" if lage.stufe is Stufe.GANZ else "nachweis"
    return see(f"{anfrage.wege}/gespraeche/{gespraech}/{ziel}")


async def _act[T](
    anfrage: Anfrage, aktenzeichen: str, mindestens: Stufe, work: Callable[[Session, Vorgang, Anruf], T]
) -> T:
    """Something done with a case in the open call, or one that begins with it. Raises ``StufeZuNiedrig``."""

    def in_call(session: Session) -> T:
        vorgang = find_case(anfrage.context, session, anfrage.mandant.key, aktenzeichen)
        service = AnrufService(anfrage.context, session)
        anruf = service.begin(anfrage.wer.konto, anfrage.mandant.key)
        if service.level(anruf, vorgang) < mindestens:
            raise StufeZuNiedrig
        return work(session, vorgang, anruf)

    return await anfrage.run(in_call)


async def _case_page(
    anfrage: Anfrage, aktenzeichen: str, error: LotseError | None = None, *, gesagt: str = "", **values: str
) -> Response:
    def work(session: Session) -> tuple[Akte, str]:
        vorgang = find_case(anfrage.context, session, anfrage.mandant.key, aktenzeichen)
        service = AnrufService(anfrage.context, session)
        anruf = service.open_of(anfrage.wer.konto)
        akte = read_case(anfrage.context, session, vorgang, anruf)
        leistung = VorgangService(anfrage.context, session).leistung_of(vorgang)
        telefone = read_person(leistung, vorgang.angaben).telefone if akte.stufe is Stufe.GANZ else ()
        return akte, phone_text(telefone[0]) if telefone else ""

    akte, telefon = await anfrage.read(work)
    known = {"tatsache": akte.bogen.zuerst, "notiz": "", "telefon": telefon, "anliegen": "", **_given(values)}
    return await anfrage.page(
        "anrufe/vorgang.html", error.status if error else 200, akte=akte, fehler=_errors(error), gesagt=gesagt,
        kennung=str(uuid4()), **known,
    )  # fmt: skip


async def _conversation_page(
    anfrage: Anfrage, gespraech: str, error: LotseError | None = None, tatsache: str = ""
) -> Response:
    def work(session: Session) -> tuple[object, bool]:
        service = AnrufService(anfrage.context, session)
        lage = service.state_of_conversation(service.open_of(anfrage.wer.konto), gespraech)
        facts = service.facts_of_conversation(anfrage.mandant.key, gespraech)
        return proof_sheet(facts, lage), bool(facts)

    bogen, bekannt = await anfrage.read(work)
    if not bekannt:
        raise GespraechOhneEntwurf
    return await anfrage.page(
        "anrufe/gespraech.html", error.status if error else 200, bogen=bogen, gespraech=gespraech,
        fehler=_errors(error), tatsache=tatsache,
    )  # fmt: skip


class GespraechOhneEntwurf(LotseError):
    """Also for a conversation of another Mandant: nobody learns that there is one."""

    status = 404
    titel = "Nicht gefunden"
    text = "Zu diesem Gespräch gibt es keinen begonnenen Antrag (mehr)."


def _answer(get: Callable[[str, str], str]) -> tuple[str, str, str]:
    return get("tatsache", ""), get("gesagt", ""), get("kennung", "")


def _kennung(text: str) -> str:
    """The id a form was drawn with. Raises ``UngueltigeEingabe``."""
    try:
        return str(UUID(text))
    except ValueError:
        raise UngueltigeEingabe("Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.") from None


def _errors(error: LotseError | None) -> dict[str, str]:
    """By field; under "" what belongs to none."""
    return (error.felder or {"": error.detail}) if error else {}


def _given(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
