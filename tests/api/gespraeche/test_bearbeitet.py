"""Edited messages: what they refer to, and what the bot is told to read them with."""

import uuid

import pytest

from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import Annahme, Auftrag, Ausgang, Eingang
from tests.api.gespraeche.conftest import Dialog
from tests.api.gespraeche.test_zuege import ADRESSE, NAME, bis_zur_uebersicht

ANTWORT = [Ausgang("Antwort")]


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


def write(buch: Gespraechsbuch, dialog: Dialog, text: str, ersetzt: str | None = None) -> tuple[str, Annahme]:
    kennung = str(uuid.uuid4())
    return kennung, buch.receive(dialog.gespraech, None, Eingang(kennung, text=text, ersetzt=ersetzt))


def answered(buch: Gespraechsbuch, dialog: Dialog, text: str, *befehle: object, ersetzt: str | None = None) -> str:
    """A message that led to these commands, and was answered."""
    kennung, annahme = write(buch, dialog, text, ersetzt)
    assert annahme.auftrag is not None
    dialog.zug(*befehle, nachricht=kennung)  # type: ignore[arg-type]
    buch.finish(annahme.auftrag, ANTWORT, None, [])
    return kennung


def edit(buch: Gespraechsbuch, dialog: Dialog, text: str, ersetzt: str) -> Auftrag:
    auftrag = write(buch, dialog, text, ersetzt)[1].auftrag
    assert auftrag is not None
    return auftrag


def texts(buch: Gespraechsbuch, dialog: Dialog) -> list[str]:
    return [nachricht.text for nachricht in buch.journal(dialog.gespraech, None, 0)[0]]


@pytest.fixture
def adresse(buch: Gespraechsbuch, dialog: Dialog) -> str:
    """Id of the message that gave address and name."""
    dialog.beginne("sperrmuell")
    angaben = {"adresse": ADRESSE, "name": NAME}
    return answered(buch, dialog, "Mecklenburgstraße 12, Anna Müller", {"befehl": "setzen", "angaben": angaben})


def test_it_is_read_as_if_asked_again(buch: Gespraechsbuch, dialog: Dialog, adresse: str) -> None:
    kontext = edit(buch, dialog, "Mecklenburgstraße 14", adresse).kontext
    assert kontext is not None
    assert (kontext["ersetzt"], kontext["frage"]["feld"], kontext["wahl"]) == (True, "adresse", None)
    assert next(feld for feld in kontext["felder"] if feld["feld"] == "adresse")["beantwortet"]


def test_a_side_question_is_not_answered_by_it(buch: Gespraechsbuch, dialog: Dialog, adresse: str) -> None:
    rueckfrage = {"art": "abbruch", "typ": "ja_nein", "text": "Wirklich?", "optionen": [], "daten": {}}
    dialog.zug({"befehl": "merken", "rueckfrage": rueckfrage})
    kontext = edit(buch, dialog, "Mecklenburgstraße 14", adresse).kontext
    assert kontext is not None
    assert kontext["frage"]["feld"] == "adresse"
    assert kontext["zustand"]["rueckfrage"] is None
    assert buch.check(dialog.gespraech, None)[1]["frage"]["feld"] == "rueckfrage"


def test_an_edit_of_an_edit_refers_to_the_first(buch: Gespraechsbuch, dialog: Dialog, adresse: str) -> None:
    neu = {"befehl": "setzen", "angaben": {"adresse": {"hausnummer": "14"}}}
    zweite = answered(buch, dialog, "Mecklenburgstraße 14, Anna Müller", neu, ersetzt=adresse)
    kontext = edit(buch, dialog, "Mecklenburgstraße 16, Anna Müller", zweite).kontext
    assert kontext is not None
    assert kontext["ersetzt"]
    assert [nachricht.ersetzt for nachricht in buch.journal(dialog.gespraech, None, 0)[0]][-1] == adresse


def test_the_same_text_again_does_nothing(buch: Gespraechsbuch, dialog: Dialog, adresse: str) -> None:
    annahme = write(buch, dialog, "Mecklenburgstraße 12, Anna Müller", adresse)[1]
    assert annahme.auftrag is None
    assert annahme.fertig is not None
    assert annahme.fertig.nachrichten == ()
    assert buch.unattended() == []


def test_what_still_waits_takes_the_new_text(buch: Gespraechsbuch, dialog: Dialog) -> None:
    erste = write(buch, dialog, "Moin")[1].auftrag
    wartend = write(buch, dialog, "mein Sofa muss weg")[0]
    annahme = write(buch, dialog, "mein Schrank muss weg", wartend)[1]
    assert annahme.fertig is not None
    assert erste is not None
    naechste = buch.finish(erste, ANTWORT, None, []).naechster
    assert naechste is not None
    assert (naechste.nachricht, naechste.text) == (wartend, "mein Schrank muss weg")
    assert buch.finish(naechste, ANTWORT, None, [1]).naechster is None


def test_what_is_being_answered_is_corrected_afterwards(buch: Gespraechsbuch, dialog: Dialog) -> None:
    dialog.beginne("sperrmuell")
    kennung, annahme = write(buch, dialog, "Mecklenburgstraße 12")
    assert write(buch, dialog, "Mecklenburgstraße 14", kennung)[1].fertig is None
    dialog.zug({"befehl": "setzen", "angaben": {"adresse": ADRESSE}}, nachricht=kennung)
    assert annahme.auftrag is not None
    naechste = buch.finish(annahme.auftrag, ANTWORT, None, []).naechster
    assert naechste is not None
    assert naechste.kontext is not None
    assert (naechste.text, naechste.kontext["ersetzt"]) == ("Mecklenburgstraße 14", True)


@pytest.mark.parametrize("art", ["unbekannt", "knopf", "nichts gesetzt"])
def test_else_it_is_an_ordinary_message(buch: Gespraechsbuch, dialog: Dialog, art: str) -> None:
    zug = dialog.beginne("sperrmuell")
    kennung = str(uuid.uuid4())
    if art == "knopf":
        wert = zug["stand"]["frage"]["aktionen"][0]["wert"]
        auftrag = buch.receive(dialog.gespraech, None, Eingang(kennung, wert=wert)).auftrag
        assert auftrag is not None
        buch.finish(auftrag, ANTWORT, None, [])
    elif art == "nichts gesetzt":
        kennung = answered(buch, dialog, "Moin")
    kontext = edit(buch, dialog, "Mecklenburgstraße 14", kennung).kontext
    assert kontext is not None
    assert "ersetzt" not in kontext
    assert kontext["frage"]["feld"] == "adresse"


def test_what_was_sent_is_sent(buch: Gespraechsbuch, dialog: Dialog) -> None:
    bis_zur_uebersicht(dialog)
    beschreibung = {"befehl": "setzen", "angaben": {"beschreibung": "Vier Reifen"}}
    kennung = answered(buch, dialog, "es sind vier Reifen", beschreibung)
    aktenzeichen = dialog.zug({"befehl": "einreichen"})["ergebnisse"][0]["aktenzeichen"]
    auftrag = edit(buch, dialog, "es sind fünf Reifen", kennung)
    assert (auftrag.kontext, auftrag.hinweis, auftrag.aktenzeichen) == (None, "schon_gesendet", aktenzeichen)


def test_what_was_put_aside_is_not_touched(buch: Gespraechsbuch, dialog: Dialog, adresse: str) -> None:
    dialog.zug({"befehl": "parken"})
    auftrag = edit(buch, dialog, "Mecklenburgstraße 14", adresse)
    assert (auftrag.kontext, auftrag.hinweis) == (None, "antrag_nicht_offen")


def test_a_wish_is_said_anew(buch: Gespraechsbuch, dialog: Dialog) -> None:
    beginn = {"befehl": "beginnen", "leistung": "sperrmuell", "angaben": {"name": NAME}}
    kennung = answered(buch, dialog, "Sperrmüll, Anna Müller", beginn)
    kontext = edit(buch, dialog, "Sperrmüll, Anna Möller", kennung).kontext
    assert kontext is not None
    assert (kontext["ersetzt"], kontext["frage"]) == (True, None)
    assert [feld["feld"] for feld in kontext["felder"]]
