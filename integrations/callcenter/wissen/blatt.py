"""All an agent tells about a service, in sentences to read out, each with source and day; the unknown said as such."""

from dataclasses import dataclass

from api.gespraeche.karten import Karte, contact_card
from api.leistungen.auskunft import answer, ask_office, fee_text
from api.leistungen.katalog import Katalog
from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandant
from integrations.website.seiten.leistungsblatt import Herkunft, document_text, origin, short

THEMEN = (
    ("kosten", "Kosten"),
    ("unterlagen", "Unterlagen"),
    ("dauer", "Dauer"),
    ("frist", "Fristen"),
    ("voraussetzungen", "Voraussetzungen"),
    ("oeffnungszeiten", "Öffnungszeiten"),
    ("rechtsgrundlage", "Rechtsgrundlage"),
)
WEGE = {
    "dialog": "Geht gleich am Telefon",
    "termin": "Geht mit Termin",
    "info": "Nur Auskunft",
    "extern": "Macht eine andere Stelle",
}
OHNE_QUELLE = "ohne Quelle"
OHNE_DATUM = "ohne Datum"


@dataclass(frozen=True)
class Satz:
    """Something to read out. `beleg`: where it comes from and of what day, in words."""

    text: str
    herkunft: Herkunft | None
    beleg: str


@dataclass(frozen=True)
class Thema:
    """`bekannt` False: no source says anything; the sentence names who knows."""

    schluessel: str
    titel: str
    saetze: tuple[Satz, ...]
    bekannt: bool


@dataclass(frozen=True)
class Wissensblatt:
    leistung: str
    titel: str
    kurz: str
    weg: str
    online: bool
    """A form or an appointment for it can be begun here."""
    themen: tuple[Thema, ...]
    stelle: Karte
    verweis: Herkunft | None
    """Where else it is done."""

    @property
    def text(self) -> str:
        """All that is known, to paste into a chat or a mail; what is unknown stays out."""
        zeilen = [f"{self.titel}: {self.kurz}"]
        for thema in self.themen:
            zeilen += [f"{thema.titel}: {satz.text} ({satz.beleg})" for satz in thema.saetze if thema.bekannt]
        stelle = (self.stelle[teil] for teil in ("titel", "anschrift", "telefon", "email"))
        zeilen.append(f"Zuständig: {', '.join(str(teil) for teil in stelle if teil)}")
        if self.verweis and self.verweis.adresse:
            zeilen.append(f"{self.verweis.name}: {self.verweis.adresse}")
        return "\n\n".join(zeilen)


def sheet(katalog: Katalog, mandant: Mandant, leistung: Leistung) -> Wissensblatt:
    start = katalog.start(mandant.key, leistung.leistung)
    verweis = leistung.verweis
    return Wissensblatt(
        leistung.leistung,
        leistung.titel,
        short(leistung, mandant, online=start is not None),
        way(katalog, mandant, leistung),
        start is not None,
        tuple(_topic(leistung, mandant, thema, titel) for thema, titel in THEMEN),
        contact_card(mandant, leistung),
        Herkunft(verweis.titel, verweis.url, None) if verweis and verweis.url.startswith("https://") else None,
    )


def way(katalog: Katalog, mandant: Mandant, leistung: Leistung) -> str:
    """How it is done here, in a few words. What could be begun but for a missing form is information."""
    startbar = katalog.start(mandant.key, leistung.leistung) is not None
    modus = "info" if leistung.modus in ("dialog", "termin") and not startbar else leistung.modus
    return WEGE[modus]


def _topic(leistung: Leistung, mandant: Mandant, thema: str, titel: str) -> Thema:
    gesagt = answer(leistung, mandant, thema)
    if not gesagt.bekannt:
        return Thema(thema, titel, (_sentence(ask_office(leistung, mandant), None, None),), False)
    if thema not in {str(name) for name in leistung.auskunft}:
        einzeln = _one_by_one(leistung, thema)
        if len(einzeln) > 1:
            return Thema(thema, titel, einzeln, True)
    return Thema(thema, titel, (_sentence(gesagt.text, gesagt.quelle, gesagt.stand),), True)


def _one_by_one(leistung: Leistung, thema: str) -> tuple[Satz, ...]:
    """Fees and documents come from sources of their own."""
    if thema == "kosten":
        einmal = {
            fee_text(each): _sentence(_ended(fee_text(each)), each.quelle, each.stand) for each in leistung.gebuehren
        }
        return tuple(einmal.values())
    if thema == "unterlagen":
        return tuple(_sentence(_ended(document_text(each)), each.quelle, each.stand) for each in leistung.unterlagen)
    return ()


def _sentence(text: str, quelle: str | None, stand: str | None) -> Satz:
    herkunft = origin(quelle, stand)
    if herkunft is None:
        return Satz(text, None, OHNE_QUELLE)
    dated = herkunft.stand is not None and any(zeichen.isdigit() for zeichen in herkunft.stand)
    return Satz(text, herkunft, f"Quelle: {herkunft.name}, {f'Stand {herkunft.stand}' if dated else OHNE_DATUM}")


def _ended(text: str) -> str:
    """A sentence for reading out: with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"
