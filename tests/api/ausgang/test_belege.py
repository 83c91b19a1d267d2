"""What a caller gets by mail: number, day and what comes next, never the Abrufcode, nothing protected."""

from datetime import datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.ausgang.belege import Belege
from api.ausgang.errors import AdresseUngueltig
from api.ausgang.models import Brief
from api.ausgang.schemas import Sendebrief
from api.ausgang.versand import Versand
from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from api.vorgaenge.service import VorgangService
from tests.api.entwuerfe import Buergerin
from tests.backend import real_backend

ANNA = "anna@example.org"
NEU = datetime(2026, 11, 26, 7, tzinfo=BERLIN)


def sent(context: ApiContext) -> Sendebrief:
    with context.db.transaction() as session:
        brief = Versand(context, session).take()
    assert brief is not None
    return brief


def receipt(context: ApiContext, aktenzeichen: str, an: str = ANNA) -> bool:
    with context.db.transaction() as session:
        return Belege(context, session).receipt_mail(VorgangService(context, session).get(aktenzeichen), an)


def test_receipt_says_what_comes_next_but_no_code(client: TestClient, context: ApiContext) -> None:
    case = Buergerin(client).submitted(platz="hof", hof_schluessel=True)
    number = case["aktenzeichen"]
    assert receipt(context, number)
    brief = sent(context)
    assert brief.betreff == f"Möbel abholen lassen – Aktenzeichen {number}"
    for part in (
        number,
        "Eingegangen: 21.11.2026 um 10:00 Uhr",
        "Termin: Dienstag, 24.11.2026",
        "12,50",
        "Stellen Sie die Möbel am Abholtag",
        "- Vollmacht",
        "Den Abrufcode haben wir Ihnen am Telefon genannt",
        "0000 100",
        f"{context.settings.adresse}/musterstadt",
    ):
        assert part in brief.text, part
    for secret in (case["abrufcode"], "Östermann", "Lindenweg"):
        assert secret not in brief.text
    assert "{" not in brief.text


def test_receipt_goes_once_to_each_address(client: TestClient, context: ApiContext) -> None:
    number = Buergerin(client).submitted()["aktenzeichen"]
    assert [receipt(context, number), receipt(context, number), receipt(context, number, "ida@example.org")] == [
        True,
        False,
        True,
    ]
    with pytest.raises(AdresseUngueltig):
        receipt(context, number, "ida@")
    with context.db.reading() as session:
        keys = session.scalars(select(Brief.schluessel)).all()
    assert not any("example" in key for key in keys)


def test_protected_matters_are_not_named(tmp_path: Path, datenbank_url: str, clock: FixedClock) -> None:
    context = real_backend(tmp_path, datenbank_url, clock)
    social = [each for each in context.katalog.alle() if each.datenschutz and each.datenschutz.sozialdaten]
    assert social
    with context.db.transaction() as session:
        vorgang = VorgangService(context, session).create(social[0], "schwerin", "telefon", None, {})
        assert Belege(context, session).receipt_mail(vorgang, ANNA)
    brief = sent(context)
    assert brief.betreff == f"Ihr Antrag – Aktenzeichen {vorgang.aktenzeichen}"
    assert social[0].titel not in brief.text
    assert "Den Abrufcode haben wir Ihnen am Telefon genannt" in brief.text
    context.db.dispose()


def test_word_of_an_appointment_brings_a_calendar_entry(client: TestClient, context: ApiContext) -> None:
    number = Buergerin(client).submitted()["aktenzeichen"]
    with context.db.transaction() as session:
        service, belege = VorgangService(context, session), Belege(context, session)
        vorgang = service.get(number)
        buchung = service.appointment(vorgang)
        assert buchung is not None
        assert belege.appointment_mail(vorgang, ANNA, "gebucht", buchung)
        service.move_appointment(number, NEU, None)
        moved = service.appointment(vorgang)
        assert moved is not None
        assert belege.appointment_mail(vorgang, ANNA, "verlegt", moved)
        assert not belege.appointment_mail(vorgang, ANNA, "verlegt", moved)
        session.expunge(moved)
        service.withdraw(number)
        assert belege.appointment_mail(vorgang, ANNA, "abgesagt", moved)
    briefe = [sent(context) for _ in range(3)]
    assert len({line(each, "UID") for each in briefe}) == 1
    by_number = sorted(briefe, key=lambda each: int(line(each, "SEQUENCE")))
    assert [line(each, "METHOD") for each in by_number] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [line(each, "DTSTART;VALUE=DATE") for each in by_number] == ["20261124", "20261126", "20261126"]
    assert "Es gilt nur noch der neue Termin" in by_number[1].text
    assert "Donnerstag, 26.11.2026" in by_number[1].text
    assert "zurückgezogen" in by_number[2].text


def line(brief: Sendebrief, name: str) -> str:
    lines = brief.anhaenge[0].inhalt.split("\r\n")
    return next(each.partition(":")[2] for each in lines if each.startswith(f"{name}:"))
