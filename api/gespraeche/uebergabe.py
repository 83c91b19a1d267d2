"""A human of the office takes a conversation over, writes in it, and gives it back.

While a human has it no message is handed on to the bot: what the citizen writes is stored for the human alone. Taking
over waits for a turn that is running, so that its answer stands before the first word of the human; one that takes too
long is cut off, and its answer dropped when it comes (its lease is gone).

The entry of the queue (`api/uebergaben`) follows what happens here, in the same transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import Konflikt
from api.gespraeche.lage import Lage, read_lage, read_zustand
from api.gespraeche.models import Gespraech
from api.gespraeche.optionen import answer_options, render
from api.gespraeche.schemas import Ausgang, NachrichtAnsicht, Uebergeben
from api.gespraeche.service import GespraechService, is_queued
from api.gespraeche.stand import build_stand
from api.gespraeche.zustand import Rueckfrage, Zustand
from api.uebergaben.errors import SchonUebernommen
from api.uebergaben.models import Uebergabe as Eintrag
from api.uebergaben.service import UebergabeService

__all__ = ["KennungVergeben", "NichtUebernommen", "SchonUebernommen", "Uebergabe", "has_human", "release"]

type Begruessung = Callable[[Lage], Ausgang | None]
type Meldung = Callable[[Lage], Ausgang]
type Angebot = Callable[[Lage], Rueckfrage]


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
    """Take the human out of the conversation, whoever it was, or the citizen out of the queue; nothing of the draft
    changes. The citizen wanted it so.
    """
    if has_human(gespraech) or is_queued(gespraech):
        _store(context, session, gespraech, None)
        _end(context, session, gespraech, "buerger")


def _store(
    context: ApiContext, session: Session, gespraech: Gespraech, name: str | None, *, wartet: bool = False
) -> None:
    zustand: Zustand = read_zustand(gespraech)
    zustand.mensch, zustand.mensch_name, zustand.wartet, zustand.warteschlange = name is not None, name, wartet, wartet
    _keep(context, session, gespraech, zustand)


def _keep(context: ApiContext, session: Session, gespraech: Gespraech, zustand: Zustand) -> None:
    gespraech.zustand = zustand.model_dump(mode="json")
    gespraech.stand = build_stand(context, session, gespraech)
    gespraech.geaendert = context.clock.now()


def _end(context: ApiContext, session: Session, gespraech: Gespraech, ausgang: str) -> None:
    service = UebergabeService(context, session)
    row = service.open_of(gespraech.id)
    if row is not None:
        service.end(row, ausgang)


class Uebergabe:
    """The row of the conversation must be locked."""

    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.service = GespraechService(context, session)
        self.schlange = UebergabeService(context, session)

    def take(
        self,
        gespraech: Gespraech,
        name: str,
        notice: Meldung,
        *,
        dringend: bool,
        konto: str | None = None,
        abloesen: bool = False,
    ) -> Uebergeben | None:
        """The same human again changes nothing. None while a turn is running, unless `dringend` cuts it off.

        `konto`: the account of the console, None for the service token, whose human is known by name alone.
        `abloesen`: take it from whoever has it. Raises `SchonUebernommen`, which names the other one.
        """
        row = self.schlange.open_of(gespraech.id)
        if has_human(gespraech):
            bisher = read_zustand(gespraech).mensch_name
            if bisher == name and (row.konto if row else None) == konto:
                return Uebergeben(self.service.stand(gespraech))
            if not abloesen:
                raise SchonUebernommen(f"Dieses Gespräch hat schon {bisher}." if bisher else None)
        laeuft = gespraech.pacht_bis is not None and gespraech.pacht_bis >= self.context.clock.now()
        if laeuft and not dringend:
            return None
        gespraech.pacht_inhaber = gespraech.pacht_bis = None
        for offen in self.service.repository.open_messages(gespraech.id):
            offen.zustand, offen.kontext = "beantwortet", None
        if row is not None:
            self.schlange.taken(row, konto, name, gelesen=gespraech.letzte_nr)
        _store(self.context, self.session, gespraech, name)
        return self._told(gespraech, [notice(read_lage(self.context, self.session, gespraech))])

    def give_back(
        self, gespraech: Gespraech, notice: Meldung, greet: Begruessung, ausgang: str = "zurueck"
    ) -> Uebergeben:
        """Where nobody has it nothing changes. What is asked is said again where the citizen wrote last."""
        if not has_human(gespraech):
            return Uebergeben(self.service.stand(gespraech))
        said = notice(read_lage(self.context, self.session, gespraech))
        _store(self.context, self.session, gespraech, None)
        _end(self.context, self.session, gespraech, ausgang)
        neu = self.service.append(gespraech, [said], zu=None)
        kanal = self.service.repository.last_channel(gespraech.id)
        asked = greet(read_lage(self.context, self.session, gespraech, kanal=kanal))
        neu += self.service.append(gespraech, [asked] if asked else [], zu=None, kanal=kanal)
        return Uebergeben(self.service.stand(gespraech), tuple(neu))

    def requeue(self, gespraech: Gespraech, row: Eintrag, team: str | None, notice: Meldung) -> Uebergeben:
        """The human has it no more, and the citizen waits for another one."""
        said = notice(read_lage(self.context, self.session, gespraech))
        self.schlange.requeue(row, team)
        _store(self.context, self.session, gespraech, None, wartet=True)
        return self._told(gespraech, [said])

    def offer_call_back(self, gespraech: Gespraech, row: Eintrag, offer: Angebot, *, niemand: bool) -> Uebergeben:
        """Say that it takes long and offer a call-back; with `niemand` the wait is over, for nobody is there.

        Where the Lotse has asked something aside already, it is said without a question of its own.
        """
        if niemand:
            self.schlange.end(row, "niemand")
        else:
            row.angeboten = self.context.clock.now()
        _store(self.context, self.session, gespraech, None, wartet=not niemand)
        angebot = offer(read_lage(self.context, self.session, gespraech))
        zustand = read_zustand(gespraech)
        if zustand.rueckfrage is not None or zustand.wahl is not None:
            return self._told(gespraech, [Ausgang(angebot.text, art="hinweis")])
        zustand.rueckfrage = angebot
        _keep(self.context, self.session, gespraech, zustand)
        kanal = self.service.repository.last_channel(gespraech.id)
        lage = read_lage(self.context, self.session, gespraech, kanal=kanal)
        optionen = tuple(render(lage, option) for option in answer_options(lage.frage)) if lage.frage else ()
        return self._told(gespraech, [Ausgang(angebot.text, art="frage", optionen=optionen)])

    def _told(self, gespraech: Gespraech, said: list[Ausgang]) -> Uebergeben:
        neu = self.service.append(gespraech, said, zu=None)
        return Uebergeben(self.service.stand(gespraech), tuple(neu))

    def say(
        self, gespraech: Gespraech, kennung: str, text: str, optionen: Sequence[Mapping[str, Any]] = ()
    ) -> tuple[NachrichtAnsicht, bool]:
        """Write the human's message down for every channel; the same `kennung` again finds it. Whether it is new.

        `optionen` are answers the citizen may press; what is pressed comes in as a message for the human.
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
        ausgang = Ausgang(text, von="mensch", id=kennung, name=zustand.mensch_name, optionen=tuple(map(dict, optionen)))
        (neu,) = self.service.append(gespraech, [ausgang], zu=None)
        gespraech.ablauf = self.context.clock.now() + self.context.settings.aufbewahrung
        return neu, True
