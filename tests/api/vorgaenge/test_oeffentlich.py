"""What is told of the way a case goes on: never a step that may not come."""

import pytest

from api.leistungen.modell import Phase
from api.vorgaenge.oeffentlich import next_step


def phase(name: str, status: str, *weiter: str, durch: str = "amt", ende: bool = False) -> Phase:
    return Phase.model_validate(
        {"phase": name, "status": status, "titel": name.title(), "weiter": weiter, "durch": durch, "ende": ende}
    )


FEHLT = phase("fehlt", "rueckfrage", "pruefung")
PRUEFUNG = phase("pruefung", "in_bearbeitung", "fehlt", "bewilligt", "abgelehnt", "zurueckgezogen")
ZURUECKGEZOGEN = phase("zurueckgezogen", "zurueckgezogen", durch="buerger", ende=True)
BEWILLIGT, ABGELEHNT = phase("bewilligt", "entschieden", "ausgestellt"), phase("abgelehnt", "entschieden", ende=True)
AUSGESTELLT = phase("ausgestellt", "erledigt", ende=True)
EINGANG = phase("eingang", "eingegangen", "fehlt", "pruefung", "zurueckgezogen")
PROZESS = (EINGANG, FEHLT, PRUEFUNG, BEWILLIGT, ABGELEHNT, AUSGESTELLT, ZURUECKGEZOGEN)


@pytest.mark.parametrize(
    ("phase", "titel"),
    [(EINGANG, "Pruefung"), (FEHLT, "Pruefung"), (PRUEFUNG, None), (BEWILLIGT, "Ausgestellt"), (ABGELEHNT, None)],
)
def test_only_a_step_that_is_sure_is_told(phase: Phase, titel: str | None) -> None:
    assert next_step(PROZESS, phase) == (f"Der nächste Schritt heißt „{titel}“." if titel else None)


def test_an_appointment_that_may_be_kept_or_missed_has_no_next_step() -> None:
    gebucht = phase("gebucht", "eingegangen", "da", "verpasst", "verlegt")
    prozess = (
        gebucht,
        phase("verlegt", "rueckfrage", "gebucht"),
        phase("da", "erledigt", ende=True),
        phase("verpasst", "erledigt", ende=True),
    )
    assert next_step(prozess, gebucht) is None
