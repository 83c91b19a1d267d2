"""What a citizen may say without words, wherever the conversation stands: the commands of a messenger's menu.

Read like a pressed button (inner contract, section 1): nothing has to be understood.
"""

from typing import Any

ZURUECK_ZUM_BOT = "bot"
LOESCHEN = "loeschen"
VOM_MENSCHEN_FORT = frozenset((ZURUECK_ZUM_BOT, LOESCHEN))
"""Carried out by the Lotse even while a human has the conversation; that ends it."""
KURZBEFEHLE: dict[str, dict[str, Any]] = {
    "status": {"absicht": "status", "titel": "Wie ist der Stand?"},
    "abbruch": {"absicht": "abbruch", "titel": "Abbrechen"},
    "mensch": {"absicht": "mensch", "titel": "Mit einem Menschen sprechen"},
    "hilfe": {"absicht": "smalltalk", "thema": "koennen", "titel": "Hilfe"},
    "einfach": {"absicht": "wiederholen", "thema": "einfach", "titel": "In Einfacher Sprache"},
    "normal": {"absicht": "wiederholen", "thema": "normal", "titel": "In gewohnter Sprache"},
    LOESCHEN: {"absicht": "datenschutz", "thema": "loeschen", "titel": "Meine Daten löschen"},
    ZURUECK_ZUM_BOT: {"absicht": "wiederholen", "thema": "bot", "titel": "Zurück zum Lotsen"},
}
"""Name on the wire → `wahl` of the message; `titel` is what the journal shows."""
