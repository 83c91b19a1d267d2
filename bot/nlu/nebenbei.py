"""What stands beside an answer in the same message: a question, and values for other fields."""

from bot.nlu import antworten, mitgesagt, themen, zeilen
from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.felder import named, place_values
from bot.nlu.fuellsel import without_content
from bot.nlu.korrektur_listen import Fund
from bot.nlu.lage import Lage
from bot.nlu.lesart import Wert
from bot.nlu.teilsaetze import core
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.verwandte import relative_at
from bot.nlu.wendungen import interrupting
from bot.nlu.werte import finde

# Types that take the whole text for the answer: what says something else has to be left out before.
GREEDY = ("text", "ort", "name", "gegenstaende", "auswahl", "mehrfachauswahl", "fahrzeughalter", "ja_nein", "liste")
_OTHERS = ("adresse", "email", "telefon", "iban", "kennzeichen", "datum", "name", "gegenstaende")
_DESCRIBED = ("name", "adresse", "strasse", "hausnummer", "plz", "ort_name")
_OF_ONESELF = r"\b(?:ich|wir|mein\w*|unser\w*|wohn\w*|adresse|anschrift|heiß\w*|nam(?:e|en|ens)|hausnummer|straße)\b"
_NEEDED_FOR = r"^\W*(?:das\s+)?brauche?\s+ich\s+(?:das\s+|die\s+|den\s+|es\s+)?(?:für|zum|zur|beim?|wegen)\b"
_IS_CALLED = r"\w\s+(?:ist|heißt)\s+der\s+(?:name\s+(?:vo[nm]|de[rs])|laden|kiosk)\b"
_SLOTS = r"\b(?:haben\s+sie|gibt\s+es|gibt'?s|geht|ginge|hätten\s+sie|kann\s+ich|passt|ist)\b"


def slot_question(text: str, umfeld: Umfeld, teile: themen.Teile) -> themen.Teile:
    """ "Haben Sie auch was am Nachmittag?" is an answer to the question for an appointment."""
    if umfeld.typ != "termin" or not teile.frage or not muster(_SLOTS).search(teile.frage):
        return teile
    if muster(r"\bkost").search(text):
        return teile
    answer = antworten.lies(Aussage(text, umfeld, finde(text, umfeld)))
    return themen.Teile(text, "") if answer else teile


def stating_after_all(text: str, umfeld: Umfeld, teile: themen.Teile) -> themen.Teile:
    """ "Brauch ich für den neuen Job" says what for, where that is asked; "Moment mal ist der Name vom Laden" where."""
    told = rf"{_NEEDED_FOR}|{_IS_CALLED}" if umfeld.typ == "text" else _IS_CALLED
    stating = umfeld.typ in ("text", "ort") and "?" not in text and muster(told).search(text)
    return themen.Teile(text, "") if stating else teile


def only_asking(teile: themen.Teile) -> themen.Teile:
    """ "Ne wart, was kostet das" states nothing beside its question."""
    if not teile.frage or not without_content(teile.aussage):
        return teile
    return themen.Teile(" " * len(teile.aussage), teile.frage)


def picks_slot(lage: Lage, fund: Fund) -> bool:
    """ "Der letzte passt nicht" turns down an offer; "die letzte Angabe stimmt nicht" means an answer."""
    if fund.korrektur.zurueck or muster(r"\bangabe\b|\bfalsch|\bver(?:tan|tippt|schrieben)\b").search(lage.text):
        return False
    return antworten.lies(lage.aussage) is not None


def aside(lage: Lage) -> dict[str, str] | None:
    """The question beside an answer."""
    if not lage.teile.frage:
        return None
    turn = interrupting(lage.teile.frage)
    if turn in ("warum", "wiederholen"):
        return {"absicht": "warum"}
    if turn == "status":
        return {"absicht": "status"}
    return {"absicht": "info", "thema": themen.topic(lage.teile.frage)}


def said_beside(werte: list[Wert], text: str, umfeld: Umfeld) -> list[Wert]:
    """In a description, names and addresses belong to what is described ("Jugendamt, Am Packhof 2"), unless the words
    before them speak of oneself ("…, ich wohne Am Markt 3").
    """
    if umfeld.typ != "text":
        return werte
    return [w for w in werte if w.typ not in _DESCRIBED or muster(_OF_ONESELF).search(text[: w.start + 12])]


def beside(lage: Lage) -> list[Wert]:
    """Values for other open fields of the form, read by their names and options."""
    open_fields = [
        entry for entry in lage.umfeld.felder if not entry.get("beantwortet") and entry["feld"] != lage.umfeld.gefragt
    ]
    rows = _relatives(lage)
    others = mitgesagt.lies(lage.teile.aussage, open_fields, lage.werte) if open_fields else []
    return rows + [w for w in others if all(w.ende <= row.start or row.ende <= w.start for row in rows)]


def _relatives(lage: Lage) -> list[Wert]:
    """Rows for a list of persons that wasn't asked: "meine Frau Anna, geboren 3.4.1990"."""
    text = lage.teile.aussage.rstrip()
    entry = next((e for e in lage.umfeld.felder if e["feld"] != lage.umfeld.gefragt and zeilen.of_persons(e)), None)
    start = relative_at(text)
    if entry is None or start is None or (lage.umfeld.frage or {}).get("zeile"):
        return []
    rows = [row for row in zeilen.lies(text[start:], entry["spalten"], lage.umfeld) if len(row) > 1]
    return [Wert("liste", {"dazu": rows}, text[start:], start, len(text), str(entry["feld"]))] if rows else []


def without_others(lage: Lage, others: list[Wert]) -> Aussage:
    """What is stated, without the parts that only say something about other fields."""
    if lage.umfeld.typ not in GREEDY or lage.umfeld.typ == "liste":
        return lage.aussage
    mine = (lage.umfeld.typ, "adresse") if lage.umfeld.typ == "ort" else (lage.umfeld.typ,)
    if "gegenstaende" not in {entry.get("typ") for entry in lage.umfeld.felder}:
        mine = (*mine, "gegenstaende")  # things in a description are what is described
    if lage.umfeld.typ == "text":
        mine = (*mine, *_in_the_example(str((lage.umfeld.frage or {}).get("beispiel") or ""), lage))
    foreign = [w for w in lage.werte if w.typ in _OTHERS and w.typ not in mine]
    text = core(lage.teile.aussage, [*others, *foreign])
    if text == lage.teile.aussage:
        return lage.aussage
    kept = [w for w in lage.werte if text[w.start : w.ende].strip()]
    return Aussage(text.rstrip(), lage.umfeld, kept, lage.leistungen)


def _in_the_example(beispiel: str, lage: Lage) -> tuple[str, ...]:
    """Kinds of values the asked text itself holds, as its example shows: "Karl Müller, Lange Straße 5, Rostock"."""
    return tuple({wert.typ for wert in finde(beispiel, lage.umfeld)} & set(_OTHERS))


def with_others(answer: Antwort, lage: Lage, others: list[Wert] | None = None) -> list[Wert]:
    """The answer's values and those found beside them: named fields get theirs, the rest stays loose."""
    taken = [(wert.start, wert.ende) for wert in answer.werte]
    whole = any(end - start >= len(lage.aussage.text.strip()) for start, end in taken)
    if whole and lage.umfeld.typ in (*GREEDY, "termin"):
        return list(answer.werte)
    placed = [w for w in others or () if all(w.ende <= start or end <= w.start for start, end in taken)]
    taken += [(wert.start, wert.ende) for wert in placed]
    free = [w for w in lage.werte if all(w.ende <= start or end <= w.start for start, end in taken)]
    done = {wert.feld for wert in placed}
    for name in named(lage.teile.aussage, lage.umfeld.felder):
        if name.feld["feld"] != lage.umfeld.gefragt and name.feld["feld"] not in done:
            placed += place_values([w for w in free if w.start >= name.ende][:1], name.feld)
    spots = {(wert.start, wert.ende) for wert in placed}
    loose = [w for w in free if (w.start, w.ende) not in spots and w.typ not in ("zahl", "tageszeit", "uhrzeit")]
    return [*answer.werte, *placed, *loose]
