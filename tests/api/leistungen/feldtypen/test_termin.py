from typing import Any

import pytest

from tests.api.leistungen.formular import Formular

AUSWEIS = {"anliegen": {"wert": "ausweis", "text": "Ausweis"}, "standort": {"wert": "rathaus", "text": "Rathaus"}}
MONTAG = "2026-12-07T09:00:00+01:00"


def test_day_without_place(fuhre: Formular) -> None:
    geprueft = fuhre.pruefe("termin", {"beginn": "2026-12-01T07:00:00+01:00"})
    assert geprueft.wert == {"standort": None, "beginn": "2026-12-01T07:00:00+01:00"}
    assert fuhre.anzeige("termin", geprueft.wert) == "Dienstag, 01.12.2026"


def test_time_at_the_place_chosen(besuch: Formular) -> None:
    gut = besuch.pruefe("termin", {"standort": "rathaus", "beginn": MONTAG}, angaben=AUSWEIS)
    assert gut.wert == {"standort": "rathaus", "beginn": MONTAG}
    anderswo = besuch.pruefe("termin", {"standort": "nebenstelle", "beginn": MONTAG}, angaben=AUSWEIS)
    assert "anderen Standort" in (anderswo.meldung or "")
    nirgends = besuch.pruefe("termin", {"standort": "mond", "beginn": MONTAG}, angaben=AUSWEIS)
    assert "keine Termine" in (nirgends.meldung or "")


def test_moments_are_kept_in_local_time(fuhre: Formular) -> None:
    assert fuhre.pruefe("termin", {"beginn": "2026-12-01T06:00:00Z"}).wert["beginn"] == "2026-12-01T07:00:00+01:00"


def test_the_past_is_refused(fuhre: Formular) -> None:
    assert "Vergangenheit" in (fuhre.pruefe("termin", {"beginn": "2026-11-20T07:00:00+01:00"}).meldung or "")


@pytest.mark.parametrize(
    "wert", [None, "morgen", {}, {"beginn": 5}, {"beginn": "bald"}, {"wunsch": {}}, {"beginn": "0001-01-01T00:00:00Z"}]
)
def test_nonsense_gets_a_message(fuhre: Formular, wert: Any) -> None:
    assert fuhre.pruefe("termin", wert).meldung
