"""A message that was edited: the new text corrects what the earlier one said.

What it said is found in the steps it led to: the fields they set. The text is read as if their question were asked
again. A message that set nothing, or that nobody knows, is corrected by nothing: its new text is an ordinary message.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.antraege.service import AntragService
from api.context import ApiContext
from api.errors import LotseError
from api.gespraeche.formularsicht import NOTIZ
from api.gespraeche.kontext import metadata_of
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech, Nachricht, Zug
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.zustand import NEBENHER
from api.vorgaenge.repository import VorgangRepository


@dataclass(frozen=True)
class Bezug:
    """What the earlier message did: its draft, the fields it set, the question it answered, or that it was a wish."""

    antrag: str
    felder: tuple[str, ...]
    gefragt: str | None
    wunsch: bool


@dataclass(frozen=True)
class Bearbeitung:
    """How an edited message is answered: by the bot with this `kontext`, else by the gateway with a `hinweis`."""

    kontext: dict[str, Any] | None = None
    hinweis: str | None = None
    aktenzeichen: str = ""


def find_root(repository: GespraechRepository, gespraech: str, kennung: str) -> Nachricht | None:
    """The first version of the message with this id; None unless it was a citizen's text."""
    row = repository.by_id(gespraech, kennung)
    if row is not None and row.ersetzt is not None:
        row = repository.by_id(gespraech, row.ersetzt)
    return row if row is not None and (row.von, row.art) == ("buerger", "text") else None


def latest_text(repository: GespraechRepository, root: Nachricht) -> Any:
    """What the message says now."""
    versionen = repository.versions(root.gespraech, root.nachricht or "")
    return versionen[-1].text if versionen else root.text


def read_edit(context: ApiContext, session: Session, gespraech: Gespraech, row: Nachricht) -> Bearbeitung:
    """What an edited message means now. With neither kontext nor hinweis it is an ordinary message."""
    bezug = find_bezug(session, row)
    if bezug is None:
        return Bearbeitung()
    lage = read_lage(context, session, gespraech, kanal=row.kanal)
    if lage.antrag is None or lage.antrag.id != bezug.antrag:
        return _closed(context, session, bezug)
    return Bearbeitung(kontext=_metadata(context, session, lage, row, bezug))


def find_bezug(session: Session, row: Nachricht) -> Bezug | None:
    """What the earlier versions of this message set, all together; None where they set nothing."""
    repository = GespraechRepository(session)
    versionen = [str(row.ersetzt), *(str(eine.nachricht) for eine in repository.versions(row.gespraech, row.ersetzt))]
    query = select(Zug).where(Zug.gespraech == row.gespraech, Zug.nachricht.in_(versionen), Zug.schritt != NOTIZ)
    zuege = session.scalars(query.order_by(Zug.erstellt, Zug.schritt)).all()
    if not zuege:
        return None
    gefragt = _asked_before(session, zuege[0])
    ergebnisse = [ergebnis for zug in zuege for ergebnis in zug.ergebnis["ergebnisse"]]
    felder = tuple(dict.fromkeys(_fields(ergebnisse, gefragt)))
    antrag = next((zug.ergebnis["zustand"]["antrag"] for zug in zuege if zug.ergebnis["zustand"]["antrag"]), None)
    if antrag is None or not felder:
        return None
    wunsch = any(ergebnis["befehl"] == "beginnen" for ergebnis in ergebnisse)
    return Bezug(antrag, felder, gefragt, wunsch)


def _fields(ergebnisse: Iterable[dict[str, Any]], gefragt: str | None) -> Iterable[str]:
    for ergebnis in ergebnisse:
        if ergebnis["befehl"] in ("setzen", "beginnen"):
            yield from (feld["feld"] for feld in ergebnis.get("felder") or () if feld["ok"] or feld["teil"])
        elif ergebnis["befehl"] == "ueberspringen" and ergebnis["ok"] and gefragt:
            yield gefragt


def _asked_before(session: Session, zug: Zug) -> str | None:
    """Field of the question that was open when this step came."""
    earlier = select(Zug).where(Zug.gespraech == zug.gespraech, Zug.erstellt < zug.erstellt, Zug.schritt != NOTIZ)
    vorher = session.scalar(earlier.order_by(Zug.erstellt.desc(), Zug.schritt.desc()).limit(1))
    frage = vorher.ergebnis["stand"]["frage"] if vorher else None
    return str(frage["feld"]) if frage else None


def _closed(context: ApiContext, session: Session, bezug: Bezug) -> Bearbeitung:
    try:
        antrag: Antrag | None = AntragService(context, session).get(bezug.antrag)
    except LotseError:
        antrag = None
    vorgang = VorgangRepository(session).by_antrag(antrag.id) if antrag else None
    if vorgang is None:
        return Bearbeitung(hinweis="antrag_nicht_offen")
    return Bearbeitung(hinweis="schon_gesendet", aktenzeichen=vorgang.aktenzeichen)


def _metadata(context: ApiContext, session: Session, lage: Lage, row: Nachricht, bezug: Bezug) -> dict[str, Any] | None:
    """The metadata as if the question of the earlier message were asked again, or as if its wish were said anew."""
    antrag, form = lage.antrag, lage.form
    assert antrag is not None  # noqa: S101 - the draft of the message is open
    assert form is not None  # noqa: S101 - and so is its form
    ohne = {**NEBENHER, "erneut": None}  # what was edited answers no side question; those stay open
    lage = replace(lage, zustand=lage.zustand.model_copy(update=ohne))
    if bezug.wunsch:
        return {**metadata_of(lage, row.nachricht, None), "frage": None, "ersetzt": True}
    antraege = AntragService(context, session)
    first = (bezug.gefragt,) if bezug.gefragt in bezug.felder else ()
    for feld in dict.fromkeys((*first, *bezug.felder)):
        frage = antraege.question(antrag, feld)
        if frage is not None:
            asked = replace(lage, form=replace(form, frage=frage))
            return {**metadata_of(asked, row.nachricht, None), "ersetzt": True}
    return None
