"""The sentence around an enumeration of things: greetings, and clauses that only tell something about what was named.

What stands in such a clause is no further thing: "das Sofa, das hat der Hund zerbissen", "weil der Wagen voll war".
"""

from collections.abc import Sequence

from bot.nlu.text import muster

_COURTESY = muster(
    r"\bsehr\s+geehrte\w*[^,:\n]*[,:\n]?|^\W*(?:liebe[rs]?|werte[rs]?)\s+(?:damen|herr|frau|team|leute|kolleg)\w*[^,:\n]*[,:\n]?|"
    r"\bhochachtungsvoll\b[^\0]*|\b(?:mit\s+)?(?:freundlich|best|lieb|herzlich|viel|schön)\w*\s+grü(?:ß|ss)\w*[^\0]*|"
    r"\b(?:mfg|lg|vg)\b[^\0]*|\bvielen\s+dank\b(?:\s+im\s+voraus)?|"
    r"^\W*[\w-]+(?:\s+[\w-]+)?\s*,\s*(?:tach|tag|moin|hallo|servus|guten\s+\w+|grüß\s+gott)\b|"
    r"\b(?:mein\s+name\s+ist|ich\s+heiße|hier\s+spricht|hier\s+ist\s+(?:der|die|herr|frau))\s+\w+(?:\s+[A-ZÄÖÜ]\w+)?"
)
_FINITE = (
    r"(?:ha[tb]|haben|hatten?|is|ist|sind|warn?|waren|wirds?|wurden?|kann|können|konnten?|will|wollen|wollten?|soll|sollen|"
    r"muss|müssen|darf|dürfen|steht|stehen|stand|standen|liegt|liegen|geht|gehen|ging|gehört|gehörte?n?|passt|passen|"
    r"nimmt|nehmen|kommt|kommen|kriegt|kriegen|bekommt|braucht|brauchen|nutzt|nutzen|benutzt|wackelt|klemmt|quietscht|fehlt|"
    r"fehlen|funktioniert|funktionieren|läuft|laufen|hängt|hängen|stammt|stammen|riecht|stinkt|leckt|tropft|sieht|sehen|"
    r"machte?n?|tut|stört|stören|steckt|schließt|rostet|schimmelt|bricht|brach|hielt|hält)"
)
_PRONOUN = r"(?:der|die|das|den|dem|denen|deren|dessen|dat|de|des)"
_GOES_ON = "alle|diese|ja|aber|nicht|noch|schon|immer|dauernd|ständig|keiner|niemand|nur|auch|so|sehr|leider|wie"
_NEVER_WEG = r"(?!\s+(?:\w+\s+){0,2}(?:weg|raus|mit)\b)"  # "das kann alles weg"
_PRONOUN_AT = muster(rf"(?<![\w-])(?:{_PRONOUN}|wo|worauf|womit|worin)\b")
_ABOUT = muster(  # "den hat der Sturm zerlegt", "den der Sturm zerlegt hat"
    rf"(?!(?:das|dat|des)\s+(?:is|ist|sind|war\w*)\b){_PRONOUN}\s+{_FINITE}\b{_NEVER_WEG}(?:(?!\s(?:und|sowie|plus|dann)\s)[^,.;:\n])*|"
    rf"{_PRONOUN}\s+[a-zäöüß]+(?:t|en)\s+(?:{_GOES_ON})\b(?:(?!\s(?:und|sowie|plus|dann)\s)[^,.;:\n])*|"
    rf"(?:{_PRONOUN}|wo|worauf|womit|worin)\s+(?:\w+\s+){{1,9}}?{_FINITE}(?=\s*(?:[,.;:\n]|$|und\b))"
)
_WHY = muster(
    r"\b(?P<satz>(?:weil|obwohl|damit|nachdem|bevor|sodass|falls|(?:als|seit|seitdem|wenn|bis|ob)\s+(?=(?:ich|wir|er|sie|es|man|mein|"
    r"unser|der|die|das|ihr|mir)))[^,.;:\n]*?"
    rf"(?=[,.;:\n]|$|(?<=\s)(?!\S+\s*$){_FINITE}\s+(?:und|aber|plus|dann)\b))"
)
_ALL_OF_IT = muster(
    r"[\s,–-]\s*(?P<satz>(?:alles|beides|beedes|beede|ois)\s+(?:aus\s+|noch\s+)?[^\W\d_]+)(?=\s*(?:[,.;:\n!]|$))"
)


def without_courtesy(text: str) -> str:
    """The text with blanks for its greeting, the name in it and its end."""
    return _COURTESY.sub(lambda match: " " * len(match.group()), text)


def asides(text: str, things: Sequence[int]) -> list[tuple[int, int]]:
    """Begin and end of the clauses that tell about things named elsewhere. `things`: where things begin, without their
    articles, so that "der" is told from an article.
    """
    found = [match.span("satz") for pattern in (_WHY, _ALL_OF_IT) for match in pattern.finditer(text)]
    for pronoun in _PRONOUN_AT.finditer(text):
        clause = _ABOUT.match(text, pronoun.start())
        if clause and pronoun.start() and not any(text[pronoun.end() : thing].isspace() for thing in things):
            found.append(clause.span())
    return found


ABSENT = muster(  # what of a thing is not there
    r"\b(?:fehl(?:t|en|te)|(?:is|ist|sind)\s+(?:\w+\s+)?(?:ab|abgebrochen|verloren|verschwunden)|"
    r"(?:hab\w*|ham)\s+(?:ich|ick|ik|i|wir|mir|mer)\s+(?:\w+\s+)?(?:(?:nich\w*|net)\s+mehr|nimmer)|gibts?\s+(?:es\s+)?nicht\s+mehr)\b"
)
SUBJECT = muster(
    r"\s+(?:hat|hatte|sagt|sagte|meint|meinte|will|wollte|fliegt|kommt\s+raus|läuft\s+aus|findet|ruft|wohnt|zieht)\b"
)
INVERTED = muster(
    r"\b(?:hat|hatte|nimmt|will|wollte|sagt|meint|kriegt|bekommt|braucht|holt)\s+(?:\w+\s+)?(?:der|mein|unser|sein|ihr)\s+(?:\w+e\s+)?$"
)
INSTEAD = muster(
    r"[\s,.;:…–-]*(?:(?:ach|äh+m?|öh+m?|oh|halt|moment|sorry|entschuldigung|also)\b[\s,.…-]*)*"
    r"\b(?:nein|nee+|nö|quatsch|blödsinn|falsch|ich\s+mein\w*|vielmehr|(?:besser|genauer)(?:\s+gesagt)?|korrektur|korrigiere|stimmt\s+nicht|verzeihung|pardon)\b"
    r"[\s,.:…–-]*(?:(?:nein|nee|doch|lieber|eher|sondern|quatsch|natürlich|ich\s+mein\w*|(?:das|es)\s+(?:ist|sind|war|waren)|sind\s+es|nur|bloß)\b[\s,.]*)*"
)
ONLY = muster(
    r"\b(?:aber|doch|also|sondern|letztlich|letztendlich|schließlich|am\s+ende|nun)\b[^,.;]*\b(?:nur|bloß|lediglich)\s+(?:noch\s+)?(?=(?:der|die|das|den|mein\w*|unser\w*)\s)"
)
HEADING = muster(r"\s*:\s*(?!\s*(?:\d+|zwei|zwo|drei|vier|fünf|sechs|ein\w*)\s*(?:[x×,.;]|stück|stk|$|und\b))\S")
