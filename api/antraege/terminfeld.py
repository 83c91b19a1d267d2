"""The field of type ``termin`` in a draft: offers, wishes, reservations."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.clock import BERLIN
from api.context import ApiContext
from api.leistungen.zeitangaben import german_date
from api.termine.raster import Slot
from api.termine.service import TerminService
from api.termine.wunsch import Wunsch

KEINE_FREI = "Zurzeit ist leider kein Termin frei."


class Terminfeld:
    """What a draft may choose from in one calendar, and at one Standort where the form has asked for it."""

    def __init__(
        self, context: ApiContext, session: Session, antrag: Antrag, feld: str, kalender: str, standort: str | None
    ) -> None:
        self.termine = TerminService(context, session)
        self.antrag = antrag
        self.feld = feld
        self.kalender = kalender
        self.standort = standort

    @property
    def wunsch(self) -> Wunsch:
        """The wish that offers must match until the field is answered."""
        return Wunsch.model_validate({**self.antrag.wuensche.get(self.feld, {}), "standort": self.standort})

    def offers(self) -> list[Slot]:
        """The best four that suit the wish; the nearest four where none does."""
        wish = self.wunsch
        found = self.termine.free(self.antrag.mandant, self.kalender, wish, antrag=self.antrag.id)
        return found or self.termine.close_to(self.antrag.mandant, self.kalender, wish, antrag=self.antrag.id)

    def all_url(self) -> str:
        """Where every free slot can be read."""
        return "/api/v1/termine?" + urlencode({"mandant": self.antrag.mandant, "kalender": self.kalender})

    def look_for(self, wished: Any) -> tuple[Slot | None, str]:
        """Take a wish into account. The one slot it names, or None and a sentence about what is offered instead."""
        try:
            wish = Wunsch.model_validate({**wished, "standort": self.standort})
        except (ValidationError, TypeError):
            return None, "Das habe ich nicht als Zeit verstanden. Nennen Sie bitte einen Tag, zum Beispiel Dienstag."
        offered = self.offers()
        if not offered:
            return None, KEINE_FREI
        whole = wish.absolute(self.wunsch, offered)
        matching = self._matching(whole)
        if not matching and self._matching(alone := wish.absolute(None, offered)):
            whole, matching = alone, self._matching(alone)  # the earlier wish no longer counts
        if not matching and wish.richtung:
            return None, self._nothing_further(wish)
        self.antrag.wuensche = {**self.antrag.wuensche, self.feld: whole.model_dump(mode="json", exclude_none=True)}
        if len(matching) == 1 and whole.names_one(ganztags=matching[0].ganztags):
            return matching[0], ""
        return None, "Dazu passen diese freien Termine:" if matching else self._nothing_fits(whole)

    def reserve(self, beginn: str, standort: str | None) -> Slot:
        """Hold the slot for the draft; raises ``TerminVergeben`` or ``TerminUnbekannt``."""
        moment = datetime.fromisoformat(beginn)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)
        return self.termine.reserve(self.kalender, moment, self.antrag, standort)

    def _matching(self, wish: Wunsch) -> list[Slot]:
        return self.termine.matching(self.antrag.mandant, self.kalender, wish, self.antrag.id)

    def _nothing_further(self, wish: Wunsch) -> str:
        if wish.richtung == "frueher":
            return "Frühere freie Termine gibt es leider nicht. Frei sind zum Beispiel diese:"
        return "Spätere freie Termine gibt es zurzeit leider nicht. Frei sind zum Beispiel diese:"

    def _nothing_fits(self, wish: Wunsch) -> str:
        day = f"Am {german_date(wish.datum)}" if wish.datum and wish.datum_bis is None else "Dann"
        return f"{day} ist leider nichts Passendes frei. Am nächsten daran liegen diese Termine:"
