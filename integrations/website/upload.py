"""Reads an uploaded file from a multipart body, in memory: nothing of it lies on the disk in the clear."""

from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from api.errors import LotseError, UngueltigeEingabe
from api.unterlagen.formate import MAX_BYTES
from api.unterlagen.pruefstelle import DateiZuGross
from integrations.website.eingang import UUID, invalid

FELDER_MAX = 5
UNLESBAR = "Die Datei ließ sich nicht lesen. Bitte senden Sie multipart/form-data."


class Abgebrochen(LotseError):
    """The connection ended before the file did. Nobody is there to read this; nothing is kept."""

    titel = "Übertragung abgebrochen"
    text = "Die Datei kam nicht vollständig an. Bitte senden Sie sie noch einmal."


@dataclass(frozen=True)
class Upload:
    """`kennung` is the id the client drew for it, if it did."""

    name: str
    inhalt: bytes
    kennung: str | None


class _InMemory(MultiPartParser):
    spool_max_size = 4 * MAX_BYTES
    """More than any body may hold, so that Starlette never moves a part to a temporary file."""


async def read_form(request: Request, max_fields: int) -> FormData:
    """A form with at most one file. Raises `HTTPException` 400 where it can't be read, and `Abgebrochen`."""
    if not _is_multipart(request):
        return await request.form(max_fields=max_fields)
    try:
        return await _InMemory(request.headers, request.stream(), max_files=1, max_fields=max_fields).parse()
    except ClientDisconnect:
        raise Abgebrochen from None
    except (MultiPartException, KeyError, ValueError):
        raise HTTPException(400) from None


async def read_upload(request: Request) -> Upload:
    """The file of the field `datei`. Raises `UngueltigeEingabe`, `DateiZuGross`, `Abgebrochen`."""
    if not _is_multipart(request):
        raise _without_file()
    try:
        form = await read_form(request, FELDER_MAX)
    except HTTPException as error:
        raise DateiZuGross if error.status_code == DateiZuGross.status else UngueltigeEingabe(UNLESBAR) from None
    datei, kennung = form.get("datei"), form.get("id")
    if not isinstance(datei, UploadFile):
        raise _without_file()
    if kennung is not None and (not isinstance(kennung, str) or not UUID.fullmatch(kennung)):
        raise invalid("id", "Die Kennung einer Datei ist eine UUID.")
    return Upload(datei.filename or "", await datei.read(), kennung.lower() if kennung else None)


def _is_multipart(request: Request) -> bool:
    return request.headers.get("content-type", "").lower().startswith("multipart/form-data")


def _without_file() -> UngueltigeEingabe:
    return invalid("datei", "Bitte senden Sie die Datei im Feld „datei“ (multipart/form-data).")
