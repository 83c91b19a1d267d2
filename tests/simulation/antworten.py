"""How a person answers an open question of the form from what it knows."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from tests.simulation.daten import load, words
from tests.simulation.fakten import Fakt, fold
from tests.simulation.gespraech import Gespraech
from tests.simulation.personen import Persona
from tests.simulation.sprache import typed

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000"
    "000049454e44ae426082"
)
VORSCHLAG = {"vorschlag": "ja"}
"""Marks a fact that is only a proposal the person agreed to."""
_ZAHL = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
_TAG = re.compile(r"(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend), (\d\d\.\d\d)\.(\d{4})")


def settle(persona: Persona, gespraech: Gespraech) -> Fakt:
    """The fact for the open question, once the person has seen what there is to choose."""
    frage = gespraech.frage
    fakt = persona.fact(frage["feld"], frage["typ"])
    if fakt.typ == "auswahl":
        fakt = choose(persona, gespraech, fakt)
    elif fakt.typ in ("zahl", "betrag") and proposal(gespraech) and (persona.nummer % 4 or fakt.typ == "betrag"):
        fakt = agree(fakt, proposal(gespraech) or "")
    persona.fakten[fakt.feld] = fakt
    return fakt


def agree(fakt: Fakt, vorschlag: str) -> Fakt:
    """The proposal as the person's own value; a sum is always right, an estimate for three persons out of four."""
    zahl = float(vorschlag.replace(".", "").replace(",", "."))
    wert = f"{zahl:.2f}" if fakt.typ == "betrag" else int(zahl) if zahl == int(zahl) else zahl
    return Fakt(fakt.feld, fakt.typ, wert, (vorschlag,), (vorschlag,), VORSCHLAG)


def proposal(gespraech: Gespraech) -> str | None:
    """The number proposed by the only option ("Ja, 3,5 m³")."""
    if len(gespraech.titel) != 1 or not gespraech.titel[0].startswith("Ja, "):
        return None
    zahl = _ZAHL.search(gespraech.titel[0])
    return zahl[0] if zahl else None


def option_for(gespraech: Gespraech, fakt: Fakt) -> str | None:
    """The button that says what the person means; none says two things."""
    if fakt.typ == "mehrfachauswahl" and len(fakt.wert) > 1:
        return None
    gesucht = [fold(wort) for wort in fakt.worte]
    titel = {fold(titel.removeprefix("Ja, ")): titel for titel in gespraech.titel}
    genau = next((titel[wort] for wort in gesucht if wort in titel), None)
    return genau or next((wahl for gefaltet, wahl in titel.items() if _likely(gefaltet, gesucht)), None)


def _likely(titel: str, gesucht: list[str]) -> bool:
    return any(len(wort) > 3 and (_holds(titel, wort) or titel in wort) for wort in gesucht)


def _holds(titel: str, wort: str) -> bool:
    """The words stand in the title by themselves: a passport is not the express passport."""
    return re.search(rf"(?<![\w-]){re.escape(wort)}", titel) is not None


def choose(persona: Persona, gespraech: Gespraech, fakt: Fakt) -> Fakt:
    """An unknown choice is taken from the options shown; a known one learns how its title reads."""
    if fakt.wert is None and not fakt.worte and gespraech.titel:
        titel = persona.rng.choice(gespraech.titel)
        return Fakt(fakt.feld, "auswahl", None, (titel,), (titel,))
    titel = option_for(gespraech, fakt)
    return Fakt(fakt.feld, fakt.typ, fakt.wert, fakt.worte, (titel,)) if titel else fakt


def answer(persona: Persona, gespraech: Gespraech, fakt: Fakt, versuch: int) -> None:
    """Say it in the person's way, more plainly with each attempt, at last by the button."""
    frage = gespraech.frage
    if frage["typ"] == "datei":
        gespraech.hand_in("stelle.png", PNG)
        return
    knopf = option_for(gespraech, fakt)
    drueckt = not persona.has("tippt_nur") and (persona.has("druckt_nur") or persona.mood("knoepfe") or versuch > 2)
    if knopf and drueckt:
        gespraech.press(knopf)
    elif versuch > 1 and "Postleitzahl" in gespraech.chat.text and "plz" in fakt.teile:
        gespraech.say(fakt.teile["plz"])
    elif knopf and knopf.startswith("Ja, ") and versuch == 1:
        ja = words("ja_vorschlag" if fakt.typ in ("zahl", "betrag") else "ja")
        gespraech.say(typed(persona, persona.rng.choice(ja)))
    else:
        gespraech.say(sentence(persona, fakt, versuch))


def sentence(persona: Persona, fakt: Fakt, versuch: int = 1) -> str:
    """The fact in words: bare, or in a sentence where the person talks so."""
    if versuch > 1 or persona.mood("knapp"):
        wort = fakt.worte[0] if versuch > 1 else persona.rng.choice(fakt.worte)
        return typed(persona, "{wert}", {"wert": wort}, schlicht=versuch > 1)
    vorlagen = words("antworten", "feld").get(fakt.feld) or words("antworten", "typ").get(fakt.typ) or ["{wert}"]
    if persona.has("dialekt"):
        vorlagen = words("antworten", "dialekt").get(fakt.typ, vorlagen)
    satz = persona.rng.choice(vorlagen)
    if fakt.worte[0].lower().startswith(("am ", "auf ", "nein", "ja", "mit ", "an ")):
        satz = "{wert}"  # a phrase of its own
    return typed(persona, satz, {"wert": persona.rng.choice(fakt.worte[:2])})


def choose_termin(persona: Persona, gespraech: Gespraech) -> Fakt:
    """Pick one of the slots offered, by button or by words, perhaps after asking for later ones."""
    rng = persona.rng
    if rng.random() < 0.2:
        gespraech.say(typed(persona, rng.choice(words("termin", "spaeter"))))
        gespraech.note("andere_termine", "termin", bool(gespraech.titel), "keine neuen Vorschläge")
    titel = gespraech.titel
    wie = rng.choice(("knopf", "nummer", "datum", "tag"))
    stelle = rng.choice([nr for nr in words("termin", "nummer") if nr < len(titel)])
    gewaehlt = titel[stelle]
    tag = _TAG.search(gewaehlt)
    fakt = Fakt(gespraech.feld or "termin", "termin", gewaehlt, (gewaehlt,), (gewaehlt,))
    gleiche = [andere for andere in titel if tag and tag[0] in andere]
    if wie == "knopf" or (persona.has("druckt_nur") and not persona.has("tippt_nur")):
        gespraech.press(gewaehlt)
    elif wie == "nummer" or tag is None or len(gleiche) > 1:
        gespraech.say(typed(persona, rng.choice(words("termin", "nummer")[stelle])))
    elif wie == "tag":
        gespraech.say(typed(persona, rng.choice(words("termin", "tag")), {"tag": tag[1]}))
    else:
        gespraech.say(typed(persona, rng.choice(words("termin", "datum")), {"datum": f"{tag[2]}."}))
    return fakt


def slot_matches(titel: str, beginn: str) -> bool:
    """Whether the slot in the case is the one whose title the person chose."""
    moment = datetime.fromisoformat(beginn)
    uhrzeit = re.search(r"(\d\d:\d\d) Uhr", titel)
    return f"{moment:%d.%m.%Y}" in titel and (uhrzeit is None or f"{moment:%H:%M}" == uhrzeit[1])


def opening(persona: Persona) -> tuple[str, list[str]]:
    """The first message, and the fields it tells."""
    rng, ziel = persona.rng, load("ziele")[persona.ziel]
    satz = rng.choice(ziel["saetze"])
    erzaehlt = re.findall(r"\{(\w+)\}", satz)
    if persona.mood("vorweg") and persona.stimmung in words("vorweg"):
        satz = f"{rng.choice(words('vorweg', persona.stimmung))} {satz}"
    if persona.has("ueberinformiert"):
        satz = satz if satz.endswith((".", "?")) else f"{satz}."
        for feld in ziel["plus"]:
            if feld not in erzaehlt and rng.random() < 0.7:
                satz += " " + rng.choice(words("plus", feld)).replace("{wert}", f"{{{feld}}}")
                erzaehlt.append(feld)
    werte: dict[str, Any] = {feld: persona.fact(feld).worte[0] for feld in erzaehlt}
    return typed(persona, satz, werte), erzaehlt
