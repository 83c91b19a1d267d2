"""A message while a question is open: an answer, a correction, or an interruption."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.nlu import antworten, korrektur, themen, vorab
from bot.nlu.anderswo import bare_fact, describes_another
from bot.nlu.antworten.auswahl import pick_aside
from bot.nlu.antworten_basis import Aussage, leftover
from bot.nlu.deutung_korrektur import correction
from bot.nlu.gelernt import (
    FIGURES,
    SIDE_QUESTIONS,
    YES_NO_TYPES,
    learned,
    likelier,
    side,
)
from bot.nlu.ja_nein import leading, yes_or_no
from bot.nlu.lage import Lage
from bot.nlu.lesart import Korrektur, Lesart
from bot.nlu.nebenbei import (
    aside,
    beside,
    only_asking,
    said_beside,
    slot_question,
    stating_after_all,
    with_others,
    without_others,
)
from bot.nlu.sprache import foreign
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.unsinn import is_nonsense
from bot.nlu.unterbrechung import KEYS, WISHES, another_wish, firm, is_wish
from bot.nlu.wendungen import interrupting, turn_in
from bot.nlu.werte import finde
from bot.nlu.zeilen import of_oneself

ALWAYS = ("mensch", "abbruch", "datenschutz", "status", "zurueck", "pause")
ASKING = (
    *("info", "status", "warum", "wiederholen", "zahlung", "dokument", "mensch", "datenschutz", "konto", "termin"),
    *("ausserhalb", "smalltalk", "zurueck", "ueberspringen", "abbruch", "pause"),
)
TURNS = ("ueberspringen", "zurueck", "wiederholen", "warum", "abbruch", "pause", "mensch", "beschwerde", "datenschutz")
FEW, FRAGMENT = 3, 0.15  # words too few to tell much, and how much surer a turn of so few must be
FAINT, VAGUE = 0.3, ("termin", "datenschutz", "konto", "ausserhalb")  # chance of these that says nothing of a question
CANCEL = 0.85  # losing a form by a misreading costs more than asking again


def read_asked(
    text: str,
    umfeld: Umfeld,
    chancen: Mapping[str, float],
    leistungen: Sequence[tuple[str, float]],
    zuletzt: Sequence[str],
) -> Lesart:
    teile = themen.split(text)
    teile = only_asking(stating_after_all(text, umfeld, slot_question(text, umfeld, teile)))
    lage = Lage(
        text,
        umfeld,
        chancen,
        leistungen,
        tuple(zuletzt),
        teile,
        of_oneself(said_beside(finde(teile.aussage, umfeld), teile.aussage, umfeld), teile.aussage, umfeld.typ),
    )
    if not any(char.isalnum() for char in text):
        return Lesart("wiederholen" if "?" in text else "angabe", 0.6)
    if is_nonsense(text):
        return Lesart("angabe", 0.3)
    for step in (*BEFORE_ANSWERS, learned, _answer, _elsewhere, _question, _wish, _rest):
        found = step(lage)
        if found:
            return found
    return Lesart("angabe", 0.3, werte=lage.werte)


def _yes_no(lage: Lage) -> Lesart | None:
    """Plain yes and no: an intent of their own at a side question, a proposal or the summary, else the answer of a
    yes-no field.
    """
    frage = lage.umfeld.frage or {}
    if lage.umfeld.felder and korrektur.takes_back(lage.text):
        return None
    said = yes_or_no(lage.text)
    options = frage.get("optionen") or []
    if lage.umfeld.gefragt in SIDE_QUESTIONS and options and not said and not _says_what(lage):
        picked = pick_aside(lage.aussage)
        if picked:
            wert = picked[0]["wert"]
            if wert in ("ja", "nein"):
                return side(str(wert), lage)
            answer = antworten.readers()["auswahl"](lage.aussage)
            return Lesart("angabe", picked[1], werte=list(answer.werte) if answer else [])
    if not said:
        return None
    if lage.umfeld.gefragt in SIDE_QUESTIONS and (lage.umfeld.typ in YES_NO_TYPES or not options):
        return side(said, lage)
    if said == "ja" and _stays(lage):
        return Lesart("bestaetigung", 0.95)
    if lage.umfeld.typ == "ja_nein":
        return Lesart("angabe", 0.97, werte=lage.aussage.whole(said).werte)
    if frage.get("vorschlag") is not None:
        return Lesart("bestaetigung" if said == "ja" else "ablehnung", 0.95)
    if lage.umfeld.typ in ("auswahl", "fahrzeughalter", "termin", "mehrfachauswahl", "zahl", "betrag"):
        answer = antworten.lies(lage.aussage)
        if answer:
            return Lesart("angabe", 0.9, werte=answer.werte)
    if interrupting(lage.text) or (lage.umfeld.felder and korrektur.points(lage.text)):
        return None
    return Lesart("bestaetigung" if said == "ja" else "ablehnung", 0.9)


def _stays(lage: Lage) -> bool:
    """ "Passt so" where a question is put again: the answer shown with it stays, and no option is meant by it."""
    entry = next((e for e in lage.umfeld.felder if e["feld"] == lage.umfeld.gefragt), {})
    return bool(entry.get("beantwortet")) and not muster(r"\bja\w*\b").search(lage.text)


def _says_what(lage: Lage) -> bool:
    """ "Ich muss noch etwas ändern: …" says what, and is more than the button of that name; so is "ja, aber die Mail
    ist …" at the summary.
    """
    if lage.umfeld.gefragt != "bestaetigung" and not muster(r"\b(?:überlegt|ändern)\b").search(lage.text):
        return False
    fund = korrektur.lies(lage.teile.aussage, lage.umfeld, lage.werte, lage.zuletzt)
    return fund is not None and (bool(fund.werte) or fund.korrektur.feld is not None)


def _turn(lage: Lage) -> Lesart | None:
    """Turns of phrase that interrupt; a value of the asked type beside "wozu brauchen Sie das?" is taken, too."""
    found = turn_in(lage.text)
    turn = likelier(found[0], lage) if found else ""
    if turn == "pause" and _answers_in_the_end(lage):
        return None  # "Moment, ich schaue nach … ja, der 18. Februar"
    if found is None or (turn == "abbruch" and _says_what(lage)):
        return None  # "ich habe es mir anders überlegt, der Platz: vor dem Haus" changes an answer
    holds_on = turn == "pause" and lage.umfeld.typ in KEYS and lage.aussage.of(lage.umfeld.typ)
    if turn in ALWAYS and not holds_on:  # "warte, ich hole die Karte … so: DE89 …" answers
        return Lesart(turn, 0.95, werte=[w for w in lage.werte if w.typ in ("telefon", "aktenzeichen", "abrufcode")])
    answer = firm(lage, found[1:])
    if answer is None:
        return Lesart(turn, 0.95)
    side = None if turn in ("ueberspringen", "wiederholen") else {"absicht": turn}
    return Lesart("angabe", 0.9, werte=with_others(answer, lage), nebenfrage=side)


def _answers_in_the_end(lage: Lage) -> bool:
    """Whether a number, a day or an hour that was asked for ends the message."""
    end = len(lage.text.rstrip(" .!"))
    said = [wert for wert in lage.aussage.of(str(lage.umfeld.typ)) if wert.ende >= end]
    return lage.umfeld.typ in FIGURES and bool(said) and antworten.lies(lage.aussage) is not None


def _answer(lage: Lage) -> Lesart | None:
    if not lage.states:
        return None
    others = beside(lage)
    said = without_others(lage, others)
    answer = antworten.lies(_after_no(lage, said)) or antworten.lies(said)
    if answer is None or not answer.werte or describes_another(lage, others):
        return None
    if lage.umfeld.gefragt in SIDE_QUESTIONS and answer.werte[0].wert in ("ja", "nein"):
        return replace(side(str(answer.werte[0].wert), lage), nebenfrage=aside(lage))
    if is_wish(lage, answer):
        return None
    sure = round(min(0.97, 0.6 + 0.37 * answer.deckung), 3)
    return Lesart("angabe", sure, werte=with_others(answer, lage, others), nebenfrage=aside(lage))


def _after_no(lage: Lage, said: Aussage) -> Aussage:
    """ "Nein, eher 4" without its no, where yes and no don't answer by themselves."""
    if lage.umfeld.typ in (*YES_NO_TYPES, "fahrzeughalter", "termin", "text", "ort"):
        return said
    word, rest = leading(said.text)
    if word is None or not rest.strip():
        return said
    start = len(said.text) - len(rest)
    return Aussage(" " * start + rest, lage.umfeld, [w for w in said.werte if w.start >= start], lage.leistungen)


def _elsewhere(lage: Lage) -> Lesart | None:
    """No answer to what was asked, but to another open question of the form."""
    fund = korrektur.lies(lage.teile.aussage, lage.umfeld, lage.werte, lage.zuletzt)
    named = fund.werte if fund is not None and not fund.gezeigt else []
    spots = {(wert.start, wert.ende) for wert in named}
    others = [*named, *(wert for wert in beside(lage) if (wert.start, wert.ende) not in spots)]
    others = others or bare_fact(lage)
    return Lesart("angabe", 0.85, werte=others, nebenfrage=aside(lage)) if others else None


def _question(lage: Lage) -> Lesart | None:
    if not lage.teile.frage:
        return None
    language = foreign(lage.text)
    if language:
        return Lesart("fremdsprache", 0.9, thema=language)
    named_topic = themen.topic(lage.teile.frage)
    best = max(ASKING, key=lambda name: lage.chancen.get(name, 0.0))
    chance = lage.chancen.get(best, 0.0)
    if (
        named_topic not in ("ueberblick",)
        and best in ("warum", "wiederholen", "smalltalk", "ausserhalb", "dokument", "zahlung")
        and chance < 0.8
    ):
        best = "info"
    if lage.chancen.get("antrag", 0.0) > max(chance, 0.6):
        best, chance = "antrag", lage.chancen["antrag"]
    if chance < FAINT and best in VAGUE:
        best = "info"
    if best == "status" and named_topic != "ueberblick" and lage.umfeld.felder and not interrupting(lage.text):
        best = "info"  # "wann kommt denn da einer" asks what follows from the form that is open
    if best == "termin" and lage.umfeld.typ == "termin":
        best = "angabe"
    return Lesart(
        best, round(max(chance, 0.5), 3), werte=[w for w in lage.werte if w.typ in ("aktenzeichen", "abrufcode")]
    )


def _wish(lage: Lage) -> Lesart | None:
    """No answer of the asked type: another value, a turn of phrase, a wish."""
    language = foreign(lage.text)
    if language and lage.umfeld.typ not in ("auswahl", "mehrfachauswahl", "email"):
        return Lesart("fremdsprache", 0.9, thema=language)
    candidates = {
        name: lage.chancen.get(name, 0.0) for name in (*TURNS, *WISHES, "info", "smalltalk", "ausserhalb", "korrektur")
    }
    best = max(candidates, key=lambda name: candidates[name])
    bar = CANCEL if best == "abbruch" else 0.4 if best in (*TURNS, "korrektur") else 0.55
    bar += FRAGMENT if len(lage.text.split()) < FEW else 0.0
    figures = ("zahl", "tageszeit", "datum", "uhrzeit", *(("betrag",) if lage.umfeld.typ == "betrag" else ()))
    facts = [w for w in lage.werte if w.typ not in figures]
    if lage.text.strip().isdigit():
        facts = []  # "12345" is no part of the address given before
    if facts and best not in TURNS and leftover(lage.text, facts) == []:
        return Lesart("angabe", 0.8, werte=facts)
    if candidates[best] >= bar:
        if best == "korrektur":
            return Lesart("korrektur", candidates[best], werte=facts, korrektur=Korrektur())
        return Lesart(best, round(candidates[best], 3), werte=facts if best in ("antrag", "termin") else [])
    if facts:
        return Lesart("angabe", 0.7, werte=facts)
    return None


def _rest(lage: Lage) -> Lesart | None:
    """Nothing fits: an answer that couldn't be read."""
    word, _ = leading(lage.text)
    if word and lage.umfeld.gefragt in SIDE_QUESTIONS:
        return side(word, lage)
    if lage.umfeld.gefragt == "leistung" and lage.leistungen:
        return Lesart("antrag", lage.leistungen[0][1])  # none of those offered, but a service
    return Lesart("angabe", 0.3)


BEFORE_ANSWERS = (*vorab.STEPS, _yes_no, _turn, another_wish, correction)
