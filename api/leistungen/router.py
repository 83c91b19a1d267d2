"""The services of a Mandant: list, search, one in full. Public."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import ContextDep
from api.leistungen.katalog import LeistungUnbekannt
from api.leistungen.schemas import Leistungen, LeistungGanz, LeistungKurz
from api.leistungen.suche import search

router = APIRouter(prefix="/api/v1/leistungen", tags=["Leistungen"])


@router.get("")
def list_services(
    context: ContextDep,
    mandant: str,
    lebenslage: str | None = None,
    q: Annotated[str, Query(max_length=200)] = "",
) -> Leistungen:
    """By title, or best match first where ``q`` is given."""
    town = context.mandanten.mandant(mandant)
    offered = [found for found in context.katalog.von(mandant) if lebenslage is None or lebenslage in found.lebenslagen]
    shown = []
    for leistung in search(offered, q):
        startbar = context.katalog.start(mandant, leistung.leistung) is not None
        shown.append(LeistungKurz(**LeistungKurz.parts(leistung, town, startbar)))
    return Leistungen(leistungen=shown)


@router.get("/{leistung}")
def read_service(context: ContextDep, leistung: str, mandant: str) -> LeistungGanz:
    town = context.mandanten.mandant(mandant)
    found = context.katalog.fuer(mandant, leistung)
    if found.intern:
        raise LeistungUnbekannt
    return LeistungGanz.of(found, town, context.katalog.start(mandant, leistung) is not None)
