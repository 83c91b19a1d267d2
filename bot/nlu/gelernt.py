"""What the learned chances say about a message while a question is open: a turn or a correction no pattern knows."""

from collections.abc import Mapping

from bot.nlu import antworten
from bot.nlu.anzeichen import shows
from bot.nlu.felder import fitting, named, place_values
from bot.nlu.korrektur_listen import with_new_counts
from bot.nlu.korrektur_muster import CHANGE
from bot.nlu.lage import Lage
from bot.nlu.lesart import Korrektur, Lesart, Wert
from bot.nlu.personenname import is_plain
from bot.nlu.text import muster
from bot.nlu.themen import topic
from bot.nlu.unterbrechung import firm
from bot.nlu.vorab import changed_beside

SIDE_QUESTIONS = ("rueckfrage", "bestaetigung", "angebot")  # yes and no are intents of their own there
YES_NO_TYPES = ("ja_nein", "bestaetigung")
TURNS = ("ueberspringen", "zurueck", "wiederholen", "warum", "abbruch", "pause", "mensch", "korrektur")
SAID_TO_A_QUESTION = (*TURNS[:6], "korrektur", "angabe", "bestaetigung", "ablehnung")
UNSURE = ("zurueck", "wiederholen", "ueberspringen", "pause")  # turns whose words also stand in one another
RARE = 0.2  # how much likelier a wish is where no question is open
YES_NO = {"bestaetigung": "ja", "ablehnung": "nein"}
# How sure a turn must be against an answer: the more freely a field may be answered, the surer.
BARS = {"text": 0.6, "ort": 0.6, "liste": 0.6, "name": 0.55, "gegenstaende": 0.5, "adresse": 0.5}
BAR = 0.45
CANCEL = 0.15  # added for giving up: it costs the most
FRAGMENT = 0.1  # added for a few words, which tell less of what they are
CHANGES = 0.6  # chance of a correction from which it is one
CORRECTS = 0.8  # chance of a correction from which a number beside it answers nothing
UNREAD = 0.28  # bar of a turn where nothing of the asked kind was said
READABLE = (
    *("adresse", "datum", "uhrzeit", "zahl", "betrag", "gegenstaende"),
    *("email", "telefon", "iban", "kennzeichen", "termin"),
)
PLAIN = 0.9  # chance of a turn from which a value beside it is none
CHOICES, SENTENCE = ("auswahl", "mehrfachauswahl", "fahrzeughalter"), 5
PROPOSED = 0.5  # chance of a yes or no to a value that is proposed
_NOT_THAT = (
    r"\b(?:zu\s*(?:viel|wenig|hoch|niedrig|groß|klein|lang|kurz)|(?:viel|etwas|bisschen|deutlich|eher|sogar|noch|niemals|nie|nicht)\s+(?:so\s+viel|mehr|weniger|höher|niedriger)|"
    r"^\W*(?:mehr|weniger|höher|niedriger)\W*$)"
)
NOWHERE = (0, 0)  # no part of the text is a turn by a pattern
VAGUE = ("zahl", "tageszeit", "datum", "uhrzeit")  # values that say nothing of the answer they would change
FIGURES = ("zahl", "betrag", "datum", "uhrzeit")
POINTS_BACK = (
    r"\b(?:falsch\w*|(?:ge)?änder\w*|korrigier\w*|berichtig\w*|vertippt|verschrieben|angegeben|eingegeben|vorhin|vorher|"
    r"eben\s+gesagt|anders)\b"
)
ASKED_FOR = ("kosten", "oeffnungszeiten", "dauer", "frist", "unterlagen")  # facts that no "warum" asks for
SIDE = 0.3  # chance of a yes or a no from which it is one
SENDS = 0.6  # the same at the summary, where a yes submits


def learned(lage: Lage) -> Lesart | None:
    """Yes or no, the turn or the correction a message is by its chances; None where an answer is as likely."""
    said = learned_side(lage) if lage.umfeld.gefragt in SIDE_QUESTIONS and lage.umfeld.typ in YES_NO_TYPES else None
    return side(said, lage) if said else _to_a_proposal(lage) or _turn(lage)


def _to_a_proposal(lage: Lage) -> Lesart | None:
    """Yes or no to a value that is proposed, where no other one is named."""
    if (lage.umfeld.frage or {}).get("vorschlag") is None:
        return None
    chancen = in_form(lage.chancen)
    best = max(chancen, key=lambda name: chancen[name], default="")
    if muster(_NOT_THAT).search(lage.text) and not firm(lage, NOWHERE):
        return Lesart("ablehnung", 0.9)  # "zu viel jedenfalls"
    if best not in YES_NO or chancen[best] < PROPOSED or (best == "ablehnung" and firm(lage, NOWHERE)):
        return None
    return Lesart(best, round(chancen[best], 3))


def likelier(turn: str, lage: Lage) -> str:
    """The turn found by its words, or another that is beyond doubt by the chances."""
    if turn not in UNSURE:
        return turn
    chancen = in_form(lage.chancen)
    best = max(chancen, key=lambda name: chancen[name], default=turn)
    return best if best in UNSURE and chancen.get(best, 0.0) >= PLAIN else turn


def side(said: str, lage: Lage) -> Lesart:
    """Yes or no (`said`) as an intent of its own, and what stands beside it: "nein, Goethestraße 41"."""
    typ = Wert("ja_nein", said, lage.text, 0, len(lage.text), lage.umfeld.gefragt)
    more = changed_beside(lage) if lage.umfeld.gefragt == "rueckfrage" else None
    absicht = "bestaetigung" if said == "ja" else "ablehnung"
    return Lesart(absicht, 0.97, werte=[typ, *(more.werte if more else ())], korrektur=more.korrektur if more else None)


def in_form(chancen: Mapping[str, float]) -> dict[str, float]:
    """The chances where a question is open: what is said to a question counts in full, a wish is rarer there."""
    said = {name: chance * (1.0 if name in SAID_TO_A_QUESTION else RARE) for name, chance in chancen.items()}
    total = sum(said.values()) or 1.0
    return {name: chance / total for name, chance in said.items()}


def _turn(lage: Lage) -> Lesart | None:
    if _answers_plainly(lage) or not lage.chancen:
        return None
    chancen = in_form(lage.chancen)
    best = max(chancen, key=lambda name: chancen[name])
    chance = chancen[best]
    bar = BARS.get(lage.umfeld.typ or "", BAR) + (CANCEL if best == "abbruch" else 0.0)
    if len(lage.text.split()) < SENTENCE:
        bar += FRAGMENT
    elif _nothing_given(lage):
        bar = min(bar, UNREAD)
    if best not in TURNS or chance < (max(bar, CHANGES) if best == "korrektur" else bar):
        return None
    rewrites = (
        best == "korrektur"
        and lage.umfeld.typ in (*FIGURES, "gegenstaende")
        and corrects(lage)
        and not _means_what_was_asked(lage)
    )
    if not rewrites and (chance < PLAIN or best == "warum" or _may_pick(lage)) and firm(lage, NOWHERE):
        return None
    if best == "warum" and lage.teile.frage and (lage.states or topic(lage.teile.frage) in ASKED_FOR):
        return None  # "Boxer, aber warum wollen Sie das wissen?" answers, too; "wo ist das denn" asks for a place
    if lage.umfeld.typ in ("text", "ort") and not shows(best, lage.text):
        return None
    if best == "korrektur":
        facts = (
            with_new_counts(lage.umfeld, lage.werte)
            or [w for w in lage.werte if w.typ not in VAGUE and not (rewrites and w.typ == lage.umfeld.typ)]
            or _only_taker(lage)
        )
        if not rewrites and (says_what_was_asked(lage) or (_name_is_open(lage) and _answers(lage))):
            return None
        answered = [entry for entry in lage.umfeld.felder if entry.get("beantwortet")]
        feld = (
            next((str(name.feld["feld"]) for name in named(lage.text, answered)), None) if not facts else facts[0].feld
        )
        if feld is None and not facts and not rewrites and _answers(lage):
            return None
        correction = Lesart("korrektur", round(chance, 3), werte=facts, korrektur=Korrektur(feld))
        return correction if _about_the_form(lage) else None
    return Lesart(best, round(chance, 3))


def _means_what_was_asked(lage: Lage) -> bool:
    """ "Ich mein, vorgestern war das" where a day is asked for and no other one was given answers."""
    mine = set(fitting(lage.umfeld.typ or ""))
    others = [e for e in lage.umfeld.felder if e.get("beantwortet") and mine & set(fitting(str(e.get("typ"))))]
    return not others and any(wert.typ in mine for wert in lage.werte)


def _only_taker(lage: Lage) -> list[Wert]:
    """A day, an hour or a number for the one answer of its kind, where that is all that is said."""
    said = [wert for wert in lage.werte if wert.typ in VAGUE]
    takers = [e for e in lage.umfeld.felder if e.get("beantwortet") and said and e.get("typ") == said[0].typ]
    if len(said) != 1 or len(takers) != 1 or takers[0]["feld"] == lage.umfeld.gefragt:
        return []
    return place_values(said, takers[0])


def _nothing_given(lage: Lage) -> bool:
    """Neither a figure nor a value of the asked kind, where one can be told by its words."""
    typ = lage.umfeld.typ
    return typ in READABLE and not any(map(str.isdigit, lage.text)) and not lage.aussage.of(str(typ))


def corrects(lage: Lage) -> bool:
    """Whether the chances leave next to no doubt that something said before was wrong, other than what is asked."""
    asked = [e for e in lage.umfeld.felder if e["feld"] == lage.umfeld.gefragt and not e.get("beantwortet")]
    return in_form(lage.chancen).get("korrektur", 0.0) >= CORRECTS and not named(lage.text, asked)


def _answers_plainly(lage: Lage) -> bool:
    """Looked at before the chances, which take longer than all else: whatever they say, this is an answer."""
    if lage.umfeld.typ == "name" and is_plain(lage.text):
        return True
    rewritable = lage.umfeld.typ in (*FIGURES, "gegenstaende")
    return not rewritable and _may_pick(lage) and firm(lage, NOWHERE) is not None


def _answers(lage: Lage) -> bool:
    """Whether a number, a day or an hour was asked for and is said: "früher fünf, jetzt vier" corrects nothing, nor
    does "Sören Ott ist der Name" where a name is asked for.
    """
    if lage.umfeld.typ not in (*FIGURES, "name") or muster(POINTS_BACK).search(lage.text):
        return False
    answer = antworten.lies(lage.aussage)
    return answer is not None and (lage.umfeld.typ != "name" or len(answer.werte[0].wert) > 1)


def _name_is_open(lage: Lage) -> bool:
    """Whether a name is asked for that is not known yet: "Mia Graf, Graf ist kein Titel" corrects nothing."""
    asked = (entry for entry in lage.umfeld.felder if entry["feld"] == lage.umfeld.gefragt)
    return lage.umfeld.typ == "name" and not any(entry.get("beantwortet") for entry in asked)


def says_what_was_asked(lage: Lage) -> bool:
    """ "Der Vorname ist Birgit" where a name is asked for; "ich korrigiere: das Geburtsdatum ist …" where that is."""
    if not any(wert.typ in fitting(lage.umfeld.typ or "") for wert in lage.werte):
        return False
    asked = [e for e in lage.umfeld.felder if e["feld"] == lage.umfeld.gefragt and not e.get("beantwortet")]
    return not muster(CHANGE).search(lage.text) or bool(named(lage.text, asked))


def learned_side(lage: Lage) -> str | None:
    """ "ja" or "nein" to a side question, by the chances; None where neither is likely."""
    chancen = in_form(lage.chancen)
    best = max(chancen, key=lambda name: chancen[name], default="")
    bar = SENDS if lage.umfeld.gefragt == "bestaetigung" else SIDE
    return YES_NO[best] if best in YES_NO and chancen[best] >= bar else None


def _may_pick(lage: Lage) -> bool:
    """One of the options in few words: "die einfache" asks for no simpler question."""
    return lage.umfeld.typ in CHOICES or len(lage.text.split()) < SENTENCE


def _about_the_form(lage: Lage) -> bool:
    """There is something said to be corrected."""
    return any(entry.get("beantwortet") for entry in lage.umfeld.felder)
