"""Cases beside a service: answers → questions asked, fee, documents, end. Run question by question."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field

from api.leistungen.engine import check_value, evaluate
from api.leistungen.ergebnis import Formularstand, JsonWert, Umfeld
from api.leistungen.lesen import Abschnitt, Betrag, Feldname, Liste, Schluessel, Text, read
from api.leistungen.modell import Leistung
from api.leistungen.yamldatei import load
from api.mandanten.verzeichnis import Mandant

HEUTE = date(2026, 11, 21)
Ende = Literal["zusammenfassung", "abbruch", "offen"]
Werte = dict[Feldname, Any]
Namen = Annotated[tuple[Feldname, ...], BeforeValidator(lambda wert: tuple(wert) if isinstance(wert, list) else wert)]
_ZU_VIELE = 300


class Fall(Abschnitt):
    """One case. What is not written is not checked."""

    fall: Text
    mandant: Schluessel | None = None
    heute: Annotated[
        date, BeforeValidator(lambda wert: date.fromisoformat(wert) if isinstance(wert, str) else wert)
    ] = HEUTE
    fakten: dict[Feldname, Any] = Field(default_factory=dict)
    antworten: Werte = Field(default_factory=dict)
    uebersprungen: Namen = ()
    korrektur: Werte = Field(default_factory=dict)
    gefragt: Namen | None = None
    gestrichen: Namen | None = None
    angaben: dict[Feldname, Text] = Field(default_factory=dict)
    gebuehr: Feldname | None = None
    betrag: Betrag | None = None
    unterlagen: Namen | None = None
    ende: Ende
    meldung: Text | None = None


class Faelle(Abschnitt):
    """A case file."""

    faelle: Liste[Fall] = Field(min_length=1)


def load_cases(pfad: Path) -> tuple[Fall, ...]:
    """Read one ``*.faelle.yml``; raises DatenFehler."""
    return read(Faelle, load(pfad), f"data/leistungen/{pfad.name}").faelle


@dataclass
class Verlauf:
    """What happened in one case."""

    stand: Formularstand
    gefragt: list[str] = field(default_factory=list)
    gestrichen: list[str] = field(default_factory=list)
    hinweise: list[str] = field(default_factory=list)
    ende: Ende = "offen"
    meldung: str = ""


def run_case(leistung: Leistung, mandant: Mandant, fall: Fall) -> Verlauf:
    """Answer every question from ``fall.antworten`` until the form is full, ends, or asks what the case lacks."""
    return _Buerger(leistung, mandant, fall).run()


class _Buerger:
    """Answers as written, insists once when asked back, and corrects at the end."""

    def __init__(self, leistung: Leistung, mandant: Mandant, fall: Fall) -> None:
        self.leistung, self.mandant, self.fall = leistung, mandant, fall
        self.umfeld = Umfeld(fall.heute, datetime.combine(fall.heute, time(10), ZoneInfo("Europe/Berlin")), fall.fakten)
        self.gegeben: dict[str, JsonWert] = {}
        self.uebersprungen: set[str] = set()
        self.verlauf = Verlauf(self._evaluate())

    def run(self) -> Verlauf:
        fertig = self._answer_all(dict(self.fall.antworten))
        if fertig and self.fall.korrektur:
            for name, wert in self.fall.korrektur.items():
                if not self._give(name, wert):
                    return self.verlauf
            self._step()
            self._answer_all({**self.fall.antworten, **self.fall.korrektur})
        return self.verlauf

    def _answer_all(self, antworten: dict[str, JsonWert]) -> bool:
        """True when the summary is reached."""
        for _ in range(_ZU_VIELE):
            stand = self._step()
            if stand.abbruch is not None:
                self.verlauf.ende, self.verlauf.meldung = "abbruch", stand.abbruch
                return False
            if stand.frage is None:
                self.verlauf.ende = "zusammenfassung"
                return True
            name = stand.frage.feld
            if name not in self.verlauf.gefragt or name in self.verlauf.gestrichen:
                self.verlauf.gefragt.append(name)
            if name in antworten and name not in stand.fehler:
                if not self._give(name, antworten[name]):
                    return False
            elif name in self.fall.uebersprungen and not stand.frage.pflicht:
                self.uebersprungen.add(name)
            else:
                self.verlauf.ende, self.verlauf.meldung = "offen", stand.fehler.get(name, "")
                return False
        raise RuntimeError(f"case {self.fall.fall!r} does not end")

    def _give(self, name: str, wert: JsonWert) -> bool:
        """Hand in one answer, twice when asked back. False when it ends the case."""
        bisher = self.gegeben.get(name)
        geprueft = check_value(self.leistung, self.mandant, name, wert, self.verlauf.stand.angaben, self.umfeld, bisher)
        if geprueft.teil:
            bisher = geprueft.wert
            geprueft = check_value(
                self.leistung, self.mandant, name, wert, self.verlauf.stand.angaben, self.umfeld, bisher
            )
        if geprueft.hinweis:
            self.verlauf.hinweise.append(geprueft.hinweis)
        if geprueft.ok:
            self.gegeben[name] = geprueft.wert
            return True
        self.verlauf.ende = "abbruch" if geprueft.abbruch else "offen"
        self.verlauf.meldung = geprueft.abbruch or geprueft.meldung or ""
        return False

    def _step(self) -> Formularstand:
        stand = self._evaluate()
        self.verlauf.stand = stand
        self.verlauf.gestrichen += [name for name in stand.gestrichen if name not in self.verlauf.gestrichen]
        self.gegeben = dict(stand.gegeben)
        return stand

    def _evaluate(self) -> Formularstand:
        return evaluate(self.leistung, self.mandant, self.gegeben, self.uebersprungen, self.umfeld)


def compare(fall: Fall, verlauf: Verlauf) -> list[str]:
    """Where the case and what happened differ, in German; empty when all is as written."""
    stand = verlauf.stand
    gebuehr = stand.gebuehr.gebuehr if stand.gebuehr else None
    betrag = stand.gebuehr.betrag if stand.gebuehr else None
    geschrieben = fall.model_fields_set
    abweichungen = [
        _differs("gefragt", fall.gefragt, tuple(verlauf.gefragt)) if fall.gefragt is not None else None,
        _differs("gestrichen", fall.gestrichen, tuple(verlauf.gestrichen)) if fall.gestrichen is not None else None,
        _differs("gebuehr", fall.gebuehr, gebuehr) if "gebuehr" in geschrieben else None,
        _differs("betrag", fall.betrag, betrag) if "betrag" in geschrieben else None,
        _differs("ende", fall.ende, verlauf.ende),
    ]
    if fall.unterlagen is not None:
        abweichungen.append(_differs("unterlagen", fall.unterlagen, tuple(eine.unterlage for eine in stand.unterlagen)))
    abweichungen += [_differs(f"angaben.{name}", text, stand.anzeige.get(name)) for name, text in fall.angaben.items()]
    gesagt = " ".join([verlauf.meldung, *verlauf.hinweise])
    if fall.meldung is not None and fall.meldung not in gesagt:
        abweichungen.append(f"meldung: „{fall.meldung}“ kommt nicht vor in „{gesagt.strip()}“")
    gefunden = [text for text in abweichungen if text is not None]
    if gefunden and verlauf.meldung and fall.ende != verlauf.ende:
        gefunden.append(f"gesagt wurde: „{verlauf.meldung}“")
    return gefunden


def _differs(was: str, erwartet: Any, ist: Any) -> str | None:
    return None if erwartet == ist else f"{was}: erwartet {_show(erwartet)}, ist {_show(ist)}"


def _show(wert: Any) -> str:
    return f"[{', '.join(wert)}]" if isinstance(wert, tuple) else "nichts" if wert is None else f"„{wert}“"
