"""The script of the fake conversation: every type of question, every card, every phase."""

from typing import Any

LEISTUNG = {"leistung": "sperrmuell", "titel": "Sperrmüll abholen lassen"}

BEGRUESSUNG = {
    "normal": (
        "Guten Tag. Ich bin der Bürgerlotse, ein Computerprogramm. Ich helfe Ihnen bei Anträgen und Terminen.\n"
        "Wie wir mit Ihren Daten umgehen: /schwerin/datenschutz"
    ),
    "einfach": "Guten Tag. Ich bin ein Computer-Programm. Ich helfe Ihnen bei Anträgen.",
}

TERMINE = [
    {"titel": f"{tag}, {zeit} Uhr", "beginn": f"2026-{monat}T{zeit}:00+01:00"}
    for tag, monat in (("Di, 24.11.2026", "11-24"), ("Do, 26.11.2026", "11-26"), ("Di, 01.12.2026", "12-01"))
    for zeit in ("08:00", "08:20", "08:40", "10:00", "14:40")
]

FELDER: list[dict[str, Any]] = [
    {
        "feld": "adresse",
        "typ": "adresse",
        "titel": "Adresse",
        "pflicht": True,
        "autocomplete": "street-address",
        "frage": "Gern. An welcher Adresse sollen wir abholen?",
        "hilfe": "Zum Beispiel: Mecklenburgstraße 12, 19053 Schwerin",
        "antwort": "Mecklenburgstraße 12, 19053 Schwerin",
    },
    {
        "feld": "gegenstaende",
        "typ": "gegenstaende",
        "titel": "Gegenstände",
        "pflicht": True,
        "frage": "Was sollen wir mitnehmen?",
        "hilfe": "Zum Beispiel: ein Sofa, zwei Stühle und ein Teppich.",
        "antwort": "ein Sofa und zwei Stühle",
    },
    {
        "feld": "menge",
        "typ": "zahl",
        "titel": "Menge",
        "pflicht": True,
        "frage": "Das sind etwa 2,4 Kubikmeter. Stimmt das ungefähr?",
        "optionen": ["Ja, etwa 2,4 m³"],
        "antwort": "2,4",
    },
    {
        "feld": "termin",
        "typ": "termin",
        "titel": "Abholtermin",
        "pflicht": True,
        "frage": "Welcher Abholtermin passt Ihnen?",
        "optionen": [each["titel"] for each in TERMINE[:4]],
        "alle": TERMINE,
        "antwort": TERMINE[0]["titel"],
    },
    {
        "feld": "abholort",
        "typ": "auswahl",
        "titel": "Abholort",
        "pflicht": False,
        "frage": "Wo wird der Sperrmüll stehen?",
        "optionen": ["Vor dem Haus am Straßenrand", "Im Hof", "In der Einfahrt"],
        "antwort": "Im Hof",
    },
    {
        "feld": "zustimmung",
        "typ": "ja_nein",
        "titel": "Betreten des Hofs",
        "pflicht": True,
        "frage": "Dürfen wir den Hof betreten?",
        "optionen": ["Ja", "Nein"],
        "antwort": "ja",
    },
    {
        "feld": "foto",
        "typ": "datei",
        "titel": "Foto",
        "pflicht": False,
        "formate": ["jpg", "png"],
        "frage": "Möchten Sie ein Foto mitschicken?",
        "antwort": "foto.jpg",
    },
    {
        "feld": "auszug",
        "typ": "datum",
        "titel": "Tag des Auszugs",
        "pflicht": False,
        "frage": "Wann ziehen Sie aus?",
        "antwort": "24.12.2026",
    },
    {
        "feld": "name",
        "typ": "name",
        "titel": "Name",
        "pflicht": True,
        "autocomplete": "name",
        "frage": "Wie heißen Sie?",
        "antwort": "Anna Müller",
    },
    {
        "feld": "email",
        "typ": "email",
        "titel": "E-Mail",
        "pflicht": False,
        "autocomplete": "email",
        "frage": "Wohin dürfen wir Ihnen eine Bestätigung schicken?",
        "antwort": "anna.mueller@example.org",
    },
    {
        "feld": "telefon",
        "typ": "telefon",
        "titel": "Telefon",
        "pflicht": False,
        "autocomplete": "tel",
        "frage": "Unter welcher Nummer erreichen wir Sie?",
        "antwort": "0385 123456",
    },
]

KONTAKT = {
    "art": "kontakt",
    "titel": "Bürgerbüro im Stadthaus",
    "telefon": "0385 545-1111",
    "email": "buergerbuero@schwerin.de",
    "anschrift": {"strasse": "Am Packhof", "hausnummer": "2-6", "plz": "19053", "ort": "Schwerin"},
    "oeffnungszeiten": "Montag 8 bis 16 Uhr, Dienstag und Donnerstag 8 bis 18 Uhr",
    "url": "https://www.schwerin.de/terminvergabe",
}

STATUS = {
    "art": "status",
    "titel": "Sperrmüll abholen lassen",
    "aktenzeichen": "SN-2026-000123",
    "status": "eingegangen",
    "phase": "Angemeldet",
    "text": "Ihr Abholtermin steht fest.",
    "naechstes": "Wir holen am 24.11.2026 ab.",
    "wer": "SAS, Kundenservice",
    "bis": "2026-11-24",
}

ANTWORTEN: dict[str, dict[str, Any]] = {
    "mensch": {
        "phase": "warten_auf_mensch",
        "nachrichten": [
            {"text": "Ich gebe das weiter. Im Moment ist niemand im Dienst, wir rufen Sie zurück.", "karte": KONTAKT}
        ],
    },
    "wo ist mein antrag": {"nachrichten": [{"text": "Ich habe nachgesehen.", "karte": STATUS}]},
    "was kostet": {
        "nachrichten": [
            {
                "text": "Die erste Abholung im Jahr ist frei. Mehr dazu: https://www.sds-schwerin.de/sperrmuell.",
                "optionen": ["Jetzt anmelden"],
                "karte": {
                    "art": "leistung",
                    "titel": "Sperrmüll abholen lassen",
                    "kurz": "Wir holen sperrige Möbel und Hausrat vor Ihrer Haustür ab.",
                    "stelle": "SAS Schweriner Abfallentsorgung",
                    "url": "https://www.sas-schwerin.de",
                },
            }
        ]
    },
    "welcher termin": {
        "nachrichten": [
            {
                "text": "Das ist Ihr Termin.",
                "karte": {
                    "art": "termin",
                    "titel": "Personalausweis beantragen",
                    "beginn": "2026-11-24T10:00:00+01:00",
                    "standort": {"name": "Stadthaus, Bürgerbüro", "anschrift": "Am Packhof 2-6, 19053 Schwerin"},
                    "hinweis": "Bitte bringen Sie Ihren alten Ausweis mit.",
                },
            }
        ]
    },
    "bezahlen": {
        "nachrichten": [
            {
                "text": "Das ist noch offen.",
                "karte": {
                    "art": "zahlung",
                    "betrag": "120,00 €",
                    "zweck": "SN-2026-000123 Parken",
                    "faellig": "2026-12-21",
                },
            }
        ]
    },
}
