"""What is said about proof and level, in words for the agent."""

from api.anrufe.stufe import Nachweislage, Stufe

STUFEN = {
    Stufe.NICHTS: ("Noch nichts sagen", "Auch nicht, dass es einen Vorgang gibt. Bitte fragen Sie zuerst nach."),
    Stufe.STAND: ("Stand nennen", "Sie dürfen Stand, nächsten Schritt und Termin nennen. Angaben bleiben verdeckt."),
    Stufe.GANZ: ("Alles nennen", "Sie dürfen auch die Angaben nennen. Bank- und Sozialdaten bleiben verdeckt."),
}
GESPERRT = (
    "Gesperrt",
    "Drei Angaben stimmten nicht. In diesem Anruf sagen Sie zu diesem Vorgang bitte nichts mehr. Die Person kann den "
    "Stand mit Aktenzeichen und Abrufcode selbst abrufen oder mit einem Ausweis vorbeikommen.",
)


def describe(lage: Nachweislage) -> tuple[str, str]:
    """Title and what it allows."""
    return GESPERRT if lage.gesperrt else STUFEN[lage.stufe]


def tries_left(lage: Nachweislage) -> str:
    """How many wrong answers there may still be; empty before the first."""
    if not lage.falsch or lage.gesperrt:
        return ""
    return "Noch ein Versuch." if lage.versuche == 1 else f"Noch {lage.versuche} Versuche."
