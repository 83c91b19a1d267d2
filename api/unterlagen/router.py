"""The files of a case, for staff. A citizen's file is handed out as something to save, never as something to show."""

from fastapi import APIRouter, Depends, Response

from api.dependencies import ContextDep, ReadingDep, require_dienst_token
from api.errors import NichtGefunden
from api.unterlagen.namen import content_disposition
from api.unterlagen.service import DateiService, files_in
from api.vorgaenge.service import VorgangService

router = APIRouter(prefix="/api/v1/vorgaenge", tags=["Vorgänge"])
KOPF = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@router.get(
    "/{aktenzeichen}/dateien/{datei}",
    dependencies=[Depends(require_dienst_token)],
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "Die Datei, zum Speichern"}},
)
def read_file(context: ContextDep, session: ReadingDep, aktenzeichen: str, datei: str) -> Response:
    """A file that an answer of this case names; any other is not found."""
    vorgang = VorgangService(context, session).get(aktenzeichen)
    if datei not in files_in(vorgang.angaben):
        raise NichtGefunden
    row, content = DateiService(context, session).read(datei)
    kopf = {**KOPF, "Content-Disposition": content_disposition(row.name)}
    return Response(content, media_type=row.typ, headers=kopf)
