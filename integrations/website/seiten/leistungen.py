"""Services and Lebenslagen as pages: searched, listed, one in full."""

from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.gespraeche.karten import contact_card
from api.leistungen.katalog import LeistungUnbekannt
from api.leistungen.lebenslagen import LebenslageUnbekannt, in_use, load_lebenslagen
from api.leistungen.modell import Leistung
from api.leistungen.suche import search
from api.mandanten.worte import fold
from integrations.website.seiten.leistungsblatt import Eintrag, entry, sections, short
from integrations.website.seiten.seite import Anfrage, AnfrageDep, SeitenRoute, page

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)
SUCHE_MAX = 200


@router.get("/{mandant}/leistungen")
async def list_services(anfrage: AnfrageDep, q: Annotated[str, Query(max_length=SUCHE_MAX)] = "") -> Response:
    """What fits the words, best first; without words the Lebenslagen and everything from A to Z."""
    alle = anfrage.context.katalog.von(anfrage.mandant.key)
    gesucht = q.strip()
    treffer = search(alle, gesucht) if gesucht else []
    lebenslagen = in_use(load_lebenslagen(anfrage.context.settings.inhalte), alle)
    return _page(
        anfrage,
        "leistungen.html",
        q=gesucht,
        treffer=_entries(anfrage, treffer),
        lebenslagen=lebenslagen,
        buchstaben=[] if gesucht else _by_letter(_entries(anfrage, alle)),
    )


@router.get("/{mandant}/leistungen/{leistung}")
async def show_service(anfrage: AnfrageDep, leistung: str) -> Response:
    """All that is known, each with its source and day; where to begin, and whom to ask."""
    katalog, mandant = anfrage.context.katalog, anfrage.mandant
    gefunden = katalog.fuer(mandant.key, leistung)
    if gefunden.intern:
        raise LeistungUnbekannt
    start = katalog.start(mandant.key, leistung)
    lebenslagen = load_lebenslagen(anfrage.context.settings.inhalte)
    return _page(
        anfrage,
        "leistung.html",
        leistung=gefunden,
        kurz=short(gefunden, mandant, online=start is not None),
        abschnitte=sections(gefunden, mandant),
        online=start is not None,
        mit_termin=gefunden.modus == "termin" and start is not None,
        karte=contact_card(mandant, gefunden),
        lebenslagen=[each for each in lebenslagen if each.lebenslage in gefunden.lebenslagen],
    )


@router.get("/{mandant}/lebenslagen/{lebenslage}")
async def show_lebenslage(anfrage: AnfrageDep, lebenslage: str) -> Response:
    """The services of one Lebenslage, by title."""
    bekannt = {each.lebenslage: each for each in load_lebenslagen(anfrage.context.settings.inhalte)}
    alle = anfrage.context.katalog.von(anfrage.mandant.key)
    leistungen = [leistung for leistung in alle if lebenslage in leistung.lebenslagen]
    if lebenslage not in bekannt or not leistungen:
        raise LebenslageUnbekannt
    return _page(
        anfrage,
        "lebenslage.html",
        lebenslage=bekannt[lebenslage],
        eintraege=sorted(_entries(anfrage, leistungen), key=_alphabetical),
    )


def _page(anfrage: Anfrage, template: str, **values: Any) -> Response:
    """The same for everybody, so a browser may keep it and ask whether it still holds."""
    antwort = page(template, anfrage.mandant, **values)
    antwort.headers["Cache-Control"] = "no-cache"
    return antwort


def _entries(anfrage: Anfrage, leistungen: list[Leistung]) -> list[Eintrag]:
    return [entry(anfrage.context.katalog, anfrage.mandant, leistung) for leistung in leistungen]


def _alphabetical(eintrag: Eintrag) -> str:
    return fold(eintrag.titel)


def _by_letter(eintraege: list[Eintrag]) -> list[tuple[str, list[Eintrag]]]:
    """Initial letter (Ä with A) → the services that begin with it."""
    sortiert = sorted(eintraege, key=_alphabetical)
    return [(letter, list(gruppe)) for letter, gruppe in groupby(sortiert, key=lambda each: _initial(each.titel))]


def _initial(titel: str) -> str:
    return fold(titel)[:1].upper()
