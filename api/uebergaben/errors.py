"""What may be wrong with an entry of the queue."""

from api.errors import Konflikt, NichtGefunden


class UebergabeUnbekannt(NichtGefunden):
    """Unknown, of another Mandant, or gone with its conversation: the caller can't tell which."""

    titel = "Chat nicht gefunden"
    text = "Diesen Chat gibt es nicht (mehr). Vielleicht wurde das Gespräch gelöscht."


class SchonUebernommen(Konflikt):
    titel = "Schon übernommen"
    text = "Dieses Gespräch hat gerade eine andere Person übernommen."


class SchonBeendet(Konflikt):
    titel = "Chat schon beendet"
    text = "Dieser Chat ist beendet. Es hat sich nichts geändert."


class NichtIhrChat(Konflikt):
    titel = "Nicht Ihr Chat"
    text = "Diesen Chat haben Sie gerade nicht. Bitte nehmen Sie ihn zuerst an."
