"""Second thoughts within one message: "Hausnummer 12, äh nein, 14" says 14."""

import re
from collections.abc import Sequence

from bot.nlu.antworten_basis import FILLERS
from bot.nlu.aufzaehlung import spans
from bot.nlu.aufzaehlung_zeile import FREE
from bot.nlu.felder import answered, named
from bot.nlu.korrektur_muster import MOVE
from bot.nlu.lesart import Wert
from bot.nlu.personenname import is_first
from bot.nlu.selbstkorrektur_zeit import day_again, full_hour, reasoned
from bot.nlu.text import distance, fold, muster, similar
from bot.nlu.umfeld import Umfeld
from bot.nlu.werte import finde
from bot.nlu.zahlwoerter import as_number

_SOFT = (
    r"(?:ähm?|öhm?|hm+|ach|oh|halt|moment|warte|stopp|doch|also|sorry|entschuldigung|pardon|tschuldigung|verzeihung)"
)
# "ich meine 560", but not "da muss ich meine Frau fragen"
_I_MEAN = "".join(rf"(?<!\b{verb}\s)" for verb in ("muss", "will", "kann", "hab", "habe", "soll", "darf", "frage")) + (
    r"ich\s+meine?"
)
_HARD = (
    r"(?:nein|nee+|nö|quatsch|blödsinn|falsch|andersr?(?:her)?um|umgekehrt|vertippt|verschrieben|vielmehr|besser\s+gesagt|beziehungsweise\s+nein|"
    rf"ach\s+(?:was|wo)(?=\s*[,.;:…-])|korrektur|korrigiere|richtig\s+(?:ist|wäre)|{_I_MEAN}|ich\s+meinte|wollte\s+sagen|muss\s+heißen|sollte\s+heißen|stimmt\s+nicht|das\s+war\s+falsch)"
)
_STRONG = (
    rf"\s*[,.;:…–-]*\s*\b(?:{_SOFT}[\s,.…-]+)*{_HARD}\b(?:[\s,.:;…-]+(?:{_SOFT}|{_HARD}|lieber|eher|es\s+ist|"
    rf"das\s+ist|sind\s+es)\b)*[\s,.:;…-]+"
)
_WEAK = (
    r"\s*[,.;:…–-]*\s*\b(?:ähm?|öhm?|sorry|pardon|entschuldigung|verzeihung|tschuldigung|"
    r"(?:moment|stopp|warten?)(?:\s+(?:mal|sie))*(?=\s*[,.;:…-]))\b[\s,.:;…-]+"
)
_I_MEANT = r"^(.*\w.*?),\s*([^,]+?),?\s+(?:mein(?:t?e)?\s+ich|wollt\w*\s+ich\s+sagen)(?:\s+natürlich)?[\s.]*$"
_AFTER_ALL = r"\s*[,;…-]+\s*(?:(?:ach|nee|nein|ne)\s+)?doch\s+(?:lieber\s+|eher\s+|nur\s+)?"
_NUMBER = r"\b(?:\d+(?:[.,]\d+)?\s?[a-z]?|[a-zäöüß]+)(?!\w)"
_TO_COME = r"(?:\b(?:auf|ist|in|doch|lieber)|:)\s*$"  # "ändern auf Nein, ohne …": the no is what is said
_WHAT_WAS = r"^\W*(?:ach\s+|ne+\s+)?(?:der|die|das)\s+(?:\w+\s+)?(?:war|ist|is)\W*$"  # and then: "falsch"
MARKERS = ("entschuldigung", "verzeihung", "verschrieben", "vertippt")
OF_COURSE = (fold("natürlich"), "selbstverstandlich")
DICTATED = ("telefon", "iban", "aktenzeichen", "abrufcode")  # said figure by figure, with pauses
_LAST = r"(?:hinten|am\s+ende|zum\s+schluss|zuletzt|die\s+letzten(?:\s+\w+)?|(?:es\s+)?endet)"
_POLITE = r"[\s,]+(?:sorry|entschuldigung|tschuldigung|pardon|verzeihung)\W*$"
_REMARK = (
    r"\s*(?P<name>[^,;.]{2,40})[,;.]\s*(?:ich|das|die|es|mein\w*|wie|so|schreib\w*|immer|passiert|man)\b(?!\s+hei).*"
)
_AT_LAST = rf"\s*[,;…-]+\s*(?:ach|oh|moment|halt|stopp|warte)[\s,…]+(?={_LAST}\b)"
_AT_THE_END = (
    rf"\W*{_LAST}\s*(?:ist|sind|auf|mit|steht|kommt|:)?\s*(?P<hinten>\d{{2,5}})"
    rf"(?:\s+(?:statt|und\s+nicht|nicht)\s+\d+)?\W*|\W*(?P<vorn>\d{{2,5}})\s+{_LAST}\W*"
)
_ONE_WORD = (
    r"\W*(?:(?:es|das|die|sie|ist|heißt|die|der|mit)\s+)*(?P<wort>[^\W\d_]{4,})"
    r"(?:\s+(?:heißt|heeßt|heest|is|ist|war|mein\w*)\s*(?:die|das|sie|es|dat|det|ich)?)?(?=\s*(?:[,;.]|$))"
)
NAME = 5  # words of a name that is said anew: "Birgit von der Heide"
SHORT = 3  # words that are said anew
TYPES = (
    "adresse",
    "datum",
    "betrag",
    "uhrzeit",
    "email",
    "telefon",
    "iban",
    "kennzeichen",
    "name",
    "hausnummer",
    "plz",
)


def settled(text: str, umfeld: Umfeld) -> str:
    """The text as it is after its second thoughts; the text itself where there are none."""
    if any(fold(title) in fold(text) for title in _titles(umfeld)):
        return text  # "ich nehme Nein, aber …" says an option
    text = muster(_I_MEANT).sub(r"\1, nein, \2", _markers_spelled(text))
    figures = (_AFTER_ALL,) if umfeld.typ in ("zahl", "betrag") else ()
    figures = (_AT_LAST,) if umfeld.typ in DICTATED else figures
    for pattern in (_STRONG, _WEAK, *figures):
        for match in muster(pattern).finditer(text):
            before, after = _with_its_dot(text, match.start()), _without_of_course(text[match.end() :])
            if not re.search(r"\w", before) or not re.search(r"\w", after) or muster(_TO_COME).search(before):
                continue
            if pattern == _WEAK and (_dictates(before, after, umfeld) or _completes(before, after, umfeld)):
                continue
            made = _number(before, after) if pattern == _AFTER_ALL else _replaced(before, after, umfeld)
            if made is not None:
                return settled(made, umfeld)
    return text


def _without_of_course(text: str) -> str:
    """ "Mandy Behrens natürlich", "17 sorry" without their last word, however that is spelled."""
    text = muster(_POLITE).sub("", text)
    match = re.search(r"\s+([^\W\d_]{7,})\W*$", text)
    return text[: match.start()] if match and any(similar(fold(match[1]), word) for word in OF_COURSE) else text


def _with_its_dot(text: str, end: int) -> str:
    """What stands before a second thought; the dot of "am 24." belongs to the number."""
    return text[: end + 1] if text[end] == "." and text[:end][-1:].isdigit() else text[:end]


def _titles(umfeld: Umfeld) -> list[str]:
    """Titles of options that hold a comma or a no, so that they could be taken for second thoughts."""
    titles = [str(option.get("titel") or "") for option in (umfeld.frage or {}).get("optionen") or ()]
    return [title for title in titles if "," in title]


def _markers_spelled(text: str) -> str:
    """ "Entschuldigugn" as it is spelled; "verschieben" is no "verschrieben"."""
    return re.sub(r"[^\W\d_]{7,}", lambda m: m[0] if muster(MOVE).fullmatch(m[0]) else _marker(m[0]), text)


def _marker(word: str) -> str:
    return next((marker for marker in MARKERS if similar(fold(word), marker)), word)


def _dictates(before: str, after: str, umfeld: Umfeld) -> bool:
    """Whether a hesitation only parts the figures of a longer number: "SN äh 2026 äh 000123"."""
    if umfeld.typ in DICTATED:
        return True
    one, other = re.search(r"(\d+)\W*$", before), re.match(r"\W*(\d+)", after)
    return one is not None and other is not None and len(one.group(1)) != len(other.group(1)) > 2


def _completes(before: str, after: str, umfeld: Umfeld) -> bool:
    """ "Bernd, äh, Achterberg": a first name and the last one to it."""
    parts = [part.strip(" ,.;:") for part in (before, after)]
    return (
        umfeld.typ == "name"
        and all(len(part.split()) == 1 for part in parts)
        and is_first(parts[0])
        and not is_first(parts[1])
    )


def _replaced(before: str, after: str, umfeld: Umfeld) -> str | None:
    """`before` with its last value of the kind that `after` begins with put in place; None when there is none."""
    if umfeld.typ in DICTATED and (tail := _tail(before, after)):
        return tail
    old, new = finde(before, umfeld), finde(after, umfeld)
    return (
        (_street_again(before, after) if umfeld.typ == "adresse" else None)
        or _items(before, after, umfeld)
        or day_again(before, after)
        or _typed(before, after, old, new)
        or reasoned(before, after, old, new, umfeld)
        or full_hour(before, after, old, umfeld)
        or (_number(before, after) if umfeld.typ != "gegenstaende" or not spans(after, True) else None)
        or _said_again(before, after, old, umfeld)
    )


def _tail(before: str, after: str) -> str | None:
    """ "SN-2026-000132, Quatsch, hinten 123": the last digits anew."""
    match = muster(_AT_THE_END).fullmatch(after)
    digits = (match["vorn"] or match["hinten"]) if match else ""
    places = [place.start() for place in re.finditer(r"\d", before)]
    if not digits or len(places) < len(digits):
        return None
    chars = list(before)
    for place, digit in zip(places[-len(digits) :], digits, strict=True):
        chars[place] = digit
    return "".join(chars)


def _typed(before: str, after: str, old: Sequence[Wert], new: Sequence[Wert]) -> str | None:
    head = next((w for w in new if w.typ in TYPES and not re.search(r"\w{4,}", after[: w.start])), None)
    twin = next((w for w in reversed(old) if head is not None and w.typ == head.typ), None)
    if twin is None:
        return None
    kept, first = before[: twin.start], after.split()[0]
    return f"{kept[: -len(kept.split()[-1]) - 1] if _ends_with(kept, first) else kept}{after}"


def _ends_with(text: str, word: str) -> bool:
    """Whether the word is said twice: "am 3. Mai, nein, am 5. Mai"."""
    return bool(text.split()) and fold(text.split()[-1]) == fold(word) and text[-1:] == " "


def _items(before: str, after: str, umfeld: Umfeld) -> str | None:
    """ "ein Tisch, ein Sofa, nee, zwei Sofas": the same kind of thing counts anew."""
    asked = umfeld.typ == "gegenstaende"
    said, anew = spans(before, asked), spans(after, asked)
    if not said or not anew or (said[-1].art, said[-1].art == FREE) != (anew[0].art, False):
        return None
    return f"{before[: said[-1].start]}{after[anew[0].start :]}"


def _number(before: str, after: str) -> str | None:
    """A bare number, or one with its unit, for the last number said: "12, äh nein, 14", "zwei Stühle, nee, drei"."""
    head = re.match(
        r"\s*(?:(?:die|der|das|nummer|hausnummer)\s+(?=\d))?(?P<neu>\d+(?:[.,]\d+)?(?:\s?[a-zA-Z](?![\w]))?|[a-zA-ZäöüßÄÖÜ]+)(?![\w.])",
        after,
    )
    if (
        not head
        or as_number(
            re.sub(r"\s?[a-zA-Z]$", "", head.group("neu")) if head.group("neu")[0].isdigit() else head.group("neu")
        )
        is None
    ):
        return None
    if head.group("neu")[0].isalpha() and len(after.split()) > 3:
        return None
    for match in reversed(list(muster(_NUMBER).finditer(before))):
        word = match.group().strip()
        digits = re.sub(r"\s?[a-zA-Z]$", "", word) if word[0].isdigit() else word
        if as_number(digits) is not None and (
            word[0].isdigit() == head.group("neu")[0].isdigit() or fold(word) not in ("der", "die")
        ):
            return f"{before[: match.start()]}{head.group('neu')}{before[match.end() :]}{after[head.end() :]}"
    return None


def _said_again(before: str, after: str, old: Sequence[Wert], umfeld: Umfeld) -> str | None:
    """A few words for a few words: "Bello, äh nee, Balu", "ich heiße Anna Müller, nein, Anna Möller"."""
    short = NAME if umfeld.typ == "name" else SHORT
    remark = muster(_REMARK).fullmatch(after) if umfeld.typ == "name" else None
    after = remark["name"] if remark else after
    if len(after.split()) > short or all(fold(word) in FILLERS for word in after.split()):
        return None
    if named(before, [entry for entry in answered(umfeld) if entry.get("typ") != umfeld.typ]):
        return None  # "Der Hundename war falsch, richtig ist …" corrects that field
    if muster(r"^\W*(?:ach\s+|ne+\s+)?(?:der|die|das)\s+(?:\w+\s+)?(?:war|ist|is)\W*$").match(before) and answered(
        umfeld
    ):
        return None  # so does "der Name war falsch, er heißt …"
    last = next((w for w in reversed(old) if w.typ == "name" and w.ende >= len(before.rstrip(" ,"))), None)
    if umfeld.typ == "name" and len(after.split()) == 1 < len(before.split()):
        return _name_again(before, after)
    if last is not None:
        return f"{before[: last.start]}{after}"
    if named(before, answered(umfeld)):
        return None  # "Haltung seit war falsch, richtig ist …" corrects that field
    words, again = fold(before).split(), fold(after).split()
    if umfeld.typ == "name" and len(words) == 2 and again and similar(words[-1], again[0]):
        return f"{before.split()[0]} {after}"
    return after if umfeld.typ in ("text", "name") and len(before.split()) <= short else None


def _street_again(before: str, after: str) -> str | None:
    """ "Rabenorer Straße, nee, Rabenauer heißt die, Nummer 12": the word of a street said anew."""
    match = muster(_ONE_WORD).match(after)
    said = fold(match["wort"]) if match else ""
    for word in reversed(list(re.finditer(r"[^\W\d_]{4,}", before))):
        old = fold(word.group())
        if match and said != old and distance(old, said) <= max(1, max(len(said), len(old)) // 3):
            return f"{before[: word.start()]}{match['wort']}{before[word.end() :]}{after[match.end() :]}"
    return None


def _name_again(before: str, after: str) -> str:
    """ "Thomas Krieger, äh, Krüger": one word for the one it sounds like, or for the last."""
    words = list(re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", before))
    close = min(reversed(words), key=lambda word: distance(fold(word.group()), fold(after)))
    alike = close if distance(fold(close.group()), fold(after)) < len(after) / 2 else words[-1]
    return f"{before[: alike.start()]}{after.strip()}{before[alike.end() :]}"
