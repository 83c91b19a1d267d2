"""The service finder of the console: one box, one sheet, and the sheet as a mail."""

from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.ausgang.errors import AdresseUngueltig
from api.ausgang.service import Ausgang, is_set_up
from api.leistungen.katalog import LeistungUnbekannt
from api.leistungen.lebenslagen import Lebenslage, LebenslageUnbekannt, in_use, load_lebenslagen
from api.leistungen.modell import Leistung
from api.protokoll.service import Protokoll
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see
from integrations.callcenter.wissen.blatt import sheet, way
from integrations.callcenter.wissen.finder import Fund, find
from integrations.callcenter.wissen.zuletzt import recent, remember
from integrations.gespraech.deuter import Kandidat

router = APIRouter(route_class=KonsolenRoute)
WEG = "/callcenter/{mandant}/wissen"
type Suchworte = Annotated[str, Query(max_length=200)]


@router.get(WEG)
async def search_services(anfrage: AgentDep, q: Suchworte = "") -> Response:
    """What fits the words, best first. What is surely meant stands open at once."""
    worte = q.strip()
    fund = await _find(anfrage, worte) if worte else None
    offen = fund.leistungen[0] if fund and fund.klar else None
    return await _page(anfrage, q=worte, fund=fund, offen=offen)


@router.get(f"{WEG}/lebenslagen/{{lebenslage}}")
async def show_lebenslage(anfrage: AgentDep, lebenslage: str) -> Response:
    """The services of one Lebenslage, by title."""
    alle = anfrage.context.katalog.von(anfrage.mandant.key)
    gefunden = next((each for each in _lebenslagen(anfrage, alle) if each.lebenslage == lebenslage), None)
    if gefunden is None:
        raise LebenslageUnbekannt
    dazu = sorted((each for each in alle if lebenslage in each.lebenslagen), key=lambda each: each.titel)
    return await _page(anfrage, lebenslage=gefunden, fund=Fund(tuple(dazu), (), False))


@router.get(f"{WEG}/{{leistung}}")
async def show_service(anfrage: AgentDep, leistung: str, q: Suchworte = "", versandt: bool = False) -> Response:
    """One service in full, the other hits beside it where it was searched for."""
    fund = await _find(anfrage, q.strip()) if q.strip() else None
    return await _page(anfrage, q=q.strip(), fund=fund, offen=_service(anfrage, leistung), versandt=versandt)


@router.get(f"{WEG}/{{leistung}}/mail")
async def write_mail(anfrage: AgentDep, leistung: str) -> Response:
    return await _mail_page(anfrage, _service(anfrage, leistung), an="", kennung=str(uuid4()))


@router.post(f"{WEG}/{{leistung}}/mail")
async def send_mail(anfrage: AgentDep, leistung: str) -> Response:
    """Once for each form that was shown, however often it is sent."""
    gemeint, form = _service(anfrage, leistung), await anfrage.form()
    an, kennung = form.get("an", "").strip()[:254], form.get("kennung", "")[:36]
    blatt = sheet(anfrage.context.katalog, anfrage.mandant, gemeint)

    def post(session: Any) -> None:
        ausgang = Ausgang(anfrage.context, session)
        text = f"Guten Tag,\n\nam Telefon ging es um: {blatt.titel}. Das wissen wir dazu:\n\n{blatt.text}\n\n"
        schluessel = f"wissen:{anfrage.wer.konto}:{kennung}"
        if ausgang.post(anfrage.mandant.key, an, blatt.titel, text + anfrage.mandant.name, schluessel=schluessel):
            Protokoll(anfrage.context, session).write(
                anfrage.wer.konto, anfrage.mandant.key, "wissen_mail", einzelheiten={"leistung": blatt.leistung}
            )

    try:
        await anfrage.run(post)
    except AdresseUngueltig as error:
        return await _mail_page(anfrage, gemeint, error.status, an=an, kennung=kennung, fehler=error.detail)
    return see(f"{anfrage.wege}/wissen/{gemeint.leistung}?versandt=1")


async def _find(anfrage: Anfrage, worte: str) -> Fund:
    alle = anfrage.context.katalog.von(anfrage.mandant.key)
    gedeutet: list[Kandidat] = await anfrage.dienst.deuter.rank(anfrage.mandant.key, worte)
    return find(alle, _lebenslagen(anfrage, alle), worte, gedeutet)


def _lebenslagen(anfrage: Anfrage, alle: list[Leistung]) -> list[Lebenslage]:
    return in_use(load_lebenslagen(anfrage.context.settings.inhalte), alle)


def _service(anfrage: Anfrage, leistung: str) -> Leistung:
    """Raises `LeistungUnbekannt`, `LeistungAus`."""
    gefunden = anfrage.context.katalog.fuer(anfrage.mandant.key, leistung)
    if gefunden.intern:
        raise LeistungUnbekannt
    return gefunden


async def _page(
    anfrage: Anfrage,
    *,
    q: str = "",
    fund: Fund | None = None,
    offen: Leistung | None = None,
    lebenslage: Lebenslage | None = None,
    versandt: bool = False,
) -> Response:
    katalog, mandant = anfrage.context.katalog, anfrage.mandant
    treffer = [(each, way(katalog, mandant, each)) for each in (fund.leistungen if fund else ())]
    response = await anfrage.page(
        "wissen/wissen.html",
        q=q,
        treffer=treffer,
        gesucht=fund is not None,
        anlaesse=fund.lebenslagen if fund else (),
        lebenslage=lebenslage,
        lebenslagen=_lebenslagen(anfrage, katalog.von(mandant.key)),
        offen=sheet(katalog, mandant, offen) if offen else None,
        mail=is_set_up(anfrage.context),
        versandt=versandt,
        kennung=str(uuid4()),
    )
    if offen is not None:
        remember(response, anfrage.request, anfrage.wege, offen.leistung, recent(anfrage.request, katalog, mandant.key))
    return response


async def _mail_page(
    anfrage: Anfrage, leistung: Leistung, status: int = 200, *, an: str, kennung: str, fehler: str = ""
) -> Response:
    blatt = sheet(anfrage.context.katalog, anfrage.mandant, leistung)
    return await anfrage.page("wissen/mail.html", status, blatt=blatt, an=an, kennung=kennung, fehler=fehler)
