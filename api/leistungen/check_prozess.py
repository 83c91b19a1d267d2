"""Checks of the process: every phase can be reached, and none is a dead end by mistake."""

from collections.abc import Iterator

from api.leistungen.modell import Leistung


def check_process(leistung: Leistung) -> Iterator[str]:
    """Findings about the phases of one Leistung."""
    phasen = {phase.phase: phase for phase in leistung.prozess}
    if len(phasen) != len(leistung.prozess):
        yield "prozess: Eine Phase steht doppelt."
    if not phasen:
        return
    erste = leistung.prozess[0]
    if erste.status != "eingegangen":
        yield f"prozess: Die erste Phase „{erste.phase}“ muss den status eingegangen haben."
    for phase in leistung.prozess:
        for ziel in phase.weiter:
            if ziel not in phasen:
                yield f"prozess: „{phase.phase}“ führt zu „{ziel}“, das es nicht gibt."
        if phase.ende and phase.weiter:
            yield f"prozess: „{phase.phase}“ ist ein Ende und führt doch weiter."
        if not phase.ende and not phase.weiter:
            yield f"prozess: „{phase.phase}“ führt nirgends hin."
    vorwaerts = {name: tuple(ziel for ziel in phase.weiter if ziel in phasen) for name, phase in phasen.items()}
    erreicht = _reach({erste.phase}, vorwaerts)
    rueckwaerts = {name: tuple(quelle for quelle, ziele in vorwaerts.items() if name in ziele) for name in phasen}
    zum_ende = _reach({name for name, phase in phasen.items() if phase.ende}, rueckwaerts)
    for name in phasen:
        if name not in erreicht:
            yield f"prozess: „{name}“ ist nie zu erreichen."
        if name not in zum_ende:
            yield f"prozess: Von „{name}“ führt kein Weg zu einem Ende."


def _reach(von: set[str], kanten: dict[str, tuple[str, ...]]) -> set[str]:
    gesehen, rand = set(von), list(von)
    while rand:
        for ziel in kanten[rand.pop()]:
            if ziel not in gesehen:
                gesehen.add(ziel)
                rand.append(ziel)
    return gesehen
