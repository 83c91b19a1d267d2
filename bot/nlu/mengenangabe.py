"""Which number of an answer to "how many" counts: the total, what is still there, the sum of what is listed."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.nlu.haushalt import PETS, Gruppe, groups, is_child, persons
from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.zahlwoerter import as_number

_CLAUSE = r"(?:(?!\s(?:aber|und\s+(?:bald|eins|das|ab))\s)[^,.;:])+"
_GONE = (
    r"\b(?:ausgezogen|aus\s+de[mn]\s+haus|nicht\s+mehr|weggezogen|verstorben|gestorben|tot|früher|damals|ehemals|ursprünglich|"
    r"letztes\s+jahr|bis\s+vor|zähl(?:t|en)\s+(?:\w+\s+)?nicht|woanders|wohn(?:t|en)\s+(?:schon\s+)?(?:selbst|selber|in)|"
    r"ab\s+(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|nächste\w*|morgen|sommer|dem)|unterwegs|bald|demnächst|schwanger|es\s+war(?:en)?\s+mal|ohne)\b"
)
_TOTAL_BEFORE = (
    r"(?:\b(?:wir\s+(?:sind|wären|waren|wohnen|leben)|sind\s+wir|si?n[dt]?\s+(?:mer|mir|mia|wi)|insgesamt|zusammen|macht|ergibt|"
    r"gesamt|summe|jetzt|mittlerweile|inzwischen|aktuell|momentan|zurzeit|derzeit|nun|nur\s+noch|bleiben|also|"
    r"mit\s+(?:\w+\s+){0,2}(?:mir|mich|uns|dem|der|den|ihm|ihr|oma|opa|baby|\w+(?:in|er|en|mann|frau)))|=)\s*:?\s*"
    r"(?:(?:wir|sind|es|halt|dann|doch|eben|ja|hier|alle|alles|zusammen|genau|also|noch|nur|insgesamt|macht|das|so|jetzt|zu)\s+)*$"
)
_TOTAL_BEHIND = (
    r"\s*(?:(?:person(?:en)?|leute|mensch(?:en)?|stück|köpfe)\b)?[\s,:–-]*(?:nämlich|und\s+zwar|insgesamt|zusammen|sind\s+wir|im\s+ganzen|alles\s+in\s+allem|"
    r"mit\s+(?:mir|uns|mich))\b"
)
_AT_LAST = r"[,:–-]\s[\wäöüß]+\W*"
_COMMA_COUNT = r"\b(?:kind\w*|sohn|söhne|tochter|töchter|jungs?|mädchen)\s*\d+,\s*$"
_EACH = r"\s*(?:person(?:en)?|leuten?|mensch(?:en)?|mann|köpfen?|bewohner|mitglieder|stück|erwachsene\b(?!.*\bkind))\b"
_TOGETHER = r"(?:z[ue]|to|zo)\s+|z'?(?=[dvfs])(?!siebz)"
_FAMILY = r"\bfamilie\s+mit\b"
_GENERIC = r"\b(?:hunde?n?|tiere?n?|person(?:en)?|leute|menschen|köpfe|kinder)$"
_ANEW = r"[.!?]\s+\S|\b(?:nein|nee|nö|weg|quatsch|krank)\b"
_APART = r"[,:(=–-]|\balso\b|\bmacht\b"
_ALONE = r"\ball?(?:ei|oi|oa|ee|ai)n(?:e|i|ig)?\b|\bnur\s+ich\b"
_ADD = r"\s*(?:plus|\+)\s*"
_AND_I = r"\s*(?:plus|\+|und|un|u\.?)\s+(?:noch\s+)?(?:ich|meine\s+wenigkeit)\b"
_ONE_MORE = r"\bund\s+(?P<zahl>\d+|[a-zäöüß]+)\s+[a-zäöüß]+e[rsn]?\W*$"  # "zwei große Hunde und ein kleiner"
_AND = r"\s*,?\s*(?:plus|\+|und|un|sowie)\s+(?:(?:noch|die|das|den|'?s|de|dat|unser\w*|mein\w*|ein\w*|a)\s+)*"
_BESIDE_ME = r"\b(?:(?:außer|neben)\s+(?:mir|uns)|ich\s+(?:und|plus|mit))\s+(?:noch\s+)?$"
_NO_NOUN = r"\s*(?:andere\w*|weitere\w*|mehr|personen|leute)?\W*$"
_FOR_WHOM = r"\b(?P<zahl>\d+|[a-zäöüß]+)\s+(?:für|fürs|fürn)\b"
_AREA = r"\s*(?:qm\b|m²|m2\b|m³|m3\b|quadrat\w*|kubik\w*|cbm\b)"


def blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with blanks instead of these stretches."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def relevant(text: str, numbers: Sequence[Wert]) -> tuple[str, list[Wert]]:
    """Text and numbers without what is only explained in brackets, and without who is gone or yet to come, as long as
    something is left.
    """
    brackets = [match.span() for match in re.finditer(r"\([^)]*\)?", text)]
    if kept := _outside(numbers, brackets):
        text, numbers = blank(text, brackets), kept
    clauses = [match.span() for match in muster(_CLAUSE).finditer(text)]
    gone = [(start, end) for start, end in clauses if muster(_GONE).search(text[start:end])]
    left, kept = blank(text, gone), _outside(numbers, gone)
    told = kept or persons(left) or muster(_ALONE).search(left)
    return (left, kept) if gone and told else (text, list(numbers))


def with_me(text: str) -> int | None:
    """How many persons somebody who lives alone lives with: "allein mit zwei Kindern"; None where it stays open."""
    beside = muster(r"\bmit\b").search(text)
    others = [group for group in groups(text) if beside and group.art == "person" and group.start > beside.start()]
    return None if any(group.anzahl < 0 for group in others) else sum(group.anzahl for group in others)


def told_apart(text: str, numbers: Sequence[Wert]) -> int | None:
    """A number that the others explain: "drei Hunde, zwei Dackel und ein Pudel"; "zwei Gänse, eine Ente, drei Tiere"
    too.
    """
    said = groups(text)
    bare = [Gruppe("", int(w.wert), True, w.start, w.ende) for w in numbers if w.wert == int(w.wert)]
    alone = [number for number in bare if not any(group.start <= number.start < group.ende for group in said)]
    counted = sorted([*said, *alone], key=lambda group: group.start)
    if len(counted) < 3 or muster(_ANEW).search(text) or any(group.anzahl < 1 for group in counted):
        return None
    first, last = counted[0], counted[-1]
    parts = (
        (first, counted[1:], text[first.ende : counted[1].start]),
        (last, counted[:-1], text[counted[-2].ende : last.start]),
    )
    for whole, rest, between in parts:
        generic = not whole.art or muster(_GENERIC).search(text[whole.start : whole.ende])
        if generic and muster(_APART).search(between) and whole.anzahl == sum(part.anzahl for part in rest):
            return whole.anzahl
    return None


def _outside(numbers: Sequence[Wert], spans: Sequence[tuple[int, int]]) -> list[Wert]:
    return [wert for wert in numbers if not any(start <= wert.start < end for start, end in spans)]


def total(text: str, numbers: Sequence[Wert]) -> Wert | None:
    """The number that is said to be all of them: "wir sind vier", "insgesamt sechs", "zu fünft", "mit Oma fünf"."""
    said = groups(text)
    found = [wert for wert in numbers if _is_total(text, wert, said)]
    return found[-1] if found else None


def _is_total(text: str, wert: Wert, said: Sequence[Gruppe]) -> bool:
    if muster(_TOGETHER).match(wert.text):
        return True
    if muster(_TOTAL_BEHIND).match(text[wert.ende :]):
        return True
    if muster(_AT_LAST).fullmatch(text[max(wert.start - 2, 0) :]) and not muster(_COMMA_COUNT).search(
        text[: wert.start]
    ):
        people = [group for group in said if group.art in ("person", "selbst") and group.ende < wert.start]
        return len(people) > 1 and wert.wert >= len(people)  # "ich, der Klaus, die Sabine und die Mädchen, fünf"
    counted = any(group.gezaehlt and group.start <= wert.start < group.ende for group in said)
    if counted and not muster(_EACH).match(text[wert.ende :]):
        return False  # "wir sind zwei Erwachsene und drei Kinder"
    return bool(muster(_TOTAL_BEFORE).search(text[: wert.start]))


def of_persons(text: str, numbers: Sequence[Wert]) -> list[Wert]:
    """The numbers that don't count animals."""
    pets = [group for group in groups(text) if group.art in PETS]
    return [wert for wert in numbers if not any(pet.start <= wert.start < pet.ende for pet in pets)]


def _with_others(text: str, numbers: Sequence[Wert]) -> float | None:
    """ "drei und ein Baby", "ich und noch zwei", "außer mir noch drei", "zwei für mich und eine fürs Amt"."""
    shares = [as_number(match["zahl"]) for match in muster(_FOR_WHOM).finditer(text)]
    if len(shares) > 1 and None not in shares:
        return sum(share or 0 for share in shares)
    if len(numbers) != 1:
        return None
    number, start, end = float(numbers[0].wert), numbers[0].start, numbers[0].ende
    if muster(_BESIDE_ME).search(text[:start]) and muster(_NO_NOUN).match(text[end:]):
        return number + 1
    people = [group for group in groups(text) if group.art == "person" and group.start > end]
    if people and muster(_AND).fullmatch(text[end : people[0].start]) and all(g.anzahl > 0 for g in people):
        return number + sum(group.anzahl for group in people)
    return None


def summed(text: str, numbers: Sequence[Wert]) -> float | None:
    """ "zwei plus eins", "2+2", "zwei und ich", "einen Dackel und zwei Pudel"; None where nothing is added up."""
    if numbers and muster(_AND_I).match(text[numbers[-1].ende :]):
        return float(numbers[-1].wert) + 1
    if len(numbers) > 1 and all(
        muster(_ADD).fullmatch(text[one.ende : other.start]) for one, other in pairwise(numbers)
    ):
        return sum(float(wert.wert) for wert in numbers)
    added = _with_others(text, numbers)
    if added is not None:
        return added
    said = groups(text)
    also = muster(_ONE_MORE).search(text)
    pets = [group for group in said if group.art in PETS]
    if (
        len(pets) == len(said)
        and len({pet.art for pet in pets}) == 1
        and any(pet.gezaehlt for pet in pets)
        and not of_persons(text, numbers[: len(numbers) - bool(also)])
    ):
        more = as_number(also["zahl"]) if also and also.end() > pets[-1].ende else 0
        return float(sum(pet.anzahl for pet in pets)) + (more or 0)
    return None


def left_open(text: str, numbers: Sequence[Wert]) -> bool:
    """Whether two numbers in a row say about how many ("drei vier Leute"), or of a family only children are told."""
    for one, other in pairwise(numbers):
        if other.wert == one.wert + 1 and re.fullmatch(r"\s*,?\s*", text[one.ende : other.start]):
            return True
    said = groups(text)
    only_children = bool(said) and all(is_child(text, group) for group in said)
    return only_children and bool(muster(_FAMILY).search(text))


def counting(text: str, numbers: Sequence[Wert], pets: bool) -> list[Wert]:
    """The numbers of what was asked for: of an area rather than of rooms, of persons rather than of dogs."""
    areas = [wert for wert in numbers if muster(_AREA).match(text[wert.ende :])]
    if areas:
        return areas
    wanted, other = (PETS, ("person",)) if pets else (("person",), PETS)
    said = groups(text)

    def of(arten: Sequence[str]) -> list[Wert]:
        spans = [(group.start, group.ende) for group in said if group.art in arten and group.gezaehlt]
        return [wert for wert in numbers if any(start <= wert.start < end for start, end in spans)]

    return of(wanted) or [wert for wert in numbers if wert not in of(other)] or list(numbers)
