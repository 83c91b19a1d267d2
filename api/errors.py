"""Errors a caller may see: classes with a status and a German message, answered as application/problem+json.

No answer carries a trace, and no log line carries a personal value: an unexpected error is logged by its class and
the places it went through.
"""

import logging
import traceback
from collections.abc import Mapping
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("lotse.fehler")
PROBLEM = "application/problem+json"


class LotseError(Exception):
    """Base of all errors that are told to a caller. Subclasses set ``status``, ``titel`` and a default ``detail``."""

    status: ClassVar[int] = 400
    titel: ClassVar[str] = "Das hat nicht geklappt"
    text: ClassVar[str] = "Bitte prüfen Sie Ihre Angaben."
    keeps_changes: ClassVar[bool] = False
    headers: ClassVar[Mapping[str, str]] = {}

    def __init__(self, detail: str | None = None, *, felder: Mapping[str, str] | None = None) -> None:
        self.detail = detail or self.text
        self.felder = dict(felder or {})
        super().__init__(self.detail)


class NichtAngemeldet(LotseError):
    status = 401
    titel = "Anmeldung nötig"
    text = "Für diese Anfrage brauchen Sie einen Zugangsschlüssel (Authorization: Bearer …)."
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": "Bearer"}


class NichtErlaubt(LotseError):
    status = 403
    titel = "Keine Berechtigung"
    text = "Ihr Zugangsschlüssel berechtigt nicht zu dieser Anfrage."


class NichtGefunden(LotseError):
    status = 404
    titel = "Nicht gefunden"
    text = "Das gibt es hier nicht (mehr)."


class Konflikt(LotseError):
    status = 409
    titel = "Das geht gerade nicht"
    text = "Der Stand hat sich inzwischen geändert. Bitte laden Sie ihn neu."


class ZuGross(LotseError):
    status = 413
    titel = "Zu viel auf einmal"
    text = "Die Anfrage ist zu groß. Bitte kürzen Sie sie."


class FalschesFormat(LotseError):
    status = 415
    titel = "Format nicht bekannt"
    text = "Bitte senden Sie die Anfrage als JSON (Content-Type: application/json)."


class UngueltigeEingabe(LotseError):
    status = 422
    titel = "Eingabe nicht gültig"
    text = "Bitte prüfen Sie die genannten Felder."


class Ueberlastet(LotseError):
    status = 503
    titel = "Gerade nicht erreichbar"
    text = "Der Dienst ist gerade überlastet. Bitte versuchen Sie es in einigen Augenblicken noch einmal."
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "5"}


HTTP_TEXTS: dict[int, tuple[str, str]] = {
    400: ("Anfrage nicht lesbar", "Die Anfrage ist kein gültiges JSON. Bitte prüfen Sie sie."),
    401: (NichtAngemeldet.titel, NichtAngemeldet.text),
    403: (NichtErlaubt.titel, NichtErlaubt.text),
    404: ("Nicht gefunden", "Diese Adresse gibt es hier nicht."),
    405: ("So nicht vorgesehen", "Diese Adresse gibt es, aber nicht für diese Art von Anfrage."),
    413: (ZuGross.titel, ZuGross.text),
    415: (FalschesFormat.titel, FalschesFormat.text),
    429: ("Zu viele Versuche", "Bitte warten Sie ein paar Minuten und versuchen Sie es dann noch einmal."),
    500: ("Da ist etwas schiefgegangen", "Das lag nicht an Ihnen. Bitte versuchen Sie es später noch einmal."),
    503: (Ueberlastet.titel, Ueberlastet.text),
}

# kinds of pydantic errors → what is wrong, in words
EINGABE_TEXTS: dict[str, str] = {
    "missing": "Diese Angabe fehlt.",
    "extra_forbidden": "Diese Angabe ist hier nicht vorgesehen.",
    "string_type": "Hier wird Text erwartet.",
    "string_too_short": "Dieser Text ist zu kurz.",
    "string_too_long": "Dieser Text ist zu lang.",
    "string_pattern_mismatch": "Diese Angabe hat nicht die erwartete Form.",
    "int_type": "Hier wird eine ganze Zahl erwartet.",
    "int_parsing": "Hier wird eine ganze Zahl erwartet.",
    "bool_type": "Hier wird wahr oder falsch erwartet.",
    "bool_parsing": "Hier wird wahr oder falsch erwartet.",
    "dict_type": "Hier werden mehrere benannte Angaben erwartet.",
    "model_attributes_type": "Hier werden mehrere benannte Angaben erwartet.",
    "list_type": "Hier wird eine Liste erwartet.",
    "too_long": "Das sind zu viele Einträge.",
    "literal_error": "Dieser Wert ist hier nicht vorgesehen.",
    "date_type": "Hier wird ein Datum erwartet, zum Beispiel 2026-12-24.",
    "date_parsing": "Hier wird ein Datum erwartet, zum Beispiel 2026-12-24.",
    "date_from_datetime_parsing": "Hier wird ein Datum erwartet, zum Beispiel 2026-12-24.",
    "lotse": "",  # our own validators bring their message along
}


def problem(
    status: int,
    titel: str,
    detail: str,
    felder: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A response of RFC 9457, with ``felder`` for wrong input."""
    body: dict[str, Any] = {
        "type": f"urn:buergerlotse:fehler:{status}",
        "title": titel,
        "status": status,
        "detail": detail,
    }
    if felder:
        body["felder"] = dict(felder)
    return JSONResponse(body, status, headers, media_type=PROBLEM)


def install_error_handlers(app: FastAPI) -> None:
    """Answer every error of this app in one form."""
    app.add_exception_handler(LotseError, _on_lotse_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(OperationalError, _on_overload)
    app.add_exception_handler(PoolTimeoutError, _on_overload)
    app.add_middleware(UnexpectedErrors)


async def _on_lotse_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, LotseError)  # noqa: S101 - narrows the type, the handler is bound to this class
    return problem(error.status, error.titel, error.detail, error.felder, error.headers)


async def _on_http_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    titel, detail = HTTP_TEXTS.get(error.status_code, HTTP_TEXTS[500 if error.status_code >= 500 else 400])
    return problem(error.status_code, titel, detail, headers=error.headers)


async def _on_invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    errors = error.errors()
    if any(item["type"] == "json_invalid" for item in errors):
        return problem(400, *HTTP_TEXTS[400])
    felder: dict[str, str] = {}
    for item in errors:
        # the first part says where (body, query, path, header); keys the caller chose are cut to a sane length
        ort = ".".join(str(part) for part in item["loc"][1:])[:80].removeprefix("angaben.") or "anfrage"
        text = EINGABE_TEXTS.get(item["type"]) or (str(item["ctx"]["text"]) if item["type"] == "lotse" else "")
        felder.setdefault(_printable(ort), text or "Diese Angabe ist nicht gültig.")
    return problem(422, UngueltigeEingabe.titel, UngueltigeEingabe.text, felder)


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


async def _on_overload(_request: Request, error: Exception) -> JSONResponse:
    log.error("Datenbank nicht erreichbar: %s", describe(error))
    return problem(503, Ueberlastet.titel, Ueberlastet.text, headers=Ueberlastet.headers)


def describe(error: BaseException) -> str:
    """Class and path of an error. Its message is left out: it may quote what a citizen wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    path = " > ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    cause = error.__cause__ or error.__context__
    return f"{type(error).__name__} [{path}]" + (f" wegen {type(cause).__name__}" if cause else "")


class UnexpectedErrors:
    """Turns what nobody foresaw into a kind 500 and one log line without personal data."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def remember(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, remember)
        except Exception as error:
            log.error("Unerwarteter Fehler: %s", describe(error))  # no log.exception: a trace quotes values
            if started:
                raise ConnectionAbortedError("Antwort abgebrochen") from None
            await problem(500, *HTTP_TEXTS[500])(scope, receive, send)
