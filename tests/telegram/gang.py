"""A person goes through a form in the messenger, whatever it asks in whatever order."""

import re
from collections import Counter
from collections.abc import Mapping

from tests.botapi import Mensch
from tests.dialoge.lauf import answers
from tests.telegram.buehne import Buehne

AKTENZEICHEN = re.compile(r"[A-Z]{2,4}-\d{4}-\d{6}")
SCHRITTE = 40
MAL_MAX = 3


def fill(buehne: Buehne, person: Mensch, antworten: Mapping[str, str], bis: str = "") -> list[str]:
    """Answer in words, press where there are none, skip what is optional, until `bis` is asked or the form is sent; the
    fields asked, in order.
    """
    gefragt: list[str] = []
    while (stand := buehne.stand(person))["phase"] in ("antrag", "uebersicht"):
        frage = stand["frage"]
        feld = frage["feld"]
        if feld == bis:
            return gefragt
        gefragt.append(feld)
        assert len(gefragt) <= SCHRITTE, person.screen
        assert feld == "rueckfrage" or Counter(gefragt)[feld] <= MAL_MAX, f"{feld} immer wieder\n{person.screen}"
        answer(buehne, person, frage, antworten)
    assert not bis, f"{bis} wurde nicht gefragt\n{person.screen}"
    return gefragt


def answer(buehne: Buehne, person: Mensch, frage: dict[str, object], antworten: Mapping[str, str]) -> str:
    feld = str(frage["feld"])
    if frage["typ"] == "bestaetigung":
        return buehne.press(person, ".*[Aa]bsenden.*")
    text = antworten.get(feld) or answers()["felder"].get(feld)
    if text:
        return buehne.say(person, str(text))
    optionen = frage.get("optionen")
    if isinstance(optionen, list) and optionen and (frage["pflicht"] or feld == "rueckfrage"):
        return buehne.press(person, re.escape(optionen[0]["titel"]))
    assert not frage["pflicht"], f"keine Antwort auf {feld}\n{person.screen}"
    return buehne.press(person, "Überspringen")


def number_on(person: Mensch) -> str:
    """The Aktenzeichen as the person reads it, the newest."""
    found = [each for nachricht in person.from_bot for each in AKTENZEICHEN.findall(nachricht.text)]
    assert found, person.screen
    return found[-1]
