"""A number plate in any writing."""

from bot.nlu.antworten_basis import Antwort, Aussage, bare
from bot.nlu.werte.kennungen import glued_plate


def lies(aussage: Aussage) -> Antwort | None:
    found = aussage.of("kennzeichen")
    if found:
        return aussage.from_values(found[-1])
    words = bare(aussage.text).split()
    for tail in (words, words[-1:], words[-2:], words[-3:]):
        plate = glued_plate("".join(tail), aussage.umfeld)
        if plate:
            return aussage.whole(plate)
    return None
