"""Counts conversations with the Lotse once they rest: nothing of it is done while a citizen waits."""

import logging
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from api.clock import BERLIN
from api.context import ApiContext
from api.errors import describe
from api.gespraeche.models import Gespraech, Nachricht, Zug
from api.kennzahlen.models import Anwesend, Ausgewertet, Kennzahl, Unverstanden
from api.kennzahlen.service import Kennzahlen, remove_old_figures
from api.kennzahlen.worte import cut

log = logging.getLogger("lotse.kennzahlen")

RUHE = timedelta(hours=1)
"""So long nothing was said: then it is counted, and once only."""
WORTE_BLEIBEN = timedelta(days=30)
BESETZUNG = "besetzung"
"""How many had a call or a chat on a day."""
AGENT = "telefon"
"""Conversations an agent opened for a caller are no conversations with the Lotse."""
ERLEDIGT = frozenset(
    ("einreichen", "status", "auskunft", "begriff", "termin_verlegen", "termin_absagen", "nachreichen", "zurueckziehen")
)
"""What answers or settles something when it went well."""


def evaluate_conversations(context: ApiContext) -> int:
    """Count what rests, each conversation in a transaction of its own; how many were counted. One that can't be read
    keeps none of the others from being counted.
    """
    with context.db.reading() as session:
        bis = context.clock.now() - RUHE
        counted = exists().where(Ausgewertet.gespraech == Gespraech.id)
        query = select(Gespraech.id).where(Gespraech.geaendert < bis, ~counted).order_by(Gespraech.geaendert)
        ruhend = session.scalars(query).all()
    gezaehlt = 0
    for gespraech in ruhend:
        try:
            with context.db.transaction() as session:
                evaluate(context, session, gespraech)
        except Exception as error:
            log.error("Gespräch nicht ausgewertet: %s", describe(error))
            continue
        gezaehlt += 1
    return gezaehlt


def evaluate(context: ApiContext, session: Session, gespraech: str, *, worte: bool = True) -> None:
    """Count one conversation unless that was done; `worte` False: nothing that was said is kept."""
    row = session.scalar(select(Gespraech).where(Gespraech.id == gespraech).with_for_update())
    if row is None or session.get(Ausgewertet, gespraech) is not None:
        return
    session.add(Ausgewertet(gespraech=gespraech))
    zuege = session.scalars(select(Zug).where(Zug.gespraech == gespraech)).all()
    gesagt = session.scalars(select(Nachricht).where(Nachricht.gespraech == gespraech)).all()
    vom_buerger = {each.nachricht: each for each in gesagt if each.von == "buerger"}
    if row.kanal == AGENT or not (zuege or vom_buerger):
        return
    tag = row.erstellt.astimezone(BERLIN).date()
    zahlen = Kennzahlen(context, session)
    zahlen.count(row.mandant, "gespraech", row.kanal, tag=tag)
    mensch = any(each.von == "mensch" for each in gesagt)
    zahlen.count(row.mandant, "gespraech_ausgang", outcome([zug.ergebnis for zug in zuege], mensch=mensch), tag=tag)
    zahlen.count(row.mandant, "nachricht", tag=tag, anzahl=max(1, len(vom_buerger)))
    unverstanden = [vom_buerger[zug.nachricht] for zug in zuege if _lost(zug.ergebnis) and zug.nachricht in vom_buerger]
    for nachricht in unverstanden:
        zahlen.count(row.mandant, "unverstanden", tag=tag)
        if worte and isinstance(nachricht.text, str):
            session.add(
                Unverstanden(
                    gespraech=gespraech, nr=nachricht.nr, mandant=row.mandant, tag=tag, worte=cut(nachricht.text)
                )
            )


def outcome(ergebnisse: Iterable[Mapping[str, Any]], *, mensch: bool) -> str:
    """`mensch` asked for or there, `allein` something was settled without, `offen` neither."""
    getan = [each for ergebnis in ergebnisse for each in ergebnis.get("ergebnisse", ()) if each.get("ok")]
    if mensch or any(each.get("befehl") == "mensch" for each in getan):
        return "mensch"
    settled = any(each.get("befehl") in ERLEDIGT and each.get("bekannt", True) for each in getan)
    return "allein" if settled else "offen"


def _lost(ergebnis: Mapping[str, Any]) -> bool:
    """Was the message of this step not understood at all?"""
    return bool((ergebnis.get("zustand") or {}).get("unverstanden"))


def keep_figures(context: ApiContext, session: Session) -> int:
    """Fold who was there into a number, and delete figures and words whose time has come."""
    heute = context.clock.today()
    vorbei = delete(Anwesend).where(Anwesend.tag < heute).returning(Anwesend.tag, Anwesend.mandant)
    zahlen = Kennzahlen(context, session)
    for tag, mandant in session.execute(vorbei).all():
        zahlen.count(mandant, BESETZUNG, tag=tag)
    alt = delete(Unverstanden).where(Unverstanden.tag < heute - WORTE_BLEIBEN)
    return int(getattr(session.execute(alt), "rowcount", 0)) + remove_old_figures(context, session)


def present_on(session: Session, mandant: str, von: date, bis: date) -> dict[date, int]:
    """Day → how many had a call or a chat, today included."""
    gezaehlt: dict[date, int] = {}
    fest = select(Kennzahl.tag, Kennzahl.anzahl).where(Kennzahl.mandant == mandant, Kennzahl.art == BESETZUNG)
    for tag, anzahl in session.execute(fest.where(Kennzahl.tag.between(von, bis))):
        gezaehlt[tag] = gezaehlt.get(tag, 0) + anzahl
    offen = select(Anwesend.tag).where(Anwesend.mandant == mandant, Anwesend.tag.between(von, bis))
    for tag in session.scalars(offen):
        gezaehlt[tag] = gezaehlt.get(tag, 0) + 1
    return gezaehlt
