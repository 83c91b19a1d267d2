"""What was looked up last, in the browser alone: nobody else learns what an agent had to look up."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.leistungen.katalog import Katalog
from api.leistungen.modell import Leistung

COOKIE = "lotse_wissen"
ANZAHL = 5
TRENNER = "."


def recent(request: Request, katalog: Katalog, mandant: str) -> tuple[Leistung, ...]:
    """The services looked up last in this browser, newest first; what it does not know is left out."""
    bekannt = {leistung.leistung: leistung for leistung in katalog.von(mandant)}
    keys = dict.fromkeys(request.cookies.get(COOKIE, "").split(TRENNER))
    return tuple(bekannt[key] for key in keys if key in bekannt)[:ANZAHL]


def remember(response: Response, request: Request, wege: str, leistung: str, bisher: Sequence[Leistung]) -> None:
    """Until the browser is closed."""
    keys = [leistung, *(each.leistung for each in bisher if each.leistung != leistung)][:ANZAHL]
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, TRENNER.join(keys), path=wege, secure=secure, httponly=True, samesite="strict")
