"""What the office does with a case is told to its conversation: once, in order, and nothing the public status hides."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import Ausgang, Eingang, NachrichtAnsicht
from tests.api.gespraeche.conftest import Dialog, open_dialog
from tests.api.gespraeche.test_zuege import bis_zur_uebersicht

ANTWORT = [Ausgang("Antwort"), Ausgang("Frage", art="frage")]


def submit(dialog: Dialog) -> dict[str, str]:
    bis_zur_uebersicht(dialog)
    return dict(dialog.zug({"befehl": "einreichen"})["stand"]["vorgang"])


def step(dialog: Dialog, aktenzeichen: str, **schritt: str) -> httpx.Response:
    kopf = {"Authorization": f"Bearer {dialog.context.settings.dienst_token}"}
    return dialog.client.post(f"/api/v1/vorgaenge/{aktenzeichen}/schritte", json=schritt, headers=kopf)


def journal(dialog: Dialog) -> list[NachrichtAnsicht]:
    return Gespraechsbuch(dialog.context, "lesend").journal(dialog.gespraech, None, 0)[0]


def public(dialog: Dialog, vorgang: dict[str, str]) -> dict[str, Any]:
    path = f"/api/v1/vorgaenge/{vorgang['aktenzeichen']}/status"
    return dict(dialog.client.get(path, headers={"Abrufcode": vorgang["abrufcode"]}).json())


def test_a_new_phase_is_told_with_the_public_status(dialog: Dialog) -> None:
    vorgang = submit(dialog)
    assert step(dialog, vorgang["aktenzeichen"], phase="beauftragt", notiz="Firma ruft nie zurück").status_code == 200
    (nachricht,) = journal(dialog)
    assert (nachricht.nr, nachricht.von, nachricht.id, nachricht.optionen) == (1, "system", None, ())
    assert nachricht.text == (
        f"Es gibt Neues zu „Wilden Müll melden“ ({vorgang['aktenzeichen']}). "
        "Wir haben den Auftrag erteilt, den Müll wegzuräumen."
    )
    status = public(dialog, vorgang)
    assert nachricht.karte is not None
    assert nachricht.karte["art"] == "status"
    assert {
        "phase": status["phase_titel"],
        "text": status["text"],
        "bis": status["bis"],
    }.items() <= nachricht.karte.items()
    told = str(nachricht.to_json())
    for geheim in ("nie zurück", "Drei Reifen", "Mecklenburg", vorgang["abrufcode"]):
        assert geheim not in told


def test_a_message_of_the_office_is_told_a_note_is_not(dialog: Dialog) -> None:
    vorgang = submit(dialog)
    step(dialog, vorgang["aktenzeichen"], notiz="nur für uns")
    assert journal(dialog) == []
    step(dialog, vorgang["aktenzeichen"], nachricht="Wo genau liegen die Reifen?")
    (nachricht,) = journal(dialog)
    assert nachricht.text.endswith("). Die Sachbearbeitung schreibt: Wo genau liegen die Reifen?")


def test_in_plain_language(dialog: Dialog) -> None:
    dialog = open_dialog(dialog.client, dialog.context, einfach=True)
    vorgang = submit(dialog)
    step(dialog, vorgang["aktenzeichen"], phase="beauftragt", nachricht="Es dauert bis Montag.")
    assert journal(dialog)[0].text.endswith(
        "). Jemand räumt den Müll bald weg. Das Amt schreibt: Es dauert bis Montag."
    )


def test_what_was_refused_is_not_told(dialog: Dialog) -> None:
    vorgang = submit(dialog)
    assert step(dialog, vorgang["aktenzeichen"], phase="beseitigt").status_code == 409
    assert step(dialog, "SN-2026-999999", phase="beseitigt").status_code == 404
    assert journal(dialog) == []


def test_a_forgotten_conversation_is_told_nothing_and_the_case_goes_on(dialog: Dialog) -> None:
    vorgang = submit(dialog)
    Gespraechsbuch(dialog.context, "eins").delete(dialog.gespraech)
    assert step(dialog, vorgang["aktenzeichen"], phase="beauftragt").json()["phase"] == "beauftragt"
    with dialog.context.db.reading() as session:
        assert GespraechRepository(session).after(dialog.gespraech, 0) == []


def test_only_the_conversation_the_case_came_from_is_told(dialog: Dialog) -> None:
    other = open_dialog(dialog.client, dialog.context)
    vorgang = submit(dialog)
    step(dialog, vorgang["aktenzeichen"], phase="beauftragt")
    assert len(journal(dialog)) == 1
    assert journal(other) == []


@pytest.mark.parametrize("gestoert", [False, True])
def test_a_step_in_the_middle_of_a_turn_changes_no_reply(dialog: Dialog, gestoert: bool) -> None:
    vorgang = submit(dialog)
    buch, kennung = Gespraechsbuch(dialog.context, "eins"), str(uuid.uuid4())
    annahme = buch.receive(dialog.gespraech, None, Eingang(kennung, text="Moin"))
    zweite = str(uuid.uuid4())
    buch.receive(dialog.gespraech, None, Eingang(zweite, text="noch da?"))
    step(dialog, vorgang["aktenzeichen"], phase="beauftragt")
    assert annahme.auftrag is not None
    if gestoert:
        abschluss = buch.fail(annahme.auftrag, [Ausgang("Störung", art="stoerung", von="system")], [], True)
        assert [n.nr for antwort in abschluss.antworten.values() for n in antwort.nachrichten] == [4]
        auftrag = buch.take(dialog.gespraech)
        assert auftrag is not None
        annahme = type(annahme)(nr=1, neu=False, auftrag=auftrag)
    assert annahme.auftrag is not None
    erster = buch.finish(annahme.auftrag, ANTWORT, None, [])
    step(dialog, vorgang["aktenzeichen"], nachricht="Es geht voran.")
    assert erster.naechster is not None
    letzter = buch.finish(erster.naechster, ANTWORT, None, [] if erster.antworten else [1])
    assert [n.von for n in letzter.antworten[zweite].nachrichten][-1] == "bot"
    assert "system" not in {n.von for antwort in letzter.antworten.values() for n in antwort.nachrichten}
    rows = journal(dialog)
    assert [row.nr for row in rows] == list(range(1, len(rows) + 1))
    assert [row.art for row in rows].count("status") == 2
    repeated = buch.receive(dialog.gespraech, None, Eingang(zweite, text="noch da?"))
    assert repeated.fertig == letzter.antworten[zweite]


def at_once(*works: Callable[[], None]) -> list[BaseException]:
    """Run side by side; what went wrong."""
    wrong: list[BaseException] = []
    start = threading.Barrier(len(works))

    def guarded(work: Callable[[], None]) -> None:
        start.wait()
        try:
            work()
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def race(dialog: Dialog) -> list[BaseException]:
    """Two offices that write, and a citizen who writes and is answered, all in one conversation."""
    nummern = [submit(dialog)["aktenzeichen"] for _ in range(2)]
    buch = Gespraechsbuch(dialog.context, "eins")

    def office(aktenzeichen: str) -> None:
        for number in range(12):
            assert step(dialog, aktenzeichen, nachricht=f"Teil {number}").status_code == 200

    def citizen() -> None:
        for number in range(12):
            annahme = buch.receive(dialog.gespraech, None, Eingang(str(uuid.uuid4()), text=f"Moin {number}"))
            assert annahme.auftrag is not None
            assert not buch.finish(annahme.auftrag, ANTWORT, None, []).verloren

    return at_once(lambda: office(nummern[0]), lambda: office(nummern[1]), citizen)


@pytest.mark.langsam
def test_numbers_have_no_gap_whoever_writes_at_once(dialog: Dialog) -> None:
    assert race(dialog) == []
    rows = journal(dialog)
    assert [row.nr for row in rows] == list(range(1, 24 + 36 + 1))
    for von, number in (("system", 24), ("buerger", 12), ("bot", 24)):
        assert len([row for row in rows if row.von == von]) == number


@pytest.mark.langsam
def test_without_the_lock_they_would_collide(dialog: Dialog, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test above is worth. On SQLite a writer is alone anyway, and nothing happens."""
    get = GespraechRepository.get
    monkeypatch.setattr(GespraechRepository, "get", lambda self, gespraech, *, lock=False: get(self, gespraech))
    rows_or_errors = race(dialog)
    numbers = [row.nr for row in journal(dialog)]
    collided = bool(rows_or_errors) or len(numbers) != 60
    assert collided != dialog.context.db.is_sqlite


@pytest.mark.langsam
def test_a_step_and_a_turn_that_changes_the_same_case_do_not_block_each_other(
    dialog: Dialog, context: ApiContext
) -> None:
    """Both want conversation and case; in different orders PostgreSQL would end one of them."""
    for _ in range(6):
        vorgang = submit(dialog)["aktenzeichen"]
        answers: list[int] = []

        def office(vorgang: str = vorgang, answers: list[int] = answers) -> None:
            answers.append(step(dialog, vorgang, nachricht="Bitte warten.").status_code)

        def citizen(vorgang: str = vorgang, answers: list[int] = answers) -> None:
            answers.append(dialog.post({"befehl": "zurueckziehen", "aktenzeichen": vorgang}).status_code)

        assert at_once(office, office, citizen) == []
        assert answers == [200, 200, 200]
