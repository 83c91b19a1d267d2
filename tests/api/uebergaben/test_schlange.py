"""The queue: in, out, who gets whom, what becomes of it."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from api.context import ApiContext
from api.gespraeche.schemas import Eingang
from api.kennzahlen.models import Kennzahl
from api.uebergaben.errors import NichtIhrChat, SchonBeendet, SchonUebernommen, UebergabeUnbekannt
from api.uebergaben.models import Uebergabe
from api.uebergaben.service import UebergabeService
from tests.api.gespraeche.conftest import Dialog
from tests.api.uebergaben.amt import MANDANT, Amt, asked, gone

Wartender = Callable[[], Dialog]


def counted(context: ApiContext) -> dict[tuple[str, str], int]:
    with context.db.reading() as session:
        return {(row.art, row.schluessel): row.anzahl for row in session.scalars(select(Kennzahl))}


def test_who_asks_is_queued_once(dialog: Dialog, amt: Amt, context: ApiContext) -> None:
    dialog.beginne("sperrmuell")
    erstes = dialog.zug({"befehl": "mensch", "grund": "Mensch bitte"})
    row = amt.entry(dialog.gespraech)
    assert (row.thema, row.team, row.anliegen) == ("sperrmuell", "abfallwirtschaft", "Mensch bitte")
    assert erstes["stand"]["phase"] == "warten_auf_mensch"
    assert erstes["ergebnisse"][0]["position"] == 1
    zweites = dialog.zug({"befehl": "mensch"})["ergebnisse"][0]
    assert zweites["schon"] is True
    assert amt.entry(dialog.gespraech).id == row.id
    stand = amt.gespraeche.check(dialog.gespraech, None)[1]
    assert stand["warten"] == {"seit": row.angefordert.isoformat(), "position": 1}


def test_places_are_those_of_the_own_mandant(wartender: Wartender, amt: Amt, later: Callable[..., None]) -> None:
    erster = wartender()
    later(1, "k-1")
    zweiter = wartender()
    assert amt.gespraeche.check(zweiter.gespraech, None)[1]["warten"]["position"] == 2
    amt.take(amt.entry(erster.gespraech).id)
    assert amt.gespraeche.check(zweiter.gespraech, None)[1]["warten"]["position"] == 1


def test_nobody_says_how_long_it_takes_before_it_was_measured(
    wartender: Wartender, amt: Amt, later: Callable[..., None], context: ApiContext
) -> None:
    gemessen = []
    for minuten in (1, 4, 3):
        eintrag = amt.entry(wartender().gespraech).id
        later(minuten, "k-1")
        amt.take(eintrag)
        with context.db.reading() as session:
            gemessen.append(UebergabeService(context, session).waiting_minutes(MANDANT))
    assert gemessen == [None, None, 3]
    later(61, "k-1")
    with context.db.reading() as session:
        assert UebergabeService(context, session).waiting_minutes(MANDANT) is None


def test_exactly_one_gets_it_and_the_others_read_who(wartender: Wartender, amt: Amt) -> None:
    for _ in range(5):
        eintrag = amt.entry(wartender().gespraech).id

        def take(number: int, eintrag: str = eintrag) -> str:
            try:
                amt.take(eintrag, f"k-{number}", f"Person {number}")
            except SchonUebernommen as error:
                return error.detail
            return "gewonnen"

        with ThreadPoolExecutor(4) as pool:
            ausgang = list(pool.map(take, range(4)))
        assert ausgang.count("gewonnen") == 1
        sieger = ausgang.index("gewonnen")
        assert amt.row(eintrag).konto == f"k-{sieger}"
        assert {text for text in ausgang if text != "gewonnen"} == {f"Dieses Gespräch hat schon Person {sieger}."}


def test_two_of_the_same_name_are_two(wartender: Wartender, amt: Amt) -> None:
    eintrag = amt.entry(wartender().gespraech).id
    amt.take(eintrag, "k-1", "Frau Krüger")
    with pytest.raises(SchonUebernommen):
        amt.take(eintrag, "k-2", "Frau Krüger")
    amt.take(eintrag, "k-1", "Frau Krüger")


def test_of_another_mandant_it_is_unknown(wartender: Wartender, amt: Amt) -> None:
    eintrag = amt.entry(wartender().gespraech).id
    for versuch in (
        lambda: amt.buch.take(eintrag, "anderswo", "k-1", "X", gone, leitung=True, dringend=True),
        lambda: amt.buch.say(eintrag, "anderswo", "k-1", str(uuid.uuid4()), "Hallo", ()),
        lambda: amt.buch.give_back(eintrag, "anderswo", "k-1", gone, asked),
    ):
        with pytest.raises(UebergabeUnbekannt):
            versuch()


def test_only_who_has_it_acts(wartender: Wartender, amt: Amt) -> None:
    eintrag = amt.entry(wartender().gespraech).id
    for konto in ("k-1", "k-2"):
        with pytest.raises(NichtIhrChat):
            amt.buch.say(eintrag, MANDANT, konto, str(uuid.uuid4()), "Hallo", ())
    amt.take(eintrag, "k-1")
    with pytest.raises(NichtIhrChat):
        amt.buch.hand_on(eintrag, MANDANT, "k-2", None, gone)


def test_answers_the_citizen_may_press_come_in_as_words(wartender: Wartender, amt: Amt) -> None:
    dialog = wartender()
    eintrag = amt.entry(dialog.gespraech).id
    amt.take(eintrag)
    _, nachricht, neu = amt.buch.say(eintrag, MANDANT, "k-1", str(uuid.uuid4()), "Passt das?", ("Ja", "Nein"))
    assert neu
    assert [option["titel"] for option in nachricht.optionen] == ["Ja", "Nein"]
    wert = nachricht.optionen[1]["wert"]
    annahme = amt.gespraeche.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), wert=wert))
    assert annahme.auftrag is None
    assert amt.texts(dialog.gespraech)[-1] == "Nein"


def test_finished_with_a_wrap_up(
    wartender: Wartender, amt: Amt, context: ApiContext, later: Callable[..., None]
) -> None:
    dialog = wartender()
    eintrag = amt.entry(dialog.gespraech).id
    amt.take(eintrag)
    later(2, "k-1")
    amt.buch.finish(eintrag, MANDANT, "k-1", "auskunft", "Alles geklärt", geloest=True, notice=gone, greet=asked)
    row = amt.row(eintrag)
    assert (row.ausgang, row.abschluss, row.notiz) == ("abgeschlossen", "auskunft", "Alles geklärt")
    assert amt.phase(dialog.gespraech) == "frei"
    zahlen = counted(context)
    assert [zahlen[art] for art in (("chat", ""), ("abschluss", "auskunft"), ("erstloesung", "chat"))] == [1, 1, 1]
    with pytest.raises(SchonBeendet):
        amt.buch.finish(eintrag, MANDANT, "k-1", "auskunft", "", geloest=True, notice=gone, greet=asked)
    assert counted(context) == zahlen


def test_handed_to_another_team_it_waits_again(wartender: Wartender, amt: Amt) -> None:
    dialog = wartender()
    eintrag = amt.entry(dialog.gespraech).id
    amt.take(eintrag)
    amt.buch.hand_on(eintrag, MANDANT, "k-1", "standesamt", gone)
    row = amt.entry(dialog.gespraech)
    assert (row.team, row.konto, row.genommen) == ("standesamt", None, None)
    assert amt.phase(dialog.gespraech) == "warten_auf_mensch"
    assert amt.texts(dialog.gespraech)[-1] == "Frau Beyer ist fort"
    amt.take(eintrag, "k-2", "Herr Wolf")
    assert amt.phase(dialog.gespraech) == "mensch"


@pytest.mark.parametrize("mit_mensch", [False, True])
def test_the_citizen_goes_back_to_the_lotse(wartender: Wartender, amt: Amt, mit_mensch: bool) -> None:
    dialog = wartender()
    eintrag = amt.entry(dialog.gespraech).id
    if mit_mensch:
        amt.take(eintrag)
    annahme = amt.gespraeche.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), befehl="bot"))
    assert annahme.auftrag is not None
    assert amt.row(eintrag).ausgang == "buerger"
    assert amt.find(dialog.gespraech) is None


def test_a_deleted_conversation_leaves_nothing_in_the_queue(
    wartender: Wartender, amt: Amt, context: ApiContext
) -> None:
    dialog = wartender()
    amt.gespraeche.delete(dialog.gespraech)
    with context.db.reading() as session:
        assert session.scalars(select(Uebergabe)).all() == []
    assert counted(context)[("chat_aufgegeben", "")] == 1


def test_taken_over_the_service_token_the_entry_follows(wartender: Wartender, amt: Amt) -> None:
    dialog = wartender()
    eintrag = amt.entry(dialog.gespraech).id
    amt.gespraeche.to_human(dialog.gespraech, "Frau Beyer", gone, dringend=True)
    assert amt.row(eintrag).genommen is not None
    with pytest.raises(SchonUebernommen, match="Frau Beyer"):
        amt.take(eintrag, "k-2", "Herr Wolf")
    amt.gespraeche.to_bot(dialog.gespraech, gone, asked)
    assert amt.row(eintrag).ausgang == "zurueck"
