"""What can go wrong with accounts, in words."""

from api.errors import Konflikt, LotseError, NichtErlaubt, NichtGefunden, UngueltigeEingabe


class AnmeldungFalsch(LotseError):
    """Unknown, locked, wrong password, wrong code: nobody can tell which."""

    status = 401
    titel = "Anmeldung nicht möglich"
    text = (
        "Anmeldename, Passwort oder Code stimmen nicht. Nach fünf falschen Versuchen ist die Anmeldung 15 Minuten lang "
        "gesperrt."
    )
    keeps_changes = True


class EinladungUngueltig(NichtGefunden):
    titel = "Dieser Link gilt nicht mehr"
    text = (
        "Der Link ist schon benutzt oder zu alt. Bitte lassen Sie sich von Ihrer Verwaltung einen neuen geben. "
        "Haben Sie Ihr Passwort schon gesetzt, melden Sie sich einfach an."
    )


class PasswortUntauglich(UngueltigeEingabe):
    titel = "Bitte wählen Sie ein anderes Passwort"


class CodeFalsch(UngueltigeEingabe):
    titel = "Der Code stimmt nicht"
    text = "Der Code passt nicht. Bitte geben Sie den ein, den Ihre App gerade zeigt."


class KontoUnbekannt(NichtGefunden):
    titel = "Konto nicht gefunden"
    text = "Dieses Konto gibt es hier nicht."


class NameVergeben(Konflikt):
    titel = "Anmeldename schon vergeben"
    text = "Diesen Anmeldenamen gibt es schon. Bitte wählen Sie einen anderen."


class NichtSichSelbst(Konflikt):
    titel = "Das geht nicht mit dem eigenen Konto"
    text = "Das eigene Konto können Sie hier nicht ändern. Bitte fragen Sie eine Kollegin oder einen Kollegen."


class RechteFehlen(NichtErlaubt):
    titel = "Keine Berechtigung"
    text = "Dafür ist Ihr Konto nicht freigeschaltet."
