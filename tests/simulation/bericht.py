"""The figures of a run, and the transcripts of what went wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, quantiles

from tests.simulation.gespraech import Ereignis
from tests.simulation.personen import Persona

ZIEL = 0.95
GEZEIGT = 3


@dataclass
class Ergebnis:
    """One dialogue. `fehler` empty means: submitted, status told, every value right."""

    persona: Persona
    fehler: list[str] = field(default_factory=list)
    abweichungen: list[str] = field(default_factory=list)
    ereignisse: list[Ereignis] = field(default_factory=list)
    doppelt: list[str] = field(default_factory=list)
    wiederholt: list[str] = field(default_factory=list)
    unverstanden: int = 0
    stoerungen: int = 0
    zuege: int = 0
    millisekunden: list[float] = field(default_factory=list)
    mitschrift: list[str] = field(default_factory=list)

    @property
    def erfolg(self) -> bool:
        return not self.fehler and not self.abweichungen

    @property
    def sauber(self) -> bool:
        """Succeeded, and everything in between was repaired."""
        return self.erfolg and all(ereignis.gut for ereignis in self.ereignisse)

    @property
    def text(self) -> str:
        kopf = [f"{'gut' if self.erfolg else 'GESCHEITERT'}: {self.persona}"]
        kopf += [f"  Fehler: {zeile}" for zeile in self.fehler]
        kopf += [f"  anders im Vorgang: {zeile}" for zeile in self.abweichungen]
        kopf += [f"  nicht gut: {e.art} {e.feld}: {e.befund}" for e in self.ereignisse if not e.gut]
        return "\n".join([*kopf, "", *self.mitschrift, ""])


def passed(ergebnisse: list[Ergebnis]) -> bool:
    anteil = sum(ergebnis.erfolg for ergebnis in ergebnisse) / len(ergebnisse)
    return anteil >= ZIEL and not any(ergebnis.abweichungen for ergebnis in ergebnisse)


def summary(ergebnisse: list[Ergebnis]) -> list[str]:
    """The figures, then success by service and by habit."""
    zahl, gut = len(ergebnisse), sum(ergebnis.erfolg for ergebnis in ergebnisse)
    zeiten = sorted(ms for ergebnis in ergebnisse for ms in ergebnis.millisekunden) or [0.0, 0.0]
    teile = quantiles(zeiten, n=20) if len(zeiten) > 1 else zeiten * 19
    gelungen = [ergebnis.zuege for ergebnis in ergebnisse if ergebnis.erfolg]
    zeilen = [
        f"Gespräche            {zahl}",
        f"Ziel erreicht        {gut} ({gut / zahl:.1%}), verlangt {ZIEL:.0%}",
        f"Angaben anders       {sum(len(ergebnis.abweichungen) for ergebnis in ergebnisse)}",
        f"Züge je Ziel         {mean(gelungen) if gelungen else 0:.1f}",
        f"nicht verstanden     {sum(ergebnis.unverstanden for ergebnis in ergebnisse)}",
        f"Störungen            {sum(ergebnis.stoerungen for ergebnis in ergebnisse)}",
        f"noch einmal gefragt  {_counted(feld for ergebnis in ergebnisse for feld in ergebnis.wiederholt)}",
        f"Bekanntes gefragt    {_counted(feld for ergebnis in ergebnisse for feld in ergebnis.doppelt)}",
        f"Antwortzeit          p50 {teile[9]:.0f} ms, p95 {teile[18]:.0f} ms (mehrere Gespräche zugleich)",
        "",
        f"{'Einlage':<24}{'gut':>5}{'von':>5}",
    ]
    je_art = defaultdict(list)
    for ergebnis in ergebnisse:
        for ereignis in ergebnis.ereignisse:
            je_art[ereignis.art].append(ereignis.gut)
    zeilen += [f"{art:<24}{sum(gute):>5}{len(gute):>5}" for art, gute in sorted(je_art.items())]
    alle = [gute for liste in je_art.values() for gute in liste]
    zeilen.append(f"{'zusammen':<24}{sum(alle):>5}{len(alle):>5}")
    zeilen += _table("Leistung", ergebnisse, lambda ergebnis: [ergebnis.persona.ziel])
    zeilen += _table("Stimmung", ergebnisse, lambda ergebnis: [ergebnis.persona.stimmung])
    zeilen += _table("Gewohnheit", ergebnisse, lambda ergebnis: sorted(ergebnis.persona.gewohnheiten))
    return zeilen


def _table(titel: str, ergebnisse: list[Ergebnis], schluessel) -> list[str]:  # type: ignore[no-untyped-def]
    gruppen: dict[str, list[Ergebnis]] = defaultdict(list)
    for ergebnis in ergebnisse:
        for name in schluessel(ergebnis):
            gruppen[name].append(ergebnis)
    zeilen = ["", f"{titel:<24}{'gut':>5}{'von':>5}{'Züge':>7}"]
    for name, teil in sorted(gruppen.items()):
        zuege = mean(ergebnis.zuege for ergebnis in teil)
        zeilen.append(f"{name:<24}{sum(ergebnis.erfolg for ergebnis in teil):>5}{len(teil):>5}{zuege:>7.1f}")
    return zeilen


def _counted(felder: Iterable[str]) -> str:
    zaehlung = Counter(felder)
    namen = ", ".join(f"{feld} {zahl}" for feld, zahl in zaehlung.most_common(6))
    return f"{zaehlung.total()}" + (f" ({namen})" if namen else "")


def write_transcripts(ergebnisse: list[Ergebnis], ordner: Path) -> list[Path]:
    """A file for each dialogue that failed or had something not repaired."""
    ordner.mkdir(parents=True, exist_ok=True)
    dateien = []
    for ergebnis in ergebnisse:
        if not ergebnis.sauber:
            art = "gescheitert" if not ergebnis.erfolg else "einlage"
            dateien.append(ordner / f"{art}-{ergebnis.persona.nummer:03d}-{ergebnis.persona.ziel}.txt")
            dateien[-1].write_text(ergebnis.text, encoding="utf-8")
    return dateien
