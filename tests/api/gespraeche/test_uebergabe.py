"""A human takes a conversation over: who wins, what becomes of a running turn, how the Lotse comes back."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.lage import Lage
from api.gespraeche.schemas import Ausgang, Eingang, Uebergeben
from api.gespraeche.service import GespraechUnbekannt
from api.gespraeche.uebergabe import KennungVergeben, NichtUebernommen, SchonUebernommen
from tests.api.gespraeche.conftest import Dialog

ANTWORT = [Ausgang("Antwort"), Ausgang("Frage", art="frage")]


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


def there(lage: Lage) -> Ausgang:
    return Ausgang(f"{lage.zustand.mensch_name} ist da", von="system")


def gone(lage: Lage) -> Ausgang:
    return Ausgang(f"{lage.zustand.mensch_name} ist fort", von="system")


def asked(lage: Lage) -> Ausgang | None:
    return Ausgang(lage.frage.text, art="frage") if lage.frage else None


def take(buch: Gespraechsbuch, gespraech: str, name: str = "Frau Beyer", *, dringend: bool = False) -> Uebergeben:
    uebergeben = buch.to_human(gespraech, name, there, dringend=dringend)
    assert uebergeben is not None
    return uebergeben


def texts(buch: Gespraechsbuch, gespraech: str) -> list[str]:
    return [nachricht.text for nachricht in buch.journal(gespraech, None, 0)[0]]


def write(buch: Gespraechsbuch, gespraech: str, text: str) -> Eingang:
    eingang = Eingang(str(uuid.uuid4()), text=text)
    annahme = buch.receive(gespraech, None, eingang)
    assert annahme.auftrag is None
    assert annahme.fertig is not None
    assert annahme.fertig.nachrichten == ()
    return eingang


def test_the_bot_is_silent_and_what_is_written_is_kept(buch: Gespraechsbuch, dialog: Dialog) -> None:
    dialog.beginne("sperrmuell")
    stand = take(buch, dialog.gespraech).stand
    assert (stand["phase"], stand["frage"], stand["mensch"]) == ("mensch", None, {"name": "Frau Beyer"})
    assert stand["leistung"] == "sperrmuell"
    eingang = write(buch, dialog.gespraech, "Ist da ein Mensch?")
    assert buch.receive(dialog.gespraech, None, eingang).neu is False
    assert buch.unattended() == []
    assert texts(buch, dialog.gespraech) == ["Frau Beyer ist da", "Ist da ein Mensch?"]


def test_exactly_one_of_many_takers_wins(buch: Gespraechsbuch, dialog: Dialog) -> None:
    def try_it(number: int) -> str | None:
        try:
            take(buch, dialog.gespraech, f"Person {number}")
        except SchonUebernommen:
            return None
        return f"Person {number}"

    with ThreadPoolExecutor(8) as threads:
        winners = [name for name in threads.map(try_it, range(8)) if name]
    assert len(winners) == 1
    assert texts(buch, dialog.gespraech) == [f"{winners[0]} ist da"]
    _, stand = buch.check(dialog.gespraech, None)
    assert stand["mensch"] == {"name": winners[0]}


def test_the_same_person_again_changes_nothing(buch: Gespraechsbuch, dialog: Dialog) -> None:
    take(buch, dialog.gespraech)
    assert take(buch, dialog.gespraech).neu == ()
    assert texts(buch, dialog.gespraech) == ["Frau Beyer ist da"]


def test_a_running_turn_is_waited_for(buch: Gespraechsbuch, dialog: Dialog) -> None:
    auftrag = buch.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), text="Moin")).auftrag
    assert auftrag is not None
    assert buch.to_human(dialog.gespraech, "Frau Beyer", there, dringend=False) is None
    buch.finish(auftrag, ANTWORT, None, [])
    take(buch, dialog.gespraech)
    assert texts(buch, dialog.gespraech) == ["Moin", "Antwort", "Frage", "Frau Beyer ist da"]


def test_a_turn_that_takes_too_long_is_cut_off_and_its_answer_dropped(buch: Gespraechsbuch, dialog: Dialog) -> None:
    eingang = Eingang(str(uuid.uuid4()), text="Moin")
    auftrag = buch.receive(dialog.gespraech, None, eingang).auftrag
    buch.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), text="und noch was"))
    assert auftrag is not None
    take(buch, dialog.gespraech, dringend=True)
    buch.human_says(dialog.gespraech, str(uuid.uuid4()), "Guten Tag")
    assert buch.finish(auftrag, ANTWORT, None, []).verloren
    assert buch.fail(auftrag, ANTWORT, [], True).verloren
    assert buch.unattended() == []
    assert buch.receive(dialog.gespraech, None, eingang).fertig is not None
    assert texts(buch, dialog.gespraech) == ["Moin", "und noch was", "Frau Beyer ist da", "Guten Tag"]


def test_the_turn_of_a_server_that_died_is_not_waited_for(
    buch: Gespraechsbuch, dialog: Dialog, uhr: FixedClock
) -> None:
    buch.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), text="Moin"))
    uhr.advance(timedelta(minutes=1))
    take(buch, dialog.gespraech)
    assert buch.unattended() == []


def test_given_back_the_open_question_is_asked_again_and_nothing_is_lost(buch: Gespraechsbuch, dialog: Dialog) -> None:
    vorher = dialog.beginne("sperrmuell", name={"vorname": "Anna", "nachname": "Müller"})["stand"]
    take(buch, dialog.gespraech)
    write(buch, dialog.gespraech, "Rex heißt der Hund")
    uebergeben = buch.to_bot(dialog.gespraech, gone, asked)
    assert [nachricht.art for nachricht in uebergeben.neu] == ["antwort", "frage"]
    assert uebergeben.neu[-1].kanal == "web"
    assert {key: uebergeben.stand[key] for key in vorher} == vorher
    assert buch.to_bot(dialog.gespraech, gone, asked).neu == ()
    assert buch.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), text="Rex")).auftrag is not None


@pytest.mark.parametrize("befehl", ["bot", "loeschen"])
def test_the_citizen_goes_back_to_the_bot(buch: Gespraechsbuch, dialog: Dialog, befehl: str) -> None:
    take(buch, dialog.gespraech)
    assert buch.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), befehl="status")).auftrag is None
    auftrag = buch.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), befehl=befehl)).auftrag
    assert auftrag is not None
    assert auftrag.kontext is not None
    assert auftrag.kontext["wahl"]["thema"] == befehl
    assert buch.check(dialog.gespraech, None)[1]["mensch"] is None
    with pytest.raises(NichtUebernommen):
        buch.human_says(dialog.gespraech, str(uuid.uuid4()), "Hallo?")


def test_a_message_of_the_human_is_stored_once(buch: Gespraechsbuch, dialog: Dialog) -> None:
    take(buch, dialog.gespraech)
    kennung = str(uuid.uuid4())
    erste, neu = buch.human_says(dialog.gespraech, kennung, "Guten Tag")
    assert neu
    assert (erste.von, erste.name, erste.id, erste.kanal) == ("mensch", "Frau Beyer", kennung, None)
    buch.to_bot(dialog.gespraech, gone, asked)
    assert buch.human_says(dialog.gespraech, kennung, "Guten Tag") == (erste, False)


def test_an_id_of_the_citizen_is_none_for_the_human(buch: Gespraechsbuch, dialog: Dialog) -> None:
    take(buch, dialog.gespraech)
    eingang = write(buch, dialog.gespraech, "Moin")
    with pytest.raises(KennungVergeben):
        buch.human_says(dialog.gespraech, eingang.id, "Guten Tag")


def test_a_forgotten_conversation_has_nobody(buch: Gespraechsbuch, dialog: Dialog) -> None:
    buch.delete(dialog.gespraech)
    for versuch in (
        lambda: buch.to_human(dialog.gespraech, "Frau Beyer", there, dringend=True),
        lambda: buch.to_bot(dialog.gespraech, gone, asked),
        lambda: buch.human_says(dialog.gespraech, str(uuid.uuid4()), "Guten Tag"),
    ):
        with pytest.raises(GespraechUnbekannt):
            versuch()
