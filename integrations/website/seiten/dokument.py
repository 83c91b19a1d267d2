"""A document for a case that is asked for in a messenger, which may not carry it: handed in here."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.errors import LotseError
from api.gespraeche.service import GespraechUnbekannt
from api.gespraeche.vorgangsfrage import DOKUMENT
from integrations.website.seiten.eingaben.basis import Roh
from integrations.website.seiten.formular import receive, step_id
from integrations.website.seiten.seite import Anfrage, AnfrageDep, SeitenRoute, see
from integrations.website.seiten.sitzung import Sitzung

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)
FEHLT = "Bitte wählen Sie eine Datei aus."


def page_for(mandant: str) -> str:
    """Where the document is handed in."""
    return f"/{mandant}/antrag/weiter/{DOKUMENT}"


@router.get(f"/{{mandant}}/antrag/weiter/{DOKUMENT}")
async def show_document(anfrage: AnfrageDep, danke: Annotated[str, Query(max_length=1)] = "") -> Response:
    frage = await _question(anfrage)
    if frage is None:
        return anfrage.page("dokument_danke.html", abgegeben=bool(danke))
    return anfrage.page("dokument.html", titel=frage["titel"], fehler=[])


@router.post(f"/{{mandant}}/antrag/weiter/{DOKUMENT}")
async def hand_in(anfrage: AnfrageDep) -> Response:
    """Add it to the case; sent again, or no longer asked for, it says how things stand."""
    roh = await receive(anfrage)
    frage = await _question(anfrage)
    if frage is None:
        return see(page_for(anfrage.mandant.key))
    try:
        datei = await _store(anfrage, roh)
    except LotseError as fehler:
        return _wrong(anfrage, frage, fehler.detail)
    if datei is None:
        return _wrong(anfrage, frage, FEHLT)
    wer = _session(anfrage)
    befehl = {"befehl": "nachreichen", "datei": datei}
    await anfrage.dienst.formular.act(wer.gespraech, wer.token, step_id(roh), None, [befehl], sicher=wer.sicher)
    return see(f"{page_for(anfrage.mandant.key)}?danke=1")


async def _question(anfrage: Anfrage) -> dict[str, Any] | None:
    """The open question, while it is the one for a document. Raises `GespraechUnbekannt`."""
    wer = _session(anfrage)
    mandant, stand = await anfrage.dienst.check(wer.gespraech, wer.token)
    if mandant != anfrage.mandant.key:
        raise GespraechUnbekannt
    frage: dict[str, Any] = stand.get("frage") or {}
    return frage if frage.get("feld") == DOKUMENT else None


def _session(anfrage: Anfrage) -> Sitzung:
    if anfrage.sitzung is None:
        raise GespraechUnbekannt
    return anfrage.sitzung


async def _store(anfrage: Anfrage, roh: Roh) -> dict[str, Any] | None:
    """The value of the file in the case; None where none was chosen. Raises what `check` raises."""
    datei, wer = roh.files.get(DOKUMENT), _session(anfrage)
    if datei is None or not (datei.filename or datei.size):
        return None
    content = await datei.read()
    return await anfrage.dienst.formular.store_file(wer.gespraech, wer.token, datei.filename or "", content)


def _wrong(anfrage: Anfrage, frage: dict[str, Any], meldung: str) -> Response:
    return anfrage.page("dokument.html", 422, titel=frage["titel"], fehler=[{"text": meldung, "bei": DOKUMENT}])
