"""What citizens who wait are told without anybody asking."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from api.context import ApiContext
from api.uebergaben.errors import SchonUebernommen
from api.uebergaben.models import Dienstzeit
from api.wartung import run_maintenance
from tests.api.gespraeche.conftest import Dialog
from tests.api.uebergaben.amt import MANDANT, Amt, gone, offer

Wartender = Callable[[], Dialog]
Later = Callable[..., None]


def test_who_waits_long_is_offered_a_call_back_once(wartender: Wartender, amt: Amt, later: Later) -> None:
    dialog = wartender()
    later(4, "k-1")
    assert amt.tell() == []
    later(1, "k-1")
    assert amt.tell() == ["lange"]
    assert amt.tell() == []
    stand = amt.gespraeche.check(dialog.gespraech, None)[1]
    assert (stand["phase"], stand["frage"]["feld"]) == ("warten_auf_mensch", "rueckfrage")
    assert amt.texts(dialog.gespraech) == ["Lieber ein Rückruf?"]


def test_when_the_last_one_leaves_nobody_waits_on(wartender: Wartender, amt: Amt) -> None:
    dialog = wartender()
    amt.buch.enter("k-2", MANDANT)
    amt.buch.leave("k-1", MANDANT)
    assert amt.tell() == []
    amt.buch.leave("k-2")
    assert amt.tell() == ["niemand"]
    assert amt.find(dialog.gespraech) is None
    assert amt.phase(dialog.gespraech) == "frei"


def test_a_browser_that_is_gone_is_nobody_on_duty(wartender: Wartender, amt: Amt, later: Later) -> None:
    wartender()
    later(1)
    assert amt.tell() == []
    later(1)
    assert amt.tell() == ["niemand"]


def test_somebody_elses_question_is_not_talked_over(wartender: Wartender, amt: Amt) -> None:
    dialog = wartender()
    frage = {"art": "loeschen", "text": "Wirklich?"}
    dialog.zug({"befehl": "merken", "rueckfrage": frage})
    amt.buch.leave("k-1")
    assert amt.tell() == ["niemand"]
    letzte = amt.gespraeche.journal(dialog.gespraech, None, 0)[0][-1]
    assert (letzte.text, letzte.optionen) == ("Lieber ein Rückruf?", ())
    assert dialog.zug()["frage"]["text"] == "Wirklich?"


def test_after_five_minutes_without_a_sign_the_citizen_waits_again(
    wartender: Wartender, amt: Amt, later: Later
) -> None:
    dialog = wartender()
    amt.buch.enter("k-2", MANDANT)
    eintrag = amt.entry(dialog.gespraech).id
    amt.take(eintrag, "k-1")
    later(4, "k-2")
    assert amt.tell() == []
    assert amt.phase(dialog.gespraech) == "mensch"
    later(1.5, "k-2")
    assert amt.tell() == ["abwesend"]
    assert amt.phase(dialog.gespraech) == "warten_auf_mensch"
    assert amt.texts(dialog.gespraech)[-1] == "Frau Beyer ist fort"
    amt.take(eintrag, "k-2", "Herr Wolf")


def test_a_sign_of_life_keeps_the_chat_also_off_duty(wartender: Wartender, amt: Amt, later: Later) -> None:
    dialog = wartender()
    amt.take(amt.entry(dialog.gespraech).id, "k-1")
    amt.buch.leave("k-1")
    later(4, "k-1")
    later(4, "k-1")
    assert amt.tell() == []
    assert amt.phase(dialog.gespraech) == "mensch"


def test_only_the_lead_takes_from_who_is_gone(wartender: Wartender, amt: Amt, later: Later) -> None:
    eintrag = amt.entry(wartender().gespraech).id
    amt.take(eintrag, "k-1")
    with pytest.raises(SchonUebernommen):
        amt.take(eintrag, "k-2", "Herr Wolf", leitung=True)
    later(2)
    with pytest.raises(SchonUebernommen):
        amt.take(eintrag, "k-2", "Herr Wolf")
    amt.take(eintrag, "k-2", "Herr Wolf", leitung=True)
    assert amt.row(eintrag).konto == "k-2"


def test_what_is_due_no_more_is_left_alone(wartender: Wartender, amt: Amt, later: Later) -> None:
    dialog = wartender()
    later(5, "k-1")
    (faellig,) = amt.buch.due()
    amt.take(amt.entry(dialog.gespraech).id)
    assert amt.buch.tell(faellig, offer, gone) is None
    assert "Lieber ein Rückruf?" not in amt.texts(dialog.gespraech)


def test_duty_nobody_ended_is_forgotten(amt: Amt, context: ApiContext, later: Later) -> None:
    later(60 * 11)
    run_maintenance(context)
    assert len(duty(context)) == 1
    later(61)
    run_maintenance(context)
    assert duty(context) == []


def duty(context: ApiContext) -> list[Dienstzeit]:
    with context.db.reading() as session:
        return list(session.scalars(select(Dienstzeit)))
