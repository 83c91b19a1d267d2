"""A question after sending is about what was sent, unless another thing is named. Without the classifier."""

import pytest
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata

AFTER = {"vorgaenge": ["SN-2026-000123"]}
ABOUT_IT = [
    "wann wird die repariert",
    "und wie lange dauert das jetzt",
    "wann kommt da jemand",
    "wie gehts jetzt weiter",
    "was passiert jetzt",
    "ok und wann bekomme ich bescheid",
    "muss ich jetzt noch was machen",
]
ABOUT_OTHERS = ["wann wird die Mülltonne geleert", "wann hat das Stadthaus offen", "wie wird das Wetter"]


@pytest.mark.parametrize("text", ABOUT_IT)
def test_what_was_sent(text: str) -> None:
    assert deute(text, metadata() | {"zustand": AFTER}, {}, []).absicht == "status"


@pytest.mark.parametrize("text", ABOUT_IT)
def test_nothing_was_sent(text: str) -> None:
    assert deute(text, metadata() | {"zustand": {"vorgaenge": []}}, {"info": 0.9}, []).absicht != "status"


@pytest.mark.parametrize("text", ABOUT_OTHERS)
def test_another_thing(text: str) -> None:
    assert deute(text, metadata() | {"zustand": AFTER}, {"info": 0.9}, []).absicht != "status"


def test_another_service_is_named() -> None:
    lesart = deute(
        "wie lange dauert das mit dem Reisepass", metadata() | {"zustand": AFTER}, {"info": 0.9}, [("reisepass", 0.9)]
    )
    assert lesart.absicht == "info"
