"""What stands beside an answer in the same message: a question, and values for other fields."""

from bot.nlu import themen
from bot.nlu.antworten_basis import Antwort
from bot.nlu.felder import named, place_values
from bot.nlu.lage import Lage
from bot.nlu.lesart import Wert
from bot.nlu.wendungen import interrupting


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


def with_others(answer: Antwort, lage: Lage) -> list[Wert]:
    """The answer's values and those found beside them: named fields get theirs, the rest stays loose."""
    taken = [(wert.start, wert.ende) for wert in answer.werte]
    whole = any(end - start >= len(lage.aussage.text.strip()) for start, end in taken)
    if whole and lage.umfeld.typ in ("text", "ort", "auswahl", "name", "ja_nein", "termin", "gegenstaende"):
        return list(answer.werte)
    free = [w for w in lage.werte if all(w.ende <= start or end <= w.start for start, end in taken)]
    placed: list[Wert] = []
    for name in named(lage.teile.aussage, lage.umfeld.felder):
        if name.feld["feld"] != lage.umfeld.gefragt:
            placed += place_values([w for w in free if w.start >= name.ende][:1], name.feld)
    spots = {(wert.start, wert.ende) for wert in placed}
    loose = [w for w in free if (w.start, w.ende) not in spots and w.typ not in ("zahl", "tageszeit", "uhrzeit")]
    return [*answer.werte, *placed, *loose]
