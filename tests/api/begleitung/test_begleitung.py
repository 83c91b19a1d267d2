"""An agent looks along: the citizen reads who, and when it is over; the Lotse is not silenced."""

import pytest

from api.begleitung.service import BegleitungService
from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import Ausgang, Eroeffnet
from api.gespraeche.service import GespraechService
from api.gespraeche.uebergabe import has_human


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


@pytest.fixture
def offen(buch: Gespraechsbuch) -> Eroeffnet:
    return buch.open("musterstadt", "web", False, [Ausgang("Guten Tag")])


def begin(context: ApiContext, gespraech: str, name: str = "Frau Krüger", anruf: str = "eins") -> None:
    with context.db.transaction() as session:
        row = GespraechService(context, session).by_id(gespraech, lock=True)
        BegleitungService(context, session).begin(row, anruf, name)


def end(context: ApiContext, gespraech: str, anruf: str = "eins") -> None:
    with context.db.transaction() as session:
        BegleitungService(context, session).end(gespraech, anruf)


def test_the_citizen_reads_who_looks_along_until_it_is_over(
    context: ApiContext, buch: Gespraechsbuch, offen: Eroeffnet
) -> None:
    begin(context, offen.id)
    gesagt, stand = buch.journal(offen.id, offen.token, 1)
    assert stand["begleitung"] == {"name": "Frau Krüger"}
    assert [(each.von, each.kanal) for each in gesagt] == [("system", None)]
    assert gesagt[0].text.startswith("Frau Krüger ist mit Ihnen am Telefon")
    end(context, offen.id)
    gesagt, stand = buch.journal(offen.id, offen.token, 2)
    assert stand["begleitung"] is None
    assert [each.text.split(".")[0] for each in gesagt] == ["Frau Krüger liest nicht mehr mit"]


def test_twice_is_said_once(context: ApiContext, buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    for _ in range(2):
        begin(context, offen.id)
    for _ in range(2):
        end(context, offen.id)
    assert len(buch.journal(offen.id, offen.token, 0)[0]) == 3


def test_the_lotse_keeps_answering(context: ApiContext, offen: Eroeffnet) -> None:
    begin(context, offen.id)
    with context.db.reading() as session:
        assert not has_human(GespraechService(context, session).by_id(offen.id))


def test_where_nobody_looks_along_or_nothing_is_left_the_end_changes_nothing(
    context: ApiContext, buch: Gespraechsbuch, offen: Eroeffnet
) -> None:
    end(context, offen.id)
    assert len(buch.journal(offen.id, offen.token, 0)[0]) == 1
    begin(context, offen.id)
    buch.delete(offen.id)
    end(context, offen.id)


def test_whoever_came_after_stays(context: ApiContext, buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    begin(context, offen.id)
    begin(context, offen.id, "Herr Weiß", "zwei")
    end(context, offen.id)
    assert buch.journal(offen.id, offen.token, 0)[1]["begleitung"] == {"name": "Herr Weiß"}
    end(context, offen.id, "zwei")
    assert buch.journal(offen.id, offen.token, 0)[1]["begleitung"] is None


def test_in_simple_words(context: ApiContext, buch: Gespraechsbuch) -> None:
    offen = buch.open("musterstadt", "web", True, [])
    begin(context, offen.id)
    assert buch.journal(offen.id, offen.token, 0)[0][0].text.startswith("Frau Krüger telefoniert mit Ihnen.")
