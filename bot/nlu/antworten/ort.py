"""A place: an address, or a description in the citizen's words."""

from bot.nlu.antworten_basis import Antwort, Aussage, bare, leftover

MIN_LETTERS = 4
NEAR = frozenset(("hohe", "vor", "nahe", "liegt", "steht"))
"""Words, folded, that say nothing beside an address: "Höhe Werderstraße 12", "vor der Werderstraße 12"."""


def lies(aussage: Aussage) -> Antwort | None:
    text = bare(aussage.text)
    found = aussage.of("adresse")
    if found:
        answer = aussage.from_values(found[0])
        if answer.deckung >= 0.6 or NEAR.issuperset(leftover(aussage.text, aussage.werte)):
            return answer
        return aussage.whole({"adresse": found[0].wert, "beschreibung": text}, "ort")
    if sum(char.isalpha() for char in text) < MIN_LETTERS:
        return None
    return aussage.whole({"beschreibung": text}, "ort")
