"""A call: begun, searched, wrapped up."""

from fastapi import APIRouter
from starlette.responses import Response

from api.anrufe.abschluss import AbschlussUnbekannt, reasons
from api.anrufe.service import AnrufService
from api.database import Session
from api.errors import LotseError, UngueltigeEingabe
from api.suche.service import Suchindex
from integrations.callcenter.anrufe import vorgang
from integrations.callcenter.anrufe.akte import find_case
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see

router = APIRouter(route_class=KonsolenRoute)
router.include_router(vorgang.router)


@router.post("/callcenter/{mandant}/anruf")
async def begin_call(anfrage: AgentDep) -> Response:
    """As often as it is sent there is one open call."""
    await anfrage.run(lambda session: _service(anfrage, session).begin(anfrage.wer.konto, anfrage.mandant.key))
    return see(f"{anfrage.wege}/suche")


@router.post("/callcenter/{mandant}/suche")
async def search(anfrage: AgentDep) -> Response:
    """Begins a call, as the first act in it does. A whole Aktenzeichen leads straight to its case.

    The words travel in the body and stay in the call: in an address they would stay in the history of the browser.
    """
    text = (await anfrage.form()).get("text", "")

    def work(session: Session) -> str | None:
        service = _service(anfrage, session)
        anruf = service.search(anfrage.wer.konto, anfrage.mandant.key, text)
        hits = Suchindex(anfrage.context, session).find(anfrage.mandant.key, text)
        nummer = hits[0].aktenzeichen if len(hits) == 1 and hits[0].nummer_genannt else None
        if nummer:
            service.named(anruf, find_case(anfrage.context, session, anfrage.mandant.key, nummer))
        return nummer

    nummer = await anfrage.run(work)
    return see(f"{anfrage.wege}/vorgaenge/{nummer}" if nummer else f"{anfrage.wege}/suche")


@router.get("/callcenter/{mandant}/suche")
async def show_search(anfrage: AgentDep) -> Response:
    """The hits of what was searched for last in this call."""
    return await anfrage.page("anrufe/suche.html")


@router.get("/callcenter/{mandant}/anruf/abschluss")
async def show_wrap_up(anfrage: AgentDep) -> Response:
    """Without an open call back to the start."""
    offen = await anfrage.read(lambda session: _service(anfrage, session).open_of(anfrage.wer.konto))
    if offen is None or offen.mandant != anfrage.mandant.key:
        return see(anfrage.wege)
    return await _wrap_up_page(anfrage, offen.id)


@router.post("/callcenter/{mandant}/anruf/abschluss")
async def wrap_up(anfrage: AgentDep) -> Response:
    """Ends the call the form was shown for, and begins the next where that was asked; repeated it changes nothing."""
    form = await anfrage.form()

    def work(session: Session) -> None:
        service = _service(anfrage, session)
        anruf = service.anrufe.get(form.get("anruf", ""), anfrage.wer.konto)
        if anruf is None or anruf.mandant != anfrage.mandant.key:
            raise UngueltigeEingabe("Diesen Anruf gibt es nicht. Bitte laden Sie die Seite neu.")
        ended = anruf.beendet is not None
        service.end(anruf, form.get("abschluss", ""), form.get("notiz"))
        if "naechster" in form and not ended:
            service.begin(anfrage.wer.konto, anfrage.mandant.key)

    try:
        await anfrage.run(work)
    except (AbschlussUnbekannt, UngueltigeEingabe) as error:
        return await _wrap_up_page(
            anfrage, form.get("anruf", ""), form.get("abschluss", ""), form.get("notiz", ""), error
        )
    return see(f"{anfrage.wege}/suche" if "naechster" in form else anfrage.wege)


async def _wrap_up_page(
    anfrage: Anfrage, anruf: str, gewaehlt: str = "", notiz: str = "", error: LotseError | None = None
) -> Response:
    fehler = (error.felder or {"": error.detail}) if error else {}
    return await anfrage.page(
        "anrufe/abschluss.html", error.status if error else 200, anruf=anruf, gruende=reasons(anfrage.context),
        gewaehlt=gewaehlt, notiz=notiz, fehler=fehler,
    )  # fmt: skip


def _service(anfrage: Anfrage, session: Session) -> AnrufService:
    return AnrufService(anfrage.context, session)
