"""kill -9 of the adapter and of the server in mid-dialogue: every answer is there exactly once after the restart."""

import threading
from collections.abc import Callable

import pytest

from tests.botapi import Mensch
from tests.telegram.buehne import Buehne

pytestmark = pytest.mark.langsam
ADRESSE = "Mecklenburgstraße {}, 19053 Schwerin"


def back(buehne: Buehne) -> None:
    buehne.system.restore()
    buehne.wait_ready()


def check_address(buehne: Buehne, person: Mensch, nummer: int) -> None:
    """The answer was taken, once, and the form goes on from there."""
    buehne.system.wait_for(lambda: str(nummer) in buehne.stand(person)["angaben"].get("adresse", ""), 60)
    buehne.check_once(person)
    assert len([n for n in buehne.journal(person) if n["von"] == "buerger"]) == 2
    assert buehne.stand(person)["frage"]["feld"] not in ("adresse", "gegenstaende")


@pytest.mark.parametrize("teil", ["telegram", "server"])
@pytest.mark.parametrize("schliessen", ["vor", "nach"])
def test_killed_while_an_answer_is_sent(buehne: Buehne, anna: Mensch, teil: str, schliessen: str) -> None:
    """Just before Telegram takes it, and between its taking it and saying so."""
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    nummer = {"telegramvor": 81, "telegramnach": 82, "servervor": 83, "servernach": 84}[teil + schliessen]
    schlag = blow(buehne, teil)
    if schliessen == "nach":
        buehne.api.stoere("sendMessage", danach=schlag, schliessen="nach")
    else:
        buehne.api.stoere("sendMessage", davor=schlag, schliessen="vor")
    anna.says(ADRESSE.format(nummer))
    buehne.system.wait_for(lambda: buehne.system.prozesse[teil].poll() is not None, 30)
    back(buehne)
    check_address(buehne, anna, nummer)


def blow(buehne: Buehne, teil: str) -> Callable[[], None]:
    return lambda: buehne.system.kill(teil)


@pytest.mark.parametrize("teil", ["telegram", "server"])
@pytest.mark.parametrize("verzug", [0.0, 0.05, 0.3])
def test_killed_while_a_message_is_read(buehne: Buehne, anna: Mensch, teil: str, verzug: float) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    nummer = 85 + int(verzug * 20) + (10 if teil == "server" else 0)
    anna.says(ADRESSE.format(nummer))
    threading.Event().wait(verzug)  # where the blow falls; every place must do
    buehne.system.kill(teil)
    back(buehne)
    check_address(buehne, anna, nummer)
