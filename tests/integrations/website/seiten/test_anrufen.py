"""On by telephone from the pages: a code to read aloud, and who looks along."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.begleitung.service import BegleitungService
from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.models import Gespraech
from api.gespraeche.service import GespraechService
from api.uebergaenge.service import CodeUngueltig, UebergangService
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.gaenge import ADRESSE, START, begin

CODE = re.compile(r"\b[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}\b")


def own(context: ApiContext) -> str:
    with context.db.reading() as session:
        return session.scalars(select(Gespraech.id)).one()


def code_of(besucher: Besucher) -> str:
    gefunden = CODE.search(besucher.seite.text)
    assert gefunden, besucher.seite.text
    return gefunden[0]


def test_the_code_stands_beside_number_and_hours_and_opens_this_draft(
    besucher: Besucher, context: ApiContext, uhr: FixedClock
) -> None:
    begin(besucher)
    besucher.press("Am Telefon weitermachen")
    assert besucher.seite.h1 == "Am Telefon weitermachen"
    assert "tel:03855451111" in besucher.seite.ziele
    assert "bis 10:30 Uhr" in besucher.seite.text
    code = code_of(besucher)
    besucher.open(str(besucher.antwort.url))  # a reload draws no other code
    assert code_of(besucher) == code
    with context.db.transaction() as session:
        gefunden = UebergangService(context, session).claim_by_phone(code, "schwerin", "konto", "anruf").id
    assert gefunden == own(context)
    uhr.advance(timedelta(minutes=31))
    besucher.press("Neuen Code holen")
    assert code_of(besucher) != code


def test_the_code_is_none_for_the_pages(besucher: Besucher, context: ApiContext) -> None:
    begin(besucher)
    besucher.press("Am Telefon weitermachen")
    code = code_of(besucher)
    besucher.open("/schwerin/antrag/weiter")
    besucher.press("Weiter", {"code": code})
    assert CodeUngueltig.text in besucher.seite.text


def test_without_a_code_the_page_leads_on(besucher: Besucher) -> None:
    begin(besucher)
    besucher.open(f"{START}/anrufen")
    assert besucher.wo == "adresse"


@pytest.mark.parametrize("begleitet", [True, False])
def test_whoever_looks_along_is_named_on_the_page(besucher: Besucher, context: ApiContext, begleitet: bool) -> None:
    begin(besucher)
    with context.db.transaction() as session:
        row = GespraechService(context, session).by_id(own(context), lock=True)
        service = BegleitungService(context, session)
        service.begin(row, "anruf", "Frau Krüger")
        if not begleitet:
            service.end(row.id, "anruf")
    besucher.press("Weiter", ADRESSE)
    assert ("Frau Krüger ist mit Ihnen am Telefon" in besucher.seite.text) == begleitet
