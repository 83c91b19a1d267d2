"""What the kinds of figures are called."""

from api.anrufe.abschluss import title
from api.context import ApiContext
from api.kennzahlen.bericht import Bericht
from api.leistungen.katalog import LeistungUnbekannt

SPALTEN = {
    "gespraech": "Gespräche mit dem Lotsen",
    "anruf": "Anrufe",
    "chat": "Chats",
    "chat_aufgegeben": "Chats, auf die niemand mehr gewartet hat",
    "rueckruf": "Rückrufwünsche",
    "antrag": "Anträge",
    "unverstanden": "Nicht verstanden",
    "daumen_hoch": "Daumen hoch",
    "daumen_runter": "Daumen runter",
}
DIAGRAMME = ("gespraech", "anruf", "chat", "antrag")
KANAELE = {"web": "Webseite", "formular": "Formularseiten", "telegram": "Telegram", "telefon": "Telefon"}
GESCHUETZT = "nicht gezeigt"


def channel(kanal: str) -> str:
    return KANAELE.get(kanal, kanal)


def service(context: ApiContext, leistung: str) -> str:
    try:
        return context.katalog.leistung(leistung).titel
    except LeistungUnbekannt:
        return leistung


def details(context: ApiContext, bericht: Bericht) -> list[tuple[str, str, int]]:
    """Everything that is counted by a further mark, as kind, mark and number."""
    zeilen = [("Gespräche mit dem Lotsen", channel(kanal), anzahl) for kanal, anzahl in bericht.kanaele]
    zeilen += [
        ("Anträge", f"{service(context, leistung)}, {channel(kanal)}", anzahl)
        for leistung, kanal, anzahl in bericht.antraege
    ]
    zeilen += [("Abschlüsse", title(context, schluessel), anzahl) for schluessel, anzahl in bericht.abschluesse]
    zeilen += [("Nicht verstanden, in Gesprächen", satz, anzahl) for satz, anzahl in bericht.phrasen]
    return zeilen


def seconds(sekunden: int | None) -> str:
    """A length of time as it is read; None is longer than what is told apart."""
    if sekunden is None:
        return "über 4 Stunden"
    if sekunden < 90:
        return f"{sekunden} Sekunden"
    if sekunden < 5400:
        return f"{round(sekunden / 60)} Minuten"
    return f"{sekunden / 3600:.1f} Stunden".replace(".", ",")
