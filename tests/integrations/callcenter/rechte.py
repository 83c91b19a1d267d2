"""The routes of the console as the app has them, and towns and people to try them with."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from api.personal.rollen import Rolle
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
