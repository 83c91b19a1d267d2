"""Through which channel a message came, and to which its answers belong."""

import uuid
from typing import Any

import pytest

from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.formularbuch import Formularbuch
from api.gespraeche.lage import Lage
from api.gespraeche.schemas import Annahme, Ausgang, Eingang
from api.vorgaenge.service import VorgangService
from tests.api.gespraeche.conftest import Dialog
from tests.api.gespraeche.test_zuege import ADRESSE

ANTWORT = [Ausgang("Antwort"), Ausgang("Frage", art="frage")]
STOERUNG = [Ausgang("Störung", art="stoerung", von="system")]


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


@pytest.fixture
def gespraech(buch: Gespraechsbuch) -> tuple[str, dict[str, str]]:
    """A conversation begun on the website and used on pages, too: its id, and a token for each channel."""
    offen = buch.open("schwerin", "web", False, [Ausgang("Guten Tag")])
    code = buch.hand_over(offen.id, offen.token, "seiten").code
    seiten = buch.take_over(code, ("seiten",), str(uuid.uuid4()), "formular", _nothing)
    return offen.id, {"web": offen.token, "formular": seiten.token}


def _nothing(_lage: Lage) -> None:
    return None


def write(buch: Gespraechsbuch, gespraech: tuple[str, dict[str, str]], kanal: str, text: str) -> Annahme:
    id_, token = gespraech
    return buch.receive(id_, token[kanal], Eingang(str(uuid.uuid4()), text=text, kanal="telefon"))


def channels(buch: Gespraechsbuch, gespraech: str) -> list[tuple[str, str | None]]:
    return [(nachricht.text, nachricht.kanal) for nachricht in buch.journal(gespraech, None, 0)[0]]


def test_the_token_says_the_channel_and_the_answer_inherits_it(
    buch: Gespraechsbuch, gespraech: tuple[str, dict[str, str]]
) -> None:
    for kanal in ("web", "formular"):
        annahme = write(buch, gespraech, kanal, f"aus {kanal}")
        assert annahme.auftrag is not None
        assert annahme.auftrag.kontext is not None
        assert annahme.auftrag.kontext["kanal"] == kanal
        buch.finish(annahme.auftrag, ANTWORT, None, [])
    assert channels(buch, gespraech[0]) == [
        ("Guten Tag", None),
        ("aus web", "web"), ("Antwort", "web"), ("Frage", "web"),
        ("aus formular", "formular"), ("Antwort", "formular"), ("Frage", "formular"),
    ]  # fmt: skip


def test_in_a_burst_each_answer_belongs_to_the_channel_of_its_message(
    buch: Gespraechsbuch, gespraech: tuple[str, dict[str, str]]
) -> None:
    erste = write(buch, gespraech, "web", "eins").auftrag
    write(buch, gespraech, "formular", "zwei")
    assert erste is not None
    zweite = buch.finish(erste, ANTWORT, None, []).naechster
    assert zweite is not None
    buch.finish(zweite, ANTWORT, None, [])
    said = [kanal for text, kanal in channels(buch, gespraech[0]) if text == "Antwort"]
    assert said == ["web", "formular"]


def test_a_failure_is_told_where_it_is_waited_for(buch: Gespraechsbuch, gespraech: tuple[str, dict[str, str]]) -> None:
    auftrag = write(buch, gespraech, "formular", "eins").auftrag
    assert auftrag is not None
    buch.fail(auftrag, STOERUNG, [], True)
    assert channels(buch, gespraech[0])[-1] == ("Störung", "formular")


def test_a_failure_that_two_channels_wait_for_is_told_to_all(
    buch: Gespraechsbuch, gespraech: tuple[str, dict[str, str]]
) -> None:
    auftrag = write(buch, gespraech, "web", "eins").auftrag
    write(buch, gespraech, "formular", "zwei")
    assert auftrag is not None
    buch.fail(auftrag, STOERUNG, [], True)
    assert channels(buch, gespraech[0])[-1] == ("Störung", None)


def test_what_is_said_on_taking_over_belongs_to_who_took_over(
    buch: Gespraechsbuch, gespraech: tuple[str, dict[str, str]]
) -> None:
    code = buch.hand_over(gespraech[0], None, "seiten").code
    said = Ausgang("Hier geht es weiter.", art="frage")
    buch.take_over(code, ("seiten",), str(uuid.uuid4()), "formular", lambda _: said)
    assert channels(buch, gespraech[0])[-1] == ("Hier geht es weiter.", "formular")


def test_a_case_comes_in_where_it_was_sent(dialog: Dialog, context: ApiContext) -> None:
    """Begun in the chat, sent on the pages."""
    zug: dict[str, Any] = dialog.beginne(
        "wilder-muell", meldeort=ADRESSE, beschreibung="Drei Reifen", fund_datum="2026-11-20"
    )
    while zug["stand"]["phase"] == "antrag":
        zug = dialog.zug({"befehl": "ueberspringen", "feld": zug["frage"]["feld"]})
    sendung = [{"befehl": "einreichen"}]
    seiten = Formularbuch(context)
    antrag = zug["zustand"]["antrag"]
    schritt = seiten.act(dialog.gespraech, dialog.token, str(uuid.uuid4()), antrag, sendung)
    aktenzeichen = schritt.ergebnis.ergebnisse[-1]["aktenzeichen"]
    with context.db.reading() as session:
        assert VorgangService(context, session).get(aktenzeichen).kanal == "formular"
