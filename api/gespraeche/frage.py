"""The open question of a conversation, whatever kind it is.

It is the first of: side question → which service → number and code of a case → its new appointment, its document → the
form's next question (or `bestaetigung`) → telephone number for a call-back → none. Values of options are typed here;
`optionen.py` makes them opaque.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from api.gespraeche import sichere_frage, vorgangsfrage
from api.gespraeche.offene_frage import JA_NEIN, SICHTBAR, OffeneFrage, digest
from api.gespraeche.zustand import Rueckfrage, Wahl, Wahloption, Zustand
from api.leistungen.ergebnis import Frage
from api.leistungen.feldtypen.liste import open_cell

if TYPE_CHECKING:
    from api.gespraeche.lage import Lage


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
        return vorgangsfrage.proof(zustand.statusabfrage, einfach)
    if zustand.verlegung:
        return vorgangsfrage.new_appointment(lage, zustand.verlegung, einfach)
    if zustand.nachreichung:
        return vorgangsfrage.document(lage, zustand.nachreichung, einfach)
    if lage.form is not None and lage.antrag is not None:
        return _formfrage(lage, einfach)
    if zustand.rueckruf and zustand.rueckruf_telefon:
        return vorgangsfrage.call_back_number(zustand.rueckruf, einfach)
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


def _formfrage(lage: Lage, einfach: bool) -> OffeneFrage | None:
    if lage.form is None or lage.antrag is None:
        return None
    if lage.form.frage is None:
        return _bestaetigung(lage.antrag.id, lage.form.angaben, einfach)
    frage = lage.form.frage
    if frage.feld in lage.gesperrt:
        return sichere_frage.form_question(lage, frage, _form_aktionen(lage, frage.pflicht), einfach)
    teilwert = (lage.antrag.teilwerte.get(frage.feld) or {}).get("wert") if frage.typ == "liste" else None
    zelle = open_cell(teilwert)
    spalte = next((s for s in frage.spalten if zelle and s["feld"] == zelle["spalte"]), None)
    teil = lage.teil_offen(frage.feld)
    optionen = tuple(Wahloption(titel=option.titel, wert=option.wert) for option in frage.optionen)
    vorschlag = {"wert": frage.vorschlag.wert, "anzeige": frage.vorschlag.anzeige} if frage.vorschlag else None
    if not optionen and "ja_nein" in (frage.typ, spalte and spalte["typ"]):
        optionen = JA_NEIN
    if not optionen and vorschlag:
        optionen = (Wahloption(titel=f"Ja, {vorschlag['anzeige']}", wert=vorschlag["wert"]),)
    alt = lage.form.anzeige.get(frage.feld) if lage.zustand.erneut == frage.feld else None
    return OffeneFrage(
        frage.feld,
        str(spalte["typ"]) if spalte else frage.typ,
        frage.einfach if einfach and frage.einfach else frage.text,
        f"{lage.antrag.id}:{frage.feld}{digest([teilwert]) if teilwert else ''}",
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
        spalten=frage.spalten,
        zeile=zelle,
        noch=teilwert is not None and zelle is None,
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
