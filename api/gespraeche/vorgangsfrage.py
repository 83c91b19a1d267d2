"""Questions about a case: its number and code, a new appointment, a document handed in later, a number to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.gespraeche import sichere_frage
from api.gespraeche.offene_frage import OffeneFrage
from api.gespraeche.zustand import Nachreichung, Statusabfrage, Verlegung, Wahloption
from api.leistungen.datenklassen import class_may_pass

if TYPE_CHECKING:
    from api.gespraeche.lage import Lage

NEUER_TERMIN, DOKUMENT = "neuer_termin", "dokument"


def proof(abfrage: Statusabfrage, einfach: bool) -> OffeneFrage:
    """Number, then code."""
    if abfrage.aktenzeichen is None:
        return OffeneFrage(
            "aktenzeichen",
            "text",
            "Schreiben Sie bitte Ihr Aktenzeichen." if einfach else "Wie lautet Ihr Aktenzeichen?",
            "status:aktenzeichen",
            titel="Aktenzeichen",
            anders="Schreiben Sie bitte das Aktenzeichen. Es steht in Ihrer Bestätigung."
            if einfach
            else "Nennen Sie mir bitte das Aktenzeichen aus Ihrer Bestätigung.",
            hilfe="Es steht in Ihrer Bestätigung, zum Beispiel SN-2026-000123.",
        )
    return OffeneFrage(
        "abrufcode",
        "text",
        "Schreiben Sie bitte auch den Abrufcode." if einfach else "Und wie lautet der Abrufcode dazu?",
        f"status:abrufcode:{abfrage.aktenzeichen}",
        titel="Abrufcode",
        anders="Schreiben Sie bitte den Abrufcode. Er steht beim Aktenzeichen."
        if einfach
        else "Jetzt fehlt mir noch der Abrufcode, der bei dem Aktenzeichen steht.",
        hilfe="Der Abrufcode steht in Ihrer Bestätigung gleich unter dem Aktenzeichen.",
        warum="Mit dem Abrufcode stellen wir sicher, dass nur Sie den Stand erfahren.",
    )


def call_back_number(rueckruf: str, einfach: bool) -> OffeneFrage:
    """For the call-back case that was noted in this turn."""
    return OffeneFrage(
        "telefon",
        "telefon",
        "Welche Telefonnummer haben Sie?" if einfach else "Unter welcher Telefonnummer erreichen wir Sie?",
        f"rueckruf:{rueckruf}",
        titel="Telefon",
        pflicht=False,
        anders="Schreiben Sie bitte Ihre Telefonnummer. Dann rufen wir Sie an."
        if einfach
        else "Nennen Sie mir bitte eine Telefonnummer für den Rückruf.",
        autocomplete="tel",
        aktionen=("ueberspringen",),
    )


def new_appointment(lage: Lage, verlegung: Verlegung, einfach: bool) -> OffeneFrage:
    """When the appointment shall be instead: the best four free slots."""
    from api.gespraeche.verlegung import offers  # it needs the Lage, which is built with the questions

    return OffeneFrage(
        NEUER_TERMIN,
        "termin",
        "Wann möchten Sie kommen?" if einfach else "Welcher Termin passt Ihnen stattdessen?",
        f"verlegung:{verlegung.aktenzeichen}",
        titel="Neuer Termin",
        anders="Nennen Sie einen Tag oder eine Uhrzeit."
        if einfach
        else "An welchem Tag soll der Termin stattdessen sein?",
        hilfe="Nennen Sie einen Tag, eine Tageszeit oder eine Uhrzeit. Oder wählen Sie einen der Vorschläge.",
        warum="Ihr bisheriger Termin bleibt bestehen, bis der neue feststeht.",
        beispiel="Donnerstag am Nachmittag",
        optionen=tuple(Wahloption(titel=slot.anzeige(), wert=slot.wert()) for slot in offers(lage, verlegung)),
        alle=lage.alle,
    )


def document(lage: Lage, nachreichung: Nachreichung, einfach: bool) -> OffeneFrage:
    """The file itself; where no document may pass, where to hand it in."""
    identitaet = f"nachreichung:{nachreichung.aktenzeichen}:{nachreichung.unterlage}"
    if not class_may_pass(lage.mandant, "dokument", lage.kanal):
        return sichere_frage.document(lage, nachreichung, identitaet, einfach)
    return OffeneFrage(
        DOKUMENT,
        "datei",
        f"Laden Sie jetzt die Datei hoch: {nachreichung.titel}."
        if einfach
        else f"Bitte laden Sie die Datei jetzt hoch ({nachreichung.titel}).",
        identitaet,
        titel=nachreichung.titel,
        anders="Schicken Sie mir bitte ein Foto oder ein PDF.",
        hilfe="Möglich sind PDF, JPG und PNG, bis 10 MB.",
        warum="Damit die zuständige Stelle Ihren Antrag weiter bearbeiten kann.",
    )
