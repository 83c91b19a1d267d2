"""Looking for an appointment: offers and wishes; and the field of type ``termin`` in a draft, with reservations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, override
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


class Terminsuche:
    """The free slots of one calendar that suit what was wished for so far; at one Standort where one is named.

    ``gemerkt`` is the wish as it is stored, after ``look_for`` the new one. What ``antrag`` holds counts as free.
    """

    def __init__(
        self,
        context: ApiContext,
        session: Session,
        mandant: str,
        kalender: str,
        standort: str | None = None,
        gemerkt: Mapping[str, Any] | None = None,
        antrag: str | None = None,
    ) -> None:
        self.termine = TerminService(context, session)
        self.mandant = mandant
        self.kalender = kalender
        self.standort = standort
        self.gemerkt: dict[str, Any] = dict(gemerkt or {})
        self.halter = antrag

    @property
    def wunsch(self) -> Wunsch:
        """The wish that offers must match until the field is answered."""
        return Wunsch.model_validate({**self.gemerkt, "standort": self.standort})

    def offers(self, limit: int = 4) -> list[Slot]:
        """The best that suit the wish; the nearest where none does."""
        wish = self.wunsch
        found = self.termine.free(self.mandant, self.kalender, wish, limit, antrag=self.halter)
        return found or self.termine.close_to(self.mandant, self.kalender, wish, limit, antrag=self.halter)

    def all_url(self) -> str:
        """Where every free slot can be read."""
        return "/api/v1/termine?" + urlencode({"mandant": self.mandant, "kalender": self.kalender})

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
        self.gemerkt = whole.model_dump(mode="json", exclude_none=True)
        if len(matching) == 1 and whole.names_one(ganztags=matching[0].ganztags):
            return matching[0], ""
        return None, "Dazu passen diese freien Termine:" if matching else self._nothing_fits(whole)

    def _matching(self, wish: Wunsch) -> list[Slot]:
        return self.termine.matching(self.mandant, self.kalender, wish, self.halter)

    def _nothing_further(self, wish: Wunsch) -> str:
        if wish.richtung == "frueher":
            return "Frühere freie Termine gibt es leider nicht. Frei sind zum Beispiel diese:"
        return "Spätere freie Termine gibt es zurzeit leider nicht. Frei sind zum Beispiel diese:"

    def _nothing_fits(self, wish: Wunsch) -> str:
        day = f"Am {german_date(wish.datum)}" if wish.datum and wish.datum_bis is None else "Dann"
        return f"{day} ist leider nichts Passendes frei. Am nächsten daran liegen diese Termine:"


class Terminfeld(Terminsuche):
    """What a draft may choose from in one calendar, and at one Standort where the form has asked for it."""

    def __init__(
        self, context: ApiContext, session: Session, antrag: Antrag, feld: str, kalender: str, standort: str | None
    ) -> None:
        super().__init__(context, session, antrag.mandant, kalender, standort, antrag.wuensche.get(feld), antrag.id)
        self.antrag = antrag
        self.feld = feld

    @override
    def look_for(self, wished: Any) -> tuple[Slot | None, str]:
        found = super().look_for(wished)
        if self.gemerkt != self.antrag.wuensche.get(self.feld, {}):
            self.antrag.wuensche = {**self.antrag.wuensche, self.feld: self.gemerkt}
        return found

    def reserve(self, beginn: str, standort: str | None) -> Slot:
        """Hold the slot for the draft; raises ``TerminVergeben`` or ``TerminUnbekannt``."""
        return self.termine.reserve(self.kalender, parse_beginn(beginn), self.antrag, standort)


def parse_beginn(beginn: str) -> datetime:
    """The moment a slot begins, in Berlin where no zone is named."""
    moment = datetime.fromisoformat(beginn)
    return moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)
