"""The routes of the console as the app has them, and towns and people to try them with."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.repository import GespraechRepository
from api.personal.rollen import Rolle
from api.uebergaben.service import UebergabeService
from integrations.callcenter import seite

DATA = Path(__file__).resolve().parents[3] / "data"
HIER, DORT = "schwerin", "nachbarstadt"
NAME_DORT = "Gemeinde Hinterm Deich"
ERLAUBT = {
    seite.agent: {Rolle.AGENT, Rolle.LEITUNG},
    seite.leitung: {Rolle.LEITUNG},
    seite.verwaltung: {Rolle.VERWALTUNG},
    seite.mitglied: set(Rolle),
}
"""Dependency → the roles it lets in."""
OFFEN = {
    "/callcenter",
    "/callcenter/anmelden",
    "/callcenter/code",
    "/callcenter/abmelden",
    "/callcenter/einladung/{einladung}",
    "/callcenter/oidc",
    "/callcenter/oidc/zurueck",
    "/callcenter/static/{pfad:path}",
    "/callcenter/{rest:path}",
}
"""What is there before anybody has signed in; nothing of a town."""


@dataclass(frozen=True)
class Weg:
    method: str
    path: str
    erlaubt: frozenset[Rolle] | None
    """None: no dependency asks for a role."""

    def fill(self, mandant: str, **values: str) -> str:
        """The address with its parts filled in; those nobody gives are ids of nothing."""
        known = {"mandant": mandant, **values}
        return re.sub(r"\{(\w+)(:\w+)?\}", lambda part: known.get(part[1], "0"), self.path)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def two_towns(folder: Path) -> Path:
    """Contents with a second town: the real one under another name."""
    target = folder / "inhalte"
    shutil.copytree(DATA, target, ignore=shutil.ignore_patterns("nlu", "rules", "mundart"))
    shutil.copytree(target / "mandanten" / HIER, target / "mandanten" / DORT)
    file = target / "mandanten" / DORT / "mandant.yml"
    text = file.read_text(encoding="utf-8")
    for was, becomes in (("mandant", DORT), ("name", NAME_DORT), ("kurzname", "Hinterm Deich"), ("kuerzel", "HD")):
        text = re.sub(rf"(?m)^{was}: .*$", f"{was}: {becomes}", text, count=1)
    file.write_text(text, encoding="utf-8")
    return target


def citizen_of(context: ApiContext, http: httpx.Client, mandant: str, name: str) -> dict[str, str]:
    """A citizen with a conversation, a case, and the wish for a human; the parts of addresses that name them."""
    begin = {"mandant": mandant, "kanal": "web", "einfache_sprache": False}
    gespraech = str(http.post("/chat/v1/gespraeche", json=begin).json()["id"])
    vorname, _, nachname = name.partition(" ")
    angaben = {"telefon": "0385 5451111", "anliegen": "Die Hecke", "name": {"vorname": vorname, "nachname": nachname}}
    with context.db.transaction() as session:
        row = GespraechRepository(session).get(gespraech, lock=True)
        assert row is not None
        uebergabe = UebergabeService(context, session).request(row, f"{name} bittet um Hilfe", None, None).id
        service = AntragService(context, session)
        antrag, _token = service.create(mandant, "rueckruf", "web", gespraech)
        service.set(antrag, angaben)
        for feld in ("wann_erreichbar",):
            service.skip(antrag, feld)
        aktenzeichen = service.submit(antrag, "eins").aktenzeichen
    return {"gespraech": gespraech, "aktenzeichen": aktenzeichen, "uebergabe": uebergabe}


def console_routes(app: FastAPI) -> list[Weg]:
    return list(_routes(app))


def _routes(app: FastAPI) -> Iterator[Weg]:
    for context in iter_route_contexts(app.routes):
        path = str(getattr(context, "path", "") or "")
        if not path.startswith("/callcenter"):
            continue
        dependant: Any = getattr(context, "dependant", None)
        asked = {call for call in _calls(dependant) if call in ERLAUBT} if dependant else set()
        erlaubt = frozenset.intersection(*(frozenset(ERLAUBT[call]) for call in asked)) if asked else None
        for method in sorted(set(getattr(context, "methods", None) or ()) - {"HEAD"}):
            yield Weg(method, path, erlaubt)


def _calls(dependant: Dependant) -> Iterator[Any]:
    for each in dependant.dependencies:
        yield each.call
        yield from _calls(each)
