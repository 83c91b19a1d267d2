"""Why an appointment cannot be had."""

from typing import ClassVar

from api.errors import Konflikt, NichtGefunden, UngueltigeEingabe


class KalenderUnbekannt(NichtGefunden):
    titel = "Kalender nicht bekannt"
    text = "Diesen Kalender gibt es hier nicht."


class TerminVergeben(Konflikt):
    titel = "Termin nicht mehr frei"
    text = "Dieser Termin ist leider nicht mehr frei. Bitte wählen Sie einen anderen."


class TerminUnbekannt(UngueltigeEingabe):
    titel = "Termin nicht bekannt"
    text = "Zu dieser Zeit gibt es keinen Termin. Bitte wählen Sie einen der freien Termine."
    status: ClassVar[int] = 422
