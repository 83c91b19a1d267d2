"""The frame around every page: templates, navigation, and what the rooms show in it."""

import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, select_autoescape

from api.database import Session
from api.personal.rollen import TITEL, Rolle
from api.personal.totp import spaced
from integrations.callcenter.raeume import HIER, rooms, sheets
from integrations.callcenter.tasten import TASTEN, kbd, taste

if TYPE_CHECKING:
    from integrations.callcenter.seite import Anfrage


@dataclass(frozen=True)
class Eintrag:
    """One entry of the navigation; it is there once its room is, for whoever has one of the roles."""

    raum: str
    titel: str
    pfad: str
    rollen: tuple[Rolle, ...]
    taste: str | None = None


NAVIGATION = (
    Eintrag("auftrag", "Antrag", "/antrag", (Rolle.AGENT,), "antrag"),
    Eintrag("chats", "Chats", "/chats", (Rolle.AGENT,), "chats"),
    Eintrag("termine", "Termine", "/termine", (Rolle.AGENT,), "termine"),
    Eintrag("wissen", "Wissen", "/wissen", (Rolle.AGENT,)),
    Eintrag("zahlen", "Zahlen", "/zahlen", (Rolle.LEITUNG,), "zahlen"),
    Eintrag("konten", "Konten", "/konten", (Rolle.VERWALTUNG,)),
)


@cache
def umgebung() -> Environment:
    """Templates of the frame by their name, those of a room as ``<room>/x.html``."""
    own = {room: FileSystemLoader(HIER / room / "templates") for room in rooms()}
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(HIER / "templates"), PrefixLoader(own)]),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(
        taste=taste,
        kbd=kbd,
        tasten=TASTEN,
        stilblaetter=sheets(),
        rollentitel=TITEL,
        Rolle=Rolle,
        schluessel_in_gruppen=spaced,
    )
    return env


def render(template: str, values: Mapping[str, Any]) -> str:
    return umgebung().get_template(template).render(**values)


@cache
def _frame_parts() -> tuple[tuple[str, ModuleType], ...]:
    names = ((room, f"integrations.callcenter.{room}.rahmen") for room in rooms())
    return tuple((room, importlib.import_module(name)) for room, name in names if importlib.util.find_spec(name))


def frame_values(anfrage: "Anfrage", session: Session) -> dict[str, Any]:
    """What the frame shows, by room: each ``<room>/rahmen.py`` has ``values(anfrage, session)``. For agents only."""
    wer, mandant = anfrage.wer, anfrage.mandant.key
    buerger = wer.darf(mandant, Rolle.AGENT)
    known = {each.key: each for each in anfrage.context.mandanten}
    pfad = anfrage.request.url.path.removeprefix(anfrage.wege)
    eintraege = [each for each in NAVIGATION if each.raum in rooms() and wer.darf(mandant, *each.rollen)]
    aktiv = next((each.raum for each in eintraege if f"{pfad}/".startswith(f"{each.pfad}/")), "")
    parts = {room: module.values(anfrage, session) for room, module in _frame_parts()} if buerger else {}
    return {
        "buerger": buerger,
        "mandanten": [known[key] for key in wer.rollen],
        "navigation": eintraege,
        "aktiv": aktiv,
        "rollen": [TITEL[rolle] for rolle in Rolle if rolle in wer.rollen[mandant]],
        "raeume": frozenset(parts),
        **parts,
    }
