"""Names of streets as they are built: slips in "-straße" set right, cases undone."""

import re
from re import Match

from bot.nlu.lautschrift import number_by_sound
from bot.nlu.mandantendaten import streets
from bot.nlu.strassenname import ABBREVIATED, ALLEY, BY_THE, SHORT_ARTICLE, alley, article_in_full, unabbreviated
from bot.nlu.text import distance, fold

_STREET_FOLDED = "strasse"
_LEAST_NAME = 3  # letters before a misspelled "-straße"
WORD_OF_A_STREET = r"[^\W\d_]{6,}(?![\w-])"
_RIGHT = re.compile(r"(?:straßen?|strassen?|str|straat|stroot|trasse|trassen)$", re.IGNORECASE)
_UNITS = "ein|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun"
_TENS = "zwanzig|dreißig|vierzig|fünfzig|fuffzig|sechzig|siebzig|achtzig|neunzig"
SHORTENED = ((SHORT_ARTICLE, article_in_full), *BY_THE, (ABBREVIATED, unabbreviated), (ALLEY, alley))
CONTRACTED = (  # said short or in pieces → written out
    (r"[\s,.…]*\b(?:äh+m?|öhm?|ehm|hm+)\b[\s,.…]*", " "),
    (rf"\b(?P<eins>{_UNITS})\s+und?\s+(?P<zehn>{_TENS})\b", r"\g<eins>und\g<zehn>"),
    (r"(?<![\d/-])(?<!\d\s)(?P<a>\d{2})\s(?P<b>\d{3})(?=\s+(?-i:[A-ZÄÖÜ])[a-zäöüß]{2,}|\W*$)", r"\g<a>\g<b>"),
    (r"(?<=\d{5})[\s,]*\bort\s*:?\s+(?=[a-zäöü])", " "),
    (r"\b(?:auf'?m|uff'?m|upp?'?n)(?=\s)", "auf dem"),
    (r"\b(?:hinter'm)(?=\s)", "hinter dem"),
    (r"\b(?:unter'm)(?=\s)", "unter dem"),
    (
        r"\b(?:in'?ne[rn]?|in'?na|in\s+da|in\s+dor|in'?r|in\s+de)(?=\s+(?:[^\W\d_]+er\s+)?[^\W\d_]*(?:stra|str\b|gass|allee|chaussee))",
        "in der",
    ),
    (r"(?<=[a-zäöüß])(?:alee|allé)(?!\w)", "allee"),
    (r"(?<=[a-zäöüß])pl\.(?=\s|$)", "platz"),
    (r"(?<=\s)pl\.(?=\s|$)", "Platz"),
    (r"(?<=[bdfgkpst])n(?=(?:gasse|gass|straße|stras|allee|platz|weg)(?![^\W\d_]))", "en"),
    (r"(?<=[a-zäöüß])(?:plaz|plats)(?!\w)", "platz"),
    (r"(?P<art>straße|str\.?|weg|platz|allee|gasse)(?=\d)", r"\g<art> "),
)
_ART = r"(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|gasse|ring|damm)"
BY_SOUND = rf"(?P<art>{_ART})\s+(?P<zahl>[^\W\d_]{{3,}})(?=\W*$|\s*[,;.])"
DECLINED = (  # "in der Langen Straße" → "Lange Straße", "im Grünen Weg" → "Grüner Weg"
    (
        r"\b(?:in|auf|an|aus|von)\s+der\s+(?P<wort>[^\W\d_]+e)n\s+"
        r"(?P<art>stra(?:ß|ss)e|str\b\.?|allee|gasse|chaussee|promenade|reihe|twiete)(?![^\W\d_])",
        r", \g<wort> \g<art>",
    ),
    (
        r"\b(?:im|in\s+dem)\s+(?P<wort>[^\W\d_]+e)n\s+(?P<art>weg|damm|ring|steig|stieg|kamp|gang)(?![^\W\d_])",
        r", \g<wort>r \g<art>",
    ),
    (
        r"\b(?:in|auf|an|aus|von)\s+der\s+(?P<wort>(?:alte|neue|große|kleine|lange|obere|untere|hintere|vordere))n\s+"
        r"(?P<art>[^\W\d_]+(?:stra(?:ß|ss)e|str\b\.?|allee|gasse|reihe|twiete))(?![^\W\d_])",
        r", \g<wort> \g<art>",
    ),
)
INSIDE = r"\b(?:im|in\s+dem)\s+(?P<name>[^\W\d_]{3,}(?:weg|ring|damm|stieg|steig))(?![^\W\d_])"


def by_sound(match: Match[str]) -> str:
    """ "Lindenweg drai" → "Lindenweg 3"."""
    number = number_by_sound(match["zahl"])
    return f"{match['art']} {number}" if number else match.group()


def street_spelled(match: Match[str]) -> str:
    """ "Feldsraße" → "Feldstraße"; any other word as it is."""
    word = match.group()
    if _RIGHT.search(word):
        return word
    for length in (5, 6, 7):
        head, tail = word[:-length], word[-length:]
        if head and len(head) < _LEAST_NAME:
            continue
        if tail[0].lower() == "s" and distance(fold(tail), _STREET_FOLDED, 1) <= 1:
            return f"{head}straße" if head else "Straße"
    return word


def on_its_own(match: Match[str]) -> str:
    """ "wohne im Kirchweg" → "Kirchweg"; "Im Kirchweg" at the beginning, or of a directory, is a name."""
    named = fold(match.group()) in streets() or (match.start() == 0 and match.group()[0].isupper())
    return match.group() if named else f", {match['name']}"
