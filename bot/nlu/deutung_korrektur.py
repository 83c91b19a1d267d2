"""A message that changes what was said before, while a question is open."""

from bot.nlu import antworten, korrektur
from bot.nlu.felder import answered, half_given, named, place_values
from bot.nlu.gelernt import FIGURES, POINTS_BACK, YES_NO_TYPES, corrects, says_what_was_asked
from bot.nlu.korrektur_listen import Fund
from bot.nlu.lage import Lage
from bot.nlu.lesart import Korrektur, Lesart, Wert
from bot.nlu.nebenbei import picks_slot
from bot.nlu.text import muster
from bot.nlu.unterbrechung import FREE_TYPES, KEYS

_MAY_CHANGE = r"\b(?:kann|könn\w*|darf|dürf\w*)\s+(?:ich|wir|man)\b.*\b(?:ändern|korrigieren|anpassen)\b"


def correction(lage: Lage) -> Lesart | None:
    slot = None if lage.werte else korrektur.moved(lage.text, lage.umfeld)
    if slot is not None:
        return _pointed_at(slot)
    if lage.teile.frage and not lage.states:
        return _asks_to_change(lage)
    fund = korrektur.lies(lage.teile.aussage, lage.umfeld, lage.werte, lage.zuletzt)
    if fund is None or (fund.gezeigt and lage.umfeld.typ == "termin" and picks_slot(lage, fund)):
        return None
    if fund.gezeigt and lage.umfeld.typ in ("text", "ort") and len(lage.text.split()) > 8:
        return None
    if _answers_what_was_asked(lage, fund):
        return None  # "kommen Sie doch am Freitag" while a day was asked for
    elsewhere = not fund.werte and fund.korrektur.feld != lage.umfeld.gefragt
    if elsewhere and lage.umfeld.typ in KEYS and lage.aussage.of(lage.umfeld.typ):
        return None  # "anna@web.de, Telefon lieber nicht" answers
    entry = next((e for e in lage.umfeld.felder if e["feld"] == fund.korrektur.feld), None)
    if fund.gezeigt and (_answers_after_no(lage) or says_what_was_asked(lage)):
        return None
    extra = _answer_beside(lage, fund)
    if entry is not None and entry is half_given(lage.umfeld) and fund.werte:
        return Lesart("angabe", 0.93, werte=fund.werte)  # "nicht 4, sondern 6" while only the postal code is missing
    if entry is not None and not entry.get("beantwortet"):
        return Lesart("angabe", 0.9, werte=fund.werte + extra) if extra else None  # else the asked field comes first
    return Lesart(
        "angabe" if extra else "korrektur",
        0.93,
        werte=fund.werte + extra,
        korrektur=fund.korrektur,
        feld_genannt=fund.korrektur.feld,
    )


def _asks_to_change(lage: Lage) -> Lesart | None:
    """ "Kann ich das Kennzeichen noch mal ändern?" changes it."""
    if not muster(_MAY_CHANGE).search(lage.text):
        return None
    names = [name.feld for name in named(lage.text, lage.umfeld.felder) if name.feld.get("beantwortet")]
    return _pointed_at(str(names[0]["feld"])) if names else None


def _pointed_at(feld: str) -> Lesart:
    return Lesart("korrektur", 0.93, korrektur=Korrektur(feld), feld_genannt=feld)


def _answers_what_was_asked(lage: Lage, fund: Fund) -> bool:
    """Whether the value is of the kind asked for, and nothing names another field or says that something was wrong."""
    kinds = {wert.typ for wert in fund.werte}
    if lage.umfeld.typ not in FIGURES or kinds != {lage.umfeld.typ} or fund.korrektur.alt or fund.korrektur.verneint:
        return False
    if korrektur.points(lage.text) or named(lage.text, answered(lage.umfeld)) or muster(POINTS_BACK).search(lage.text):
        return False
    return antworten.lies(lage.aussage) is not None


def _answers_after_no(lage: Lage) -> bool:
    """ "Stimmt nicht, es sind 4" to a proposal: the new value is the answer."""
    return (lage.umfeld.frage or {}).get("vorschlag") is not None and bool(lage.aussage.of(lage.aussage.typ))


def _answer_beside(lage: Lage, fund: Fund) -> list[Wert]:
    """Values for the open question that stand outside of the correction."""
    if fund.gezeigt or not fund.werte or lage.umfeld.typ in (*FREE_TYPES, *YES_NO_TYPES) or fund.korrektur.verneint:
        return []
    if lage.umfeld.typ in FIGURES and corrects(lage):
        return []  # "die Mail: mit zwei n" says no number of persons
    taken = [(wert.start, wert.ende) for wert in fund.werte]
    old = fund.korrektur.alt or ""
    free = [w for w in lage.werte if w.text not in old and all(w.ende <= a or b <= w.start for a, b in taken)]
    asked = {"feld": lage.umfeld.gefragt, "typ": lage.umfeld.typ}
    return place_values(free, asked) if lage.umfeld.gefragt != fund.korrektur.feld else []
