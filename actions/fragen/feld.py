"""An answer to a question of the form, with everything else the message holds."""

from __future__ import annotations

from typing import Any

from actions.backend import Befehl
from actions.eingabe import Eingabe
from actions.fragen.absenden import ABSENDEN
from actions.fragen.quittung import acknowledge
from actions.fragen.unlesbar import say_unreadable
from actions.nebenfrage import answer_aside, aside_commands
from actions.zug import Zug

OFFENE = 20
"""Fields skipped at once, at most; a step takes no more commands."""


async def answer(zug: Zug) -> None:
    """Enter what was said; say what changed, is missing or wrong. A question in the message is answered too."""
    eingabe = zug.eingabe
    befehl = command_for(eingabe)
    nebenbei = aside_commands(eingabe)
    if befehl is None and nebenbei:
        answer_aside(zug, await zug.run(*nebenbei))
    elif befehl is None and asks_for_rows(eingabe):
        await zug.run({"befehl": "setzen", "angaben": {str(eingabe.gefragt): {"mehr": True}}})
        zug.say("zeile_fuer_zeile")
    elif befehl is None and wants_to_send(eingabe):
        await zug.run(*({"befehl": "ueberspringen", "feld": feld} for feld in _still_open(eingabe)))
        if (zug.ergebnis.frage or {}).get("feld") != "bestaetigung":
            zug.say("absenden_unvollstaendig")
    elif befehl is None:
        await say_unreadable(zug)
    else:
        ergebnis, *rest = await zug.run(befehl, *nebenbei)
        if befehl["befehl"] == "zuruecknehmen" and not ergebnis["ok"] and (erneut := _pointing(eingabe, {})):
            ergebnis, *rest = await zug.run(erneut)  # nothing was changed before: the last answer is meant
        if found_no_place(ergebnis) and not rest:
            await say_unreadable(zug)
        acknowledge(zug, ergebnis)
        answer_aside(zug, rest)


def wants_to_send(eingabe: Eingabe) -> bool:
    """ "Absenden" before the summary: what may be left out is left out, what must be said is asked."""
    return eingabe.absicht == "bestaetigung" and bool(ABSENDEN.search(eingabe.text))


def _still_open(eingabe: Eingabe) -> list[str]:
    """The fields from the open question on that have no answer; none where that one must be answered."""
    if (eingabe.frage or {}).get("pflicht", True):
        return []
    namen = [str(feld["feld"]) for feld in eingabe.felder]
    ab = namen.index(str(eingabe.gefragt)) if eingabe.gefragt in namen else len(namen)
    return [str(feld["feld"]) for feld in eingabe.felder[ab:] if not feld["beantwortet"]][:OFFENE]


def asks_for_rows(eingabe: Eingabe) -> bool:
    """Is a whole row asked for? What can't be read as one is asked cell by cell."""
    frage = eingabe.frage or {}
    return frage.get("typ") == "liste" and not frage.get("noch") and eingabe.absicht == "angabe"


def found_no_place(ergebnis: dict[str, Any]) -> bool:
    """Values were read, but none of them belongs to this form."""
    return ergebnis["befehl"] == "setzen" and not ergebnis["felder"]


def command_for(eingabe: Eingabe) -> Befehl | None:
    """The command a message means while a form is open, or None when nothing in it can be entered."""
    if eingabe.wahl and "wert" in eingabe.wahl:
        return {"befehl": "setzen", "angaben": {eingabe.gefragt: eingabe.wahl["wert"]}} if eingabe.gefragt else None
    korrektur = eingabe.korrektur
    if korrektur and korrektur.get("zurueck"):
        return {"befehl": "zuruecknehmen"}
    if korrektur and korrektur.get("verneint"):
        return _removal(eingabe, korrektur)
    if eingabe.named_values() or eingabe.loose_values():
        return _entry(eingabe)
    if eingabe.absicht == "korrektur":
        return _pointing(eingabe, korrektur or {})
    return _yes_or_no(eingabe)


def _entry(eingabe: Eingabe) -> Befehl:
    befehl: Befehl = {"befehl": "setzen", "angaben": eingabe.named_values(), "werte": eingabe.loose_values()}
    if eingabe.korrektur is not None:
        befehl["korrektur"] = {"alt": eingabe.korrektur.get("alt")}
    return befehl


def _removal(eingabe: Eingabe, korrektur: Any) -> Befehl | None:
    """ "den Schrank nicht": taken out of the answer that holds it."""
    werte = [teil for wert in eingabe.werte for teil in (wert.wert if isinstance(wert.wert, list) else [wert.wert])]
    feld = korrektur.get("feld") or next((wert.feld for wert in eingabe.werte if wert.feld), None)
    if feld is None:
        typen = {wert.typ for wert in eingabe.werte}
        feld = next((f["feld"] for f in eingabe.felder if f["typ"] in typen and f["beantwortet"]), None)
    if feld is None:
        return None
    if not werte:
        return {"befehl": "erneut", "feld": feld}
    return {"befehl": "entfernen", "feld": feld, "werte": werte}


def _pointing(eingabe: Eingabe, korrektur: Any) -> Befehl | None:
    """ "die Adresse stimmt nicht", or "das war falsch", which means what was answered last."""
    feld = korrektur.get("feld") or eingabe.feld_genannt or (eingabe.wahl or {}).get("feld")
    if feld is None:
        zuletzt = eingabe.zustand.get("zuletzt") or ()
        feld = zuletzt[0] if zuletzt else None
    return {"befehl": "erneut", "feld": feld} if feld else None


def _yes_or_no(eingabe: Eingabe) -> Befehl | None:
    """A plain yes takes the proposal; yes and no answer a question that offers them."""
    frage = eingabe.frage or {}
    gefragt = frage.get("feld") in {feld["feld"] for feld in eingabe.felder}
    if not gefragt or eingabe.absicht not in ("bestaetigung", "ablehnung"):
        return None
    if eingabe.absicht == "bestaetigung" and frage.get("vorschlag"):
        return {"befehl": "setzen", "angaben": {frage["feld"]: frage["vorschlag"]["wert"]}}
    bisher = next(
        (feld["wert"] for feld in eingabe.felder if feld["feld"] == frage["feld"] and feld["beantwortet"]), None
    )
    if eingabe.absicht == "bestaetigung" and bisher is not None:
        return {"befehl": "setzen", "angaben": {frage["feld"]: bisher}}
    wort = "ja" if eingabe.absicht == "bestaetigung" else "nein"
    for option in frage.get("optionen") or ():
        if str(option["titel"]).casefold().split(",")[0].split(" ")[0] == wort:
            return {"befehl": "setzen", "angaben": {frage["feld"]: option["wert"]}}
    return None
