"""The open question and the form in which a phrase is read."""

from typing import Any

from tests.evaluation.phrasen import Ausdruck, Phrase

JETZT = "2026-11-21T10:00:00+01:00"  # a Saturday
_FELDER: list[dict[str, Any]] = [
    {"feld": "name", "typ": "name", "titel": "Name", "stichworte": ["name", "vorname", "nachname"]},
    {"feld": "adresse", "typ": "adresse", "titel": "Adresse", "stichworte": ["adresse", "straße", "anschrift"]},
    {"feld": "geburtsdatum", "typ": "datum", "titel": "Geburtsdatum", "stichworte": ["geburtsdatum", "geburtstag"]},
    {"feld": "gegenstaende", "typ": "gegenstaende", "titel": "Gegenstände", "stichworte": ["gegenstände", "sachen"]},
    {
        "feld": "kennzeichen",
        "typ": "kennzeichen",
        "titel": "Kennzeichen",
        "stichworte": ["kennzeichen", "nummernschild"],
    },
    {"feld": "termin", "typ": "termin", "titel": "Termin", "stichworte": ["termin", "uhrzeit"]},
    {"feld": "iban", "typ": "iban", "titel": "IBAN", "stichworte": ["iban", "konto", "kontonummer"]},
    {"feld": "email", "typ": "email", "titel": "E-Mail-Adresse", "stichworte": ["e-mail", "mail", "mailadresse"]},
    {"feld": "telefon", "typ": "telefon", "titel": "Telefonnummer", "stichworte": ["telefon", "handynummer", "nummer"]},
    {"feld": "personen", "typ": "zahl", "titel": "Personen im Haushalt", "stichworte": ["personen", "anzahl"]},
    {"feld": "zweck", "typ": "text", "titel": "Verwendungszweck", "stichworte": ["zweck"]},
]
_WERTE: dict[str, Any] = {
    "name": {"vorname": "Anna", "nachname": "Müller"},
    "adresse": {"strasse": "Schlossstraße", "hausnummer": "12", "plz": "19053", "ort": "Schwerin"},
    "geburtsdatum": "1985-12-24",
    "gegenstaende": [
        {"art": "sofa", "anzahl": 1, "bezeichnung": "Sofa"},
        {"art": "schrank", "anzahl": 2, "bezeichnung": "Schrank"},
    ],
    "kennzeichen": "SN-AB 123",
    "iban": "DE89370400440532013000",
    "email": "anna@example.org",
    "telefon": "+4938551234",
    "personen": "3",
}
_TYPES = ("adresse", "name", "datum", "zahl", "auswahl", "gegenstaende", "email", "text")
_SLOTS = [f"2026-12-{day:02d}T{hour:02d}:00:00+01:00" for day, hour in ((1, 9), (1, 14), (3, 10), (4, 8))]
_CHOICES = {"abholung": "Abholung", "post": "Per Post", "email": "Per E-Mail"}


def metadata(phrase: Phrase) -> dict[str, Any]:
    """Metadata as the gateway sends them with this phrase: no open question for a wish, one for an answer."""
    base = {"jetzt": JETZT, "mandant": "schwerin", "zustand": {}}
    if not phrase.in_form and phrase.frage is None:
        return {**base, "phase": "frei", "frage": None, "felder": []}
    side = phrase.absicht in ("bestaetigung", "ablehnung")  # yes or no to a field would be an answer
    if side and phrase.frage in (None, "ja_nein"):
        return {**base, "phase": "antrag", "frage": _question("rueckfrage", "ja_nein"), "felder": _fields("zweck")}
    typ = phrase.frage or _TYPES[len(phrase.text) % len(_TYPES)]
    feld = next((entry["feld"] for entry in _FELDER if entry["typ"] == typ), typ)
    question = _question(feld, typ)
    if side:  # there a proposal is what is said yes or no to
        question["vorschlag"] = _WERTE.get(feld, "vorgeschlagen")
    return {**base, "phase": "antrag", "frage": question, "felder": _fields(feld)}


def value_metadata(ausdruck: Ausdruck) -> dict[str, Any]:
    """Metadata of a question of the kind of a value. A day is asked for by a field that points neither forward nor
    back: what is meant has to stand in the words.
    """
    feld = next((e["feld"] for e in _FELDER if e["typ"] == ausdruck.art and e["typ"] != "datum"), ausdruck.art)
    base = {"jetzt": JETZT, "mandant": "schwerin", "zustand": {}}
    return {**base, "phase": "antrag", "frage": _question(feld, ausdruck.art), "felder": _fields(feld)}


def _question(feld: str, typ: str) -> dict[str, Any]:
    options: list[dict[str, Any]] = []
    if typ == "termin":
        options = [{"titel": slot, "wert": {"standort": "stadthaus", "beginn": slot}} for slot in _SLOTS]
    elif typ == "auswahl":
        options = [{"titel": title, "wert": {"wert": key, "text": title}} for key, title in _CHOICES.items()]
    elif typ == "ja_nein":
        options = [{"titel": "Ja", "wert": "ja"}, {"titel": "Nein", "wert": "nein"}]
    return {"feld": feld, "typ": typ, "pflicht": True, "vorschlag": None, "mehrzahl": False, "optionen": options}


def _fields(asked: str) -> list[dict[str, Any]]:
    return [
        {
            **entry,
            "optionen": [],
            "beantwortet": entry["feld"] != asked and entry["feld"] in _WERTE,
            "wert": _WERTE.get(entry["feld"]),
        }
        for entry in _FELDER
    ]
