"""What concerns the conversation itself: remember, plain language, be forgotten."""

from __future__ import annotations

from api.errors import LotseError
from api.gespraeche.befehle.antrag import offer_next
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.gespraeche.zustand import Angebot, Nachreichung, Rueckfrage, Statusabfrage, Verlegung, Wahl


class Merken(Daten):
    """Only what is sent changes; null clears. `fehlversuch` is a field whose answer could not be read."""

    rueckfrage: Rueckfrage | None = None
    wahl: Wahl | None = None
    angebot: Angebot | None = None
    statusabfrage: Statusabfrage | None = None
    verlegung: Verlegung | None = None
    nachreichung: Nachreichung | None = None
    unverstanden: int | None = None
    fehlversuch: str | None = None
    danach: list[str] | None = None
    thema: str | None = None


class Einfach(Daten):
    an: bool = True


@befehl
def merken(lauf: Lauf, daten: Merken) -> Ergebnis:
    """Note what the dialogue needs to know in the next turn."""
    zustand = lauf.zustand
    gesetzt = daten.model_fields_set
    for name in ("rueckfrage", "wahl", "angebot", "statusabfrage", "verlegung", "nachreichung", "thema"):
        if name in gesetzt:
            setattr(zustand, name, getattr(daten, name))
    if daten.unverstanden is not None:
        zustand.wortlaut += 1
        zustand.unverstanden = daten.unverstanden
    if daten.fehlversuch is not None:
        zustand.fehlversuche[daten.fehlversuch] = zustand.fehlversuche.get(daten.fehlversuch, 0) + 1
    if daten.danach is not None:
        zustand.danach = daten.danach
    return {"ok": True}


@befehl
def anbieten(lauf: Lauf) -> Ergebnis:
    """Offer what is still waiting: the second wish, else the draft put aside."""
    return {"ok": True, **offer_next(lauf)}


@befehl
def einfach(lauf: Lauf, daten: Einfach) -> Ergebnis:
    """Switch plain language on or off."""
    lauf.gespraech.einfache_sprache = daten.an
    return {"ok": True}


@befehl
def vergessen(lauf: Lauf) -> Ergebnis:
    """Throw all drafts of the conversation away; the gateway deletes the rest once the answer is out."""
    drafts = [lauf.zustand.antrag, *(teil.antrag for teil in lauf.zustand.geparkt)]
    for antrag in filter(None, drafts):
        try:
            lauf.antraege.discard(lauf.antraege.get(antrag))
        except LotseError:
            continue
    lauf.zustand.close_form()
    lauf.zustand.geparkt = []
    lauf.zustand.danach = []
    lauf.zustand.statusabfrage = lauf.zustand.verlegung = lauf.zustand.nachreichung = None
    lauf.zustand.loeschen = True
    return {"ok": True, "vorgaenge": list(lauf.zustand.vorgaenge)}
