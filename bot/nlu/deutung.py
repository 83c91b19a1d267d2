"""Reads text and open question together and says what the message means.

What was asked decides: the same words are an answer to one question and a wish without one. `bot.nlu.deutung_gefragt`
reads a message while a question is open, `bot.nlu.deutung_frei` one without.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.nlu import mitgesagt, plauderei, themen
from bot.nlu.angebot import taken_up
from bot.nlu.deutung_frei import read_free
from bot.nlu.deutung_gefragt import read_asked
from bot.nlu.eigener_vorgang import own_case
from bot.nlu.felder import named
from bot.nlu.ja_nein import yes_or_no
from bot.nlu.korrektur_muster import MOVE, MOVED_BOOKED
from bot.nlu.leistungsfelder import fields_of
from bot.nlu.lesart import Lesart
from bot.nlu.nochmal import read_again
from bot.nlu.notfall import emergency, figurative, only_light
from bot.nlu.personenname import is_plain
from bot.nlu.selbstkorrektur import settled
from bot.nlu.spaet import SpaeteZuordnung
from bot.nlu.sprache import foreign
from bot.nlu.standort import read_place
from bot.nlu.text import clean, fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.wendungen import interrupting
from bot.nlu.wuensche import Wunsch
from bot.nlu.zeichen import as_words

_DELETE = r"\b(?:lösch\w*|gelöscht|entfern\w*|vergess\w*|vernicht\w*)\b"
_SIMPLE = r"\b(?:einfacher|einfache[rns]?|leichte[rns]?)\b"
_NORMAL = (
    r"\b(?:normal\w*|alltagssprache|standardsprache)\b|"
    r"\b(?:nicht\s+mehr|keine|ohne)\b[^.!?]{0,12}\b(?:einfach|leicht)\w*"
)
_SAME_DATA = r"\b(?:gleich|selb|dieselb|denselb|bisherig)\w*\s+(?:daten|angaben|adresse|person)\b"
_ONE_MORE = (
    r"\bnoch\s+(?:mal\s+)?(?:so\s+)?(?:ein(?:e|en|s|mal)?|was|etwas)\b|"
    r"\bein(?:e[nr]?)?\s+(?:zweite|weitere|andere)[nrs]?\b"
)
_CALL_OFF = r"\b(?:absag\w*|abzusagen|sag\w*|streich\w*|lösch\w*|storn\w*|freigeben|überflüssig)\b"
_HAND_IN = (
    r"\b(?:nach(?:reich|schick|liefer|send)\w*|hoch(?:lad|zulad)\w*|upload\w*|hinzufüg\w*|anhäng\w*|einreich\w*|vergessen|"
    r"(?:ein|abzu)geben|fehlt\s+noch|hier\s+(?:ist|kommt)|schicken|senden|(?:hab(?:e)?|haben)\s+noch)\b"
)
WHY = ("warum", "wieso", "weshalb", "wozu", "wofur", "wann", "wo", "wer")
WISHED = 0.3  # confidence of a service from which its fields are looked for in the wish
ALARM = 0.5  # chance from which a message without a word of the patterns is an emergency, too
CERTAIN_ALARM = 0.85  # the same beside words that mostly stand for something harmless
NO_ALARM, PLAIN = 0.15, 0.85  # word of danger: chance below which, beside a service as near as this, it is no emergency
_WISHES = (
    "antrag",
    "info",
    "termin",
    "status",
    "storno",
    "dokument",
    "zahlung",
    "termin_absagen",
    "ausserhalb",
    "mensch",
    "konto",
)


def deute(
    text: str,
    metadata: dict[str, Any],
    chancen: Mapping[str, float],
    leistungen: Sequence[tuple[str, float]],
    wuensche: Sequence[Wunsch] = (),
) -> Lesart:
    """The reading of a message. `chancen` are the classifier's chances per intent, `leistungen` the ranked services,
    `wuensche` the services wished for where there is more than one.
    """
    text = clean(text)
    if as_words(text) != text:
        text, chancen = as_words(text), {}  # nothing was learned about signs
    umfeld = Umfeld.from_metadata(metadata)
    place = read_place(text, umfeld)
    if place is not None:
        return place
    kind = emergency(text)
    if kind is not None and not _harmless(chancen, leistungen):
        return Lesart("notfall", 1.0, thema=kind or None)
    bar = CERTAIN_ALARM if figurative(text) or _asks_for_facts(umfeld) else ALARM
    text = settled(text, umfeld)
    others = SpaeteZuordnung(lambda: {name: chance for name, chance in chancen.items() if name != "notfall"})

    def read(words: str) -> Lesart:
        if umfeld.frage:
            return read_asked(words, umfeld, others, leistungen, (metadata.get("zustand") or {}).get("zuletzt") or ())
        of_own = own_case(words, metadata.get("zustand") or {}, leistungen)
        return of_own or taken_up(words, metadata, leistungen) or read_free(words, umfeld, others, leistungen)

    lesart = read_again(read(text), text, umfeld, read)
    if not _answers(lesart, text, umfeld) and chancen.get("notfall", 0.0) >= bar and not only_light(text):
        return Lesart("notfall", chancen["notfall"])
    lesart = _in_turn(_with_topic(lesart, text, leistungen, bool(umfeld.felder)), wuensche)
    return _with_fields(_with_named(lesart, text, umfeld), wuensche[0].text if lesart.danach else text)


def _with_named(lesart: Lesart, text: str, umfeld: Umfeld) -> Lesart:
    """ "Wozu brauchen Sie die Rasse?" asks about that field, whatever is open."""
    beside = (lesart.nebenfrage or {}).get("absicht") == "warum"
    if lesart.absicht != "warum" and not beside:
        return lesart
    names = [name.feld["feld"] for name in named(text, umfeld.felder) if fold(text[name.start : name.ende]) not in WHY]
    if not names or names[0] == umfeld.gefragt:
        return lesart
    if beside:
        return replace(lesart, nebenfrage={**(lesart.nebenfrage or {}), "feld": str(names[0])})
    return replace(lesart, feld_genannt=str(names[0]))


def _harmless(chancen: Mapping[str, float], leistungen: Sequence[tuple[str, float]]) -> bool:
    """ "Seit dem Schlaganfall …, ich brauche den Parkausweis": a word of danger in what plainly is about a service."""
    return bool(chancen) and chancen.get("notfall", 0.0) < NO_ALARM and bool(leistungen) and leistungen[0][1] >= PLAIN


def _asks_for_facts(umfeld: Umfeld) -> bool:
    """Whether a fact of the form is asked for: whoever answers "die Kinder sind aus dem Haus" is in no danger."""
    return umfeld.gefragt is not None and any(entry["feld"] == umfeld.gefragt for entry in umfeld.felder)


def _answers(lesart: Lesart, text: str, umfeld: Umfeld) -> bool:
    """A number, a day or a choice that was asked for is no alarm: "ich lebe allein" says how many; nor is a yes or a
    name.
    """
    if lesart.absicht in ("bestaetigung", "ablehnung") and yes_or_no(text):
        return True
    if lesart.absicht == "angabe" and umfeld.typ == "name" and is_plain(text):
        return True
    firm = umfeld.typ not in (None, "text", "ort", "name") and lesart.absicht == "angabe"
    return firm and any(wert.feld == umfeld.gefragt for wert in lesart.werte)


def _in_turn(lesart: Lesart, wuensche: Sequence[Wunsch]) -> Lesart:
    """Two wishes: the first is begun, the others are kept for afterwards."""
    if lesart.absicht not in ("antrag", "termin") or len(wuensche) < 2:
        return lesart
    return replace(lesart, leistungen=[wuensche[0][:2]], danach=[wish.leistung for wish in wuensche[1:]])


def _with_fields(lesart: Lesart, text: str) -> Lesart:
    """Adds what a wish says about fields of the likeliest service, whose form isn't open yet."""
    if lesart.absicht not in ("antrag", "termin") or not lesart.leistungen or lesart.leistungen[0][1] < WISHED:
        return lesart
    name = lesart.leistungen[0][0]
    said = [replace(wert, leistung=name) for wert in mitgesagt.lies(text, fields_of(name), lesart.werte)]
    spots = {(wert.start, wert.ende) for wert in said}
    return replace(lesart, werte=[*(w for w in lesart.werte if (w.start, w.ende) not in spots), *said])


def _with_topic(
    lesart: Lesart, text: str, leistungen: Sequence[tuple[str, float]], im_formular: bool = False
) -> Lesart:
    """Adds the services to a wish, and what kind of question, greeting or language it is."""
    absicht, thema = lesart.absicht, lesart.thema
    if absicht == "mensch" and plauderei.asks_who(text) and interrupting(text) != "mensch":
        absicht = "smalltalk"
    if absicht == "datenschutz" and muster(_SAME_DATA).search(text):
        absicht = "antrag"
    if absicht in ("info", "wiederholen") and themen.topic(text) == "angaben":
        absicht, thema = "wiederholen", "angaben"
    elif absicht == "info":
        thema = thema or themen.topic(text)
    elif absicht == "smalltalk":
        thema = plauderei.kind(text)
    elif absicht == "datenschutz":
        thema = "loeschen" if muster(_DELETE).search(text) else None
    elif absicht == "wiederholen" and muster(_NORMAL).search(text):
        thema = "normal"
    elif absicht == "wiederholen" and muster(_SIMPLE).search(text):
        thema = "einfach"
    elif absicht == "antrag" and muster(_SAME_DATA).search(text):
        thema = "gleiche_daten"
    elif absicht == "antrag" and muster(_ONE_MORE).search(text):
        thema = "noch_einen"
    elif absicht in ("termin", "termin_absagen") and _is_move(absicht, text):
        thema = "verschieben"
    elif absicht == "dokument" and muster(_HAND_IN).search(text):
        thema = "nachreichen"
    elif absicht == "fremdsprache":
        thema = foreign(text)
    named = lesart.leistungen
    if not named and absicht in _WISHES and not (im_formular and leistungen and leistungen[0][1] < WISHED):
        named = list(leistungen)  # in a form "was kostet das?" is about that form, not about what is hardly near
    return replace(lesart, absicht=absicht, thema=thema, leistungen=named)


def _is_move(absicht: str, text: str) -> bool:
    """Another day moves only what is booked; next to a word of calling off it is no move at all."""
    if muster(MOVE).search(text):
        return True
    booked = absicht == "termin_absagen" and muster(MOVED_BOOKED).search(text)
    return bool(booked) and not muster(_CALL_OFF).search(text)
