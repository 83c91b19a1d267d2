"""The files of a Mandant as they stand in ``data/mandanten/<mandant>/``: closed, frozen models."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from api.leistungen.lesen import Abschnitt, Belegt, Dauer, Liste, Plz, PlzListe, Schluessel, Text, Texte, Wahrheit
from api.zeitraum import duration

Tag = Literal["mo", "di", "mi", "do", "fr", "sa", "so"]
TAGE: tuple[Tag, ...] = ("mo", "di", "mi", "do", "fr", "sa", "so")
Uhrzeit = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Farbe = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Webseite = Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+(:[0-9]{1,5})?$")]
"""An origin: scheme, host and port, no path."""
Volumen = Annotated[
    str,
    BeforeValidator(lambda wert: str(wert) if isinstance(wert, int) else wert),
    StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$"),
]


class Zeitfenster(Abschnitt):
    """On these weekdays from … to …; ``woche_im_monat: 3`` means the third such day of the month only."""

    tage: Liste[Tag] = Field(min_length=1)
    von: Uhrzeit
    bis: Uhrzeit | None = None
    woche_im_monat: int | None = Field(default=None, ge=1, le=5)


class Anschrift(Abschnitt):
    strasse: Text
    hausnummer: Text
    plz: Plz
    ort: Text

    @property
    def zeile(self) -> str:
        """Street and number, postal code and town, on one line."""
        return f"{self.strasse} {self.hausnummer}, {self.plz} {self.ort}"


class Stelle(Abschnitt):
    """An office: who answers, and how to reach it. What no source shows is missing."""

    name: Text
    im_satz: Text | None = None
    standort: Schluessel | None = None
    telefon: Belegt | None = None
    email: Belegt | None = None
    website: Belegt | None = None
    zeiten: Text | None = None
    quelle: Text
    stand: Text


class Standort(Abschnitt):
    """A building people come to."""

    name: Text
    worte: Texte = ()
    anschrift: Anschrift
    oeffnungszeiten: Liste[Zeitfenster] = ()
    text: Text | None = None
    besuch: Text | None = None
    barrierefreiheit: Text | None = None
    anfahrt: Text | None = None
    quelle: Text
    stand: Text


class Farben(Abschnitt):
    primaer: Farbe
    primaer_text: Farbe
    akzent: Farbe


class DatenschutzHinweis(Abschnitt):
    verantwortlich: Text
    hinweis: Text
    aufsicht: Belegt | None = None
    beauftragte: Belegt | None = None


class Messenger(Abschnitt):
    """Which classes of data may go through a messenger (``api.leistungen.datenklassen``)."""

    klassen: Liste[Literal["allgemein", "person", "sozial", "bank", "dokument"]] = ("allgemein", "person")


class MandantDatei(Abschnitt):
    """mandant.yml"""

    mandant: Schluessel
    name: Text
    kurzname: Text
    kuerzel: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}$")]
    land: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    regionalschluessel: Belegt | None = None
    anschrift: Belegt | None = None
    telefon: Belegt
    email: Belegt | None = None
    website: Belegt | None = None
    webseiten: Liste[Webseite] = ()
    """Websites that may show the chat, beside this server."""
    haeufig: Liste[Schluessel] = Field(default=(), max_length=6)
    """Leistungen most people come for, offered before anything has been said."""
    plz: PlzListe = Field(min_length=1)
    farben: Farben
    hauptstelle: Schluessel
    datenschutz: DatenschutzHinweis
    messenger: Messenger = Messenger()
    stellen: dict[Schluessel, Stelle] = Field(min_length=1)


class StandorteDatei(Abschnitt):
    """standorte.yml"""

    standorte: dict[Schluessel, Standort]


class Quelle(Abschnitt):
    quelle: Text
    stand: Text


class Strasse(Abschnitt):
    """A street of the directory. ``plz`` only where it is the same for the whole street."""

    strasse: Text
    plz: PlzListe = ()
    plz_quelle: Text | None = None
    stadtteile: Texte = ()
    merkmal: Texte = ()
    worte: Texte = ()
    quellen: Texte = Field(min_length=1)


class StrassenDatei(Abschnitt):
    """strassen.yml"""

    ort: Text
    vollstaendig: Wahrheit = False
    quellen: dict[str, Quelle]
    strassen: Liste[Strasse]

    @model_validator(mode="after")
    def _sources_exist(self) -> "StrassenDatei":
        for strasse in self.strassen:
            for quelle in (*strasse.quellen, *((strasse.plz_quelle,) if strasse.plz_quelle else ())):
                if quelle not in self.quellen:
                    raise ValueError(f"Die Quelle „{quelle}“ von „{strasse.strasse}“ steht nicht unter quellen.")
        return self


class Abschnittsstrasse(Abschnitt):
    """A street, or the house numbers ``von`` … ``bis`` of one side of it."""

    strasse: Text
    von: int | None = None
    bis: int | None = None
    seite: Literal["gerade", "ungerade"] | None = None


class Parkzone(Abschnitt):
    titel: Text
    gebiet: Text | None = None
    zeiten: Text | None = None
    stadtteile: Texte = ()
    strassen: Liste[Abschnittsstrasse] = ()
    quelle: Text
    stand: Text


class ParkzonenDatei(Abschnitt):
    """parkzonen.yml; ``unbekannt`` is what is said where no zone is known."""

    unbekannt: Text = "Zone wird geprüft"
    vollstaendig: Wahrheit = False
    zonen: dict[str, Parkzone] = Field(default_factory=dict)


class Weg(Abschnitt):
    """Where things go that are not taken."""

    text: Text
    quelle: Text
    stand: Text


class Gegenstand(Abschnitt):
    """A kind of thing; ``volumen`` per piece in m³."""

    art: Schluessel
    titel: Text
    mehrzahl: Text | None = None
    volumen: Volumen | None = None
    erlaubt: Wahrheit = True
    weg: Schluessel | None = None
    worte: Texte = ()

    @model_validator(mode="after")
    def _complete(self) -> "Gegenstand":
        if not self.erlaubt and self.weg is None:
            raise ValueError(f"Zu „{self.art}“ fehlt der weg: wohin geht, was nicht angenommen wird?")
        return self


class Gegenstandsliste(Abschnitt):
    annahme: Texte = ()
    sonstiges: Volumen = "0.5"
    quelle: Text
    stand: Text
    wege: dict[Schluessel, Weg] = Field(default_factory=dict)
    gegenstaende: Liste[Gegenstand] = Field(min_length=1)

    @model_validator(mode="after")
    def _ways_exist(self) -> "Gegenstandsliste":
        for gegenstand in self.gegenstaende:
            if gegenstand.weg is not None and gegenstand.weg not in self.wege:
                raise ValueError(f"Der Weg „{gegenstand.weg}“ von „{gegenstand.art}“ steht nicht unter wege.")
        return self


class GegenstaendeDatei(Abschnitt):
    """gegenstaende.yml"""

    listen: dict[Schluessel, Gegenstandsliste]


class Kontingent(Abschnitt):
    """Places kept for the call centre until ``frei_ab`` before a slot begins; then they are everybody's."""

    telefon: int = Field(ge=1)
    frei_ab: Dauer


class Kalender(Abschnitt):
    """Where appointments come from. ``art: tag`` offers whole days, ``uhrzeit`` steps of ``dauer`` in ``zeiten``."""

    titel: Text
    art: Literal["uhrzeit", "tag"]
    standort: Schluessel | None = None
    standorte: Texte = ()
    zeiten: Liste[Zeitfenster] = Field(min_length=1)
    dauer: Dauer | None = None
    plaetze: int = Field(ge=1)
    kontingent: Kontingent | None = None
    vorlauf: Dauer
    horizont: Dauer
    annahme: Texte = ()
    quelle: Text
    stand: Text

    @model_validator(mode="after")
    def _quota_leaves_places(self) -> "Kalender":
        if self.kontingent is None:
            return self
        if self.kontingent.telefon >= self.plaetze:
            raise ValueError("Das kontingent muss kleiner sein als plaetze: Sonst bleibt im Netz kein Platz.")
        if duration(self.kontingent.frei_ab) <= duration(self.vorlauf):
            raise ValueError(
                "frei_ab im kontingent muss länger sein als der vorlauf: Sonst werden die Plätze nie frei."
            )
        return self

    @property
    def orte(self) -> tuple[str, ...]:
        """Keys of the Standorte; empty when one comes to the citizen."""
        return self.standorte or ((self.standort,) if self.standort else ())


class KalenderDatei(Abschnitt):
    """kalender.yml"""

    kalender: dict[Schluessel, Kalender]
