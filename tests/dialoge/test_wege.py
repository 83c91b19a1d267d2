"""Random walks through every service: LOTSE_WEGE=1 plays one for each; `make wege` plays thousands of turns."""

import os

import pytest

from tests.actions.antworten import startbare
from tests.dialoge.wege.spiel import walk
from tests.system import System

WEGE = int(os.environ.get("LOTSE_WEGE", "0"))
SAMEN = os.environ.get("LOTSE_WEGE_SAMEN", "3")


@pytest.mark.parametrize("nummer", range(WEGE))
@pytest.mark.parametrize("leistung", startbare())
def test_walk(leistung: str, nummer: int, system: System) -> None:
    weg = walk(system.url, leistung, f"{SAMEN}-{leistung}-{nummer}", system.dienst_token)
    assert weg.zuege > len(weg.form.angaben) / 2
