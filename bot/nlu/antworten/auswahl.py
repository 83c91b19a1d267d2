"""One of the offered options: by its words, by its place ("den ersten"), by its letter or number; misspelled, too."""

import re
from typing import Any

from bot.nlu.antworten_basis import FILLERS, Antwort, Aussage
from bot.nlu.benannt import leads
from bot.nlu.ja_nein import leading, yes_or_no
from bot.nlu.reihenfolge import place
from bot.nlu.text import fold, muster, similar

FEW_WORDS = 3
SAYING = frozenset(fold("heißt heiße wohne wohnen lautet").split())
YES_NO = ("ja", "nein")  # keys that are no words of an option: "das ist ja unerhört" says no yes
ENOUGH = 0.5  # share of an option's words a text must hold
BARE = 0.9  # weight of a name without content: of "mein Sohn" the son counts
EVERYWHERE = frozenset(fold("aber dich etwas immer jetzt mich nicht wieder").split())  # one of these tells no option
PRONOUNS = frozenset(fold("er sie es ich wir mir mich").split())  # "Krümel heißt er" says nothing of being a he
LONG = 7  # letters of a word that may be misspelled at its first letter, too
_PREFIXES = ("ab", "an", "um", "aus", "ein", "auf")
_DENIED = r"\b(?:nicht|kein\w*)\s+[^,;.]+(?:[,;.]\s*(?:sondern\s+)?|\s+sondern\s+)"


def lies(aussage: Aussage) -> Antwort | None:
    picked = pick(aussage)
    if picked is None:
        return None
    option, share = picked
    wert = option["wert"]
    typ = aussage.typ
    if typ == "auswahl" and not isinstance(wert, dict):
        wert = {"wert": wert, "text": aussage.text}
    answer = aussage.whole(wert)
    return Antwort(answer.werte, share)


def pick(aussage: Aussage) -> tuple[dict[str, Any], float] | None:
    """The option meant and how surely (0 to 1), or None."""
    options = aussage.optionen
    if not options:
        return None
    if aussage.gefragt == "leistung" and leads(aussage.leistungen):
        meant = next((option for option in options if option["wert"] == aussage.leistungen[0][0]), None)
        if meant is not None:
            return meant, aussage.leistungen[0][1]
    wanted = _without_negated(aussage.text)
    named = (best_named(wanted, options) if wanted else None) or best_named(aussage.text, options)
    if named:
        return named
    ranked = [entry for entry in aussage.leistungen if entry[1] >= 0.3]
    for name, chance in ranked:
        for option in options:
            if option["wert"] == name:
                return option, max(chance, 0.6)
    index = place(aussage.text, len(options))
    if index is not None:
        return options[index], 1.0
    said = yes_or_no(aussage.text) or leading(aussage.text)[0]
    for option in options:
        if said and key_of(option) == said:
            return option, 0.9
    if said == "ja" and len(options) == 1:
        return options[0], 0.9
    return None


def _without_negated(text: str) -> str | None:
    """ "Keine Hündin, ein Rüde" without what it is not; None where nothing is denied, or nothing said beside."""
    rest = muster(_DENIED).sub(" ", text)
    return rest if rest != text and re.search(r"[^\W\d_]{3}", rest) else None


def pick_aside(aussage: Aussage) -> tuple[dict[str, Any], float] | None:
    """The option meant at a side question; a place ("das erste") counts in few words only."""
    if len(aussage.text.split()) <= FEW_WORDS:
        return pick(aussage)
    return best_named(aussage.text, aussage.optionen)


def best_named(text: str, options: list[dict[str, Any]]) -> tuple[dict[str, Any], float] | None:
    """The option whose words the text holds best; None when none or several do equally."""
    said = fold(text).split()
    scored = sorted(((_share(said, option), i) for i, option in enumerate(options)), key=lambda pair: -pair[0])
    best, index = scored[0]
    if best < ENOUGH and not _only(said, options, index):
        return None
    if len(scored) > 1 and scored[1][0] == best:
        return None
    return options[index], max(best, 0.7)


def _words(option: dict[str, Any]) -> list[list[str]]:
    """The folded words of an option's title, key and further names."""
    key = key_of(option)
    names = [str(option.get("titel") or ""), *([] if key in YES_NO else [key]), *map(str, option.get("worte") or [])]
    return [words for name in names if (words := [w for w in re.split(r"[\W_]+", fold(name.replace("-", " "))) if w])]


def _share(said: list[str], option: dict[str, Any]) -> float:
    best = 0.0
    for words in _words(option):
        content = [word for word in words if word not in FILLERS]
        weight, content = (1.0, content) if content else (BARE, words)
        if PRONOUNS.issuperset(words) and any(word not in FILLERS | PRONOUNS or word in SAYING for word in said):
            continue
        hits = sum(any(_same(word, other) for other in said) for word in content)
        more = 0.001 * hits if hits == len(content) else 0.0  # the longer name of two that are said in full
        exact = 0.01 if fold(" ".join(words)) == " ".join(said) else 0.0
        best = max(best, weight * hits / len(content) + exact + more)
    return best


def _only(said: list[str], options: list[dict[str, Any]], index: int) -> bool:
    """Whether a telling word of this option stands in the text and in no other option."""
    mine = {w for words in _words(options[index]) for w in words if w not in FILLERS and len(w) > 3} - EVERYWHERE
    others = {w for i, option in enumerate(options) if i != index for words in _words(option) for w in words}
    return any(_same(word, other) for word in mine - others for other in said)


def _same(word: str, other: str) -> bool:
    if similar(word, other):
        return len(word) >= LONG or word[:1] == other[:1] if _prefix(word) == _prefix(other) else False
    if "nicht" in (word, other):
        return False  # no misspelled "Nichte"
    short, long = sorted((word, other), key=len)
    stem = short if len(short) < 7 else short[:-1]
    return len(short) >= 4 and long.startswith(stem) and len(long) - len(short) <= 3


def _prefix(word: str) -> str | None:
    """ "ab" and "an" make two words of one: "abmelden" is no misspelled "anmelden"."""
    return next((prefix for prefix in _PREFIXES if word.startswith(prefix) and len(word) > len(prefix) + 3), None)


def key_of(option: dict[str, Any]) -> str:
    wert = option.get("wert")
    if isinstance(wert, dict):
        wert = wert.get("wert") or ""
    return str(wert)
