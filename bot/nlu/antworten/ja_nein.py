"""Yes or no, also "ja, gern" and "nein, noch nicht"."""

from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.ja_nein import leading, yes_or_no


def lies(aussage: Aussage) -> Antwort | None:
    said = yes_or_no(aussage.text)
    if said:
        return aussage.whole(said)
    said, rest = leading(aussage.text)
    if said is None:
        return None
    answer = aussage.whole(said)
    return Antwort(answer.werte, 0.9 if len(rest.split()) <= 6 else 0.6)
