"""Option values that leave the house.

A `wert` is an HMAC over conversation, question and value: it says nothing to the client, fits only the question that
offered it and can't be made up. Resolving means computing the values of everything that may be pressed now and looking
the given one up; nothing is stored for it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech
from api.gespraeche.offene_frage import AKTIONEN, OffeneFrage
from api.gespraeche.verlegung import all_slots
from api.gespraeche.vorgangsfrage import NEUER_TERMIN
from api.gespraeche.zustand import Angebot
from api.leistungen.ergebnis import Frage
from api.termine.raster import Slot
from api.termine.service import TerminService

ZWECK = "optionen"
LAENGE = 32
"""Hex digits of a value, 128 bits."""


@dataclass(frozen=True)
class Waehlbar:
    """Something that may be pressed now: `wahl` is what the bot and the actions are told, see inner contract 1."""

    frage: str
    titel: str
    wahl: dict[str, Any]


def make_value(lage: Lage, option: Waehlbar) -> str:
    """The opaque value of one option."""
    text = json.dumps([lage.gespraech.id, option.frage, option.wahl], sort_keys=True, default=str)
    return lage.context.cipher.keyed_hash(ZWECK, text)[:LAENGE]


def render(lage: Lage, option: Waehlbar) -> dict[str, str]:
    """An option as it leaves the house."""
    return {"titel": option.titel, "wert": make_value(lage, option)}


def resolve(
    context: ApiContext, session: Session, gespraech: Gespraech, wert: str, kanal: str | None = None
) -> dict[str, Any] | None:
    """What a pressed value means, or None for an old, unknown or forged one."""
    lage = read_lage(context, session, gespraech, kanal=kanal)
    gegeben = wert.encode("ascii", "replace").decode()
    for option in chain(pressable(lage), all_answers(lage)):
        if hmac.compare_digest(make_value(lage, option), gegeben):
            return {**option.wahl, "titel": option.titel}
    return None


def pressable(lage: Lage) -> list[Waehlbar]:
    """Everything that may be pressed now: answers and actions of the open question, an offer, items to change."""
    waehlbar: list[Waehlbar] = []
    frage = lage.frage
    if frage is not None:
        waehlbar += answer_options(frage) + action_options(frage)
    if lage.zustand.angebot is not None:
        waehlbar += offer_options(lage.zustand.angebot)
    if lage.zustand.warteschlange:
        waehlbar.append(leave_option())
    if lage.antrag is not None and lage.form is not None:
        waehlbar += [change_option(lage, feld) for feld in lage.form.anzeige]
    return waehlbar


def answer_options(frage: OffeneFrage) -> list[Waehlbar]:
    """All answers the question offers, best first; only the first four are shown at once."""
    return [
        Waehlbar(frage.identitaet, option.titel, {"feld": frage.feld, "wert": option.wert}) for option in frage.optionen
    ]


def all_answers(lage: Lage) -> Iterator[Waehlbar]:
    """Every answer of the open question, also those behind `frage.alle`: all free slots of an appointment."""
    frage = lage.frage
    if frage is None:
        return
    slots = free_slots(lage) if frage.typ == "termin" else []
    for slot in slots:
        yield Waehlbar(frage.identitaet, slot.anzeige(), {"feld": frage.feld, "wert": slot.wert()})
    if not slots:
        yield from answer_options(frage)


def free_slots(lage: Lage) -> list[Slot]:
    """The free slots the open question may be answered with."""
    frage = lage.frage
    if frage is not None and frage.feld == NEUER_TERMIN and lage.zustand.verlegung:
        return all_slots(lage, lage.zustand.verlegung)
    return form_slots(lage, lage.form.frage if lage.form else None)


def form_slots(lage: Lage, frage: Frage | None) -> list[Slot]:
    """The free slots a question of the open form may be answered with, in order."""
    if lage.antrag is None or frage is None or frage.kalender is None:
        return []
    frei = TerminService(lage.context, lage.session).all_free(lage.mandant.key, frage.kalender, antrag=lage.antrag.id)
    return [slot for slot in frei if frage.standort in (None, slot.standort)]


def whole_list(lage: Lage) -> list[dict[str, Any]]:
    """What `frage.alle` answers with: every option, slots with their moment and house."""
    eintraege = []
    for option in all_answers(lage):
        wert = option.wahl["wert"]
        eintrag: dict[str, Any] = render(lage, option)
        if isinstance(wert, dict) and "beginn" in wert:
            standort = lage.mandant.standorte.get(wert.get("standort") or "")
            eintrag |= {"beginn": wert["beginn"], "gruppe": standort.name if standort else None}
        eintraege.append(eintrag)
    return eintraege


def action_options(frage: OffeneFrage) -> list[Waehlbar]:
    return [Waehlbar(frage.identitaet, AKTIONEN[absicht], {"absicht": absicht}) for absicht in frage.aktionen]


def offer_options(angebot: Angebot) -> list[Waehlbar]:
    """An offer is an option of the message: pressing it says "ja" to it."""
    frage = f"angebot:{angebot.antrag or angebot.leistung}"
    titel = f"Ja, weiter mit „{angebot.titel}“" if angebot.antrag else f"Ja, „{angebot.titel}“ starten"
    return [Waehlbar(frage, titel, {"feld": "angebot", "wert": "ja"})]


def leave_option() -> Waehlbar:
    """Takes the citizen out of the queue for a human, as long as they are in it."""
    return Waehlbar("warteschlange", "Nicht mehr warten", {"absicht": "wiederholen", "thema": "bot"})


def change_option(lage: Lage, feld: str) -> Waehlbar:
    """Asks one answered field again; valid as long as its form is open."""
    antrag = lage.antrag.id if lage.antrag else ""
    return Waehlbar(f"aendern:{antrag}", feld, {"absicht": "korrektur", "feld": feld})
