"""An amount of money; the currency may be left out. Two amounts with "bis" or "oder" between them are none, nor is what
has yet to be reckoned ("die Hälfte von 800").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.geldwoerter import in_one_word, notes, separated
from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster
from bot.nlu.werte import finde
from bot.nlu.werte.betrag import LEFT_OPEN
from bot.nlu.werte.zahl import negated
from bot.nlu.zahlausdruck import composed, grouped, is_range
from bot.nlu.zahlwoerter import as_number

_NOTHING = (
    r"\b(?:nichts|nix|nüscht|garnichts|null)\b|\bkein(?:e|en|s|erlei)?\s+(?:\w+\s+){0,2}(?:einkommen|einkünfte|geld|verdienst|lohn|"
    r"gehalt|rente|miete|vermögen|kosten|cent|euro|pfennig|ausgaben|einnahmen)\b|^\W*(?:gar\s+)?keins?\W*$"
)
_NO_AMOUNT = (  # "das geht Sie gar nichts an", "dazu sage ich nichts"
    r"\b(?:sag\w*|weiß|wissen|versteh\w*|geh\w*|verrat\w*|hör\w*|find\w*|glaub\w*|tut|macht|erinner\w*)\b.*\b(?:nichts|nix|nüscht)\b|"
    r"\b(?:nichts|nix|nüscht)\b.*\b(?:an|angeht|angehen|sagen|verraten|angeben|tun|wissen|versteh\w*|finden)\b"
)
_EUROS_AND_CENTS = (
    r"^\W*(?:(?:so|etwa|genau|äh|also|ich|wir|krieg\w*|bekomm\w*|verdien\w*|zahl\w*|ungefähr|sind|es|das|ist|kost\w*|na|ja|um|die)\s+)*"
    r"(?P<euro>\d{1,3}|[a-zäöüß]+)\s+(?P<cent>\d{2}|[a-zäöüß]+)(?:\s+(?:im|pro|die|je|netto|brutto|in\s+der|am|oder\s+so)\b.*)?\W*$"
)
_OTHER_THINGS = (
    r"\s*-?\s*(?:zimmer|person|leute|kind(?!er(?:geld|zuschlag))|monat(?!lich|sm)|jahre?n?\b|raten?\b|mal\b|qm\b|m²|quadrat|wochen?\b|tage?n?\b|stunde|%|prozent|"
    r"uhr|hund|prozent|köpf|mann\b|\.\s*(?:gibt|kommt|kommen|des|jeden|im)\b)"
)
_YEAR_BEFORE = r"\b(?:seit|ab|im\s+jahr|anno|in|von)\s+$"
_PAST = r"\b(?:früher|vorher|bisher|damals|ehemals|letztes\s+jahr|bis\s+vor)\b"
_SUM_BEFORE = (
    r"(?:\b(?:also|macht|ergibt|zusammen|insgesamt|unterm\s+strich|jetzt|nun|inzwischen|mittlerweile|aktuell|summe|sind\s+es|das\s+sind)|=)"
    r"\s*:?\s*(?:(?:sind|es|das|ich|wir|zahle?|kriege?|bekomme?|habe?|macht|zusammen|insgesamt|so|ungefähr|etwa|ca|um|die|rund|nur|"
    r"noch|jetzt)\W+)*$"
)
_TO_RECKON = (
    r"\b(?:hälfte|drittel|viertel|(?:doppelt|dreifach|vierfach)\w*|durch\s+(?:zwei|drei|vier|\d)|geteilt|jeweils|"
    r"prozent|verschieden|schwankt)\b"
)
_PLUS = r"(?:\s*\w+){0,2}\s*(?:plus|\+|zuzüglich|zzgl\.?)\s*"
_PLUS_BEHIND = r"(?:\s*\w+){0,2}\s*(?:plus|\+|zuzüglich|zzgl\.?)"
_LABEL = r"\b(?:brutto|netto|kalt|warm)"

_AND_ALSO = r"\b(?:und|dazu|sowie)\s+(?:(?:ich|er|sie|noch|dann|nochmal|meine?|mein\s+\w+|meine\s+\w+)\s+)*(?:\w+\s+)?$"
_NEWER = (
    r"\b(?:jetzt|nun|neu\w*|inzwischen|mittlerweile|aktuell|seit|erhöh\w*|nein|sondern|davon|darin|inklusive|stunden?|"
    r"jahre?n?)\b"
)
SMALL = 10


def lies(aussage: Aussage) -> Antwort | None:
    text = separated(aussage.text)
    if text != aussage.text:
        aussage = replace(aussage, text=text, werte=finde(text, aussage.umfeld))
    if is_range(text) or muster(LEFT_OPEN).search(text):
        return None
    cents = _euros_and_cents(text)
    if cents:
        return aussage.whole(cents)
    said = _amounts(aussage)
    if said:
        return _chosen(aussage, said)
    if muster(_NOTHING).search(text) and not muster(_NO_AMOUNT).search(text):
        return aussage.whole("0.00")
    return None


def _amounts(aussage: Aussage) -> list[Wert]:
    """All amounts of the text in order; what is gone by or counts something else only where there is nothing else."""
    text = aussage.text
    money = [*aussage.of("betrag"), *(_as_amount(text, *note) for note in notes(text))]
    least = SMALL if money else 0  # "tausend Euro und een beten"
    more = [
        *grouped(text),
        *((float(w.wert), w.start, w.ende) for w in aussage.of("zahl") if w.wert == 0 or w.wert >= least),
    ]
    for number, start, end in more:
        if not any(start < other.ende and other.start < end for other in money):
            money.append(_as_amount(text, number, start, end))
    money = sorted((wert for wert in money if not negated(text, wert)), key=lambda wert: wert.start)
    clauses = [match.span() for match in re.finditer(r"(?:(?!\s(?:aber|jetzt)\s)[^,;])+", text)]
    past = [(start, end) for start, end in clauses if muster(_PAST).search(text[start:end])]
    kept = [wert for wert in money if not any(start <= wert.start < end for start, end in past)]
    counted = [wert for wert in kept or money if not _counts_things(text, wert)]
    return counted or kept or money


def _counts_things(text: str, wert: Wert) -> bool:
    """Whether a number is none of money: "3 Zimmer", "seit 2024"."""
    year = re.fullmatch(r"(?:19|20)\d{2}", wert.text) and muster(_YEAR_BEFORE).search(text[: wert.start])
    return bool(year) or bool(muster(_OTHER_THINGS).match(text[wert.ende :]))


def _chosen(aussage: Aussage, said: Sequence[Wert]) -> Antwort | None:
    """The sum, the amount that is told to be the one, or the last; None where it is left open."""
    text = aussage.text
    sums = [wert for wert in said if muster(_SUM_BEFORE).search(text[: wert.start])]
    if sums:
        return aussage.from_values(sums[-1])
    if len(said) > 1 and all(muster(_PLUS).fullmatch(text[a.ende : b.start]) for a, b in pairwise(said)):
        return aussage.whole(f"{sum(float(wert.wert) for wert in said):.2f}")
    if muster(_TO_RECKON).search(text) or muster(_PLUS_BEHIND).match(text[said[-1].ende :]):
        return None
    if len(said) > 1 and not _parted(text, said):
        return None
    if len(said) > 1 and _of_different_sources(text, said):
        return None
    labelled = _labelled(text, said)
    return aussage.from_values(labelled[-1]) if labelled else None


def _of_different_sources(text: str, said: Sequence[Wert]) -> bool:
    """ "mein Mann 900 und ich 700", "1200 Gehalt und 250 Kindergeld": two amounts that only a sum could hold."""
    between = text[said[-2].ende : said[-1].start]
    behind = text[said[-1].ende :]
    return bool(muster(_AND_ALSO).search(between)) and not muster(_NEWER).search(between + behind)


def _parted(text: str, said: Sequence[Wert]) -> bool:
    """Whether the last two numbers are two: "zwei fünf" may be anything."""
    return bool(re.search(r"\S", text[said[-2].ende : said[-1].start])) or said[-2].typ != said[-1].typ


def _labelled(text: str, said: Sequence[Wert]) -> list[Wert]:
    """Without those of another kind than the one that is told ("brutto" beside "netto"): none where both are."""
    labels = {fold(match.group()) for match in muster(_LABEL).finditer(text)}
    different = len({wert.wert for wert in said}) > 1
    both = {"brutto", "netto"} <= labels or {"kalt", "warm"} <= labels
    return [] if both and different else list(said)


def _as_amount(text: str, number: float, start: int, end: int) -> Wert:
    return Wert("betrag", f"{number:.2f}", text[start:end], start, end)


def _euros_and_cents(text: str) -> str | None:
    """ "sechs neunundneunzig" is 6.99, and so is the same in one word."""
    single = re.fullmatch(r"\W*([^\W\d_]+)\W*(?i:euro)?\W*", text)
    if single and (glued := in_one_word(single.group(1))):
        return f"{glued:.2f}"
    match = muster(_EUROS_AND_CENTS).match(text)
    if not match or composed(text):
        return None
    euros, cents = as_number(match["euro"]), as_number(match["cent"])
    whole = euros is not None and cents is not None and euros == int(euros) and 10 <= cents < 100 and 0 < euros < 1000
    return f"{int(euros or 0)}.{int(cents or 0):02d}" if whole and not re.match(r"eine?\b", text) else None
