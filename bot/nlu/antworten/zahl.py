"""A number. "Ein paar" is none, nor is "zwei bis drei"; "meine Frau, ich und zwei Kinder" are four persons."""

import re
from collections.abc import Sequence

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.haushalt import groups, persons
from bot.nlu.lautschrift import number_by_sound
from bot.nlu.lesart import Wert
from bot.nlu.mengenangabe import counting, left_open, of_persons, relevant, summed, told_apart, total, with_me
from bot.nlu.text import fold, muster
from bot.nlu.werte.zahl import negated
from bot.nlu.zahlausdruck import is_range, ranges
from bot.nlu.zahlwoerter import as_number, ordinal_word, plain

_VAGUE = (
    r"\b(?:ein\s+paar|mehrere|einige|viele|wenige|etliche|zig|manche|diverse|keine\s+ahnung|mal\s+mehr|unterschiedlich|"
    r"(?:mehr|weniger)\s+als|mindestens|höchstens|maximal)\b"
)
_OPEN_END = (
    r"\b(?:mehr\s+als|weniger\s+als|mindestens|höchstens|maximal)\s+\S+|\bmal\s+\w+,?\s+(?:und\s+)?mal\s+\w+|"
    r",\s*vielleicht\s+(?:auch|sogar|doch)\s+(?=\d|[a-z])|\b(?:manchmal|ab\s+und\s+zu|gelegentlich|mitunter|zeitweise|je\s+nachdem|eventuell)\s+(?:auch\s+)?(?:mal\s+)?(?:zu\s+)?"
    r"(?:\d|ein|zwei|drei|vier|fünf|sech|sieb|acht|neun|zehn)"
)
_ONLY_I = (
    r"(?<!nicht\s)(?<!mehr\s)\b(?:all?(?:ei|oi|oa|ee|ai)n(?:e|i|ig|ich)?|alloi|alloa|solo)\b|"
    r"\b(?:nur|blo(?:ß|s))\s+(?:noch\s+)?ich\W*$"
)
_ALONE = (
    rf"{_ONLY_I}|\b(?:nur\s+(?:noch\s+)?ich|blo(?:ß|s)\s+ich|allein(?:stehend|lebend)\w*|"
    r"(?:nur|blo(?:ß|s))\s+(?:de[rn]\s+|die\s+)?(?:ee?ne[rns]?|eine[rns]?|oan[aer]*|oine[rn]?|een|eens|oans)|single\w*|einzelperson(?:en)?|meine\s+wenigkeit|(?:sonst\s+)?(?:keiner|niemand)\s+(?:außer|sonst)|(?<!kein\s)(?<!keine\s)(?<!keinen\s)(?<!keiner\s)(?:ein|oin|oan|een|on)zig\w*|ein\w*\s+\w+\s+(?:langt|reicht|genügt))\b|"
    r"^\W*(?:ich|eine[rs]?|eins|(?-i:(?:nur\s+)?[eE]inen?\s+[a-zäöüß]{3,}e[nrs]?))\W*$"
)
_TWO = r"\b(?:ehepaar|paarhaushalt|pärchen|wir\s+beide[n]?|alle\s+beide)\b"
_NONE = r"\b(?:kein(?:e|en|er|s)?|gar\s+nicht|nichts|nix|niemand)\b"
_GLUED = r"^(?:x|mal)?(\d+(?:[.,]\d+)?)(?:x|mal|er|m|t|l)?$"
_MADE = (
    r"\b(?P<zahl>\d+|[a-zäöüß]+?)-?(?:köpfig\w*|-?pers(?:onen?)?\.?-?haushalt\w*|er[\s-]?(?:wg|haushalt|bande|team)|"
    r"mal(?=\W*$|\s+bitte)|fach\w*|t(?<=doppelt)\w*)(?!\w)"
)
_AMONG_THEM = (
    r",?\s*\b(?:davon|darunter|einschließlich|inklusive|inkl\.?|wovon|"
    r"(?:mich\s+(?:(?:selbst|selber|schon)\s+)?)?(?:eingeschlossen|mitgezählt|mitgerechnet|inbegriffen))\b"
)
_AGE = r"\s*-?\s*(?:jahre?n?\b|jährig\w*|j\.|monate?n?\b|wochen?\b|uhr\b|€|euro)"
_CERTAIN = (
    r"\b(?:verbindlich|genau|sicher|endgültig|letztlich|tatsächlich|definitiv|"
    r"sind\s+es|sinds|waren\s+es|jetzt|nun|also)\b"
)
_PERCENT = r"\s*(?:prozent|%)"
_ASK_THEM = r"\b(?:frage?n?|fragt|weiß|wissen|anrufen|rufe?n?|sagen|sagt|reden|sprechen|besprechen|hilft|helfen)\b"
_NO = (
    r"\b(?:nein|nee|nö|quatsch|falsch|stimmt\s+nicht|entschuldigung|sorry)[\s,.!]*"
    r"(?:es\s+sind\s+|doch\s+|wir\s+sind\s+)?$"
)
_NTH = r"\b(?:unser|mein)e?\s+(?P<nth>[a-zäöüß]+)\b"
_PETS = r"\b(?:hund|tier|katze)"
_TIMES = {"doppel": 2}
GROWN_UP = 18  # years
MOST_WORDS = 4  # of an answer whose number may be written as it sounds


def lies(aussage: Aussage) -> Antwort | None:
    text = _without_parts(aussage)
    if re.search(r"(?<![\d.,])0\d", text):
        return None  # a telephone number, a code
    numbers = [wert for wert in aussage.of("zahl") if wert.ende <= len(text) and not negated(text, wert)]
    text, numbers = _decided(text, numbers)
    if is_range(text) or (numbers and muster(_OPEN_END).search(text)):
        return None
    numbers = [wert for wert in numbers if not muster(_PERCENT).match(text[wert.ende :])]
    counts = [wert for wert in numbers if not _is_age(text, wert)]
    numbers = counts or numbers
    text, numbers = relevant(text, numbers)
    anew = _said_anew(text, numbers)
    whole = anew or total(text, numbers)
    if whole is not None:
        return aussage.whole(whole.wert)  # the other words say how it came about
    alone = muster(_ONLY_I).search(text)
    beside = with_me(text) if alone else 0
    if alone and (beside or not counts or not of_persons(text, numbers)):
        return aussage.whole(1 + beside) if beside is not None else None
    apart = told_apart(text, numbers)
    if apart is not None:
        return aussage.whole(apart)
    if left_open(text, numbers):
        return None
    listed = None if not numbers and muster(_ASK_THEM).search(text) else persons(text)
    if listed is not None:
        return aussage.whole(listed) if listed else None
    said = [group for group in groups(text) if group.gezaehlt and group.anzahl > 0]
    if said and not counts and numbers:
        return aussage.whole(sum(group.anzahl for group in said))  # "einen Hund, 4 Jahre alt"
    return _of_numbers(aussage, text, numbers) if numbers else _in_words(aussage, text)


def _decided(text: str, numbers: list[Wert]) -> tuple[str, list[Wert]]:
    """Without a range that a certain number follows: "angekündigt 12 bis 14, verbindlich sind es 13"."""
    open_until = max((end for _, end in ranges(text)), default=0)
    certain = [wert for wert in numbers if wert.start >= open_until]
    if not open_until or not certain or not muster(_CERTAIN).search(text[open_until : certain[-1].start]):
        return text, numbers
    return " " * open_until + text[open_until:], certain


def _is_age(text: str, wert: Wert) -> bool:
    """ "42 Jahre alt", "ich bin 83"."""
    old = float(wert.wert) >= GROWN_UP and muster(r"\bich\s+bin\s+(?:schon\s+|jetzt\s+)?$").search(text[: wert.start])
    return bool(old or muster(_AGE).match(text[wert.ende :]))


def _without_parts(aussage: Aussage) -> str:
    """The text without "davon zwei Kinder" behind a number."""
    match = muster(_AMONG_THEM).search(aussage.text)
    told = match is not None and any(wert.start < match.start() for wert in aussage.of("zahl"))
    return aussage.text[: match.start()] if match and told else aussage.text


def _said_anew(text: str, numbers: Sequence[Wert]) -> Wert | None:
    """ "Wir sind fünf. Nein, sechs, die Oma.": the number behind the no."""
    found = [wert for wert in numbers[1:] if muster(_NO).search(text[: wert.start])]
    return found[-1] if found else None


def _of_numbers(aussage: Aussage, text: str, numbers: Sequence[Wert]) -> Antwort:
    """The sum, or of those that count what was asked for the last one: "statt 3 lieber 4"."""
    made = summed(text, numbers)
    if made is not None:
        return aussage.whole(plain(made))
    return aussage.from_values(counting(text, numbers, _asks_for_pets(aussage))[-1])


def _asks_for_pets(aussage: Aussage) -> bool:
    frage = aussage.umfeld.frage or {}
    return bool(re.search(_PETS, fold(f"{frage.get('titel') or ''} {aussage.gefragt.replace('_', ' ')}")))


def _in_words(aussage: Aussage, text: str) -> Antwort | None:
    things = [row for wert in aussage.of("gegenstaende") for row in wert.wert]
    if len(things) == 1 and things[0]["anzahl"]:
        return aussage.whole(things[0]["anzahl"])  # "ein Paar, also zwei Stühle"
    made = summed(text, [])
    if made is not None:
        return aussage.whole(plain(made))
    for pattern, value in ((_TWO, 2), (_ALONE, 1)):
        match = muster(pattern).search(text)
        if match:
            return aussage.from_values(Wert("zahl", value, match.group(), match.start(), match.end()))
    number = _made_of(text)
    if number is not None:
        return aussage.whole(plain(number))
    nth = muster(_NTH).search(text)
    if nth and (place := ordinal_word(nth["nth"])):
        return aussage.whole(place)  # "das ist unser zweiter Hund"
    if muster(_VAGUE).search(text):
        return None
    if muster(_NONE).search(text):
        return aussage.whole(0)
    return _otherwise(aussage)


def _made_of(text: str) -> float | None:
    """ "vierköpfig", "Zweipersonenhaushalt", "dreimal": a number with what it counts in one word."""
    for match in muster(_MADE).finditer(text):
        number = _TIMES.get(fold(match["zahl"])) or as_number(match["zahl"])
        if number:
            return number
    return None


def _otherwise(aussage: Aussage) -> Antwort | None:
    """An amount, a number glued to its unit, or one written as it sounds."""
    amounts = aussage.of("betrag")
    if amounts:
        value = plain(float(amounts[0].wert))
        return aussage.from_values(Wert("zahl", value, amounts[0].text, amounts[0].start, amounts[0].ende))
    words = aussage.text.strip(" .!").split()
    glued = muster(_GLUED).match(words[0]) if len(words) <= 3 and words else None
    number = as_number(glued.group(1)) if glued else as_number(words[0]) if len(words) == 1 else None
    if number is None and len(words) <= MOST_WORDS:
        number = next((heard for word in words if (heard := number_by_sound(word.strip(",.")))), None)
    return aussage.whole(plain(number)) if number is not None else None
