"""Why something about a call is refused."""

from api.errors import Konflikt, UngueltigeEingabe


class AnrufAnderswo(Konflikt):
    titel = "Noch ein Anruf offen"
    text = "Sie haben noch einen Anruf für eine andere Verwaltung offen. Bitte schließen Sie ihn zuerst ab."


class NachweisGesperrt(Konflikt):
    """Three wrong answers: nothing is told about this case in this call."""

    titel = "Nachweis gesperrt"
    text = "Drei Angaben stimmten nicht. Zu diesem Vorgang dürfen Sie in diesem Anruf nichts mehr sagen."


class StufeZuNiedrig(Konflikt):
    titel = "Dafür fehlt noch ein Nachweis"
    text = "Bitte fragen Sie die Person zuerst nach einer weiteren Angabe oder nach dem Abrufcode."


class TatsacheUnbekannt(UngueltigeEingabe):
    titel = "Danach wird hier nicht gefragt"
    text = "Bitte wählen Sie eine der angebotenen Angaben."
