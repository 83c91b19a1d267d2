"""Citizens who wait for a human, on the backend of the conversations."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from api.clock import FixedClock
from api.context import ApiContext
from tests.api.gespraeche.conftest import Dialog, client, context, dialog, open_dialog, uhr
from tests.api.uebergaben.amt import MANDANT, Amt

__all__ = ["client", "context", "dialog", "uhr"]


@pytest.fixture
def amt(context: ApiContext) -> Amt:
    """With one person on duty."""
    amt = Amt(context)
    amt.buch.enter("k-1", MANDANT)
    return amt


@pytest.fixture
def wartender(client: TestClient, context: ApiContext, amt: Amt) -> Callable[[], Dialog]:
    """A new citizen who has asked for a human while somebody is on duty."""

    def ask() -> Dialog:
        dialog = open_dialog(client, context)
        ergebnis = dialog.zug({"befehl": "mensch", "grund": "Ich brauche Hilfe"})["ergebnisse"][0]
        assert ergebnis["im_dienst"] is True
        return dialog

    return ask


@pytest.fixture
def later(uhr: FixedClock, amt: Amt) -> Callable[..., None]:
    """Let minutes pass; who is named shows a sign of life then."""

    def pass_by(minutes: float, *konten: str) -> None:
        uhr.advance(timedelta(minutes=minutes))
        for konto in konten:
            amt.buch.seen(konto, MANDANT)

    return pass_by
