"""What the form pages say of their own. What belongs to a Leistung stands in its file."""

from api.antraege.einreichung import FEHLT

BOT_FEHLT = (
    "Ihre Eingabe können wir gerade nicht lesen, bei uns ist etwas gestört. Bitte versuchen Sie es in einigen Minuten "
    "noch einmal. Ihre bisherigen Angaben sind gespeichert."
)
BEGLEITUNG = (
    "{name} ist mit Ihnen am Telefon, sieht diesen Antrag und füllt mit Ihnen aus. Was dort eingetragen wird, "
    "sehen Sie, wenn Sie diese Seite neu laden."
)
BITTE_WAEHLEN = "Bitte wählen Sie eine der Möglichkeiten."
GEAENDERT = "Ihre Angaben haben sich inzwischen geändert. Bitte prüfen Sie sie noch einmal."
GELOESCHT = "Ihr Antrag ist gelöscht. Von Ihren Angaben dazu ist nichts mehr gespeichert."

__all__ = ["BEGLEITUNG", "BITTE_WAEHLEN", "BOT_FEHLT", "FEHLT", "GEAENDERT", "GELOESCHT"]
