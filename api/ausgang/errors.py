"""Why a mail can't be written."""

from api.errors import Konflikt, UngueltigeEingabe


class MailNichtEingerichtet(Konflikt):
    titel = "E-Mail ist nicht eingerichtet"
    text = "Von hier aus lässt sich noch keine E-Mail senden: In den Einstellungen fehlt der Mailserver (LOTSE_SMTP)."


class AdresseUngueltig(UngueltigeEingabe):
    titel = "E-Mail-Adresse nicht gültig"
    text = "Das ist keine gültige E-Mail-Adresse. Sie sieht zum Beispiel so aus: anna.mueller@example.org."
