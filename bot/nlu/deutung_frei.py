"""A message while no question is open: a wish, a question, a turn of phrase, or several facts at once."""

from collections.abc import Mapping, Sequence

from bot.nlu import themen
from bot.nlu.anliegen import asked, asks, asks_for_a_time, kind_of_example
from bot.nlu.antworten_basis import leftover
from bot.nlu.bekannt import phrases
from bot.nlu.ja_nein import yes_or_no
from bot.nlu.lesart import Lesart, Wert
from bot.nlu.schimpf import insults
from bot.nlu.sprache import foreign
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.unsinn import is_nonsense
from bot.nlu.wendungen import interrupting
from bot.nlu.werte import finde
from bot.nlu.zeilen import of_oneself

SURE, LIKELY, UNCLEAR, FAINT = 0.7, 0.5, 0.3, 0.2
LEAST_KNOWN = 0.3  # chance that isn't a form's from which the others' share is left out
SERVICE_CERTAIN, SERVICE_PLAIN = 0.7, 0.85
WITHDRAWN = 0.6  # chance of a withdrawal from which no word of it is asked for
SERVICE_NAMED = 0.5  # confidence of the ranking from which a text certainly is about that service
NOTHING_NEAR, ELSEWHERE = 0.2, 0.4  # no service is near, and none of the town's business is as likely as this share
SEEN = 0.08  # chance from which words that speak for an intent decide
WAY_AGAINST, FACT_AGAINST, STORY_AGAINST = 0.97, 0.95, 0.9
_ABOUT_A_CASE = ("status", "storno", "termin_absagen", "dokument", "zahlung")
# What a service that is near is seldom meant beside, with the chance from which it stands all the same: where that
# service is certain, and where it isn't.
_NOT_ABOUT_SERVICES = {
    "ausserhalb": (0.95, 0.45),
    "smalltalk": (0.95, 0.7),
    "beschwerde": (0.4, 0.4),
    "konto": (0.95, 0.7),
    "zahlung": (0.75, 0.7),
    "notfall": (0.95, 0.7),
}
_FORM_WORDS = (
    "angabe",
    "korrektur",
    "ueberspringen",
    "wiederholen",
    "pause",
    "zurueck",
    "ablehnung",
    "bestaetigung",
    "warum",
)
_WISH = (
    r"\b(?:ich|wir)\s+(?:möchte\w*|will|wollen|wollte\w*|brauch\w*|hätte\w*|muss|müssen|würde\w*)\b|"
    r"\bbeantrag\w*|\banmeld\w*|\bmelden\b"
)
_WITHDRAWS = (
    r"\b(?:zurück\w*|storn\w*|widerruf\w*|rückgängig|abbestell\w*|absag\w*|kündig\w*|doch\s+nicht|nicht\s+mehr|"
    r"hinfällig|hat\s+sich\s+erledigt|aufheb\w*|überflüssig|"
    r"brauch\w*\s+(?:(?:ich|wir|sie|ihn|es|das|die|den)\s+)*(?:doch\s+)?nicht)\b"
)
_CASE = r"\b\w*(?:antrag|anträge|vorgang|meldung|bestellung|anmeldung|abholung)s?\b"
""" "Mein Sofa muss weg" withdraws nothing."""
_FIRST_PERSON = (
    r"\b(?:ich|wir)\s+(?:brauch\w*|möchte\w*|will|wollen|hätte\w*\s+gern\w*|muss|müssen)\b(?!\s+(?:wissen|fragen))"
)
_WAITING = (
    r"\b(?:wart(?:e|en)\s+(?:ich|wir)|(?:ich|wir)\s+wart(?:e|en))\s+(?:(?:nun|jetzt|schon|immer|noch|seit|\d+|\w+\s+(?:wochen|monaten|tagen))\s+)*"
    r"auf\s+(?:mein|unser)\w*\b"
)
""" "Seit sechs Wochen warte ich auf meinen Ausweis" asks where it is."""
_WHETHER_NEEDED = (
    r"\b(?:brauch\w*|benötig\w*)\s+(?:ich|wir|man|es)\s+(?:(?:denn|eigentlich|überhaupt|auch|dann|so|noch)\s+)*"
    r"(?:(?:da(?:für|zu|bei)?|hierfür|für\s+so\s*was)\s+)(?:(?:denn|eigentlich|überhaupt|auch|wirklich|extra)\s+)*"
    r"(?:(?:ein\w*|'?ne?n?|so\s+'?ne?)\s+)?\S*(?:genehmigung|erlaubnis)\b|"
    r"\b(?:ist|wäre)\s+(?:das|so\s*was|sowas|es|mein\w*\s+\S+)\s+(?:\w+\s+){0,2}(?:genehmigungs|erlaubnis|anzeige)(?:pflichtig|frei)\b|"
    r"\bgeht\s+(?:das|so\s*was)\s+(?:auch\s+)?ohne\s+\S*(?:genehmigung|erlaubnis)\b"
)
""" "Brauche ich dafür eine Baugenehmigung?" is to be told before anything is begun."""
_DEMANDS = r"\b(?:wünsche|begehre|beantrage|melde)\s+(?:ich|wir|mich)\b|\bich\s+(?:wünsche|begehre|beantrage|melde)\b"
_FIRST_TIME = r"\b(?:erst|neu|folge)antr(?:ag|äge)\w*\b"
_HANDED_IN = (
    r"\b(?:angefordert\w*|reservier\w*|vorgemerkt\w*|vormerkung\w*|bestellt\w*|abgeschickt\w*|geschickt\w*|beantragt\w*|"
    r"angemeldet\w*|eingereicht\w*|gemeldet\w*)\b"
)
_NO_LONGER = (
    r"\b(?:(?:doch\s+)?nicht\s+mehr|doch\s+nicht|aufheb\w*|erledigt|rückgängig|zurück(?:nehm|zieh)\w*|streichen|hinfällig|"
    r"brauch\w*\s+(?:(?:ich|wir|sie|ihn|es|das|die|den)\s+)*nicht)\b"
)
_VISIT = (
    r"\b(?:persönlich|vorbei\w*|vorsprech\w*|erschein\w*|uhrzeit|urzeit|zeit|lücke|slot|schalter|zusammensitzen|dazwischen|"
    r"hinkommen|reinkommen)\b"
)
_FACTS = ("name", "adresse", "datum", "telefon", "email", "iban", "kennzeichen", "gegenstaende", "plz", "strasse")


def read_free(
    text: str, umfeld: Umfeld, chancen: Mapping[str, float], leistungen: Sequence[tuple[str, float]]
) -> Lesart:
    werte = of_oneself(finde(text, umfeld), text)
    if not any(char.isalnum() for char in text) or is_nonsense(text):
        return Lesart("angabe", 0.3)
    if insults(text):
        return Lesart("beschwerde", 0.95)
    language = foreign(text)
    if language and chancen.get("fremdsprache", 1.0) > 0.02:
        return Lesart("fremdsprache", 0.95, thema=language)
    said = yes_or_no(text)
    if said:
        return Lesart("bestaetigung" if said == "ja" else "ablehnung", 0.95)
    known = phrases().get(fold(text))
    if known:
        return Lesart(known, 0.97, werte=_kept(known, werte))
    turn = interrupting(text)
    if turn in ("mensch", "datenschutz", "abbruch"):
        return Lesart(turn, 0.95, werte=_kept(turn, werte))
    guess = _guess(text, werte, chancen, leistungen)
    asks_after = turn == "status" and guess.sicherheit < SURE and guess.absicht not in _ABOUT_A_CASE
    return Lesart("status", SURE, werte=_kept("status", werte)) if asks_after else guess


def _guess(
    text: str, werte: list[Wert], chancen: Mapping[str, float], leistungen: Sequence[tuple[str, float]]
) -> Lesart:
    if any(wert.typ in ("aktenzeichen", "abrufcode") for wert in werte):
        best = max(_ABOUT_A_CASE, key=lambda name: chancen.get(name, 0.0))
        best = best if chancen.get(best, 0.0) >= UNCLEAR else "status"
        return Lesart(best, max(chancen.get(best, 0.0), 0.8), werte=werte)
    near = leistungen[0][1] if leistungen else 0.0
    if muster(_WAITING).search(text):
        return Lesart("status", max(chancen.get("status", 0.0), 0.8), werte=_kept("status", werte))
    if near >= SERVICE_NAMED and muster(_WHETHER_NEEDED).search(text):
        return Lesart("info", near, werte=_kept("info", werte), thema="voraussetzungen")
    if near >= UNCLEAR and [wert.typ for wert in werte] == ["gegenstaende"] and not leftover(text, werte):
        return Lesart("antrag", near, werte=werte)  # whoever names things has them to give away
    if werte and not leftover(text, werte):
        return Lesart("angabe", 0.6, werte=werte)  # facts and nothing else, wherever the address lies
    best, chance = _best(_outside_a_form(text, chancen))
    if near >= SERVICE_NAMED and (best in _FORM_WORDS or _rather_about_the_service(best, chance, near)):
        best, chance = _about_the_service(text, chancen), near
    elif best == "storno" and near >= SERVICE_CERTAIN and _only_asks_for_it(text, chance):
        best, chance = _about_the_service(text, {**chancen, "antrag": near}), near
    elif best == "status" and near >= SERVICE_CERTAIN and muster(_FIRST_TIME).search(text):
        best, chance = "antrag", near
    elif best == "status" and chance < LIKELY <= near and not themen.is_question(text) and not _of_a_case(text):
        best, chance = _about_the_service(text, chancen), near  # "hier ist ein Schlagloch, das sollte jemand sehen"
    elif chance < UNCLEAR or (best in _FORM_WORDS and chance < LIKELY):
        best, chance = _unclear(text, chancen, near)
    if best in ("antrag", "info") and near < NOTHING_NEAR and chancen.get("ausserhalb", 0.0) >= chance * ELSEWHERE:
        best, chance = "ausserhalb", chancen["ausserhalb"]
    if best in ("antrag", "info", "dokument"):
        best = _wish_or_question(best, text, chancen, near, werte)
        chance = max(chance, chancen.get(best, 0.0))
    return Lesart(best, round(chance, 3), werte=_kept(best, werte))


def _only_asks_for_it(text: str, chance: float) -> bool:
    """No withdrawal: no word speaks of one, and it isn't likely either or something is wished for."""
    return (chance < WITHDRAWN or bool(muster(_FIRST_PERSON).search(text))) and not _of_a_case(text)


def _rather_about_the_service(best: str, chance: float, near: float) -> bool:
    """Whether a service as near as that is meant rather than what is likeliest and seldom is about one."""
    if best not in _NOT_ABOUT_SERVICES:
        return False
    certain, otherwise = _NOT_ABOUT_SERVICES[best]
    least = SERVICE_PLAIN if best == "ausserhalb" else SERVICE_CERTAIN
    return chance < (certain if near >= least else otherwise)


def _outside_a_form(text: str, chancen: Mapping[str, float]) -> dict[str, float]:
    """The chances without what can only be said to a question, unless nothing else is likely."""
    least = SURE if themen.is_question(text) else LIKELY
    kept = {name: chance for name, chance in chancen.items() if name not in _FORM_WORDS or chance >= least}
    rest = 1.0 - sum(chance for name, chance in chancen.items() if name not in kept)
    return {name: chance / rest for name, chance in kept.items()} if rest > LEAST_KNOWN else kept


def _of_a_case(text: str) -> bool:
    """Whether there may be something to withdraw: "ich brauche eine Abholung" only asks for it."""
    if muster(_WITHDRAWS).search(text):
        return True
    return bool(muster(_CASE).search(text)) and not muster(_FIRST_PERSON).search(text)


def _about_the_service(text: str, chancen: Mapping[str, float]) -> str:
    """What is wanted of a service that is named: the likeliest of the three, by the words where none is."""
    best, chance = _best({name: chancen.get(name, 0.0) for name in ("antrag", "info", "termin")})
    return best if chance >= FAINT else kind_of_example(text) or ("info" if themen.is_question(text) else "antrag")


def _wish_or_question(best: str, text: str, chancen: Mapping[str, float], near: float, werte: list[Wert]) -> str:
    """Borders of docs/absichten.md that stand in so many words: a day, circumstances told, a fact asked for."""
    if chancen.get("termin", 0.0) > chancen.get("termin_absagen", 0.0) and asks_for_a_time(text):
        return "termin" if best != "info" or not _topic_named(text) or chancen["termin"] >= FAINT else best
    if _gives_a_day(text, werte) and SEEN <= chancen.get("termin", 0.0) > chancen.get("termin_absagen", 0.0):
        return "termin"
    if best == "dokument":
        return best
    if chancen.get("storno", 0.0) >= SEEN and muster(_HANDED_IN).search(text) and muster(_NO_LONGER).search(text):
        return "storno"
    asking, aim = asks(text), asked(text)
    if aim == "way" and near >= UNCLEAR and chancen.get("info", 0.0) < WAY_AGAINST:
        return "antrag"
    if aim == "fact" and chancen.get("antrag", 0.0) < FACT_AGAINST:
        return "info"
    if asking and kind_of_example(text) == "antrag" and near >= UNCLEAR and chancen.get("info", 0.0) < STORY_AGAINST:
        return "antrag"  # circumstances told, and the way asked for
    if best == "info" and not asking and near >= UNCLEAR and muster(_DEMANDS).search(text):
        return "antrag"
    if best == "info" and not asking and not _topic_named(text):
        wishing = muster(_FIRST_PERSON).search(text)
        if wishing or (near >= SERVICE_NAMED and chancen.get("info", 0.0) < SURE):
            return "antrag"
    return best


def _gives_a_day(text: str, werte: list[Wert]) -> bool:
    """A day or an hour beside words of coming in person."""
    return any(wert.typ in ("datum", "uhrzeit", "tageszeit") for wert in werte) and bool(muster(_VISIT).search(text))


def _best(chancen: Mapping[str, float]) -> tuple[str, float]:
    if not chancen:
        return "angabe", 0.0
    best = max(chancen, key=lambda name: chancen[name])
    return best, chancen[best]


def _unclear(text: str, chancen: Mapping[str, float], near: float) -> tuple[str, float]:
    """Nothing stands out: a service that is near, a question, a wish in so many words; else what is likeliest, or
    something said to no question.
    """
    if near >= UNCLEAR:
        return _about_the_service(text, chancen), near
    if themen.is_question(text) and chancen.get("info", 0.0) > 0.1:
        return "info", chancen["info"]
    if muster(_WISH).search(text) and chancen.get("antrag", 0.0) > 0.1:
        return "antrag", chancen["antrag"]
    best, chance = _best(_outside_a_form(text, chancen))
    return (best, chance) if chance >= FAINT and best not in _FORM_WORDS else ("angabe", chance)


def _topic_named(text: str) -> bool:
    return themen.topic(text) not in ("ueberblick", "begriff")


def _kept(intent: str | None, werte: list[Wert]) -> list[Wert]:
    """Values that may go along with an intent: keys of cases always, facts with a wish."""
    if intent in ("antrag", "termin", "angabe", "korrektur"):
        return werte
    if intent == "info":
        return [wert for wert in werte if wert.typ in _FACTS]
    return [
        wert
        for wert in werte
        if wert.typ in ("aktenzeichen", "abrufcode", "telefon", "email", "name", "datum", "uhrzeit")
    ]
