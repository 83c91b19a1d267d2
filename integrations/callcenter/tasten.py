"""The one table of keys. A page says what a control does with ``{{ taste("suche") }}``; the script reads it from there.

Letters are those printed on the key (``event.code``); D, E and F belong to the browser.
"""

from collections.abc import Mapping

from markupsafe import Markup, escape

TASTEN: Mapping[str, tuple[str, str]] = {
    "suche": ("Alt+S", "Suchen"),
    "neuer_anruf": ("Alt+N", "Neuer Anruf"),
    "nachweis": ("Alt+P", "Nachweis prüfen"),
    "antrag": ("Alt+A", "Antrag beginnen oder öffnen"),
    "zeile": ("Alt+Z", "Zeile zum Mitschreiben"),
    "vorlesen": ("Alt+V", "Nächste Frage zum Vorlesen"),
    "zurueckstellen": ("Alt+R", "Zurückstellen"),
    "einreichen": ("Alt+I", "Einreichen"),
    "termine": ("Alt+T", "Termine"),
    "wissen": ("Alt+W", "Wissen"),
    "chats": ("Alt+C", "Chats"),
    "annehmen": ("Alt+J", "Nächsten Chat annehmen"),
    "textbausteine": ("Alt+X", "Textbausteine"),
    "senden": ("Alt+Enter", "Senden"),
    "zurueck_an_lotsen": ("Alt+G", "Zurück an den Lotsen"),
    "uebernehmen": ("Alt+U", "Code der Person eingeben"),
    "abschluss": ("Alt+B", "Abschließen"),
    "kopieren": ("Alt+K", "Kopieren"),
    "mail": ("Alt+M", "Als E-Mail senden"),
    "dienst": ("Alt+O", "Dienst an oder aus"),
    "zahlen": ("Alt+Y", "Zahlen"),
    "hilfe": ("Alt+H", "Alle Tasten dieser Seite"),
}


def taste(name: str) -> Markup:
    """The attribute for a control; pressing the key focuses an input and clicks everything else."""
    return Markup('aria-keyshortcuts="{}"').format(TASTEN[name][0])


def kbd(name: str) -> Markup:
    """The key as people see it. Screen readers read it from the attribute."""
    keys = Markup("").join(Markup("<kbd>{}</kbd>").format(escape(part)) for part in TASTEN[name][0].split("+"))
    return Markup('<span class="taste" aria-hidden="true">{}</span>').format(keys)
