"""Whether words that could be taken for an answer are rather a wish, abuse, or another language."""

from bot.nlu import antworten
from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.lage import Lage
from bot.nlu.lesart import Lesart
from bot.nlu.sprache import foreign
from bot.nlu.text import muster

FREE_TYPES = ("text", "ort", "name")
KEYS = ("iban", "email", "telefon", "aktenzeichen", "abrufcode")  # unmistakable whatever else is said
WISHES = (
    *("antrag", "termin", "status", "storno", "termin_absagen", "mensch", "zahlung", "dokument", "konto"),
    *("datenschutz", "beschwerde"),
)
_WISH_VERB = (
    r"\b(?:ich|wir)\s+(?:möchte\w*|will|wollen|wollte\w*|brauch\w*|hätte\w*|würde\w*|muss|müssen)\b|"
    r"\bkönnen\s+sie\b|\bkann\s+ich\b|\b(?:beantragen|anmelden|abmelden|ummelden)\b"
)
_INVERTED = r"\b(?:möchte|will|wollen|brauch\w*|hätte\w*|würde\w*|muss|müssen)\s+(?:ich|wir)\b"
_ABUSE = (
    r"\b(?<!wie\s)(?:schei(?:ß|ss)\w*|arsch\w*|idiot\w*|bl[öo]d\w*|dumm\w*|saftladen|verarsch\w*|fick\w*|kotz\w*|"
    r"frechheit|unversch[äa]mt\w*|beschwer\w*|mist|nerv(?:t|st)|klappe|schnauze|unfähig\w*|dreckslad\w*|"
    r"sauer|witz)\b"
)
_TO_US = r"\b(?:ihr|euch|eure?[nrms]?|du|dich|dein\w*)\b"
_ALSO = r"\b(?:(?:auch|vorher|erst|danach)\s+(?:noch|eine?n?)|noch\s+was|noch\s+etwas|außerdem|zusätzlich|nebenbei)\b"
_INSTEAD = (
    r"\beigentlich\s+(?:brauch\w*|möchte|will|wollte)\s+(?:ich|wir)\b|"
    r"\b(?:ich|wir)\s+(?:brauch\w*|will|wollen|möchten?)\s+(?:eigentlich|lieber|stattdessen)\b"
)
MOST_SAID = 8  # words of a complaint that speaks to us
PARTED = "adresse"  # a type of which a part may be known and the other not
THIN, GOOD = 0.34, 0.6  # coverage below which a value alone doesn't make an answer, and from which it does


def is_wish(lage: Lage, answer: Antwort) -> bool:
    """Whether the words are a wish of their own rather than the answer they could be taken for."""
    if lage.umfeld.gefragt == "leistung":
        return False
    wishing = bool(muster(_WISH_VERB).search(lage.teile.aussage)) or _wishes_for_a_service(lage)
    if lage.umfeld.typ in FREE_TYPES or answer.deckung < THIN:
        language = foreign(lage.text)
        return (
            (wishing and len(lage.text.split()) >= 3 and _chance(lage) >= GOOD)
            or _scolds(lage)
            or bool(language and _speaks(lage.text, language, lage.umfeld.typ))
        )
    return (
        wishing
        and answer.deckung < 0.5
        and lage.umfeld.typ not in ("gegenstaende", "auswahl", "termin", "ja_nein")
        and _chance(lage) >= 0.75
    )


def _chance(lage: Lage) -> float:
    """Chance of the likeliest wish."""
    return max(lage.chancen.get(name, 0.0) for name in WISHES)


def another_wish(lage: Lage) -> Lesart | None:
    """ "Ich brauche auch noch …" and a service that stands out: a second wish, whatever the question would take."""
    if lage.umfeld.gefragt == "leistung" or lage.umfeld.typ == "gegenstaende":
        return None
    wishing = muster(_WISH_VERB).search(lage.text) or muster(_INVERTED).search(lage.text)
    said = wishing and (muster(_ALSO).search(lage.text) or muster(_INSTEAD).search(lage.text))
    changing = muster(r"\b(?:ge)?änder\w*|\bkorrigier\w*").search(lage.text)
    least = GOOD if lage.umfeld.typ in FREE_TYPES else THIN
    if not said or changing or not lage.leistungen or lage.leistungen[0][1] < least:
        return None
    return Lesart("antrag", 0.9)


def firm(lage: Lage, turn: tuple[int, int]) -> Antwort | None:
    """An answer that rests on a value of the asked type beside the turn, not on taking the text as it is."""
    if lage.umfeld.typ in FREE_TYPES or not lage.states:
        return None
    said, (start, end) = lage.aussage, turn
    rest = said.text[:start] + " " * (end - start) + said.text[end:]
    if said.typ == PARTED and start:
        rest = said.text[:start]  # "Kastanienallee, die Nummer weiß ich nicht, das gelbe Haus"
    if not any(char.isalnum() for char in rest):
        return None
    answer = antworten.lies(Aussage(rest, said.umfeld, [w for w in said.werte if w.ende <= start or end <= w.start]))
    sure = answer is not None and (answer.deckung >= GOOD or lage.umfeld.typ in KEYS)
    return answer if answer is not None and sure and any(w.wert for w in answer.werte) else None


def _wishes_for_a_service(lage: Lage) -> bool:
    """ "Eigentlich brauche ich auch eine Geburtsurkunde", but not "das brauche ich für die Kita"."""
    if not muster(_INVERTED).search(lage.teile.aussage):
        return False
    return bool(lage.leistungen) and lage.leistungen[0][1] >= GOOD


def _speaks(text: str, language: str, typ: str | None) -> bool:
    """A sentence in another language rather than a foreign name or a loan word."""
    least = 3 if typ == "name" or language == "en" else 2
    return sum(len(word.strip(".,")) > 1 for word in text.split()) >= least  # "i. A." says nothing


def _scolds(lage: Lage) -> bool:
    """Abuse in so many words; the learned chance alone takes too many answers for scolding."""
    if len(lage.text.split()) <= MOST_SAID and muster(_TO_US).search(lage.text):
        return lage.chancen.get("beschwerde", 0.0) >= GOOD
    if lage.umfeld.typ in ("text", "ort") and len(lage.text.split()) > 3:
        return False  # strong words about what is described
    return bool(muster(_ABUSE).search(lage.text)) and lage.chancen.get("beschwerde", 0.0) >= THIN
