"""What the pages for filling in say of their own."""

BOT_FEHLT = (
    "Die Zeile lässt sich gerade nicht lesen, der Lotse ist gestört. Ihr Text steht noch in der Zeile. "
    "Bitte füllen Sie die Felder von Hand aus, das geht wie gewohnt."
)
NICHTS_GELESEN = "In dieser Zeile steht nichts, was in ein Feld passt. Ihr Text steht noch da."
KEIN_WUNSCH = "Daraus wird nicht klar, worum es geht. Bitte suchen Sie die Leistung unten aus."
NUR_AUSKUNFT = "Dafür gibt es kein Formular am Telefon. Was dazu bekannt ist, steht beim Wissen."
GEAENDERT = "Die Angaben haben sich inzwischen geändert. Bitte lesen Sie sie noch einmal vor."
VERGEBEN = "Der Termin ist inzwischen vergeben. Bitte wählen Sie mit der anrufenden Person einen anderen."
