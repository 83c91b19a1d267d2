"""What a message is before it can be an answer to anything: abuse, a refusal, another language, a word at coming back;
and what is said beside the yes or no to a side question.
"""

from __future__ import annotations

from bot.nlu import korrektur
from bot.nlu.ablehnen import declines
from bot.nlu.antworten.auswahl import pick
from bot.nlu.felder import named
from bot.nlu.fuellsel import only_fills
from bot.nlu.ja_nein import leading, yes_or_no
from bot.nlu.korrektur_listen import Fund
from bot.nlu.lage import Lage
from bot.nlu.lesart import Korrektur, Lesart, Wert
from bot.nlu.plauderei import asks_who, kind
from bot.nlu.schimpf import insults
from bot.nlu.sprache import foreign
from bot.nlu.text import muster
from bot.nlu.themen import is_question

NEVER_NONE = (
    *(
        "name",
        "adresse",
        "ort",
        "datum",
        "email",
        "telefon",
        "iban",
        "kennzeichen",
        "gegenstaende",
    ),  # "none" is no answer
)
SPEAKING = 4  # words that make a sentence in another language, not a name
SOLID = ("adresse", "email", "telefon", "iban", "kennzeichen", "datum", "name", "gegenstaende")
_BYE = (
    r"^\W*(?:(?:ok(?:ay)?|gut|na|so|dann|also|danke|vielen\s+dank|erst\s*mal|jetzt|ich|muss|los|weg|mal)\W+)*"
    r"(?:tschüss\w*|tschüs|tschau|tschö|ciao|servus|auf\s+wiedersehen|bis\s+(?:bald|später|morgen|dann|nachher|die\s+tage)|"
    r"mach'?s\s+gut|schönen?\s+(?:tag|abend|feierabend|wochenende)(?:\s+noch)?)(?:\W+(?:dann|und|danke|tschüss\w*|noch))*\W*$"
)
_ALL_THE_SAME = (
    r"^(?!\W*(?:wurst|gleich)\W*$)\W*(?:(?:ach|och|na|ja|ok(?:ay)?|das|es|ist|mir|uns|is|doch|eigentlich|völlig|ganz|total|echt)\W+)*(?:egal|gleich|wurs(?:ch)?t|schnuppe|schnurz|"
    r"einerlei|wie\s+sie\s+(?:wollen|möchten|meinen)|irgend(?:eine[rnms]?|wann|was)|was\s+anderes\s+als\s+nichts)"
    r"(?:\W+(?:was|welche[rs]?|wann|wie|ist|mir|uns|das|doch))*(?:\W+wie\s+\w+\s+heißt)?\W*$"
)
_SEVERAL = (
    r"^\W*(?:(?:und|auch|noch|oder|sowie|nee?|nein)\W+)*"
    r"(?:(?:kein\w*|ohne)\s+[\w-]+\W*(?:(?:und|auch|oder|sowie)\W+)*){2,}$"
)
_CONTENT = (
    r"^\W*(?:(?:ok(?:ay)?|gut|ja|nee?|nein|ach|danke|so)\W+)*(?:(?:das\s+|es\s+|so\s+)?(?:passt|reicht|genügt|langt)"
    r"(?:\s+(?:mir|so|schon|jetzt|auch|alles|ohne))*|alles\s+(?:gut|klar|bestens)|(?:lass\w*\s+(?:wir\s+|sie\s+)?)?so\s+(?:lassen|bleiben)|lass\w*\s+(?:wir|sie)\s+(?:das\s+)?so|gut\s+so|"
    r"(?:geht|ist)\s+(?:schon\s+)?(?:gut|ok(?:ay)?)\s*(?:so|ohne)|(?:es\s+)?geht\s+(?:auch\s+)?ohne)\W*(?:danke)?\W*$"
)
_BACK = (
    r"^\W*(?:(?:moin|hallo|hi|hey|so|guten?\s+\w+|okay|ok|also|na|und)\W+)*(?:"
    r"(?:(?:da|jetzt|nun|hier)\s+)*bin\s+ich(?:\s+(?:jetzt|nun|auch))?\s+(?:wieder|zurück)(?:\s+da)?|"
    r"(?:ich\s+)?bin\s+(?:jetzt\s+)?(?:wieder\s+(?:da|zurück)|zurück|so\s*weit)|wieder\s+da|da\s+bin\s+ich(?:\s+wieder)?|"
    r"(?:es\s+)?(?:kann|geht)\s+weiter(?:gehen)?|weiter\s+geht'?s)\W*$"
)
_GREETING = (
    r"^(?=.*\b(?:hallo\w*|hi|hey|moin|servus|tach|mahlzeit|grüß|guten?|dank\w*|thx|merci)\b)\W*(?:(?:hallo|hallöchen|hi|hey|moin|servus|"
    r"tach|mahlzeit|grüß\s+gott|guten?\s+(?:tag|morgen|abend)|danke\w*|dank|thx|merci|dir|ihnen|euch|vielen|besten|lieben|schön|sehr|"
    r"erst\s*mal|schon|mal|zusammen|lotse|nett|super|toll|prima|cool|top|klasse|na|ok(?:ay)?|ja|ach|oh)\b\W*)+$"
)
_STILL_THERE = (
    r"^\W*(?:(?:hallo|hey|hi|ey|so|und|he)\W+)*(?:(?:sind\s+sie|bist\s+du|seid\s+ihr|ist|jemand|wer)\s+)*"
    r"(?:noch|jemand|wer)(?:\s+(?:noch|jemand|wer))*\s+da\W*$"
)
_PREVENTED = (
    r"\bwenn\s+(?:ich|wir|es|mir|uns|was|da|mal)\b[^.!]*\b(?:nich(?:t)?\s+(?:kann|könn\w*|schaff\w*|komm\w*|da\s+bin|klappt|passt)|krank\w*|"
    r"verhinder\w*|dazwischen\w*|verschlaf\w*|verpass\w*|versäum\w*|ausfäll\w*|zu\s+spät\s+(?:komm\w*|bin|dran))\b"
)
_NO_FILE = r"\b(?:kein\w*|nicht|nich|net|nix|nichts|ohne|weg|vergessen|leer|kaputt|defekt|hin|akku|zu\s+dunkel)\b"


def _insult(lage: Lage) -> Lesart | None:
    return Lesart("beschwerde", 0.9) if insults(lage.text) else None


def _greets(lage: Lage) -> Lesart | None:
    """ "Hallo" is no place, nor is "danke dir"; whoever asks if somebody is there hears the question again."""
    if muster(_STILL_THERE).match(lage.text):
        return Lesart("wiederholen", 0.9)
    if asks_who(lage.text) and is_question(lage.text):
        return Lesart("smalltalk", 0.9)
    return Lesart("smalltalk", 0.9) if muster(_GREETING).match(lage.text) else None


def _fills(lage: Lage) -> Lesart | None:
    """ "Ne wart" and "ja also das war so": the answer is still to come."""
    if yes_or_no(lage.text) or not only_fills(lage.text):
        return None
    return Lesart("pause", 0.9)


def _prevented(lage: Lage) -> Lesart | None:
    """ "Und wenn ich krank werd?" while an appointment is chosen, or was."""
    kinds = {str(entry.get("typ")) for entry in lage.umfeld.felder if entry.get("beantwortet")}
    booking = lage.umfeld.typ == "termin" or "termin" in kinds
    if not booking or not muster(_PREVENTED).search(lage.text):
        return None
    return Lesart("info", 0.9, thema="verhindert")


def _has_no_file(lage: Lage) -> Lesart | None:
    """ "War zu dunkel" where a picture may be left out."""
    frage = lage.umfeld.frage or {}
    if lage.umfeld.typ != "datei" or frage.get("pflicht", True) or lage.teile.frage:
        return None
    said_wrong = muster(r"\bich\s+mein(?:e|te)?\b").search(lage.text)
    if (
        said_wrong
        or not muster(_NO_FILE).search(lage.text)
        or korrektur.lies(lage.text, lage.umfeld, lage.werte, lage.zuletzt)
    ):
        return None
    return Lesart("ueberspringen", 0.85)


def _declined(lage: Lage) -> Lesart | None:
    """ "Kein Foto" where the answer is free to leave out; "keins" where there must be one, too: the Lotse says why."""
    frage = lage.umfeld.frage or {}
    if lage.umfeld.typ == "ja_nein":
        return None
    if muster(_ALL_THE_SAME).match(lage.text):
        return Lesart("ueberspringen", 0.9) if lage.umfeld.typ != "termin" else _first_offered(lage)
    if muster(_SEVERAL).match(lage.text):
        names = [name.feld for name in named(lage.text, lage.umfeld.felder) if not name.feld.get("beantwortet")]
        return Lesart("ueberspringen", 0.9, ohne=[str(entry["feld"]) for entry in names])
    if _content_without(lage):
        return Lesart("ueberspringen", 0.9)
    if not declines(lage.text):
        return None
    proof = lage.umfeld.gefragt in ("aktenzeichen", "abrufcode")
    if (
        frage.get("pflicht", True)
        and not proof
        and (lage.umfeld.typ not in NEVER_NONE or yes_or_no(lage.text) or lage.werte)
    ):
        return None
    if (frage.get("optionen") and pick(lage.aussage)) or _takes_out(lage):
        return None
    return Lesart("ueberspringen", 0.9)


def _first_offered(lage: Lage) -> Lesart | None:
    """Whoever has no preference gets the first of the offers."""
    options = (lage.umfeld.frage or {}).get("optionen") or []
    if not options:
        return None
    wert = Wert("termin", options[0]["wert"], lage.text, 0, len(lage.text), lage.umfeld.gefragt)
    return Lesart("angabe", 0.9, werte=[wert])


def _content_without(lage: Lage) -> bool:
    """ "Passt so" to what may be left out and has no answer yet."""
    frage = lage.umfeld.frage or {}
    free = not frage.get("pflicht", True) and frage.get("vorschlag") is None and not frage.get("optionen")
    return free and lage.aussage.bisher is None and bool(muster(_CONTENT).match(lage.text))


def _takes_out(lage: Lage) -> bool:
    fund = korrektur.lies(lage.text, lage.umfeld, lage.werte, lage.zuletzt)
    return fund is not None and fund.korrektur.verneint


def _speaks(lage: Lage) -> Lesart | None:
    """A sentence in another language, whatever was asked; a single word may be a name."""
    language = foreign(lage.text)
    strange = language is not None and not lage.text.isascii() and language in ("uk", "ru", "ar", "fa")
    if language is None or (len(lage.text.split()) < SPEAKING and not (strange and lage.umfeld.typ != "name")):
        return None
    return Lesart("fremdsprache", 0.95, thema=language)


def _back(lage: Lage) -> Lesart | None:
    """ "So, da bin ich wieder" and "tschüss" answer nothing."""
    return Lesart("smalltalk", 0.95) if muster(_BACK).match(lage.text) or muster(_BYE).match(lage.text) else None


def changed_beside(lage: Lage) -> Fund | None:
    """What is said of the form behind a side question, after its yes or no."""
    word, rest = leading(lage.text)
    if word is None or not lage.umfeld.felder:
        return None
    fund = korrektur.lies(rest, lage.umfeld, [], lage.zuletzt)
    if fund is not None and fund.werte:
        return fund
    solid = [wert for wert in lage.werte if wert.typ in SOLID]
    return Fund(Korrektur(), solid) if solid else None


def _asks_what_is_kept(lage: Lage) -> Lesart | None:
    """ "Und wenn ich jetzt aufhöre, ist dann alles weg?" stops nothing."""
    return Lesart("smalltalk", 0.9) if is_question(lage.text) and kind(lage.text) == "aufheben" else None


STEPS = (_insult, _speaks, _back, _greets, _fills, _asks_what_is_kept, _prevented, _declined, _has_no_file)
"""Tried in this order before a message is taken for an answer."""
