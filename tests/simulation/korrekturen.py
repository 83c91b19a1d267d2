"""A person says something wrong and puts it right: in the same message, the next, or much later."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tests.simulation.antworten import sentence
from tests.simulation.daten import words
from tests.simulation.fakten import Fakt, fold
from tests.simulation.gespraech import Gespraech
from tests.simulation.personen import Persona
from tests.simulation.sprache import typed

VERZWEIGT = ("auswahl", "fahrzeughalter")
IM_SATZ = ("datum", "kennzeichen", "name", "zahl", "telefon", "email", "adresse", "betrag")
GLEICH = ("adresse", "name", "datum", "email", "telefon", "kennzeichen", "gegenstaende", "betrag")


@dataclass
class Irrtum:
    """`falsch` was said, `richtig` is meant."""

    falsch: Fakt
    richtig: Fakt


def wanted(persona: Persona, fakt: Fakt) -> str | None:
    """How the person will get this answer wrong, if at all: each way once in a conversation."""
    if fakt.wert is None:
        return None
    moeglich = []
    if fakt.typ in VERZWEIGT and persona.has("aendert_verzweigung"):
        moeglich.append("aendert_verzweigung")
    if fakt.typ in IM_SATZ and persona.has("korrigiert_im_satz"):
        moeglich.append("korrigiert_im_satz")
    if fakt.typ in GLEICH:
        moeglich += [art for art in ("korrigiert_gleich", "korrigiert_spaeter", "zeigt_auf_fehler") if persona.has(art)]
    return persona.rng.choice(moeglich) if moeglich and persona.rng.random() < 0.4 else None


def slip_in_sentence(persona: Persona, gespraech: Gespraech, irrtum: Irrtum) -> Fakt:
    """Wrong and right in one message. The fact as it was said: of an address without a postcode where none is asked."""
    feld, richtig = irrtum.richtig.feld, irrtum.richtig
    satz = persona.rng.choice(words("korrekturen", "im_satz"))
    gespraech.say(typed(persona, satz, {"alt": short(irrtum.falsch), "neu": short(irrtum.richtig)}))
    if gespraech.feld == feld and "Postleitzahl" in gespraech.chat.text and "plz" in richtig.teile:
        gespraech.say(richtig.teile["plz"])
    elif richtig.typ == "adresse":
        ohne = {teil: wert for teil, wert in richtig.wert.items() if teil != "plz"}
        richtig = replace(richtig, wert=ohne, zeichen=richtig.zeichen[:1])
    gut = shows(persona, gespraech, richtig)
    gespraech.note("korrigiert_im_satz", feld, gut, f"steht als {gespraech.angaben.get(feld)!r}")
    return richtig


def short(fakt: Fakt) -> str:
    """What one would repeat when correcting oneself."""
    return f"{fakt.teile['strasse']} {fakt.teile['hausnummer']}" if fakt.typ == "adresse" else fakt.worte[0]


def correct(persona: Persona, gespraech: Gespraech, irrtum: Irrtum, art: str) -> None:
    """Put it right now, and see that it stands there and the open question came back."""
    feld, vorher = irrtum.richtig.feld, gespraech.feld
    falsch_da = shows(persona, gespraech, irrtum.falsch)
    if art == "zeigt_auf_fehler":
        point(persona, gespraech, irrtum)
    else:
        gespraech.say(correction(persona, irrtum, art))
    absicht = (gespraech.stand.get("verstanden") or {}).get("absicht")
    if gespraech.feld == "rueckfrage":
        answer_rueckfrage(persona, gespraech)
    gut = shows(persona, gespraech, irrtum.richtig)
    befund = f"steht als {gespraech.angaben.get(feld)!r}, gelesen als {absicht}"
    if gut and gespraech.feld != vorher and not (irrtum.richtig.typ in VERZWEIGT and new_question(gespraech)):
        gut, befund = False, f"gefragt wird {gespraech.feld} statt {vorher}"
    if not falsch_da:
        befund += " (schon die erste Angabe stand nicht da)"
    gespraech.note(art, feld, gut, befund)
    if not shows(persona, gespraech, irrtum.richtig) and gespraech.feld != feld and feld in gespraech.angaben:
        insist(persona, gespraech, irrtum)


def insist(persona: Persona, gespraech: Gespraech, irrtum: Irrtum) -> None:
    """Once more in the plainest words, as one does who sees that it did not get through."""
    nenner = words("nenner").get(irrtum.richtig.feld, ["das"])[0]
    gespraech.say(f"{nenner} ist falsch, richtig ist: {irrtum.richtig.worte[0]}")
    if gespraech.feld == "rueckfrage":
        answer_rueckfrage(persona, gespraech)


def answer_rueckfrage(persona: Persona, gespraech: Gespraech) -> None:
    """No to anything that would end or park the form, else yes."""
    endet = re.search("abbrechen|zurückstellen|löschen|aufhören", gespraech.chat.text)
    gespraech.say(typed(persona, "nein" if endet else "ja"))


def point(persona: Persona, gespraech: Gespraech, irrtum: Irrtum) -> None:
    """ "das war falsch", and the right value when the Lotse asks."""
    gespraech.say(typed(persona, persona.rng.choice(words("korrekturen", "zeigend"))))
    satz = persona.rng.choice(words("korrekturen", "nachgereicht"))
    if gespraech.feld == irrtum.richtig.feld:
        gespraech.say(sentence(persona, irrtum.richtig))
    else:
        gespraech.say(typed(persona, satz, {"neu": irrtum.richtig.worte[0]}))


def correction(persona: Persona, irrtum: Irrtum, art: str) -> str:
    richtig, falsch = irrtum.richtig, irrtum.falsch
    eigene = words("korrekturen", "feld").get(richtig.typ, [])
    wann = words("korrekturen", "spaeter" if art != "korrigiert_gleich" else "gleich")
    if richtig.typ in VERZWEIGT or richtig.typ == "gegenstaende":
        wann = []
    nenner, dativ = words("nenner").get(richtig.feld, ["das", "dem"])
    saetze = eigene if eigene and (not wann or persona.rng.random() < 0.6) else wann
    if richtig.feld not in words("nenner"):
        saetze = [satz for satz in saetze if "{nenner" not in satz] or ["{neu} ist richtig, nicht {alt}"]
    satz = persona.rng.choice(saetze)
    werte = {"neu": richtig.worte[0], "alt": short(falsch), "nenner": nenner, "nenner_dat": dativ}
    werte |= {f"{teil}_alt": wert for teil, wert in falsch.teile.items()} | {"den": falsch.teile.get("den", "")}
    return typed(persona, satz[0].upper() + satz[1:] if satz[0].islower() else satz, richtig.teile | werte)


def shows(persona: Persona, gespraech: Gespraech, fakt: Fakt) -> bool:
    """Whether `stand.angaben` shows this fact."""
    anzeige = gespraech.angaben.get(fakt.feld)
    if anzeige is None:
        return False
    if fakt.typ in ("telefon", "iban"):
        return re_digits(fakt.worte[0])[1:] in re_digits(anzeige)
    if fakt.typ == "gegenstaende":
        return sum(fakt.wert.values()) == sum(int(teil) for teil in numbers(anzeige))
    return all(fold(zeichen) in fold(anzeige) for zeichen in fakt.zeichen)


def re_digits(text: str) -> str:
    return "".join(zeichen for zeichen in text if zeichen.isdigit()).removeprefix("49")


def numbers(text: str) -> list[str]:
    return "".join(zeichen if zeichen.isdigit() else " " for zeichen in text).split()


def new_question(gespraech: Gespraech) -> bool:
    return gespraech.feld is not None and gespraech.feld not in gespraech.angaben
