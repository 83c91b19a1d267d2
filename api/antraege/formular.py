"""A draft seen through the engine: where it stands and what is asked next, free appointments included."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from api.antraege.fakten import Lage, gather
from api.antraege.models import Antrag
from api.antraege.terminfeld import Terminfeld
from api.context import ApiContext
from api.gedaechtnis import remember
from api.leistungen import engine
from api.leistungen.ergebnis import Formularstand, Frage, Umfeld, Wahl


class Formular:
    """One draft with its Leistung, as the Mandant offers it. Raises ``LeistungAus`` where it no longer does."""

    def __init__(self, context: ApiContext, session: Session, antrag: Antrag) -> None:
        self.context = context
        self.session = session
        self.antrag = antrag
        self.leistung = context.katalog.fuer(antrag.mandant, antrag.leistung)
        self.mandant = context.mandanten.mandant(antrag.mandant)

    def umfeld(self, angaben: Mapping[str, Any]) -> Umfeld:
        """Day, moment and the facts that hold with these answers."""
        lage = Lage(self.context, self.session, self.antrag.mandant, self.leistung, angaben)
        clock = self.context.clock
        return Umfeld(heute=clock.today(), jetzt=clock.now(), fakten=gather(lage))

    def evaluate(self) -> Formularstand:
        """What the engine says of the stored answers."""
        antrag = self.antrag
        umfeld = self.umfeld(antrag.angaben)
        key = json.dumps([antrag.id, antrag.angaben, antrag.uebersprungen, umfeld.fakten])
        return remember(
            self.session,
            "formularstand",
            key,
            lambda: engine.evaluate(self.leistung, self.mandant, antrag.angaben, antrag.uebersprungen, umfeld),
        )

    def evaluate_final(self) -> Formularstand:
        """The same for submission: optional fields that were never asked count as left out."""
        optional = [feld.feld for feld in self.leistung.felder if not feld.pflicht]
        umfeld = self.umfeld(self.antrag.angaben)
        return engine.evaluate(self.leistung, self.mandant, self.antrag.angaben, optional, umfeld)

    def stand(self) -> Formularstand:
        """Where the form stands, with the question really to be asked: a field asked again comes first."""
        stand = self.evaluate()
        frage = stand.frage
        if self.antrag.erneut is not None and stand.abbruch is None:
            umfeld = self.umfeld(stand.angaben)
            frage = engine.question(self.leistung, self.mandant, self.antrag.erneut, stand, umfeld) or frage
        return replace(stand, frage=self._complete(frage)) if frage else stand

    def question(self, feld: str) -> Frage | None:
        """The question of any reachable field, or None."""
        stand = self.evaluate()
        frage = engine.question(self.leistung, self.mandant, feld, stand, self.umfeld(stand.angaben))
        return self._complete(frage) if frage else None

    def terminfeld(self, frage: Frage) -> Terminfeld | None:
        """The appointment side of a field of type ``termin``; None while its calendar is not decided."""
        if frage.typ != "termin" or frage.kalender is None:
            return None
        return Terminfeld(self.context, self.session, self.antrag, frage.feld, frage.kalender, frage.standort)

    def _complete(self, frage: Frage) -> Frage:
        """Free slots for an appointment; the missing part of a half-given answer, with what to choose from."""
        teil = self.antrag.teilwerte.get(frage.feld)
        if teil is not None:
            choices = tuple(Wahl(wahl["titel"], wahl["wert"]) for wahl in teil["vorschlaege"])
            frage = replace(frage, optionen=choices or frage.optionen)
            if teil["meldung"]:
                frage = replace(frage, text=teil["meldung"], einfach=None)
        termine = self.terminfeld(frage)
        if termine is not None:
            options = tuple(Wahl(slot.anzeige(), slot.wert()) for slot in termine.offers())
            frage = replace(frage, optionen=options)
        return frage
