"""Take over the conversation of a caller by the code they read aloud; see it; give a code to go on elsewhere."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.anrufe.service import AnrufService
from api.ausgang.errors import AdresseUngueltig
from api.ausgang.service import Ausgang
from api.clock import BERLIN
from api.database import Session
from api.errors import LotseError
from api.gespraeche.erfasser import Erfasser
from api.gespraeche.service import canonical_id
from api.protokoll.service import Protokoll
from api.uebergaenge.service import CodeUngueltig, UebergangService, ZuVieleCodes
from integrations.callcenter.buchstabieren import spell
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see
from integrations.callcenter.uebernahme.brief import letter
from integrations.callcenter.uebernahme.verlauf import lines
from integrations.callcenter.zugriff import admit
from integrations.website.uebergang import address_of

router = APIRouter(prefix="/callcenter/{mandant}/gespraeche", route_class=KonsolenRoute)
CODE_MAX = 100


@router.get("/uebernehmen")
async def ask_code(anfrage: AgentDep) -> Response:
    return await anfrage.page("uebernahme/uebernehmen.html", uebernehmen_seite=True, fehler=None)


@router.post("/uebernehmen")
async def take_over(anfrage: AgentDep) -> Response:
    """The conversation behind the code is that of the open call from now on; a call begins by itself."""
    code = (await anfrage.form()).get("code", "")[:CODE_MAX]

    def take(session: Session) -> str:
        konto, mandant = anfrage.wer.konto, anfrage.mandant.key
        anrufe = AnrufService(anfrage.context, session)
        anruf = anrufe.begin(konto, mandant)
        gespraech = UebergangService(anfrage.context, session).claim_by_phone(code, mandant, konto, anruf.id)
        anrufe.join(konto, mandant, gespraech.id)
        return gespraech.id

    try:
        gespraech = await anfrage.run(take)
    except (CodeUngueltig, ZuVieleCodes) as error:
        return await anfrage.page(
            "uebernahme/uebernehmen.html", error.status, uebernehmen_seite=True, fehler=error.detail
        )
    _, stand = await anfrage.dienst.check(gespraech, None)
    formular = f"/antrag/{quote(stand['leistung'])}" if stand.get("leistung") else ""
    return see(f"{anfrage.wege}/gespraeche/{gespraech}{formular}")


@router.get("/{gespraech}")
async def show_conversation(anfrage: AgentDep, gespraech: str) -> Response:
    """Everything that was said, and where it stands."""
    await admit(anfrage, gespraech)
    nachrichten, stand = await anfrage.dienst.journal(gespraech, None, 0)
    return await anfrage.page(
        "uebernahme/gespraech.html",
        gespraech=canonical_id(gespraech),
        titel=_title(anfrage, stand),
        leistung=stand.get("leistung"),
        fortschritt=stand.get("fortschritt"),
        zeilen=lines(nachrichten),
    )


@router.post("/{gespraech}/weiter")
async def draw_code(anfrage: AgentDep, gespraech: str) -> Response:
    """A code with which the caller goes on without the telephone, as long as the draft is kept."""
    wer = await admit(anfrage, gespraech)
    neu = await anfrage.dienst.hand_over(gespraech, None, "spaeter")
    await anfrage.run(
        lambda session: Protokoll(anfrage.context, session).write(
            wer.konto, wer.mandant, "code_zum_weitermachen", gespraech=canonical_id(gespraech)
        )
    )
    bis = neu.gueltig_bis.astimezone(BERLIN)
    notiz = {"code": neu.code, "adresse": address_of(neu, "spaeter"), "bis": f"{bis:%d.%m.%Y}"}
    name = await anfrage.dienst.formular.note(gespraech, wer, notiz)
    return see(f"{anfrage.wege}/gespraeche/{canonical_id(gespraech)}/weiter?notiz={name}")


@router.get("/{gespraech}/weiter")
async def show_code(
    anfrage: AgentDep, gespraech: str, notiz: str = "", an: Annotated[str, Query(max_length=1)] = ""
) -> Response:
    """The code, large and spelled; and a box for sending it by mail."""
    wer = await admit(anfrage, gespraech)
    gemerkt = await anfrage.dienst.formular.noted(gespraech, wer, notiz)
    if gemerkt is None or "code" not in gemerkt:
        return see(f"{anfrage.wege}/gespraeche/{canonical_id(gespraech)}")
    return await _code_page(anfrage, gespraech, notiz, gemerkt, gesendet=bool(an))


@router.post("/{gespraech}/weiter/mail")
async def send_code(anfrage: AgentDep, gespraech: str) -> Response:
    """The link by mail, once for each address."""
    wer = await admit(anfrage, gespraech)
    form = await anfrage.form()
    notiz, an = form.get("notiz", ""), form.get("an", "").strip()
    gemerkt = await anfrage.dienst.formular.noted(gespraech, wer, notiz)
    if gemerkt is None or "code" not in gemerkt:
        return see(f"{anfrage.wege}/gespraeche/{canonical_id(gespraech)}")
    _, stand = await anfrage.dienst.check(gespraech, None)
    titel = _title(anfrage, stand)
    try:
        await anfrage.run(lambda session: _post(anfrage, session, wer, gespraech, notiz, an, titel, gemerkt))
    except LotseError as error:
        fehler = error.felder.get("an", error.detail) if isinstance(error, AdresseUngueltig) else error.detail
        return await _code_page(anfrage, gespraech, notiz, gemerkt, error.status, fehler=fehler, adresse=an)
    return see(f"{anfrage.wege}/gespraeche/{canonical_id(gespraech)}/weiter?notiz={quote(notiz)}&an=1")


def _post(
    anfrage: Anfrage,
    session: Session,
    wer: Erfasser,
    gespraech: str,
    notiz: str,
    an: str,
    titel: str,
    gemerkt: Mapping[str, Any],
) -> None:
    ausgang = Ausgang(anfrage.context, session)
    betreff, text = letter(anfrage.mandant, titel, anfrage.context.settings.adresse, gemerkt)
    if ausgang.post(wer.mandant, an, betreff, text, schluessel=f"weiter:{notiz}:{ausgang.address_key(an)}"):
        protokoll = Protokoll(anfrage.context, session)
        protokoll.write(wer.konto, wer.mandant, "code_gemailt", gespraech=canonical_id(gespraech))


async def _code_page(
    anfrage: Anfrage,
    gespraech: str,
    notiz: str,
    gemerkt: Mapping[str, Any],
    status: int = 200,
    *,
    gesendet: bool = False,
    fehler: str | None = None,
    adresse: str = "",
) -> Response:
    _, stand = await anfrage.dienst.check(gespraech, None)
    basis = anfrage.context.settings.adresse
    return await anfrage.page(
        "uebernahme/weiter.html",
        status,
        gespraech=canonical_id(gespraech),
        titel=_title(anfrage, stand),
        leistung=stand.get("leistung"),
        notiz=notiz,
        code=gemerkt["code"],
        gruppen=spell(gemerkt["code"]),
        bis=gemerkt["bis"],
        link=basis + gemerkt["adresse"],
        eingabe=f"{basis}/{anfrage.mandant.key}/antrag/weiter",
        gesendet=gesendet,
        fehler=fehler,
        an=adresse,
    )


def _title(anfrage: Anfrage, stand: Mapping[str, Any]) -> str:
    """Of the service whose form is open."""
    leistung = stand.get("leistung")
    return anfrage.context.katalog.leistung(leistung).titel if leistung else "Gespräch"
