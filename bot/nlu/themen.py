"""What a question asks about: costs, documents, duration … (the topics of `auskunft`), and what is no question at
all.
"""

import re
from dataclasses import dataclass

from bot.nlu.rechtschreibung import repaired
from bot.nlu.text import muster

# First match counts; the order says what is more telling.
THEMEN: tuple[tuple[str, str], ...] = (
    (
        "angaben",
        (
            r"\b(?:was|welche\s+(?:angaben|daten))\s+(?:hab(?:e)?\s+ich|haben\s+(?:sie|wir)|"
            r"hast\s+du)\b.*\b(?:angegeben|eingegeben|gesagt|geschrieben|eingetragen|genannt|notiert|"
            r"bisher|bis\s+jetzt|schon)|\b(?:zeig\w*|nenn\w*|les\w*|wiederhol\w*)\b.*\b(?:meine|die|alle|"
            r"bisherigen?)\s+(?:bisherigen\s+)?(?:angaben|eingaben|antworten|daten)\b|"
            r"\bmeine\s+(?:bisherigen\s+)?(?:angaben|eingaben)\s*(?:zeigen|ansehen|bitte|\?|$)|"
            r"\bwelche\s+daten\s+haben\s+sie\s+jetzt\b|\bzwischenstand\b|\bwie\s+weit\s+(?:sind|"
            r"bin)\s+(?:wir|ich)\b"
        ),
    ),
    (
        "rechtsgrundlage",
        (
            r"\b(?:rechtsgrundlage|gesetz\w*|paragra(?:f|ph)\w*|satzung|rechtlich\w*|verordnung|"
            r"vorschrift)\b|\bmit\s+welchem\s+recht\b"
        ),
    ),
    (
        "oeffnungszeiten",
        (
            r"\b(?:öffnungszeit\w*|sprechzeit\w*|geöffnet|offen|auf\s+habt|habt\s+ihr\s+(?:\w+\s+){0,2}auf|"
            r"haben\s+sie\s+(?:\w+\s+){0,2}auf|macht\s+(?:ihr|das)\s+(?:auf|zu)|hat\s+(?:das|die|"
            r"der)\s+\w+\s+(?:am\s+\w+\s+)?auf|schließt|wann\s+öffnet|wo\s+(?:ist|finde|sitzt|"
            r"muss\s+ich\s+(?:da\s+)?hin|finn)|wie\s+komme\s+ich\s+(?:zu|hin|da)|telefonnummer|"
            r"e-?mail-?adresse\s*(?:vom|von|des|der|\?)|erreich(?:e|t|bar)|anschrift\s+(?:vom|von|des|"
            r"der))\b"
        ),
    ),
    (
        "frist",
        (
            r"\b(?:frist\w*|bis\s+wann|wie\s+schnell\s+muss|wann\s+(?:spätestens|muss\s+ich)|spätestens|"
            r"rückwirkend|zu\s+spät)\b"
        ),
    ),
    (
        "dauer",
        (
            r"\b(?:wie\s+lang(?:e)?|dauert|dauer|bearbeitungszeit|wartezeit|wie\s+schnell|wann\s+(?:ist|"
            r"bekomme|kriege|kommt|kommen|holt|holen|wird|werden|habe)\b.*|fertig)\b"
        ),
    ),
    (
        "kosten",
        (
            r"\b(?:kosten\w*|kostet|kost|preis\w*|gebühr\w*|teuer|bezahlen|zahlen|kostenlos|kostenfrei|"
            r"umsonst|gratis|wie\s+hoch|wieviel\s+muss|wie\s?viel\s+(?:geld|euro)|euro|ermäßigung\w*|"
            r"was\s+nehmt\s+ihr\s+dafür)\b"
        ),
    ),
    (
        "unterlagen",
        (
            r"\b(?:unterlage\w*|papier\w*|dokument\w*|nachweis\w*|mitbringen|mitnehmen\s+muss|vorlegen|"
            r"vollmacht|passfoto|foto\s+(?:dabei|mit)|brauche?\s+ich\s+(?:dafür|dazu|alles|denn)|"
            r"was\s+brauche?\s+(?:ich|man)|was\s+muss\s+ich\s+(?:mit|dabei)|formular\w*|"
            r"bescheinigung\s+(?:mit|nötig))\b"
        ),
    ),
    (
        "voraussetzungen",
        (
            r"\b(?:voraussetzung\w*|darf\s+(?:ich|man|jeder|ein|eine)|wer\s+(?:darf|kann|bekommt|kriegt)|"
            r"kann\s+(?:ich|man|jeder)|anspruch|berechtigt|bedingung\w*|erlaubt|gehört|nehmt\s+ihr|"
            r"nehmen\s+sie|bekomme\s+ich|kriege?\s+ich|gilt\s+das|ab\s+welchem\s+alter|muss\s+ich|"
            r"wie\s+oft|persönlich)\b"
        ),
    ),
)

_STRONG = (
    r"(?:was\s+(?:kostet|kost|ist|sind|heißt|bedeutet|brauche?|muss|passiert|gehört|darf|mach\w*|habe?|"
    r"haben|geht|soll\w*|wenn|zählt|war|kann|für|hat|wird|bringt)|wat\s+(?:kost|is)|wie\s+(?:lang\w*|"
    r"viel\w*|teuer|hoch|oft|weit|geht|läuft|funktioniert|kann|komme|schnell|groß|schreib\w*|ist|sind|"
    r"meinen|soll|war|viele|bekomme|komm|früh|spät\s+ist)|bist\s+du|seid\s+ihr|wieviel\w*|wann\s+(?:\w+)|wo\s+(?:ist|finde|kann|muss|bekomme|kriege|"
    r"steht|sind|bleibt|liegt|soll|gibt)|woher|wohin|wofür|wozu|warum|wieso|weshalb|weswegen|wer\s+(?:ist|"
    r"hat|darf|muss|kann|sieht|bekommt|macht|kümmert|bearbeitet|zahlt|haftet|repariert|kommt|holt|räumt|trägt)|welche[nrsm]?\s+\w+|bis\s+wann|"
    r"seit\s+wann|ab\s+wann|gibt\s+es|gibt'?s|kann\s+(?:ich|man)|könn(?:t|te)\w*\s+(?:ich|man)|"
    r"darf\s+(?:ich|man)|muss\s+(?:ich|man|das|mein\w*)|müssen\s+(?:wir|sie)|soll\s+ich|brauche?\s+(?:ich|"
    r"man)|habt\s+ihr|haben\s+sie\s+(?:auch|noch|am|samstags)|hat\s+(?:das|die|der)\s+\w+\s+(?:auf|offen|"
    r"geöffnet)|nehmt\s+ihr|nehmen\s+sie\s+(?:auch|denn)|(?:geht|gilt|reicht|zählt)\s+(?:das|es|dat|des)|(?:darf|kann|muss|soll)\s+(?:mein|unser)\w*|"
    r"(?:darf|kann|muss)\s+(?:der|die)\s+\w+\s+(?:da|dann|denn|auch|eigentlich)|zahle?\s+ich|sehe?\s+ich|ist\s+(?:das|es|die|der)|"
    r"sind\s+(?:das|die|sie)|kost(?:et|n)?'?\s+(?:mich|uns|mir|einen|man|das|dat|des|det|dette|es|sowas|so|was|wat|n|die|der)|werden?\s+(?:die|meine|das)|wird\s+(?:das|mein\w*)|bekomme?\s+ich|"
    r"kriege?\s+ich|kommt\s+(?:ihr|da|jemand)|an\s+wen|mit\s+wem|auf\s+welche\w*|in\s+welche\w*|"
    r"aus\s+welche\w*|zu\s+welche\w*|mit\s+welche\w*|für\s+welche\w*|wissen\s+sie(?!\s*,\s*(?!ob|w[aeio]))|sagen\s+sie|"
    r"können\s+sie|könnten\s+sie|kannst\s+du)"
)
_START = (
    rf"^\s*(?:(?:und|aber|ach|ach\s*so|oh|ähm?|ehm?|öhm?|hm+|tja|naja|na|ne+|nö|ey|boah|also|mal|warte?|halt|stopp?|sorry|sagen\s+sie\s+mal|sag\s+mal|entschuldigung|moment|eine\s+frage|"
    rf"frage|moin|hallo|ja|nein|ok(?:ay)?|noch\s+eine\s+frage|nur\s+mal\s+so|"
    rf"ich\s+wollte\s+(?:nur\s+)?(?:mal\s+)?(?:wissen|fragen)|weiß\s+jemand|wissen\s+sie|"
    rf"mich\s+würde\s+interessieren|ich\s+würde\s+gern(?:e)?\s+wissen|"
    rf"ich\s+möchte\s+wissen)[\s,:-]+)*{_STRONG}\b"
)
_TAG = r"(?:nich|nicht|net|ne|nä|nee|gell\w*|wa|woll|oder|odder|nicht\s+wahr|stimmt'?s?|ok(?:ay)?)\s*\?"
_INNER = (
    rf"(?:[,;!]|(?<!\d)\.|(?-i:\.(?=\s+[A-ZÄÖÜ]))|\.(?=\s+(?:was|wie|wann|wo|wozu|warum)\b)|\bund|\baber|\s-)\s+(?:(?:und|aber|ach|übrigens|sagen\s+sie|nur|was\s+anderes|dann|"
    rf"noch\s+eine\s+frage)[\s,:-]+)*(?={_STRONG}\b)"
    r"|(?<=[\w.])\s+(?=oder\s+(?:ist|sind|hab(?:t|en)|hat|geht|kann|gibt|macht|passt|wär\w*|war)\s+(?:da|das|es|ihr|sie|ich|man|dann|der|die|denn)\b"
    r"[^.!]*\?\s*$)"
    rf"|,\s+(?={_TAG}\s*$)"
    r"|(?<=\w)\s+(?-i:(?=(?:Was|Wie|Wann|Wozu|Wofür|Warum)\s)(?=[^.!]*\?\s*$))"
)
_SENTENCE = (
    r"(?<=[?!])\s*|\n+|(?<=[a-zäöüß]{3}\.)\s+(?=[A-ZÄÖÜ][a-zäöü])|"
    r"(?<=\d\.)\s+(?=W(?:as|ie|ann|o|er|arum|ozu|ofür|elche)\b)"
)


@dataclass(frozen=True)
class Teile:
    """A message in its stating and its asking parts; `start` is where the first stating part begins."""

    aussage: str
    frage: str


def is_question(text: str) -> bool:
    """Whether a text asks: by its mark, or by its first words."""
    return text.rstrip().endswith("?") or bool(muster(_START).search(text))


def split(text: str) -> Teile:
    """Stating parts keep their place: what asks is blanked out, so that positions in the text stay true."""
    stating, asking = list(text), []
    position = 0
    for sentence in _sentences(text):
        start = text.index(sentence, position)
        position = start + len(sentence)
        cut = _question_start(sentence)
        if cut is not None:
            if not muster(_TAG).fullmatch(sentence[cut:].strip()):
                asking.append(sentence[cut:].strip())
            stating[start + cut : position] = " " * (position - start - cut)
    return Teile("".join(stating), " ".join(asking))


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(_SENTENCE, text) if part and part.strip()]


def _question_start(sentence: str) -> int | None:
    if muster(_START).search(sentence):
        return 0
    inner = muster(_INNER).search(sentence)
    if inner:
        return inner.end()
    return 0 if sentence.rstrip().endswith("?") else None


def topic(text: str) -> str:
    """The topic a question is about; "ueberblick" where none is named, "begriff" for the meaning of a word."""
    if muster(
        r"\b(?:was\s+(?:ist|sind|bedeutet|heißt)|was\s+versteht\s+man\s+unter)\s+(?:denn\s+|"
        r"eigentlich\s+|überhaupt\s+)?(?:ein(?:e|en)?\s+)?(?!das\b|mit\b|los\b|hier\b|passiert\b|"
        r"wenn\b|der\s+stand)[a-zäöüß-]{4,}\s*\??\s*$"
    ).search(text) and not _named(text):
        return "begriff"
    return _named(text) or _named(repaired(text)) or "ueberblick"


def _named(text: str) -> str | None:
    return next((name for name, pattern in THEMEN if muster(pattern).search(text)), None)
