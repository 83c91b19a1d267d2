"""Whose form somebody of the staff may open: that of their caller, or of the citizen whose conversation they hold."""

from api.anrufe.service import AnrufService
from api.database import Session
from api.gespraeche.erfasser import Erfasser
from api.gespraeche.service import GespraechService, GespraechUnbekannt, canonical_id
from api.uebergaben.service import UebergabeService
from integrations.callcenter.seite import Anfrage
from integrations.gespraech import texte


async def admit(anfrage: Anfrage, gespraech: str) -> Erfasser:
    """Raises `GespraechUnbekannt`, the same for a conversation that isn't theirs and for one there never was."""
    gespraech = canonical_id(gespraech)

    def find(session: Session) -> Erfasser:
        konto, mandant = anfrage.wer.konto, anfrage.mandant.key
        if AnrufService(anfrage.context, session).may_open(konto, mandant, gespraech):
            wer = Erfasser(konto, mandant, "telefon")
        elif UebergabeService(anfrage.context, session).holds(konto, gespraech):
            wer = Erfasser(konto, mandant, "web")
        else:
            raise GespraechUnbekannt
        GespraechService(anfrage.context, session).admit(gespraech, wer)  # it is there, and of this Mandant
        return wer

    return await anfrage.read(find)


async def conversation_of_call(anfrage: Anfrage) -> str | None:
    """The conversation of the open call, if there is one."""

    def find(session: Session) -> str | None:
        anruf = AnrufService(anfrage.context, session).open_of(anfrage.wer.konto)
        return anruf.gespraech if anruf is not None and anruf.mandant == anfrage.mandant.key else None

    return await anfrage.read(find)


async def open_conversation(anfrage: Anfrage) -> str:
    """The conversation of the call, opened with its first form; a call begins by itself.

    Raises `AnrufAnderswo` while a call for another Mandant is open.
    """
    datenschutz = f"{anfrage.context.settings.adresse}/{anfrage.mandant.key}/datenschutz"
    gruss = texte.greeting(anfrage.mandant, einfach=False, datenschutz=datenschutz, kanal="telefon")

    def open_(session: Session) -> str:
        anrufe, konto, mandant = AnrufService(anfrage.context, session), anfrage.wer.konto, anfrage.mandant.key
        anruf = anrufe.begin(konto, mandant)
        if anruf.gespraech is None:
            neu, _token = GespraechService(anfrage.context, session).create(mandant, "telefon", False, [gruss])
            anrufe.join(konto, mandant, neu.id)
            return neu.id
        return anruf.gespraech

    return await anfrage.run(open_)
