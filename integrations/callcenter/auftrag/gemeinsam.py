"""What the pages of a form share: the form named in the address, what was sent, and what is told beside it."""

from typing import Any

from api.antraege.errors import AntragUnbekannt
from api.gespraeche.formularsicht import Formularsicht
from integrations.callcenter.auftrag.bogen import Bogen
from integrations.callcenter.seite import Anfrage
from integrations.callcenter.zugriff import admit
from integrations.website.seiten.eingaben.basis import Roh

ZEILE_MAX = 600
"""Characters of a line."""


async def form_of(anfrage: Anfrage, gespraech: str, leistung: str) -> Bogen:
    """Raises `GespraechUnbekannt`, `LeistungUnbekannt`, `LeistungAus`."""
    wer = await admit(anfrage, gespraech)
    return Bogen(anfrage, wer, gespraech, leistung)


async def receive(anfrage: Anfrage) -> Roh:
    return Roh(await anfrage.fields())


def same_draft(sicht: Formularsicht, roh: Roh) -> None:
    """A page of a draft that is gone must not change the one begun after it. Raises `AntragUnbekannt`."""
    if sicht.form is None or sicht.antrag != roh.get("antrag"):
        raise AntragUnbekannt


def told(sicht: Formularsicht) -> dict[str, Any]:
    """The note that came along, with everything a page may look for."""
    leer: dict[str, Any] = {
        "fehler": {}, "hinweise": [], "ende": None, "karte": None, "roh": {}, "gefuellt": [], "rest": [], "zeile": "",
        "verstanden": [], "kandidaten": [], "mail": None,
    }  # fmt: skip
    return {**leer, **(sicht.eingabe or {})}


def required_open(sicht: Formularsicht) -> list[str]:
    """Titles of what must still be answered; what may be left out hinders nothing."""
    if sicht.form is None:
        return []
    felder = {feld.feld: feld for feld in sicht.leistung.felder}
    return [felder[name].titel for name in sicht.form.offen if felder[name].pflicht]
