"""A human of the office takes a conversation over, writes in it, and gives it back.

While a human has it no message is handed on to the bot: what the citizen writes is stored for the human alone. Taking
over waits for a turn that is running, so that its answer stands before the first word of the human; one that takes too
long is cut off, and its answer dropped when it comes (its lease is gone).
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import Konflikt
from api.gespraeche.lage import Lage, read_lage, read_zustand
from api.gespraeche.models import Gespraech
from api.gespraeche.schemas import Ausgang, NachrichtAnsicht, Uebergeben
from api.gespraeche.service import GespraechService
from api.gespraeche.stand import build_stand
from api.gespraeche.zustand import Zustand

type Begruessung = Callable[[Lage], Ausgang | None]
type Meldung = Callable[[Lage], Ausgang]


class SchonUebernommen(Konflikt):
    titel = "Schon übernommen"
    text = "Dieses Gespräch hat gerade eine andere Person übernommen."


class NichtUebernommen(Konflikt):
    titel = "Nicht übernommen"
    text = "Bitte übernehmen Sie das Gespräch zuerst. Im Augenblick antwortet der Lotse."


class KennungVergeben(Konflikt):
    titel = "Kennung schon vergeben"
    text = "Diese Kennung gehört zu einer anderen Nachricht. Bitte senden Sie die Antwort mit einer neuen."


def has_human(gespraech: Gespraech) -> bool:
    """Has a human the conversation?"""
    return bool((gespraech.zustand or {}).get("mensch"))


def release(context: ApiContext, session: Session, gespraech: Gespraech) -> None:
    """Take the human out of the conversation, whoever it was; nothing of the draft changes."""
    if has_human(gespraech):
        _store(context, session, gespraech, None)


def _store(context: ApiContext, session: Session, gespraech: Gespraech, name: str | None) -> None:
    zustand: Zustand = read_zustand(gespraech)
    zustand.mensch, zustand.mensch_name, zustand.wartet = name is not None, name, False
    gespraech.zustand = zustand.model_dump(mode="json")
    gespraech.stand = build_stand(context, session, gespraech)
    gespraech.geaendert = context.clock.now()


class Uebergabe:
    """The row of the conversation must be locked."""

    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.service = GespraechService(context, session)

    def take(self, gespraech: Gespraech, name: str, notice: Meldung, *, dringend: bool) -> Uebergeben | None:
        """The same name again changes nothing. None while a turn is running, unless `dringend` cuts it off.

        Raises `SchonUebernommen`.
        """
        if has_human(gespraech):
            if read_zustand(gespraech).mensch_name != name:
                raise SchonUebernommen
            return Uebergeben(self.service.stand(gespraech))
        laeuft = gespraech.pacht_bis is not None and gespraech.pacht_bis >= self.context.clock.now()
        if laeuft and not dringend:
            return None
        gespraech.pacht_inhaber = gespraech.pacht_bis = None
        for row in self.service.repository.open_messages(gespraech.id):
            row.zustand, row.kontext = "beantwortet", None
        _store(self.context, self.session, gespraech, name)
        said = notice(read_lage(self.context, self.session, gespraech))
        neu = self.service.append(gespraech, [said], zu=None)
        return Uebergeben(self.service.stand(gespraech), tuple(neu))

    def give_back(self, gespraech: Gespraech, notice: Meldung, greet: Begruessung) -> Uebergeben:
        """Where nobody has it nothing changes. What is asked is said again where the citizen wrote last."""
        if not has_human(gespraech):
            return Uebergeben(self.service.stand(gespraech))
        said = notice(read_lage(self.context, self.session, gespraech))
        _store(self.context, self.session, gespraech, None)
        neu = self.service.append(gespraech, [said], zu=None)
        kanal = self.service.repository.last_channel(gespraech.id)
        asked = greet(read_lage(self.context, self.session, gespraech, kanal=kanal))
        neu += self.service.append(gespraech, [asked] if asked else [], zu=None, kanal=kanal)
        return Uebergeben(self.service.stand(gespraech), tuple(neu))

    def say(self, gespraech: Gespraech, kennung: str, text: str) -> tuple[NachrichtAnsicht, bool]:
        """Write the human's message down for every channel; the same `kennung` again finds it. Whether it is new.

        Raises `NichtUebernommen`, `KennungVergeben`.
        """
        vorhanden = self.service.repository.by_id(gespraech.id, kennung)
        if vorhanden is not None:
            if vorhanden.von != "mensch":
                raise KennungVergeben
            return NachrichtAnsicht.of(vorhanden), False
        zustand = read_zustand(gespraech)
        if not zustand.mensch:
            raise NichtUebernommen
        ausgang = Ausgang(text, von="mensch", id=kennung, name=zustand.mensch_name)
        (neu,) = self.service.append(gespraech, [ausgang], zu=None)
        gespraech.ablauf = self.context.clock.now() + self.context.settings.aufbewahrung
        return neu, True
