"""The public status: who has number and code sees it, anybody else learns nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from api.clock import FixedClock
from api.context import ApiContext
from tests.api.entwuerfe import Buergerin


@pytest.fixture
def receipt(client: TestClient) -> dict[str, Any]:
    return Buergerin(client).submitted()


def ask(client: TestClient, aktenzeichen: str, code: str) -> Any:
    return client.get(f"/api/v1/vorgaenge/{aktenzeichen}/status", headers={"Abrufcode": code.encode()})


def test_says_status_next_step_office_and_time(client: TestClient, receipt: dict[str, Any]) -> None:
    body = ask(client, receipt["aktenzeichen"], receipt["abrufcode"]).json()
    assert body["status_titel"] == "Eingegangen"
    assert body["text"] == "Ihre Abholung ist angemeldet."
    assert body["naechstes"] == "Der nächste Schritt heißt „Unterwegs“."
    assert (body["stelle"], body["telefon"]) == ("Bürgeramt", "0000 100")
    assert body["bis"] == "19.12.2026"
    assert body["termin"] == "Dienstag, 24.11.2026"
    assert "Östermann" not in str(body)
    assert "Lindenweg" not in str(body)


@pytest.mark.parametrize(
    "spelling", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code.replace('-', '')} "]
)
def test_the_code_may_be_typed_as_people_do(client: TestClient, receipt: dict[str, Any], spelling: Any) -> None:
    code, number = spelling(receipt["abrufcode"]), receipt["aktenzeichen"].lower()
    assert ask(client, number, code).status_code == 200


def test_letters_that_look_like_digits_do_not_matter(client: TestClient, receipt: dict[str, Any]) -> None:
    code = receipt["abrufcode"].replace("0", "O").replace("1", "l")
    assert ask(client, receipt["aktenzeichen"], code).status_code == 200


WRONG = ["", "x", "AAAA-AAAA-AAAA-AAAA", "ä" * 3000, "' OR 1=1 --"]


@pytest.mark.parametrize("number", ["{}", "MU-2026-999999", "SN-1-1", "%00", "a%2Fb", "🦆", "x" * 3000])
def test_one_answer_for_everything_wrong(client: TestClient, receipt: dict[str, Any], number: str) -> None:
    for code in WRONG:
        response = ask(client, number.format(receipt["aktenzeichen"]), code)
        assert response.status_code == 404
        assert response.json() == {
            "type": "urn:buergerlotse:fehler:404",
            "title": "Vorgang nicht gefunden",
            "status": 404,
            "detail": "Zu diesem Aktenzeichen und diesem Abrufcode finden wir keinen Vorgang. Bitte prüfen Sie beides.",
        }


@contextmanager
def statements(context: ApiContext) -> Iterator[list[str]]:
    seen: list[str] = []

    def remember(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    event.listen(context.db.engine, "before_cursor_execute", remember)
    yield seen
    event.remove(context.db.engine, "before_cursor_execute", remember)


def test_the_same_work_for_everything_wrong(client: TestClient, context: ApiContext, receipt: dict[str, Any]) -> None:
    """Same statements in the same order: nothing to tell apart by the time it takes."""
    works = []
    for number in (receipt["aktenzeichen"], "MU-2026-999999", "Unsinn"):
        with statements(context) as seen:
            ask(client, number, "AAAA-AAAA-AAAA-AAAA")
        works.append(list(seen))
    assert works[0]
    assert works[0] == works[1] == works[2]


@pytest.mark.parametrize("number", ["{}", "MU-2026-999999", "Unsinn"])
def test_after_ten_wrong_tries_one_has_to_wait(
    client: TestClient, clock: FixedClock, receipt: dict[str, Any], number: str
) -> None:
    number = number.format(receipt["aktenzeichen"])
    codes = [ask(client, number, f"AAAA-{attempt:04}").status_code for attempt in range(12)]
    assert codes == [404] * 10 + [429] * 2
    blocked = ask(client, receipt["aktenzeichen"], receipt["abrufcode"])
    assert blocked.status_code == 429, "the right code does not open it either, or one could go on guessing"
    assert blocked.headers["content-type"] == "application/problem+json"
    assert int(blocked.headers["retry-after"]) == 600
    clock.advance(timedelta(minutes=10, seconds=1))
    assert ask(client, receipt["aktenzeichen"], receipt["abrufcode"]).status_code == 200


def test_right_tries_do_not_count(client: TestClient, receipt: dict[str, Any]) -> None:
    codes = {ask(client, receipt["aktenzeichen"], receipt["abrufcode"]).status_code for _ in range(15)}
    assert codes == {200}


def test_a_number_is_guarded_whoever_asks(context: ApiContext, client: TestClient, receipt: dict[str, Any]) -> None:
    from api.vorgaenge.errors import StatusGesperrt, VorgangUnbekannt
    from api.vorgaenge.service import VorgangService

    def guess(address: str) -> str:
        try:
            with context.db.transaction() as session:
                VorgangService(context, session).public_status(receipt["aktenzeichen"], "falsch", address)
        except StatusGesperrt:
            return "gesperrt"
        except VorgangUnbekannt:
            return "unbekannt"
        return "gezeigt"

    assert [guess(f"10.0.0.{number}") for number in range(11)] == ["unbekannt"] * 10 + ["gesperrt"]


def test_an_address_is_guarded_whatever_it_asks_for(client: TestClient) -> None:
    codes = [ask(client, f"MU-2026-{number:06}", "falsch").status_code for number in range(11)]
    assert codes == [404] * 10 + [429]
