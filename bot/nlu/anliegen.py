"""What a message wants: the part of it that asks, and whether an example of a service states a wish or asks a question.

A story ends with what is wanted, so that part counts twice where intents are learned (ADR 0004).
"""

import re

from bot.nlu import themen
from bot.nlu.text import muster, similar, words

_CUT = r"(?<=[.!?:;])\s+|,\s+(?=(?:wo|wie|was|wann|kann|wer|wohin|welch\w*|bekomm\w*|gib\w*|muss|darf|könn\w*|bitte)\b)"
_PARTS = r"(?<=[.!?:])\s+|,\s+|;\s*"
_SENTENCES = r"(?<=[.!?])\s+"
_OWN = r"\b(?:ich|i|ick|ik|wir|mia|mir|mein\w*|unser\w*|uns|mei|meen\w*|mien\w*|habe?|haben|bin|muss|will|brauche?n?)\b"
_APPOINTMENT = (
    r"\btermin\w*\b|\bvorbei(?:kommen|schauen)\b|\b(?:freie?|einen?)\s+(?:slot|zeiten|platz)\b|"
    r"\bwann\s+(?:kann|könnte|darf|hätte\w*|haben|passt)\b[^.?!]*\b(?:ich|sie|wir|kommen|zeit|frei|vorbei\w*)\b"
)
_SAY = (
    r"(?:und|aber|also|äh|ähm|da|nun|nu|bloß|nur|mal|eigentlich|"
    r"wollte\s+ich|ich\s+wollte|wissen|fragen|denn|bitte|,)\s+"
)
_MEASURE = (
    r"(?:viele?|viel|hoch|lang\w*|teuer|oft|groß|klein|schnell|breit|tief|weit|alt|schwer|laut|früh|spät|dick|warm|nah)"
)
_QUESTION = (  # words a question for a fact begins with
    rf"w(?:ie|ia)\s*{_MEASURE}|(?:bis|ab|seit|von|zu)\s+(?:wann|wie\s*viel\w*|welche[mnrs]?)|"
    r"(?:um|mit|in|aus|bei|an|auf|nach|unter|innerhalb|für)\s+(?:welche[mnrs]?|wie\s*viel\w*)|"
    r"wa[st]\s+(?:kost\w*|köst\w*|verlang\w*|berechne\w*|nehm\w*|zahl\w*|bezahl\w*|krieg\w*|ist|sind|bedeut\w*|heißt|"
    r"gehört|bringt|passiert|gilt|muss\s+(?:ich|man)\s+(?:da(?:zu|für)?\s+|alles\s+)*(?:mitbringen|vorlegen|zahlen|haben|dabei)|"
    r"brauch\w*|droht|wird)|welche[mnrs]?|"
    r"wann\s+(?:beginn\w*|fäng\w*|öffn\w*|schließ\w*|ist|sind|wird|werden|muss|müssen|kommt|hat|haben|macht|endet|gibt|läuft)|"
    r"warum|wer|wo\s+(?:ist|liegt|steht|sind)|lohnt|kostet|kosten"
)
_FACT = rf"^(?:{_SAY})*(?:{_QUESTION})\b"
_FACT_INSIDE = (
    rf"(?:,|\bwissen|\bfragen|\bund|\bähm?|\boder|\bmonat|\bmal)\s+(?:{_SAY})*(?:{_QUESTION})\b|"
    r"\b(?:ab|bis)\s+(?:wann|wie\s*viel\w*|welche[mnrs]?|zu\s+welche[mnrs]?)\b|\bwas\b[^.?!,]{3,40}\bkostet\b|"
    r"\b(?:bitten?|ersuchen?)\s+um\s+(?:\w+\s+)?(?:auskunft|mitteilung|benennung)\b|\b(?:wüsste|erführe)\s+(?:ich|gern\w*)\b"
)
_FACT_IF_NOT_OWN = (
    r"^(?:ist|sind|darf|gibt|gilt|gelten|zählt|gehört|gehören|muss|müssen|brauche?t?|werden|hat|haben|kostet)\b"
)
_WAY = (
    rf"\b(?:wo(?:her|hin)?|(?:wie|wia)(?!\s*{_MEASURE}\b))\b[^.?!]*\b(?:bekomm\w*|krieg\w*|beantrag\w*|gelang\w*|komm\w*\s+(?:ich|wir|man)\s+an|"
    r"komm\w*\b[^.?!,]*\ban\s+(?:ein|so)\w*|los|(?:an|ab|um)?meld(?!ung)\w*|wend\w*|herbekomm\w*|besorg\w*|erhalt\w*|bestell\w*|stell\w*|hin|"
    r"mach\w*\s+(?:ich|wir)|änder\w*|eintragen|loswerden|abgeben|anfordern|"
    r"reiche?\w*\b[^.?!]*\bein|trag\w*\b[^.?!]*\bein|hi)\b|\bwohin\s+mit\b|\bwie\s+machen\b|"
    r"\b(?:an|bei)\s+wen\b|\bwer\s+(?:hilft|kümmert|räumt|holt|repariert|ist\s+(?:da(?:für)?\s+)?zuständig)\b|"
    r"\bwas\s+(?:muss|soll|kann)\s+(?:ich|wir)\s+(?:da\s+|jetzt\s+|nun\s+|denn\s+)*(?:tun|machen|unternehmen)\b|"
    r"\bwas\s+(?:mach\w*|tu|nun|jetzt|tun)\b|\bhabe?\s+ich\b[^.?!]*\bzu\s+(?:verlangen|stellen|beantragen)\b"
)
_ASKS_FOR_A_TIME = (
    r"\bwann\s+(?:kann|könnte|darf|dürfte|soll)\s+ich\b[^.?!]*\b(?:kommen|vorbei\w*|hin)\b|"
    r"\bwann\s+(?:hätte\w*|haben|hat|hast|habt)\b[^.?!]*\b(?:zeit|frei|platz)\b|"
    r"\b(?:an\s+)?welche[mnr]\s+(?:tag|vormittag|nachmittag|wochentag)\b[^.?!]*\b(?:kommen|ich\s+mich)\b|"
    r"\bwann\s+(?:könn\w*|kann)\s+(?:ihr|sie)\s+mich\b"
)
_TERMIN = "termin"
_QUESTION_WORD = (
    r"^\s*(?:und\s+|aber\s+|äh\s+)?(?:w(?:o|ie|as|at|ann|er|en|em|oher|ohin|omit|ieso|arum|ia|os)|welche[nrsm]?)\b"
)
LEAST_WORDS = 3  # of a part that tells something


def emphasised(text: str) -> str:
    """The text with its last part, the one that says what is wanted, said twice; a text of one part as it is."""
    parts = [part for part in muster(_CUT).split(text) if part.strip()]
    return f"{text} {parts[-1]}" if len(parts) > 1 else text


def kind_of_example(text: str) -> str | None:
    """Intent of an example of a service: "antrag" or "info"; None where a clerk might doubt it.

    Whoever tells what happened and then asks for the way wants the service; whoever asks for a fact wants to know it
    (docs/absichten.md).
    """
    if muster(_APPOINTMENT).search(text):
        return None
    if not asks(text):
        return "antrag"
    kind = asked(text)
    if kind == "way":
        return "antrag"
    if kind == "fact":
        return "info"
    return "antrag" if _tells(_parts(text)) else None


def asks(text: str) -> bool:
    """Whether the text asks something, also without a question mark and in the middle of what is told."""
    return themen.is_question(text) or bool(muster(_FACT_INSIDE).search(text) or muster(_WAY).search(text))


def asked(text: str) -> str | None:
    """What the last question of a text asks for in so many words: "way" to get something done, "fact" to be known."""
    sentences = [part for part in re.split(_SENTENCES, text) if part.strip()]
    last = next(
        (part for part in reversed(sentences) if part.rstrip().endswith("?")), sentences[-1] if sentences else ""
    )
    for part in reversed(_parts(last)):
        if muster(_WAY).search(part):
            return "way"
        if muster(_FACT).search(part.strip()) or muster(_FACT_INSIDE).search(part):
            return "fact"
    alone = len(_parts(text)) == 1 and not muster(_OWN).search(last)
    return "fact" if alone and muster(_FACT_IF_NOT_OWN).search(last) else None


def _parts(text: str) -> list[str]:
    return [part for part in re.split(_PARTS, text) if part.strip()]


def _tells(parts: list[str]) -> bool:
    """Whether a part beside the question tells something of one's own."""
    return len(parts) > 1 and any(_told(part) and muster(_OWN).search(part) for part in parts)


def _told(part: str) -> bool:
    asking = muster(_QUESTION_WORD).match(part) or themen.is_question(part.rstrip("?"))
    return len(part.split()) >= LEAST_WORDS and not asking


def asks_for_a_time(text: str) -> bool:
    """Whether a day and an hour to come are asked for in so many words, up to a typing error."""
    return bool(muster(_ASKS_FOR_A_TIME).search(text)) or any(similar(word, _TERMIN) for word in words(text))
