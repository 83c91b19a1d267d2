"""Begin, put aside, take up again and throw away a draft."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.errors import LotseError
from api.gespraeche.auskunft import answer_info
from api.gespraeche.eintragen import enter_values
from api.gespraeche.karten import contact_card
from api.gespraeche.lage import open_antrag
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.gespraeche.sachen import form_for_the_rest
from api.gespraeche.texte import messenger_text, privacy_text
from api.gespraeche.zustand import Angebot, Geparkt
from api.leistungen.katalog import LeistungAus, LeistungUnbekannt, Start
from api.leistungen.modell import Leistung


class Beginnen(Daten):
    """`werte` are loose values of the message; `danach` services wished for in the same breath."""

    leistung: str
    angaben: dict[str, Any] = Field(default_factory=dict)
    werte: list[dict[str, Any]] = Field(default_factory=list)
    antrag_zuvor: Literal["parken", "verwerfen"] | None = None
    danach: list[str] = Field(default_factory=list)


class Parken(Daten):
    abgebrochen: bool = False


class Fortsetzen(Daten):
    antrag: str | None = None


@befehl
def beginnen(lauf: Lauf, daten: Beginnen) -> Ergebnis:
    """Open the form of a service and enter what was said along with the wish."""
    try:
        wunsch = lauf.leistung(daten.leistung)
    except LeistungUnbekannt:
        return {"ok": False, "grund": "unbekannt", "karte": contact_card(lauf.mandant)}
    except LeistungAus:
        return {"ok": False, "grund": "aus", "karte": contact_card(lauf.mandant)}
    lauf.zustand.thema = wunsch.leistung
    start = lauf.context.katalog.start(lauf.gespraech.mandant, wunsch.leistung)
    if start is None and (andere := form_for_the_rest(lauf, daten.werte)):
        wunsch, start = andere, Start(andere.leistung, {})
    if start is None:
        return {"ok": False, "grund": "nur_auskunft", "modus": wunsch.modus, **answer_info(lauf, wunsch, "ueberblick")}
    leistung = lauf.leistung(start.leistung)
    open_antrag(lauf.antraege, lauf.zustand)  # one that ran out is in nobody's way
    angaben = {**start.angaben, **daten.angaben}
    if lauf.zustand.antrag and daten.antrag_zuvor is None:
        return _already_open(lauf, leistung, wunsch, angaben, daten.werte)
    if daten.antrag_zuvor and lauf.zustand.antrag:
        _put_aside(lauf, daten.antrag_zuvor)
    geparkt = _take_parked(lauf, leistung.leistung)
    if geparkt is None:
        antrag, _token = lauf.antraege.create(lauf.gespraech.mandant, leistung.leistung, lauf.kanal, lauf.gespraech.id)
        _open(lauf, antrag.id, leistung.leistung)
    danach = [key for key in daten.danach if key not in (daten.leistung, leistung.leistung)]
    lauf.zustand.danach = danach
    return {
        "ok": True,
        "leistung": leistung.leistung,
        "titel": leistung.titel,
        "wunsch": wunsch.titel,
        "datenschutz": _privacy(lauf, leistung),
        "fortgesetzt": geparkt is not None,
        "danach": lauf.lage().titel(danach[0]) if danach else None,
        **enter_values(lauf, angaben, daten.werte),
    }


@befehl
def parken(lauf: Lauf, daten: Parken) -> Ergebnis:
    """Put the open draft aside; it is kept seven days."""
    return _put_aside(lauf, "parken", abgebrochen=daten.abgebrochen)


@befehl
def verwerfen(lauf: Lauf) -> Ergebnis:
    """Throw the open draft away."""
    return _put_aside(lauf, "verwerfen")


@befehl
def fortsetzen(lauf: Lauf, daten: Fortsetzen) -> Ergebnis:
    """Take up a parked draft, the latest unless told which."""
    geparkt = next(
        (teil for teil in reversed(lauf.zustand.geparkt) if daten.antrag in (None, teil.antrag)),
        None,
    )
    if geparkt is None:
        return {"ok": False, "grund": "keine"}
    lauf.zustand.geparkt.remove(geparkt)
    if not _reopen(lauf, geparkt.antrag):
        return {"ok": False, "grund": "abgelaufen"}
    if lauf.zustand.antrag:
        _put_aside(lauf, "parken")
    _open(lauf, geparkt.antrag, geparkt.leistung)
    leistung = lauf.leistung(geparkt.leistung)
    return {"ok": True, "leistung": leistung.leistung, "titel": leistung.titel}


def _privacy(lauf: Lauf, leistung: Leistung) -> str:
    """Said before the first personal question; in a messenger with what that means, and where all of it stands."""
    einfach = lauf.gespraech.einfache_sprache
    text = privacy_text(leistung, lauf.context.settings.aufbewahrung.days, einfach)
    hinweis = messenger_text(lauf.mandant, lauf.kanal, lauf.context.settings.adresse, einfach)
    return f"{text}\n\n{hinweis}" if hinweis else text


def _already_open(
    lauf: Lauf, leistung: Leistung, wunsch: Leistung, angaben: dict[str, Any], werte: list[dict[str, Any]]
) -> Ergebnis:
    """The same service: go on with what was said. Another one: the citizen decides what happens to the open one."""
    offen = lauf.leistung(lauf.antrag().leistung)
    if offen.leistung == leistung.leistung:
        return {"ok": False, "grund": "laeuft", **enter_values(lauf, angaben, werte)}
    return {"ok": False, "grund": "offen", "titel": wunsch.titel, "leistung": wunsch.leistung, "offen": offen.titel}


def _put_aside(lauf: Lauf, wie: str, *, abgebrochen: bool = False) -> Ergebnis:
    antrag = lauf.antrag()
    titel = lauf.leistung(antrag.leistung).titel
    if wie == "parken":
        lauf.antraege.park(antrag)
        geparkt = Geparkt(antrag=antrag.id, leistung=antrag.leistung, abgebrochen=abgebrochen)
        lauf.zustand.geparkt.append(geparkt)
    else:
        lauf.antraege.discard(antrag)
    lauf.zustand.close_form()
    return {"ok": True, "leistung": antrag.leistung, "titel": titel}


def _take_parked(lauf: Lauf, leistung: str) -> Geparkt | None:
    """A draft of this service put aside earlier in this conversation is taken up again."""
    for geparkt in reversed(lauf.zustand.geparkt):
        if geparkt.leistung == leistung:
            lauf.zustand.geparkt.remove(geparkt)
            if _reopen(lauf, geparkt.antrag):
                _open(lauf, geparkt.antrag, leistung)
                return geparkt
    return None


def _reopen(lauf: Lauf, antrag: str) -> bool:
    try:
        lauf.antraege.resume(lauf.antraege.get(antrag))
    except LotseError:
        return False
    return True


def _open(lauf: Lauf, antrag: str, leistung: str) -> None:
    lauf.zustand.close_form()
    lauf.zustand.antrag = antrag
    lauf.zustand.leistung = leistung
    lauf.zustand.statusabfrage = lauf.zustand.verlegung = lauf.zustand.nachreichung = None


def offer_next(lauf: Lauf) -> Ergebnis:
    """After a form is done or stopped: offer the second wish, else the draft put aside last."""
    if lauf.zustand.danach:
        leistung = lauf.leistung(lauf.zustand.danach.pop(0))
        lauf.zustand.angebot = Angebot(leistung=leistung.leistung, titel=leistung.titel)
        return {"angebot_danach": leistung.titel}
    wartend = [geparkt for geparkt in lauf.zustand.geparkt if not geparkt.abgebrochen]
    if wartend:
        geparkt = wartend[-1]
        titel = lauf.leistung(geparkt.leistung).titel
        lauf.zustand.angebot = Angebot(antrag=geparkt.antrag, titel=titel)
        return {"angebot_geparkt": titel}
    return {}
