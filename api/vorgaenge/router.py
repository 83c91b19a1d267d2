"""Cases: the public status, and the whole case for staff and the other parts of the Lotse."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query

from api.dependencies import AddressDep, ContextDep, ReadingDep, SessionDep, require_dienst_token
from api.eingabe import Schluesselwort
from api.gespraeche.statusmeldung import Statusmeldung
from api.vorgaenge.models import Vorgang
from api.vorgaenge.schemas import OeffentlicherStatus, Schritt, Vorgaenge, VorgangGanz
from api.vorgaenge.service import VorgangService

router = APIRouter(prefix="/api/v1/vorgaenge", tags=["Vorgänge"])
STAFF = [Depends(require_dienst_token)]


# path: even a number with a slash in it must get the same answer as any other wrong number
@router.get("/{aktenzeichen:path}/status")
def read_status(
    context: ContextDep,
    session: SessionDep,
    address: AddressDep,
    aktenzeichen: str,
    abrufcode: Annotated[str, Header(alias="Abrufcode")] = "",
) -> OeffentlicherStatus:
    return VorgangService(context, session).public_status(aktenzeichen, abrufcode, address)


@router.get("/{aktenzeichen}", dependencies=STAFF)
def read_case(context: ContextDep, session: ReadingDep, aktenzeichen: str) -> VorgangGanz:
    service = VorgangService(context, session)
    return _whole(service, service.get(aktenzeichen))


@router.get("", dependencies=STAFF)
def list_cases(
    context: ContextDep,
    session: ReadingDep,
    gespraech: Schluesselwort | None = None,
    status: Schluesselwort | None = None,
    mandant: Schluesselwort | None = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Vorgaenge:
    """Newest first."""
    service = VorgangService(context, session)
    return Vorgaenge(vorgaenge=[_whole(service, found) for found in service.list(gespraech, status, mandant, limit)])


@router.post("/{aktenzeichen}/schritte", dependencies=STAFF)
def enter_step(context: ContextDep, session: SessionDep, aktenzeichen: str, schritt: Schritt) -> VorgangGanz:
    """The conversation the case came from is told."""
    meldung = Statusmeldung(context, session)
    return _whole(meldung.vorgaenge, meldung.step(aktenzeichen, schritt))


def _whole(service: VorgangService, vorgang: Vorgang) -> VorgangGanz:
    return VorgangGanz.of(vorgang, service.appointment(vorgang))
