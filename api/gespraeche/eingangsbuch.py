"""A citizen's message is written down, before anything is done with it."""

from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import Konflikt, LotseError
from api.gespraeche.bearbeitet import latest_text
from api.gespraeche.kurzbefehle import KURZBEFEHLE
from api.gespraeche.lage import read_lage
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import Eingang
from api.gespraeche.sichere_frage import refuse_file
from api.unterlagen.ablage import Abgelegt
from api.unterlagen.service import DateiService

WARTEND_MAX = 50
"""Open messages of one conversation; nobody types more while one is being answered."""
OPTIONEN_RUECKBLICK = 20
"""Messages searched for the title of a pressed option that no longer holds."""


class ZuVieleNachrichten(LotseError):
    status = 429
    titel = "Einen Moment bitte"
    text = "Ich bin noch bei Ihren letzten Nachrichten. Bitte warten Sie einen Augenblick."


class KeineDateiGefragt(Konflikt):
    titel = "Gerade wird keine Datei gebraucht"
    text = "Bitte senden Sie die Datei, wenn der Lotse danach fragt."


def file_question(stand: dict[str, Any] | None) -> dict[str, Any]:
    """The open question, if it asks for a file. Raises `KeineDateiGefragt`."""
    frage: dict[str, Any] = (stand or {}).get("frage") or {}
    if frage.get("typ") != "datei":
        raise KeineDateiGefragt
    return frage


class Eingangsbuch:
    """The row of the conversation must be locked."""

    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = GespraechRepository(session)

    def says_nothing_new(self, erste: Nachricht, eingang: Eingang) -> bool:
        """Is there nothing to answer in an edit? A message that still waits for its turn takes the new text."""
        if erste.zustand == "offen" and erste.kontext is None:
            erste.text = eingang.text
            return True
        return bool(latest_text(self.repository, erste) == eingang.text)

    def store(self, gespraech: Gespraech, eingang: Eingang, wartend: int, erste: Nachricht | None) -> Nachricht:
        """Write it down behind `wartend` open ones; `erste` is the message it is a later version of.

        Raises `ZuVieleNachrichten`; for a file `KeineDateiGefragt`, `ZuVieleDateien`.
        """
        if wartend >= WARTEND_MAX:
            raise ZuVieleNachrichten
        wahl = self._meaning(gespraech, eingang)
        now = self.context.clock.now()
        gespraech.letzte_nr += 1
        gespraech.geaendert = now
        gespraech.ablauf = now + self.context.settings.aufbewahrung
        row = Nachricht(
            gespraech=gespraech.id,
            nr=gespraech.letzte_nr,
            nachricht=eingang.id,
            von="buerger",
            art=eingang.art,
            text=eingang.text or (wahl["titel"] if wahl else self._title(gespraech, eingang.wert)),
            wert=eingang.wert,
            wahl=wahl,
            ersetzt=erste.nachricht if erste else None,
            zustand="offen",
            versuche=0,
            kanal=eingang.kanal or gespraech.kanal,
            zeit=now,
        )
        self.session.add(row)
        return row

    def _meaning(self, gespraech: Gespraech, eingang: Eingang) -> dict[str, Any] | None:
        """The `wahl` of what can be told at once."""
        if eingang.befehl is not None:
            return KURZBEFEHLE[eingang.befehl]
        return self._keep(gespraech, eingang, eingang.datei) if eingang.datei else None

    def _keep(self, gespraech: Gespraech, eingang: Eingang, datei: Abgelegt) -> dict[str, Any]:
        """An uploaded file as the answer to the open question."""
        frage = file_question(gespraech.stand)
        refuse_file(read_lage(self.context, self.session, gespraech, kanal=eingang.kanal))
        wert = DateiService(self.context, self.session).register(gespraech.mandant, gespraech.id, datei)
        return {"feld": frage["feld"], "wert": wert, "titel": wert["name"]}

    def _title(self, gespraech: Gespraech, wert: str | None) -> str:
        """The words on the pressed button, as the journal knows them."""
        for angebot in self._offers(gespraech):
            if angebot.get("wert") == wert:
                return str(angebot.get("titel", ""))
        return "(Auswahl)"

    def _offers(self, gespraech: Gespraech) -> list[dict[str, Any]]:
        frage = (gespraech.stand or {}).get("frage") or {}
        offers = [*(frage.get("optionen") or ()), *(frage.get("aktionen") or ())]
        for row in self.repository.with_options(gespraech.id, OPTIONEN_RUECKBLICK):
            offers += row.optionen or ()
        return offers
