"""A whole form while the adapter dies again and again; and everything dead at once."""

import threading

import pytest

from tests.botapi import Mensch
from tests.telegram.buehne import Buehne
from tests.telegram.gang import fill
from tests.telegram.test_absturz import ADRESSE, back, blow, check_address

pytestmark = pytest.mark.langsam


def test_killed_again_and_again_to_the_aktenzeichen(buehne: Buehne, anna: Mensch) -> None:
    """A whole form while the adapter dies at each third message that goes out."""
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    zaehler = iter(range(1000))

    def each_third(parameters: dict[str, object]) -> bool:
        return str(parameters["chat_id"]) == str(anna.id) and next(zaehler) % 3 == 2

    buehne.api.stoere("sendMessage", mal=4, danach=blow(buehne, "telegram"), schliessen="nach", passt=each_third)
    fill_with_restarts(buehne, anna)
    buehne.check_once(anna)
    assert len(buehne.cases(anna)) == 1


def fill_with_restarts(buehne: Buehne, person: Mensch) -> None:
    """The main thread restarts what has died, as the supervisor does, while the form is filled in beside."""
    ergebnis: list[BaseException] = []

    def go() -> None:
        try:
            fill(buehne, person, {"adresse": ADRESSE.format(99)})
        except BaseException as error:
            ergebnis.append(error)

    faden = threading.Thread(target=go)
    faden.start()
    while faden.is_alive():
        faden.join(0.1)
        if buehne.system.prozesse["telegram"].poll() is not None:
            buehne.system.start("telegram")
    if ergebnis:
        raise ergebnis[0]


def test_everything_killed_at_once(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    anna.says(ADRESSE.format(100))
    for teil in ("telegram", "server", "bot", "actions"):
        buehne.system.kill(teil)
    back(buehne)
    check_address(buehne, anna, 100)
