"""The open question of a conversation, whatever kind it is.

It is the first of: side question → which service → status query → the form's next question (or `bestaetigung`) →
telephone number for a call-back → none. Values of options are typed here; `optionen.py` makes them opaque.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from api.gespraeche.zustand import Rueckfrage, Statusabfrage, Wahl, Wahloption, Zustand
from api.leistungen.ergebnis import Frage

if TYPE_CHECKING:
    from api.gespraeche.lage import Lage

SICHTBAR = 4
"""Most options shown at once."""

JA_NEIN = (Wahloption(titel="Ja", wert="ja"), Wahloption(titel="Nein", wert="nein"))
AKTIONEN = {
    "ueberspringen": "Überspringen",
    "zurueck": "Zurück",
    "abbruch": "Abbrechen",
    "mensch": "Mit einem Menschen sprechen",
}


@dataclass(frozen=True)
class OffeneFrage:
    """What is asked now. `identitaet` tells this question from every other one of the conversation."""

    feld: str
    typ: str
    text: str
    identitaet: str
    titel: str = ""
    pflicht: bool = True
    anders: str | None = None
    hilfe: str | None = None
    warum: str | None = None
    beispiel: str | None = None
    autocomplete: str | None = None
    optionen: tuple[Wahloption, ...] = ()
    aktionen: tuple[str, ...] = ("abbruch", "mensch")
    vorschlag: dict[str, Any] | None = None
    alt: str | None = None
    alle: str | None = None
    mehrzahl: bool = False
    fehlversuche: int = 0
    mal: int = 0

    @property
    def sichtbar(self) -> tuple[Wahloption, ...]:
        return self.optionen[:SICHTBAR]


def digest(daten: Any) -> str:
    """Short fingerprint of any JSON value."""
    return hashlib.sha256(json.dumps(daten, sort_keys=True, default=str).encode()).hexdigest()[:12]


def find_frage(lage: Lage) -> OffeneFrage | None:
    """The open question, or None."""
    zustand = lage.zustand
    frage = _first_frage(lage, zustand)
    if frage is None:
        return None
    mal = zustand.mal + 1 if zustand.gefragt == frage.identitaet else 0
    return replace(frage, mal=mal, fehlversuche=zustand.fehlversuche.get(frage.feld, 0))


def _first_frage(lage: Lage, zustand: Zustand) -> OffeneFrage | None:
    if zustand.mensch:
        return None
    if zustand.rueckfrage:
        return _rueckfrage(zustand.rueckfrage)
    if zustand.wahl:
        return _wahl(lage, zustand.wahl)
    einfach = lage.gespraech.einfache_sprache
    if zustand.statusabfrage and not zustand.statusabfrage.still:
        return _statusfrage(zustand.statusabfrage, einfach)
    if lage.form is not None and lage.antrag is not None:
        return _formfrage(lage, einfach)
    if zustand.rueckruf and zustand.rueckruf_telefon:
        return _telefonfrage(zustand.rueckruf, einfach)
    return None


def _rueckfrage(rueckfrage: Rueckfrage) -> OffeneFrage:
    optionen = tuple(rueckfrage.optionen) or JA_NEIN
    identitaet = f"rueckfrage:{rueckfrage.art}:{digest(rueckfrage.daten)}"
    return OffeneFrage(
        "rueckfrage", rueckfrage.typ, rueckfrage.text, identitaet, anders=rueckfrage.anders, optionen=optionen
    )


def _wahl(lage: Lage, wahl: Wahl) -> OffeneFrage:
    optionen = tuple(Wahloption(titel=lage.titel(key), wert=key) for key in wahl.kandidaten)
    identitaet = f"leistung:{digest([wahl.kandidaten, wahl.daten])}"
    return OffeneFrage("leistung", "auswahl", wahl.text, identitaet, anders=wahl.anders, optionen=optionen)


def _statusfrage(abfrage: Statusabfrage, einfach: bool) -> OffeneFrage:
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


def _telefonfrage(rueckruf: str, einfach: bool) -> OffeneFrage:
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


def _formfrage(lage: Lage, einfach: bool) -> OffeneFrage | None:
    if lage.form is None or lage.antrag is None:
        return None
    if lage.form.frage is None:
        return _bestaetigung(lage.antrag.id, lage.form.angaben, einfach)
    frage = lage.form.frage
    teil = lage.teil_offen(frage.feld)
    optionen = tuple(Wahloption(titel=option.titel, wert=option.wert) for option in frage.optionen)
    vorschlag = {"wert": frage.vorschlag.wert, "anzeige": frage.vorschlag.anzeige} if frage.vorschlag else None
    if not optionen and frage.typ == "ja_nein":
        optionen = JA_NEIN
    if not optionen and vorschlag:
        optionen = (Wahloption(titel=f"Ja, {vorschlag['anzeige']}", wert=vorschlag["wert"]),)
    alt = lage.form.anzeige.get(frage.feld) if lage.zustand.erneut == frage.feld else None
    return OffeneFrage(
        frage.feld,
        frage.typ,
        frage.einfach if einfach and frage.einfach else frage.text,
        f"{lage.antrag.id}:{frage.feld}",
        titel=frage.titel,
        pflicht=frage.pflicht,
        anders=None if teil else _in_other_words(frage, einfach),
        hilfe=frage.einfache_hilfe if einfach and frage.einfache_hilfe else frage.hilfe,
        warum=frage.einfaches_warum if einfach and frage.einfaches_warum else frage.warum,
        beispiel=frage.beispiel,
        autocomplete=frage.autocomplete,
        optionen=optionen,
        aktionen=_form_aktionen(lage, frage.pflicht),
        vorschlag=vorschlag,
        alt=alt,
        alle=lage.alle if len(optionen) > SICHTBAR or frage.typ == "termin" else None,
        mehrzahl=frage.typ in ("mehrfachauswahl", "gegenstaende", "liste"),
    )


def _in_other_words(frage: Frage, einfach: bool) -> str | None:
    """The second wording; in plain language the question itself with the help in place of what follows it."""
    if not einfach or not frage.einfach:
        return frage.anders
    kern, zeichen, _ = frage.einfach.partition("?")
    return f"{kern}{zeichen} {frage.einfache_hilfe}" if frage.einfache_hilfe and zeichen else frage.einfach


def _form_aktionen(lage: Lage, pflicht: bool) -> tuple[str, ...]:
    aktionen = ["abbruch", "mensch"]
    if lage.form is not None and lage.form.angaben:
        aktionen.insert(0, "zurueck")
    if not pflicht:
        aktionen.insert(0, "ueberspringen")
    return tuple(aktionen)


def _bestaetigung(antrag: str, angaben: Mapping[str, Any], einfach: bool) -> OffeneFrage:
    return OffeneFrage(
        "bestaetigung",
        "bestaetigung",
        "Ist alles richtig? Dann schicke ich es ab." if einfach else "Stimmt alles so? Dann sende ich es ab.",
        # the button of an older summary must not send what it did not show
        f"{antrag}:bestaetigung:{digest(angaben)}",
        anders="Soll ich es abschicken? Oder ist etwas falsch?"
        if einfach
        else "Soll ich es so absenden, oder möchten Sie noch etwas ändern?",
        optionen=(Wahloption(titel="Ja, absenden", wert="ja"), Wahloption(titel="Noch etwas ändern", wert="nein")),
        aktionen=("zurueck", "abbruch", "mensch"),
    )
