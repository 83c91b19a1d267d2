"""Who and what is listed in an answer to "how many": "meine Frau, zwei Kinder und ich", "ein Dackel und zwei Pudel".

A text becomes persons or animals with their counts. Words are compared folded.
"""

import functools
import re
from typing import NamedTuple

from bot.nlu.lautung import sound
from bot.nlu.personenname import is_first
from bot.nlu.text import fold
from bot.nlu.zahlwoerter import number_word

_RELATED = r"(?:schwieger|stief|pflege|adoptiv|gross|ur|halb|ehe|lebens|haupt|unter|mit|ex|klein|schul|zimmer|wg)*"
_ONE = re.compile(
    rf"{_RELATED}(?:frau|mann|gatt(?:e|in)|partner(?:in)?|gefahrt(?:e|in)|freund(?:in)?|kumpel|verlobte[nr]?|sohn(?:em\w*)?|tochter|"
    r"kind(?:chen)?|baby|saugling|kleinkind|mutter|mutti|mama|mudder|mudda|vater|vati|papa|vadder|vadda|bruder|schwester|oma|"
    r"opa|omi|opi|omma|oppa|muttern|vatern|mudding|vadding|tantchen|brudi|kleinkind|enkel(?:in|kind|sohn|tochter)?|mieter(?:in)?|bewohner(?:in)?|mensch|person|erwachsene[rn]?|jugendliche[rn]?|madchen|"
    r"junge|bub|bua|nichte|neffe|tante|onkel|cousin(?:e)?|schwager(?:in)?|rentner(?:in)?|pfleger(?:in)?|azubi|student(?:in)?|"
    r"fru|oide[rn]?|alte[rn]?|kleine[rn]?|grosse[rn]?|lutte[rn]?|jungste[rn]?|alteste[rn]?|kloane[rsn]?|kleene[rsn]?|kloa|kleines|butje|bangert|nachwuchs|dochter|madel|madle|dirndl|gor)"
)
_SEVERAL = re.compile(
    rf"{_RELATED}(?:frauen|manner[n]?|partner|freunden?|freundinnen|kumpels|sohnen?|sohne[n]?|tochtern?|kindern?|kinners?|kids|babys|"
    r"geschwistern?|brudern?|schwestern|enkeln?|enkelkindern?|mietern?|bewohnern?|menschen|personen|pers|persohnen|erwachsenen?|erw|ki|kd|jugendlichen|"
    r"madchen|jungen?|jungs|buben|buam|nichten|neffen|tanten|mann|leuten?|luden?|kopfen?|nasen|hanseln?|seelen|rentnern?|studenten|"
    r"erben|damen|herren|lutten|kleinen|grossen|goren|blagen|zwergen?|gasten?|besuchern?|teilnehmern?|kollegen)"
)
_PAIRS = re.compile(rf"{_RELATED}(?:eltern(?:teile)?|zwillingen?|ehepaar(?:s|es)?|parchen|rentnerpaar|zwillingspaar)")
_DOG = re.compile(
    r"(?:\w*hund(?:e|en|chen|in)?|welpen?|dackel[n]?|pudel[n]?|mops|mopse|terrier[n]?|\w*terrier|labrador(?:e|s|en)?|\w*retriever|"
    r"dogge[n]?|\w*dogge[n]?|collie[s]?|husky[s]?|huskies|beagle[sn]?|spitz|rottweiler|boxer|chihuahua[s]?|malteser|dalmatiner|mischling(?:e|en)?|"
    r"rude[n]?|hundin(?:nen)?)"
)
_PET = re.compile(
    r"(?:\w*katze[n]?|kater[n]?|hamster[n]?|vogel[n]?|wellensittich(?:e|en)?|papagei(?:en)?|kaninchen|hase[n]?|"
    r"meerschweinchen|hahn|hahne[n]?|ganse?|enten?|kuhe?|pferd(?:e|en)?|pony[s]?|huhn(?:er|ern)?|ziege[n]?|schaf(?:e|en)?|fisch(?:e|en)?|schildkrote[n]?|\w*tier(?:e|en)?)"
)
_ONESELF = frozenset(
    fold("ich mich mir ick ik isch ig wenigkeit alleinerziehend alleinerziehende alleinerziehender i").split()
)
_DETERMINERS = frozenset(
    fold(
        "ein eine einen einem einer n ne nen nem en a an mein meine meinen meinem meiner mei mien miene unser "
        "unsere unseren unserem unserer unsre unsern der die das den dem de d dat sein seine seinen seiner "
        "seinem ihr ihre ihrem ihren ihrer"
    ).split()
)
_A = frozenset(fold("ein eine einen einem einer n ne nen nem en").split())
_NO_ADJECTIVE = frozenset(
    fold("und mit plus sowie oder aber in an auf zu von fur bei sind ist noch auch unten oben neben").split()
)
_ADJECTIVES = frozenset(
    fold(
        "alte alten alter kleine kleinen kleiner grosse grossen grosser erwachsene erwachsenen jungste alteste"
    ).split()
)
_THINKING = re.compile(r"(?:weiss|glaub|denk|schatz|sag|hoff|find|versteh|frag|nehm|brauch|kann|muss|will|mocht)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[+,;.:()]")
GAP = 2  # adjectives between a number and its noun
UNKNOWN = -1
_OWN = re.compile(r"\b(?:ich\s+hab\w?|hab\w?\s+ich)\b", re.IGNORECASE)
_CHILD = re.compile(r"\w*(?:kind(?:ern?|chen)?|sohne?n?|tochtern?|enkeln?|jungs?|madchen|kids|zwillinge?n?)$")
_WE = re.compile(r"(?:s[aiy]nn?|sind|hamm?|hemm?|hend|han|hobn|hawe|wohne?n?|lebe?n?)\b")
_NOT = re.compile(r"(?:selbst |selber )?(?:nicht|nich|net|ned|nit)\b(?! mehr| allein| nur)")
_US = re.compile(
    r"\b(?:und|plus|mit)\s+wir\s+(?P<a>\w+)\s*(?=$|[,.])|\bwir\s+(?P<b>\w+)\s+(?:und|plus)\b", re.IGNORECASE
)
PETS = ("hund", "tier")
_OURS = re.compile(r"\b(?:unsere|unsre|meine|die)\s+(?P<zahl>\d+|[^\W\d_]+)(?=\s*(?:$|[,.;]|und\b))", re.IGNORECASE)


class Gruppe(NamedTuple):
    """So many of one kind: "person", "hund", "tier", "selbst" or "name". `UNKNOWN` where a plural has no number;
    `gezaehlt`: whether a number was said.
    """

    art: str
    anzahl: int
    gezaehlt: bool
    start: int
    ende: int


def groups(text: str) -> list[Gruppe]:
    """All persons and animals that the text names, in order."""
    tokens = list(_TOKEN.finditer(text))
    words = [fold(token.group()) or token.group() for token in tokens]
    found: list[Gruppe] = []
    for index, word in enumerate(words):
        couple = word == "paar" and words[index + 1 : index + 2] == ["mit"]
        if word in _ADJECTIVES and tokens[index].group().islower() and not _stands_alone(words, index):
            continue
        if word in _ONESELF and (_thinks(words, index) or _not_oneself(words, index)):
            continue
        art, each, plural = _kind("ehepaar" if couple else word, tokens[index].group())
        if not art or (art == "name" and not _listed(words, index)):
            continue
        number, first = (None, index) if art in ("selbst", "name") else _counted(tokens, words, index)
        number = None if each == number == 2 else number  # "beide Eltern"
        amount = each * number if number is not None else UNKNOWN if plural else each
        found.append(Gruppe(art, amount, number is not None, tokens[first].start(), tokens[index].end()))
    return found


def _kind(word: str, said: str) -> tuple[str, int, bool]:
    """Kind of what a word names ("" for anything else), how many one of it are, whether it is a plural."""
    if word in _ONESELF:
        return "selbst", 1, False
    word = _heard().get(sound(word), word) if len(word) > 3 and not is_person(word) else word
    if _PAIRS.fullmatch(word):
        return "person", 2, False
    if word.startswith("drilling"):
        return "person", 3, False
    if _ONE.fullmatch(word) or _SEVERAL.fullmatch(word):
        return "person", 1, not _ONE.fullmatch(word)
    if _DOG.fullmatch(word) or _PET.fullmatch(word):
        return "hund" if _DOG.fullmatch(word) else "tier", 1, False
    return ("name", 1, False) if said[0].isupper() and is_first(said) else ("", 0, False)


@functools.lru_cache(maxsize=1)
def _heard() -> dict[str, str]:
    """Words for persons by their sound: "erwaksene", "kint"."""
    words = (
        "erwachsene erwachsener erwachsenen kind kinder kindern person personen mutter vater tochter bruder schwester"
    )
    return {sound(word): word for word in words.split()}


def is_person(word: str) -> bool:
    """Whether a folded word names persons: "schwiegermutter", "zwillinge"."""
    return any(kind.fullmatch(word) for kind in (_PAIRS, _ONE, _SEVERAL))


def _stands_alone(words: list[str], index: int) -> bool:
    """Whether a small "erwachsene", "kleine" counts by itself: "zwei erwachsene und drei kinder"."""
    following = words[index + 1] if index + 1 < len(words) else ""
    noun = any(kind.fullmatch(following) for kind in (_ONE, _SEVERAL, _DOG, _PET))
    counted = index > 0 and words[index - 1] not in _A and _number(words[index - 1]) is not None
    return counted and not noun


def _thinks(words: list[str], index: int) -> bool:
    """Whether "ich" only says what somebody thinks: "sieben, glaube ich", "ich weiß, das ist eng"."""
    beside = [*words[index + 1 : index + 2], *words[max(index - 1, 0) : index]]
    return any(_THINKING.match(word) for word in beside)


def _not_oneself(words: list[str], index: int) -> bool:
    """ "ich selbst nicht", "ohne mich"; "mir ham" is "wir haben"."""
    following = " ".join(words[index + 1 : index + 3])
    wir = words[index] in ("mir", "mia") and _WE.match(following)
    return bool(wir) or words[index - 1 : index] == ["ohne"] or bool(_NOT.match(following))


def _listed(words: list[str], index: int) -> bool:
    """Whether a name stands in a list by itself, not beside who is called so ("mein Sohn Tom")."""
    index -= index > 0 and words[index - 1] in ("die", "der", "den")
    return index == 0 or words[index - 1] in (",", "und", "+", "plus", ":", "mit")


def _counted(tokens: list[re.Match[str]], words: list[str], index: int) -> tuple[int | None, int]:
    """The number that belongs to the noun at `index`, and the token it begins with."""
    at = index - 1
    while at >= 0 and index - at <= GAP + 1:
        word = words[at]
        number = _number(tokens[at].group())
        if number is not None:
            return number, at
        adjective = len(word) > 3 and word.endswith(("e", "en", "er", "es", "em")) and word not in _NO_ADJECTIVE
        if word in _DETERMINERS:
            return (1 if word in _A else None), at
        if not adjective:
            break
        at -= 1
    return None, index


def _number(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    number = number_word(said) if fold(said) not in _DETERMINERS else None
    return int(number) if number is not None and number >= 1 and number == int(number) else None


def persons(text: str) -> int | None:
    """The persons listed, oneself among them; 0 where one group is not counted, None where there is no list."""
    text = re.sub(r"\([^)]*\)", lambda match: " " * len(match[0]), text)
    said = groups(text)
    oneself = any(group.art == "selbst" for group in said)
    others = [group for group in said if group.art == "person"]
    if oneself:  # "mein Mann, ich und unsere vier"
        ours = [(match, _number(match["zahl"])) for match in _OURS.finditer(text)]
        others += [Gruppe("person", number, True, *match.span()) for match, number in ours if number]
    if not oneself and others and (two := _US.search(text)) and (we := _number(two["a"] or two["b"])):
        others.append(Gruppe("person", we, True, *two.span()))  # "das Pärchen von oben und wir beide"
    if not _numbers_beside(text, others):
        others += [group for group in said if group.art == "name"]
    if not others or len(others) + oneself < 2:
        return None
    if any(group.anzahl == UNKNOWN for group in others):
        return 0
    if _OWN.search(text) and all(is_child(text, group) for group in others):
        oneself = False  # "ich habe zwei Söhne und eine Tochter" counts the children
    return sum(group.anzahl for group in others) + int(oneself)


def is_child(text: str, group: Gruppe) -> bool:
    """Whether these are children."""
    return bool(_CHILD.search(fold(text[group.start : group.ende])))


def _numbers_beside(text: str, said: list[Gruppe]) -> bool:
    """Whether a number stands by itself: then the names beside it say who they are."""
    numbers = [token for token in _TOKEN.finditer(text) if _number(token.group()) is not None]
    return any(not any(group.start <= token.start() < group.ende for group in said) for token in numbers)
