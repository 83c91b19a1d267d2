"""The script of a conversation that asks for everything an input beside the text area exists for."""

from typing import Any

TERMINE = [
    {"titel": f"{tag}, {zeit} Uhr", "beginn": f"2026-{datum}T{zeit}:00+01:00", "gruppe": haus}
    for tag, datum in (("Di, 24.11.2026", "11-24"), ("Do, 26.11.2026", "11-26"), ("Di, 01.12.2026", "12-01"))
    for zeit in ("08:00", "08:20", "14:40")
    for haus in ("Stadthaus", "Stadtteilbüro Dreesch")
]
NACHWEISE = ["Familienstand", "Staatsangehörigkeit", "Frühere Anschriften", "Einzugsdatum", "Ehepartner und Kinder"]
STRASSEN: list[dict[str, Any]] = [
    {"strasse": "Mecklenburgstraße", "plz": ["19053"], "ort": "Schwerin"},
    {"strasse": "Medeweger Straße", "plz": ["19055", "19057"], "ort": "Schwerin"},
    {"strasse": "Am Markt", "plz": ["19055"], "ort": "Schwerin"},
]

EINGABEN: list[dict[str, Any]] = [
    {
        "feld": "auszug",
        "typ": "datum",
        "titel": "Tag des Auszugs",
        "pflicht": True,
        "min": "2026-11-20",
        "max": "2027-11-20",
        "frage": "Wann ziehen Sie aus?",
        "antwort": "24.12.2026",
    },
    {
        "feld": "adresse",
        "typ": "adresse",
        "titel": "Adresse",
        "pflicht": True,
        "autocomplete": "street-address",
        "frage": "Wo wohnen Sie?",
        "antwort": "Mecklenburgstraße 12, 19053 Schwerin",
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
        "feld": "gegenstaende",
        "typ": "gegenstaende",
        "titel": "Gegenstände",
        "pflicht": True,
        "mehrzahl": True,
        "frage": "Was sollen wir mitnehmen?",
        "antwort": "2 Sessel, 1 Bett",
    },
    {
        "feld": "zusatz",
        "typ": "mehrfachauswahl",
        "titel": "Zusätzliche Angaben",
        "pflicht": False,
        "mehrzahl": True,
        "optionen": NACHWEISE[:4],
        "alle": [{"titel": titel} for titel in NACHWEISE],
        "frage": "Was soll zusätzlich darin stehen?",
        "antwort": "Familienstand und Einzugsdatum",
    },
    {
        "feld": "termin",
        "typ": "termin",
        "titel": "Termin",
        "pflicht": True,
        "optionen": [each["titel"] for each in TERMINE[:4]],
        "alle": TERMINE,
        "frage": "Welcher Termin passt Ihnen?",
        "antwort": TERMINE[0]["titel"],
    },
    {
        "feld": "ortsteil",
        "typ": "auswahl",
        "titel": "Ortsteil",
        "pflicht": True,
        "optionen": [f"Ortsteil {nummer}" for nummer in range(1, 5)],
        "alle": [{"titel": f"Ortsteil {nummer}"} for nummer in range(1, 31)],
        "frage": "In welchem Ortsteil?",
        "antwort": "Ortsteil 1",
    },
    {
        "feld": "foto",
        "typ": "datei",
        "titel": "Foto",
        "pflicht": False,
        "formate": ["jpg", "png", "pdf"],
        "groesse_max": 2_000_000,
        "frage": "Möchten Sie ein Foto mitschicken?",
        "antwort": "foto.jpg",
    },
    {
        "feld": "email",
        "typ": "email",
        "titel": "E-Mail",
        "pflicht": False,
        "autocomplete": "email",
        "beispiel": "anna@example.org",
        "frage": "Wohin dürfen wir Ihnen eine Bestätigung schicken?",
        "antwort": "anna.mueller@example.org",
    },
]
