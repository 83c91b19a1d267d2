"""What was said in a conversation, as the agent of a call reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.clock import BERLIN
from api.gespraeche.schemas import NachrichtAnsicht

WER = {"buerger": "Bürgerin oder Bürger", "bot": "Lotse", "mensch": "Mitarbeit", "system": "Hinweis"}
WORUEBER = {"web": "Chat", "telegram": "Telegram", "telefon": "Telefon", "formular": "Formular"}


@dataclass(frozen=True)
class Zeile:
    von: str
    wer: str
    wann: str
    kanal: str
    text: str


def lines(nachrichten: Sequence[NachrichtAnsicht]) -> list[Zeile]:
    """One for each message, oldest first."""
    return [
        Zeile(
            von=each.von,
            wer=(each.name if each.von == "mensch" else None) or WER[each.von],
            wann=f"{each.zeit.astimezone(BERLIN):%d.%m. %H:%M}",
            kanal=WORUEBER.get(each.kanal or "", "") if each.von == "buerger" else "",
            text=each.text,
        )
        for each in nachrichten
    ]
