"""Style sheets of the console and its script, which is built (see ``skript/``)."""

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

HIER = Path(__file__).resolve().parent
SCRIPT = "konsole.js"

router = APIRouter()
eigene = StaticFiles(directory=HIER / "static")
gebaut = StaticFiles(directory=HIER / "dist", check_dir=False)


@router.get("/callcenter/static/{pfad:path}")
async def static_file(pfad: str, request: Request) -> Response:
    packed = pfad == SCRIPT and "gzip" in request.headers.get("accept-encoding", "")
    packed = packed and (HIER / "dist" / f"{SCRIPT}.gz").is_file()
    files = gebaut if pfad == SCRIPT else eigene
    try:
        response = await files.get_response(f"{pfad}.gz" if packed else pfad, request.scope)
    except HTTPException as error:
        return Response("Diese Datei gibt es nicht.\n", error.status_code, media_type="text/plain")
    if packed and response.status_code == 200:
        response.headers["Content-Encoding"] = "gzip"
    if pfad == SCRIPT:
        response.headers["Content-Type"] = "text/javascript; charset=utf-8"
        response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
