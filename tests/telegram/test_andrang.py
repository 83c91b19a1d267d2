"""Two hundred people write at once."""

import pytest

from tests.telegram.buehne import Buehne

pytestmark = pytest.mark.langsam
LEUTE = 200
SCHUTZ_SECONDS = 300
FRAGEN = (
    ("Wann haben Sie geöffnet?", "Am Packhof"),
    ("Was kostet Sperrmüll?", "Kubikmeter"),
    ("Ich möchte meinen Hund anmelden", "Wo wohnen Sie"),
    ("Ich möchte wilden Müll melden", "Wo liegt der Müll"),
)


def test_each_of_two_hundred_gets_its_own_answer(buehne: Buehne) -> None:
    """Nothing lost, mixed or twice, and never quicker than Telegram allows: 30 a second, one a second in a chat."""
    people = [buehne.stranger(f"Person {nummer}") for nummer in range(LEUTE)]
    with buehne.api.konto.aenderung:
        for nummer, person in enumerate(people):
            person.says(FRAGEN[nummer % len(FRAGEN)][0])
    for nummer, person in enumerate(people):
        person.sees(FRAGEN[nummer % len(FRAGEN)][1], SCHUTZ_SECONDS)
    buehne.settle(*people, seconds=SCHUTZ_SECONDS)
    for nummer, person in enumerate(people):
        frage, wort = FRAGEN[nummer % len(FRAGEN)]
        assert [n["text"] for n in buehne.journal(person) if n["von"] == "buerger"] == [frage]
        assert not [w for _, w in FRAGEN if w != wort and w in person.screen], person.screen
        buehne.check_once(person)
    chats = [buehne.chat(person) for person in people]
    assert len({chat.gespraech for chat in chats if chat}) == LEUTE
    assert buehne.api.grenzen.hoechstens <= 30
