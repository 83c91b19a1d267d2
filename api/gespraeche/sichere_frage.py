"""A question that may not go through a messenger: said kindly there, answered on a page of our own by a one-time link.

What is true is said and nothing else: a message to a bot is not end-to-end encrypted, and the provider's servers are
not ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api.errors import Konflikt
from api.gespraeche.offene_frage import OffeneFrage
from api.gespraeche.zustand import Nachreichung
from api.leistungen.datenklassen import MESSENGER, Klasse, class_of

if TYPE_CHECKING:
    from api.gespraeche.lage import Lage
    from api.leistungen.ergebnis import Frage

MASKE = "im Browser angegeben"
"""Stands in a messenger for an answer that may not be shown there."""
ENTFERNT = "[nicht übernommen]"
"""Stands in the journal for what was said there and not taken."""
MARKE = ":sicher:"
AUFGEZAEHLT = 3
"""Questions named in the announcement; more are counted."""

SACHE: dict[Klasse, tuple[str, str]] = {
    "bank": ("Ihre Bankverbindung", "Ihr Konto"),
    "dokument": ("eine Unterlage von Ihnen", "ein Papier von Ihnen"),
    "sozial": ("besonders geschützte Angaben (Sozialdaten)", "Sachen, die niemand sonst wissen darf"),
    "person": ("persönliche Angaben", "Sachen über Sie"),
    "allgemein": ("eine Angabe", "eine Frage"),
}
"""What a class is called in a sentence, plain and in simple words."""
FRIST = "Der Link gilt 15 Minuten und nur einmal."
FRIST_EINFACH = "Der Link geht 15 Minuten lang. Sie können ihn einmal benutzen."
FREIWILLIG = "Die Angabe ist freiwillig, Sie können sie auch überspringen."
FREIWILLIG_EINFACH = "Sie müssen das nicht angeben. Dann schreiben Sie: überspringen."


class DateiNurPerLink(Konflikt):
    titel = "Diese Datei bitte auf unserer Seite"
    text = (
        "Diese Datei nehme ich hier nicht an, zu Ihrem Schutz. Bitte laden Sie sie auf unserer eigenen Seite hoch. "
        "Wenn Sie „Link“ schreiben, schicke ich Ihnen den Weg dorthin noch einmal."
    )


def form_question(lage: Lage, frage: Frage, aktionen: Sequence[str], einfach: bool) -> OffeneFrage:
    """In place of the question of a field that may not pass. Several in a row are announced once."""
    assert lage.antrag is not None  # noqa: S101 - narrows the type, a form is open
    identitaet = f"{lage.antrag.id}{MARKE}{frage.feld}"
    zuletzt = lage.zustand.gefragt or ""
    im_lauf = zuletzt.startswith(f"{lage.antrag.id}{MARKE}") and zuletzt != identitaet
    text = _again(frage, einfach) if im_lauf else _announcement(lage, frage, einfach)
    if not frage.pflicht and not _whole_form(lage):
        text = f"{text} {FREIWILLIG_EINFACH if einfach else FREIWILLIG}"
    return OffeneFrage(
        frage.feld,
        frage.typ,
        text,
        identitaet,
        titel=frage.titel,
        pflicht=frage.pflicht,
        anders=_other_words(frage.titel, einfach),
        hilfe=_help(lage.kanal, einfach),
        warum=frage.einfaches_warum if einfach and frage.einfaches_warum else frage.warum,
        aktionen=tuple(aktionen),
        spalten=frage.spalten,
        karte=web_link(frage.feld, frage.titel),
    )


def document(lage: Lage, nachreichung: Nachreichung, identitaet: str, einfach: bool) -> OffeneFrage:
    """In place of the question for a document of a case."""
    sache = SACHE["dokument"][einfach]
    return OffeneFrage(
        "dokument",
        "datei",
        _reason(lage.kanal, f"{sache}: {nachreichung.titel}", einfach),
        f"{identitaet}{MARKE}",
        titel=nachreichung.titel,
        anders=_other_words(nachreichung.titel, einfach),
        hilfe=_help(lage.kanal, einfach),
        karte=web_link("dokument", nachreichung.titel),
    )


def refuse_file(lage: Lage) -> None:
    """Raises `DateiNurPerLink` while the open question may not be answered in this channel."""
    if lage.frage is not None and lage.frage.karte is not None:
        raise DateiNurPerLink


def web_link(feld: str, titel: str) -> dict[str, Any]:
    """The card at which whoever sends the message puts a fresh one-time link."""
    return {"art": "weblink", "feld": feld, "titel": titel}


def refusal(titel: str, kanal: str, einfach: bool) -> str:
    """A value came by messenger all the same."""
    if einfach:
        return f"„{titel}“ nehme ich hier nicht an. Ich habe es nicht aufgeschrieben. Bitte löschen Sie die Nachricht."
    return (
        f"„{titel}“ nehme ich über {MESSENGER[kanal]} nicht an, zu Ihrem Schutz. Ich habe es nicht übernommen; am "
        "besten löschen Sie die Nachricht auch bei sich."
    )


def _announcement(lage: Lage, frage: Frage, einfach: bool) -> str:
    if _whole_form(lage):
        return _whole_text(lage, einfach)
    assert lage.leistung is not None  # noqa: S101 - narrows the type, a form is open
    feld = lage.leistung.feld(frage.feld)
    sache = SACHE[class_of(lage.leistung, feld)][einfach] if feld else SACHE["allgemein"][einfach]
    titel = [lage.feldtitel(name) for name in lage.offen_gesperrt]
    weitere = f"{len(titel)} Fragen" if len(titel) > AUFGEZAEHLT else ", ".join(titel)
    return _reason(lage.kanal, f"{sache} ({weitere})" if titel else sache, einfach)


def _reason(kanal: str, sache: str, einfach: bool) -> str:
    messenger = MESSENGER[kanal]
    if einfach:
        return (
            f"Jetzt geht es um {sache}. Das frage ich nicht bei {messenger}. Andere könnten es dort lesen. "
            f"Bitte öffnen Sie den Link. Dort antworten Sie. Danach machen wir hier weiter. {FRIST_EINFACH}"
        )
    return (
        f"Jetzt geht es um {sache}. Das frage ich nicht über {messenger}: Nachrichten an mich sind dort nicht "
        "Ende-zu-Ende-verschlüsselt, und die Server gehören nicht uns. Bitte antworten Sie deshalb auf unserer eigenen "
        f"Seite, danach geht es hier weiter. {FRIST}"
    )


def _whole_text(lage: Lage, einfach: bool) -> str:
    messenger = MESSENGER[lage.kanal]
    if einfach:
        return (
            f"Bei diesem Antrag fragen wir viel über Sie. Das frage ich nicht bei {messenger}. Andere könnten es dort "
            f"lesen. Bitte öffnen Sie den Link. Dort beantworten Sie alle Fragen. {FRIST_EINFACH}"
        )
    return (
        f"Bei diesem Antrag geht es um besonders geschützte Angaben. Die frage ich nicht über {messenger}: Nachrichten "
        "an mich sind dort nicht Ende-zu-Ende-verschlüsselt, und die Server gehören nicht uns. Bitte beantworten Sie "
        f"alle Fragen auf unserer eigenen Seite, dafür genügt ein Link. {FRIST}"
    )


def _again(frage: Frage, einfach: bool) -> str:
    if einfach:
        return f"Auch diese Frage ist auf unserer Seite: {frage.titel}. {FRIST_EINFACH}"
    return f"Auch „{frage.titel}“ beantworten Sie bitte auf unserer Seite. {FRIST}"


def _other_words(titel: str, einfach: bool) -> str:
    if einfach:
        return f"Das geht nur auf unserer Seite: {titel}. Hier ist ein neuer Link. {FRIST_EINFACH}"
    return f"„{titel}“ frage ich nur auf unserer eigenen Seite. Hier ist ein neuer Link. {FRIST}"


def _help(kanal: str, einfach: bool) -> str:
    messenger = MESSENGER[kanal]
    if einfach:
        return (
            f"Tippen Sie auf den Link. Eine Seite geht auf. Dort antworten Sie. Dann kommen Sie zu {messenger} zurück."
        )
    return f"Der Link öffnet unsere Seite im Browser. Wenn Sie dort geantwortet haben, geht es in {messenger} weiter."


def _whole_form(lage: Lage) -> bool:
    """Is there nothing in this form that might be asked here?"""
    fragen = [feld.feld for feld in lage.leistung.felder if feld.frage != "–"] if lage.leistung else []
    return bool(fragen) and lage.gesperrt.issuperset(fragen)
