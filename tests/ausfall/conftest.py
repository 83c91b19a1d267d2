"""The whole Lotse on a system of its own, since these tests break it."""

from collections.abc import Iterator

import pytest

from tests.datenbanken import Datenbanken
from tests.system import System, running_system


@pytest.fixture(scope="session")
def eigenes_system(datenbanken: Datenbanken) -> Iterator[System]:
    with running_system(datenbanken) as system:
        yield system


@pytest.fixture
def zerbrechlich(eigenes_system: System) -> System:
    """Whole again before each test."""
    eigenes_system.restore()
    return eigenes_system
