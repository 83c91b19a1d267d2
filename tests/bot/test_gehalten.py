"""Held-out phrases: written apart from the training data, none of them in it. The bar may rise, never sink."""

import time
from collections import Counter
from typing import Any

import pytest
from bot.nlu.bekannt import phrases
from bot.nlu.text import fold

from tests.bot.umgebung import metadata

pytestmark = pytest.mark.langsam

GEHALTEN: dict[str, list[str]] = {
    "antrag": [
        "Ich hätte gern einen Stellplatz vor meiner Wohnung in der Bewohnerzone",
        "wir haben uns einen Dackel zugelegt",
        "die alte Schrankwand von meiner Tante muss abgeholt werden",
        "ich will gern meine Wohnung ummelden",
        "bei uns im Park liegen lauter Autoreifen rum",
        "ich brauche eine neue Geburtsurkunde für die Hochzeit",
        "Führungszeugnis beantragen für den Sportverein",
        "unser Sohn soll ab Sommer in den Kindergarten",
        "ich muss mein Gewerbe ummelden",
        "die Straßenlampe flackert seit Tagen, das wollte ich melden",
        "ich würde gern Wohngeld bekommen",
        "moin ich wollt mal meine olle Couch loswerden",
        "könnten Sie bitte meine Matratzen mitnehmen",
        "Antrag auf Ratenzahlung",
    ],
    "info": [
        "was muss ich für einen neuen Ausweis bezahlen",
        "Welche Dokumente werden für die Anmeldung gebraucht?",
        "wie viele Tage dauert die Bearbeitung",
        "um wieviel Uhr macht das Bürgerbüro auf",
        "bis wann muss der Hund angemeldet sein?",
        "kostet mich das etwas",
        "Darf ich da auch eine Waschmaschine dazustellen?",
        "wo genau ist das Amt",
        "gibt es Rabatt für Rentner",
        "was brauche ich alles für den Parkausweis",
        "wie hoch ist die Gebühr",
        "ist das auch samstags geöffnet",
    ],
    "status": [
        "Wie steht es um meinen Antrag?",
        "hat sich bei meinem Antrag was getan",
        "ich wollte fragen, ob mein Parkausweis schon fertig ist",
        "ist mein Vorgang inzwischen bearbeitet",
        "Was ist denn nun mit meinem Wohngeldantrag",
        "wann kriege ich eine Antwort auf meinen Antrag",
        "ich hab vor Wochen was eingereicht und höre nichts",
        "Aktenzeichen SN-2026-004711",
        "wo ist denn mein antrag geblieben",
    ],
    "termin": [
        "Ich würde gern einen Termin ausmachen",
        "hätten Sie nächste Woche einen Termin für mich",
        "brauche einen Termin um meinen Pass zu verlängern",
        "kann man bei euch Termine machen",
        "Termin fürs Bürgerbüro bitte",
        "wann kann ich mal vorbeischauen",
        "ich brauche schnell einen Termin beim Einwohnermeldeamt",
        "Kann ich meinen Termin auf Freitag verschieben?",
    ],
    "termin_absagen": [
        "ich muss leider meinen Termin absagen",
        "meinen Termin am Donnerstag bitte stornieren",
        "ich kann den Termin morgen nicht einhalten",
        "Bitte löschen Sie meinen Termin",
        "zu dem Termin schaffe ich es nicht",
    ],
    "storno": [
        "ich möchte meinen Antrag wieder zurückziehen",
        "bitte den Antrag stornieren",
        "die Sperrmüllabholung hat sich erledigt, bitte stornieren",
        "ich nehme den Antrag wieder zurück",
        "mein eingereichter Antrag soll gelöscht werden",
    ],
    "mensch": [
        "kann ich mit einem echten Menschen reden",
        "ich hätte gern einen Mitarbeiter am Telefon",
        "geben Sie mir bitte einen Sachbearbeiter",
        "ich will mit jemandem persönlich sprechen",
        "können Sie mich zurückrufen lassen",
        "verbinde mich mit einer Person",
        "ich möchte lieber mit einer echten Person schreiben",
        "kann mich bitte wer anrufen",
    ],
    "zahlung": [
        "wie bezahle ich die Rechnung",
        "ich habe eine Zahlungserinnerung bekommen",
        "kann ich das überweisen und wohin",
        "mir wurde doppelt abgebucht",
        "ich brauche noch eine Quittung über die Zahlung",
    ],
    "dokument": [
        "ich möchte noch ein Foto nachreichen",
        "wie lade ich meine Unterlagen hoch",
        "die fehlende Bescheinigung reiche ich jetzt nach",
        "wo kann ich das Formular herunterladen",
        "ich will ein PDF hochladen",
    ],
    "konto": [
        "ich kann mich nicht einloggen",
        "mein Passwort geht nicht mehr",
        "wie melde ich mich mit der BundID an",
        "ich möchte mich registrieren bitte",
        "Zugangsdaten vergessen, was nun",
    ],
    "datenschutz": [
        "werden meine Daten gespeichert",
        "bitte löschen Sie alle Daten von mir",
        "was machen Sie eigentlich mit meinen Angaben und Daten",
        "bist du ein Roboter oder ein Mensch",
        "ist der Chat verschlüsselt",
    ],
    "smalltalk": [
        "hallöchen",
        "vielen herzlichen Dank",
        "Guten Morgen zusammen",
        "tschüss und danke",
        "wie geht es Ihnen heute",
        "kommen Sie gut in den Feierabend",
        "Moinsen",
    ],
    "beschwerde": [
        "das ist eine absolute Frechheit hier",
        "ihr seid ja total unfähig",
        "so ein Scheiß",
        "ich will mich beschweren, der Mitarbeiter war frech",
        "was für ein Saftladen",
        "du bist so dumm",
    ],
    "notfall": [
        "Hilfe, bei uns brennt das Haus",
        "ich glaube es riecht hier nach Gas",
        "mein Freund hat mich geschlagen",
        "ich mag nicht mehr leben",
        "jemand ist bewusstlos, schnell",
        "da ist ein Mann mit einem Messer",
    ],
    "ausserhalb": [
        "wie wird das Wetter am Wochenende",
        "ich möchte Pizza essen",
        "wer wird Deutscher Meister",
        "wann fährt der Zug nach Rostock",
        "schreib mir ein Gedicht über den See",
        "mein Handy ist kaputt",
    ],
    "fremdsprache": [
        "Can somebody help me please?",
        "I need to register my new address",
        "Potrzebuję pomocy z wnioskiem",
        "Мне нужно записаться",
        "Merhaba, yardım istiyorum",
        "أريد التحدث مع شخص",
        "Потрібна допомога з документами",
    ],
    "bestaetigung": ["jawohl, so machen wir es", "ja sehr gerne", "ja klar", "das passt so", "okay, machen wir"],
    "ablehnung": ["nee danke", "nein auf keinen Fall", "och nö", "lieber doch nicht so", "nein bitte nicht"],
    "ueberspringen": [
        "das weiß ich leider nicht",
        "überspringen wir das",
        "dazu sage ich nichts",
        "keine Ahnung ehrlich gesagt",
        "lassen wir die Frage aus",
    ],
    "zurueck": [
        "bitte einen Schritt zurück gehen",
        "zurück zur vorherigen Frage bitte",
        "kann ich noch mal zurück",
        "ich will eine Frage zurück",
    ],
    "wiederholen": [
        "können Sie das bitte noch einmal sagen",
        "ich habe die Frage nicht verstanden",
        "wie meinst du das",
        "was genau soll ich eingeben",
        "bitte nochmal einfacher erklären",
    ],
    "warum": [
        "wozu ist das denn gut",
        "warum müssen Sie das denn wissen",
        "weshalb brauchen Sie meine Nummer",
        "muss ich das unbedingt angeben",
    ],
    "abbruch": [
        "ich möchte das Ganze abbrechen",
        "lass uns aufhören",
        "ach, vergessen Sie es einfach",
        "ich hab es mir doch anders überlegt",
        "abbrechen bitte",
    ],
    "pause": [
        "einen kleinen Augenblick",
        "warten Sie mal kurz bitte",
        "ich muss das erst nachschauen",
        "Sekunde, ich hol das eben",
    ],
}
WITH_QUESTION = ("ueberspringen", "zurueck", "wiederholen", "warum", "pause", "abbruch")
BAR = 0.85


def cases() -> list[tuple[str, str]]:
    return [(intent, text) for intent, texts in GEHALTEN.items() for text in texts]


async def read(processor: Any, text: str, data: dict[str, Any]) -> dict[str, Any]:
    from rasa.core.channels.channel import UserMessage

    return dict(await processor.parse_message(UserMessage(text, metadata=data)))


def test_they_are_held_out() -> None:
    known = phrases()
    assert [text for _, text in cases() if fold(text) in known] == []
    assert len(cases()) >= 150


async def test_accuracy(processor: Any) -> None:
    wrong = []
    for intent, text in cases():
        data = metadata("email") if intent in WITH_QUESTION else metadata()
        got = (await read(processor, text, data))["intent"]["name"]
        if got != intent:
            wrong.append((intent, got, text))
    total = len(cases())
    share = 1 - len(wrong) / total
    print(
        f"\nheld out: {total} phrases, {share:.1%} right; wrong by intent: {Counter(intent for intent, _, _ in wrong)}"
    )
    for line in wrong:
        print("  ", line)
    assert share >= BAR


async def test_emergencies_are_never_missed(processor: Any) -> None:
    for text in GEHALTEN["notfall"]:
        assert (await read(processor, text, metadata("zahl")))["intent"]["name"] == "notfall", text


@pytest.mark.parametrize(
    "data", [metadata(), metadata("email"), metadata("text", "zweck")], ids=["free", "typed", "text"]
)
async def test_latency(processor: Any, data: dict[str, Any]) -> None:
    times = []
    for _, text in cases():
        started = time.process_time()
        await read(processor, text, data)
        times.append((time.process_time() - started) * 1000)
    times.sort()
    print(f"\nparse, processor time: p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms")
    assert times[len(times) // 2] < 200
