"""What is said on both sides: answers by field, and what comes before or between."""

import itertools

_haushalt = itertools.count(1)


def answers() -> dict[str, str]:
    """Answers of one more household: a second collection in the same year is none the town would take."""
    return {"adresse": f"Mecklenburgstraße {next(_haushalt)}, 19053 Schwerin", **ANTWORTEN}


ANTWORTEN = {
    "gegenstaende": "ein Sofa und zwei Stühle",
    "name": "Anna Müller",
    "email": "anna.mueller@example.org",
    "telefon": "0385 5551234",
    "menge": "ja, das passt ungefähr",
    "bestaetigung": "ja, absenden",
}
ERSTE = (
    "Moin, mein altes Sofa muss weg",
    "ich möchte Sperrmüll anmelden",
    "können Sie meine alten Stühle abholen",
    "Sperrmüll bitte",
)
ZWISCHENDURCH = "Was kostet das?"
SCHRITTE = 25
