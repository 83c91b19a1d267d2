"""A random walk through every service; `make wege` plays thousands of turns."""

import pytest

from tests.actions.antworten import startbare
from tests.dialoge.wege.spiel import walk
from tests.system import System

SAMEN = 3


@pytest.mark.parametrize("leistung", startbare())
def test_walk(leistung: str, system: System) -> None:
    weg = walk(system.url, leistung, f"{SAMEN}-{leistung}-0", system.dienst_token)
    assert weg.zuege > len(weg.form.angaben) / 2
