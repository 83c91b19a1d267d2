"""Why a draft cannot be opened, changed or submitted."""

from api.errors import Konflikt, LotseError, NichtGefunden, UngueltigeEingabe
from api.termine.errors import TerminVergeben


class AntragUnbekannt(NichtGefunden):
    titel = "Entwurf nicht gefunden"
    text = "Diesen Entwurf gibt es nicht (mehr). Entwürfe löschen wir einige Tage nach der letzten Änderung."


class AntragEingereicht(Konflikt):
    titel = "Schon eingereicht"
    text = "Dieser Antrag ist schon eingereicht und lässt sich hier nicht mehr ändern."


class NichtStartbar(Konflikt):
    titel = "Kein Online-Antrag"
    text = "Diese Leistung lässt sich hier nicht beantragen. Auskunft dazu geben wir gern."


class FeldUnbekannt(UngueltigeEingabe):
    titel = "Angabe nicht bekannt"
    text = "Diese Angabe gibt es in diesem Formular nicht."


class FeldPflicht(Konflikt):
    titel = "Diese Angabe wird gebraucht"
    text = "Ohne diese Angabe können wir den Antrag nicht bearbeiten."


class Unvollstaendig(UngueltigeEingabe):
    titel = "Der Antrag ist noch nicht vollständig"
    text = "Bitte ergänzen oder ändern Sie die genannten Angaben."


class AntragAbgelehnt(Konflikt):
    """A rule of the Leistung ends the form; the detail says where to go instead."""

    titel = "Hier geht es nicht weiter"


class SchluesselFehlt(LotseError):
    status = 400
    titel = "Idempotency-Key fehlt"
    text = "Bitte senden Sie im Kopf Idempotency-Key ein selbst gewähltes Kennzeichen mit, höchstens 200 Zeichen lang."


class TerminWeg(TerminVergeben):
    """The slot was lost before submission. The draft forgets it, so that the question is open again."""

    text = (
        "Ihr Termin ist leider inzwischen vergeben. Bitte wählen Sie einen anderen und senden Sie dann noch einmal ab."
    )
    keeps_changes = True
