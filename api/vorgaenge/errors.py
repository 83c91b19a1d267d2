"""Why a case is not shown, or not moved on."""

from collections.abc import Mapping
from typing import ClassVar

from api.errors import Konflikt, LotseError, NichtGefunden, UngueltigeEingabe


class VorgangUnbekannt(NichtGefunden):
    titel = "Vorgang nicht gefunden"
    text = "Einen Vorgang mit diesem Aktenzeichen gibt es hier nicht."


class NachweisFalsch(VorgangUnbekannt):
    """Number unknown, code wrong or either malformed: one answer for all. The counted try is kept."""

    titel = "Vorgang nicht gefunden"
    text = "Zu diesem Aktenzeichen und diesem Abrufcode finden wir keinen Vorgang. Bitte prüfen Sie beides."
    keeps_changes = True


class StatusGesperrt(LotseError):
    status = 429
    titel = "Zu viele Versuche"
    text = "Das waren zu viele Versuche. Bitte warten Sie zehn Minuten und versuchen Sie es dann noch einmal."
    keeps_changes = True
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "600"}


class PhaseUnbekannt(UngueltigeEingabe):
    titel = "Phase nicht bekannt"


class PhaseNichtMoeglich(Konflikt):
    titel = "Dieser Schritt ist jetzt nicht möglich"


class RueckzugNichtMoeglich(Konflikt):
    titel = "Zurückziehen nicht mehr möglich"
    text = "Dieser Vorgang lässt sich nicht mehr online zurückziehen. Bitte wenden Sie sich an die zuständige Stelle."
