"""The one sentence said before the first personal question: why we ask, and how long it is kept."""

from __future__ import annotations

from api.leistungen.datenklassen import MESSENGER, Klasse, class_may_pass
from api.leistungen.modell import Leistung
from api.leistungen.zeitangaben import duration_text
from api.mandanten.verzeichnis import Mandant

NIE_GEFRAGT: dict[Klasse, tuple[str, str]] = {
    "person": ("persönliche Angaben", "persönliche Sachen"),
    "sozial": ("Sozialdaten wie Ihr Einkommen", "Ihr Einkommen"),
    "bank": ("Ihre Bankverbindung", "Ihr Konto"),
    "dokument": ("Ihre Unterlagen", "Ihre Papiere"),
}
"""What is never asked where it may not pass, plain and in simple words."""


def privacy_text(leistung: Leistung, tage: int, einfach: bool) -> str:
    """From the service's own section on data protection; its period is ISO 8601. A draft is kept for `tage` days."""
    schutz = leistung.datenschutz
    if schutz is None:
        return "Ihre Angaben verwenden wir nur für dieses Anliegen."
    dauer = duration_text(schutz.loeschung)
    if einfach:
        return f"Wir brauchen Ihre Angaben dafür: {schutz.zweck}. Wir löschen sie danach. Das dauert {dauer}."
    return (
        f"Ihre Angaben verwenden wir nur dafür: {schutz.zweck}. Gelöscht werden sie {dauer} nach Abschluss, "
        f"ein nicht abgesendeter Entwurf nach {tage} Tagen."
    )


def messenger_text(mandant: Mandant, kanal: str, adresse: str, einfach: bool) -> str | None:
    """What it means to write by a messenger; None in every other channel. `adresse` of this server."""
    if kanal not in MESSENGER:
        return None
    name = MESSENGER[kanal]
    nie = [worte[einfach] for klasse, worte in NIE_GEFRAGT.items() if not class_may_pass(mandant, klasse, kanal)]
    hinweis = f"{adresse}/{mandant.key}/datenschutz"
    if einfach:
        ohne = f" Das frage ich hier nie: {', '.join(nie)}." if nie else ""
        return f"Was Sie hier schreiben, kann auch {name} lesen.{ohne} Mehr dazu: {hinweis}"
    ohne = f" {enumerate_words(nie)} frage ich hier deshalb nie." if nie else ""
    return (
        f"Was Sie hier schreiben, läuft über die Server von {name} und kann dort technisch mitgelesen werden.{ohne} "
        f"Alles zum Datenschutz: {hinweis}"
    )


def enumerate_words(worte: list[str]) -> str:
    """ "a, b und c", with a capital first letter."""
    text = " und ".join([", ".join(worte[:-1]), worte[-1]]) if len(worte) > 1 else worte[0]
    return text[:1].upper() + text[1:]
