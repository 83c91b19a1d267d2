"""What a message says about fields that were not asked: "einen Labrador namens Wotan, ein Rüde" fills three of them.

Reads by type, title, names and options of the fields alone. Values that speak for themselves (an address, a telephone
number) are found by `bot.nlu.werte` and placed by the backend; here is what only makes sense for a certain field.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.antworten_basis import FILLERS
from bot.nlu.felder import COMMON, named
from bot.nlu.lesart import Wert
from bot.nlu.mitgesagt_namen import NOT_CALLED, called
from bot.nlu.mitgesagt_tage import born, dated
from bot.nlu.rechtschreibung import is_common
from bot.nlu.text import fold, muster, similar
from bot.nlu.verwandte import relative_at
from bot.nlu.zahlwoerter import as_number, plain

LEAST_LETTERS = 3
FIELD_NAMES = frozenset(name for names in COMMON.values() for name in names)
SENTENCE = 3  # words of an option that need no telling noun
_ARTICLES = ("ein", "eine", "", "einem", "einer", "n", "ne", "nen")
GAP = 2  # words that may stand between the words of an option ("PIN vom Ausweis vergessen")
_SOLID = ("adresse", "strasse", "email", "telefon", "iban", "kennzeichen", "name", "aktenzeichen", "gegenstaende")
_NEGATED = r"\b(?:nicht|kein\w*|ohne|statt|weder|noch\s+nie)\s+(?:\S+\s+){0,2}$"
_PAST = r"\b(?:ist|is|iss|war|wurde|worden|sind|waren|wird|hat|haben?|hatten?|haam|ham)\b"
_STORY = ("der ", "die ", "das ", "ich ", "wir ", "es ")  # beginnings of options that tell what happened
_LINK = r"^\s*(?:(?:ist|lautet|heißt|wäre|war|sind)\s+(?:(?:die|der|das)\s+)?|:\s*|=\s*)(?P<rest>[^,;.!?\n]+)"
_CODE = r"^\s*(?:nr\.?|nummer)?\s*(?:ist|lautet|:)?\s*(?P<rest>[A-Za-z]{0,3}\d[\w/-]{3,}(?:\s\d[\w/-]{1,})*)"


@dataclass(frozen=True)
class Wort:
    """A word of the text, folded, and where it stands."""

    gefaltet: str
    start: int
    ende: int


def lies(text: str, felder: Sequence[dict[str, Any]], werte: Sequence[Wert]) -> list[Wert]:
    """Values for these fields, each with its field. What `werte`, found already, explain is left alone."""
    blocked = [(w.start, w.ende) for w in werte if w.typ in _SOLID]
    found: list[Wert] = []
    for reader in (_worded, _chosen, called, _counted, dated, born, _told):
        for wert in reader(text, felder, werte):
            span = (wert.start, wert.ende)
            if wert.feld in {other.feld for other in found} or any(_overlap(span, b) for b in blocked):
                continue
            if any(_overlap(span, (other.start, other.ende)) for other in found):
                continue
            found.append(wert)
    return sorted(found, key=lambda wert: wert.start)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _words(text: str) -> list[Wort]:
    """The words of a text; a hyphen parts them."""
    return [Wort(fold(m.group()), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", text)]


def _same(said: str, name: str) -> bool:
    """The same word, inflected or misspelled."""
    if said == name or "nicht" in (said, name):  # no misspelled "Nichte"
        return said == name
    short, long = sorted((said, name), key=len)
    if len(short) >= 4 and long.startswith(short) and long[len(short) :] in ("e", "n", "s", "en", "er", "es", "em"):
        return True
    stems = (said[:-2], name[:-2]) if len(short) >= 6 else ("", "")
    return (bool(stems[0]) and stems[0] == stems[1]) or (
        len(short) >= 6 and said[:1] == name[:1] and similar(said, name) and not is_common(said)
    )


def find_phrase(words: Sequence[Wort], phrase: str) -> tuple[int, int] | None:
    """First and last index of a phrase in the words; its words may stand a little apart."""
    tokens = fold(phrase.replace("-", " ").replace("_", " ")).split()
    return _in_order(words, tokens) or (_in_order(words, tokens[::-1]) if len(tokens) == 2 else None)


def _in_order(words: Sequence[Wort], tokens: Sequence[str]) -> tuple[int, int] | None:
    for first in range(len(words) if tokens else 0):
        at = first
        if not _same(words[at].gefaltet, tokens[0]):
            continue
        for token in tokens[1:]:
            near = range(at + 1, min(at + 2 + GAP, len(words)))
            hit = next((i for i in near if _same(words[i].gefaltet, token)), None)
            if hit is None or any(word.gefaltet in ("nicht", "kein") for word in words[at + 1 : hit]):
                break
            at = hit
        else:
            return first, at
    return None


def _chosen(text: str, felder: Sequence[dict[str, Any]], _: Sequence[Wert]) -> list[Wert]:
    """Options named in so many words; the longest name wins, and two that tie say nothing."""
    words = _words(text)
    found = []
    for entry in felder:
        if entry.get("typ") not in ("auswahl", "mehrfachauswahl"):
            continue
        hits = [hit for option in entry.get("optionen") or () if (hit := _option_hit(text, words, option))]
        if not hits:
            continue
        best = max(hit[0] for hit in hits)
        winners = [hit for hit in hits if hit[0] == best]
        if len(winners) == 1:
            option, start, end = winners[0][1:]
            value: Any = {"wert": option["wert"], "text": text[start:end]}
            value = [value] if entry["typ"] == "mehrfachauswahl" else value
            found.append(Wert(entry["typ"], value, text[start:end], start, end, str(entry["feld"])))
    return found


def _option_hit(
    text: str, words: Sequence[Wort], option: dict[str, Any]
) -> tuple[tuple[int, int], dict[str, Any], int, int] | None:
    best, titel = None, str(option.get("titel") or "")
    for phrase in (titel, str(option.get("wert")), *map(str, option.get("worte") or ())):
        tokens = [token for token in fold(phrase.replace("-", " ").replace("_", " ")).split() if token not in FILLERS]
        at = find_phrase(words, phrase) if tokens else None
        sentence = len(phrase.split()) >= SENTENCE  # "zum ersten Mal" is said by no chance
        if at is None:
            continue
        telling = len(tokens) > 1 or sentence or _telling(phrase, tokens[0], words, titel)
        if not telling and not _tells_what_happened(titel, text[: words[at[1]].ende], text):
            continue
        if len(tokens) == 1 and words[at[0]].gefaltet in FIELD_NAMES - {tokens[0]}:
            continue  # "Anschrift" is no "Abschrift"
        start, end = words[at[0]].start, words[at[1]].ende
        score = (len(tokens) if telling else 0, sum(map(len, tokens)))
        if not muster(_NEGATED).search(text[:start]) and (best is None or score > best[0]):
            best = (score, option, start, end)
    return best


def _tells_what_happened(titel: str, before: str, text: str) -> bool:
    """ "Unser Dackel ist gestorben", where the option is a sentence, too, and nobody of the family is told of."""
    return titel.lower().startswith(_STORY) and bool(muster(_PAST).search(text)) and relative_at(before) is None


_WISH_WORDS = frozenset(
    fold(
        "ich wir möchte möchten will wollen muss müssen brauche brauchen hätte hätten gern gerne bitte mich "
        "uns mir einen eine ein termin hallo moin guten tag morgen abend kann können wann wie zum zur zu bei "
        "beim im amt für und "
        "am besten morgens vormittags mittags nachmittags abends früh möglichst bald schnell dringend nächste nächsten "
        "woche tage brauch nen ne nem quatsch nein nee doch ach moment sorry halt"
    ).split()
)


def _telling(phrase: str, token: str, words: Sequence[Wort], title: str) -> bool:
    """A single word names an option by itself: a noun always, a verb only where nothing else is said ("anmelden")."""
    if len(token) < LEAST_LETTERS or token.isdigit():
        return False
    if phrase[:1].isupper() and not (phrase == title and re.search(r"e[lr]?n$", token)):
        return len(token) > LEAST_LETTERS or phrase.isupper()
    rest = [
        w.gefaltet for w in words if w.gefaltet not in _WISH_WORDS and w.gefaltet not in FILLERS and w.gefaltet != token
    ]
    return len(token) > 4 and not rest


def _worded(text: str, felder: Sequence[dict[str, Any]], _: Sequence[Wert]) -> list[Wert]:
    """Answers that a text field lists as known (`worte`): "Labrador", also two in a row ("Labrador Mischling")."""
    words = _words(text)
    found = []
    for entry in felder:
        spans = [
            (words[at[0]].start, words[at[1]].ende, str(word))
            for word in entry.get("worte") or ()
            if entry.get("typ") == "text" and (at := find_phrase(words, str(word)))
        ]
        if not spans:
            continue
        start, end, word = max(spans, key=lambda span: span[1] - span[0])
        for other in sorted(spans):
            if other[0] >= end and re.fullmatch(r"[\s/-]+", text[end : other[0]]):
                end, word = other[1], ""
        said = text[start:end]
        value = (
            word if word and _same(fold(said), fold(word)) else " ".join(w[:1].upper() + w[1:] for w in said.split())
        )
        found.append(Wert("text", value, said, start, end, str(entry["feld"])))
    return found


def _counted(text: str, felder: Sequence[dict[str, Any]], _: Sequence[Wert]) -> list[Wert]:
    """ "zwei Hunde", where a number field is called after what is counted, or "3 Kubikmeter" by its unit."""
    found = []
    for entry in felder:
        if entry.get("typ") != "zahl":
            continue
        names = {
            fold(word) for word in (*entry.get("stichworte", ()), entry.get("titel") or "", entry.get("einheit") or "")
        }
        nouns = {name.split()[-1] for name in names if name and name.split()[-1] not in FILLERS} - {
            "anzahl",
            "zahl",
            "menge",
        }
        words = list(re.finditer(r"\d+(?:[.,]\d+)?|[^\W\d_]+[²³]?", text))
        for index, word in enumerate(words):
            number = as_number(word.group()) if fold(word.group()) not in _ARTICLES else None
            thing = next(
                (w for w in words[index + 1 : index + 3] if any(_plural(fold(w.group()), n) for n in nouns)), None
            )
            if number is not None and thing is not None:
                span = text[word.start() : thing.end()]
                found.append(Wert("zahl", plain(number), span, word.start(), thing.end(), str(entry["feld"])))
                break
    return found


def _plural(said: str, noun: str) -> bool:
    return said == noun or (len(noun) >= 4 and (said in (f"{noun}e", f"{noun}n", f"{noun}en", f"{noun}er", f"{noun}s")))


def _told(text: str, felder: Sequence[dict[str, Any]], werte: Sequence[Wert]) -> list[Wert]:
    """A field named with its value: "Farbe: schwarz", "die Miete beträgt 650 Euro", "Chip 276098106123456"."""
    found = []
    for name in named(text, felder):
        entry, rest = name.feld, text[name.ende :]
        typ = str(entry.get("typ"))
        if typ == "text":
            match = muster(_LINK).match(rest) or muster(_CODE).match(rest)
            said = re.split(r"\s+und\s+", match.group("rest"))[0].strip() if match else ""
            if match and said and fold(said) not in NOT_CALLED:
                start = name.ende + match.start("rest")
                found.append(Wert("text", said, said, start, start + len(said), str(entry["feld"])))
        elif typ in ("betrag", "zahl"):
            near = [w for w in werte if w.typ in ("betrag", typ) and 0 <= w.start - name.ende <= 25]
            if near:
                value = near[0].wert if near[0].typ == typ else f"{float(near[0].wert):.2f}"
                found.append(Wert(typ, value, near[0].text, near[0].start, near[0].ende, str(entry["feld"])))
    return found
