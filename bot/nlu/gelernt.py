"""What the learned chances say about a message while a question is open: a turn or a correction no pattern knows."""

from bot.nlu import antworten
from bot.nlu.felder import fitting, named
from bot.nlu.korrektur_muster import CHANGE
from bot.nlu.lage import Lage
from bot.nlu.lesart import Korrektur, Lesart, Wert
from bot.nlu.text import muster
from bot.nlu.unterbrechung import firm
from bot.nlu.vorab import changed_beside

SIDE_QUESTIONS = ("rueckfrage", "bestaetigung", "angebot")  # yes and no are intents of their own there
YES_NO_TYPES = ("ja_nein", "bestaetigung")
TURNS = ("ueberspringen", "zurueck", "wiederholen", "warum", "abbruch", "pause", "mensch", "korrektur")
YES_NO = {"bestaetigung": "ja", "ablehnung": "nein"}
# How sure a turn must be against an answer: the more freely a field may be answered, the surer.
BARS = {"text": 0.9, "ort": 0.9, "liste": 0.85, "name": 0.75, "gegenstaende": 0.7, "adresse": 0.6}
BAR = 0.5
CANCEL = 0.1  # added for giving up: it costs the most
NOWHERE = (0, 0)  # no part of the text is a turn by a pattern
VAGUE = ("zahl", "tageszeit", "datum", "uhrzeit")  # values that say nothing of the answer they would change
FIGURES = ("zahl", "betrag", "datum", "uhrzeit")
POINTS_BACK = (
    r"\b(?:falsch\w*|(?:ge)?änder\w*|korrigier\w*|berichtig\w*|vertippt|verschrieben|angegeben|eingegeben|vorhin|vorher|"
    r"eben\s+gesagt|anders)\b"
)
SIDE = 0.35  # chance of a yes or a no from which it is one
SENDS = 0.6  # the same at the summary, where a yes submits


def learned(lage: Lage) -> Lesart | None:
    """Yes or no, the turn or the correction a message is by its chances; None where an answer is as likely."""
    said = learned_side(lage) if lage.umfeld.gefragt in SIDE_QUESTIONS and lage.umfeld.typ in YES_NO_TYPES else None
    return side(said, lage) if said else _turn(lage)


def side(said: str, lage: Lage) -> Lesart:
    """Yes or no (`said`) as an intent of its own, and what stands beside it: "nein, Goethestraße 41"."""
    typ = Wert("ja_nein", said, lage.text, 0, len(lage.text), lage.umfeld.gefragt)
    more = changed_beside(lage) if lage.umfeld.gefragt == "rueckfrage" else None
    absicht = "bestaetigung" if said == "ja" else "ablehnung"
    return Lesart(absicht, 0.97, werte=[typ, *(more.werte if more else ())], korrektur=more.korrektur if more else None)


def _turn(lage: Lage) -> Lesart | None:
    if not lage.chancen:
        return None
    best = max(lage.chancen, key=lambda name: lage.chancen[name])
    chance = lage.chancen[best]
    bar = BARS.get(lage.umfeld.typ or "", BAR) + (CANCEL if best == "abbruch" else 0.0)
    if best not in TURNS or chance < min(bar, 0.95) or firm(lage, NOWHERE):
        return None
    if best == "warum" and lage.teile.frage and lage.states:
        return None  # "Boxer, aber warum wollen Sie das wissen?" answers, too
    if best == "korrektur":
        facts = [wert for wert in lage.werte if wert.typ not in VAGUE]
        if any(wert.typ in fitting(lage.umfeld.typ or "") for wert in facts) and not muster(CHANGE).search(lage.text):
            return None  # "der Vorname ist Birgit" says what was asked
        answered = [entry for entry in lage.umfeld.felder if entry.get("beantwortet")]
        feld = next((str(name.feld["feld"]) for name in named(lage.text, answered)), None) if not facts else None
        if feld is None and not facts and _answers(lage):
            return None
        correction = Lesart("korrektur", round(chance, 3), werte=facts, korrektur=Korrektur(feld))
        return correction if _about_the_form(lage) else None
    return Lesart(best, round(chance, 3))


def _answers(lage: Lage) -> bool:
    """Whether a number, a day or an hour was asked for and is said: "früher fünf, jetzt vier" corrects nothing."""
    if lage.umfeld.typ not in FIGURES or muster(POINTS_BACK).search(lage.text):
        return False
    return antworten.lies(lage.aussage) is not None


def learned_side(lage: Lage) -> str | None:
    """ "ja" or "nein" to a side question, by the chances; None where neither is likely."""
    best = max(lage.chancen, key=lambda name: lage.chancen[name], default="")
    bar = SENDS if lage.umfeld.gefragt == "bestaetigung" else SIDE
    return YES_NO[best] if best in YES_NO and lage.chancen[best] >= bar else None


def _about_the_form(lage: Lage) -> bool:
    """There is something said to be corrected."""
    return any(entry.get("beantwortet") for entry in lage.umfeld.felder)
