"""What is known while a line is read: fields it may go to, what it has said so far, which words that explains."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from api.gespraeche.formularsicht import Formularsicht
from api.leistungen.engine import is_derived
from api.leistungen.modell_feld import Feld
from api.leistungen.zuordnung import TEILE
from integrations.callcenter.auftrag.stuecke import Stueck, announced, content, labels
from integrations.gespraech.bot_client import Deutung

EIGENSTAENDIG = frozenset({"adresse", "telefon", "email", "iban", "kennzeichen", "gegenstaende", "datum", "name"})
"""Types of values that stand for themselves."""
OHNE_NUMMER = re.compile(r"[^\d,]+,\s*\d+")
WORTE_HOECHSTENS = {"text": 40, "name": 4, "adresse": 8, "ort": 12, "liste": 40, "gegenstaende": 20}
"""Type → words an answer behind a label may have; beyond them the rest is told as not placed."""


class Leser(Protocol):
    """The form whose line is read. Both raise `TeilAusgefallen`, `BotFehler`."""

    async def interpret(self, text: str, *, pruefend: bool) -> Deutung: ...

    async def understand(self, feld: str, text: str, zelle: dict[str, Any] | None) -> Any: ...


@dataclass
class Gelesenes:
    """What a line says: values of named fields, loose ones, things to take out, fields to leave out, and the rest."""

    angaben: dict[str, Any] = field(default_factory=dict)
    werte: list[dict[str, Any]] = field(default_factory=list)
    korrektur: dict[str, Any] | None = None
    entfernen: dict[str, list[Any]] = field(default_factory=dict)
    weg: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    @property
    def befehle(self) -> list[dict[str, Any]]:
        befehle: list[dict[str, Any]] = [
            {"befehl": "entfernen", "feld": feld, "werte": werte} for feld, werte in self.entfernen.items()
        ]
        if self.angaben or self.werte:
            setzen = {"befehl": "setzen", "angaben": self.angaben, "werte": self.werte}
            befehle.append({**setzen, "korrektur": self.korrektur} if self.korrektur is not None else setzen)
        return [*befehle, *({"befehl": "ueberspringen", "feld": feld} for feld in self.weg)]


class Vorrat:
    """Shared by every step of reading one line."""

    def __init__(self, leser: Leser, sicht: Formularsicht, text: str) -> None:
        self.leser, self.sicht, self.text = leser, sicht, text
        self.felder = [feld for feld in sicht.leistung.felder if not is_derived(feld) and self._possible(feld)]
        self.ergebnis = Gelesenes()
        self.erklaert: list[tuple[int, int]] = []
        self.marken = announced(self.felder)
        self.orte = labels(text, self.felder)
        leistung = sicht.leistung
        texte = (leistung.titel, *leistung.stichworte, *leistung.beispiele, *(feld.titel for feld in leistung.felder))
        self.sprache = frozenset(wort for text in texte for wort in re.findall(r"\w+", text.casefold()))
        """Words people use for this service: none of them is anybody's name."""
        self.tage: list[int] = []
        """Where days end; a place may follow."""

    def _possible(self, feld: Feld) -> bool:
        form = self.sicht.form
        return form is not None and (feld.feld in form.erreichbar or feld.feld in form.unentschieden)

    def _sound(self, wert: Mapping[str, Any]) -> bool:
        """No value that begins with the label of a field of another kind ("Kassenzeichen 1"), and no street that takes
        its number from behind a comma ("im Hof, 1 Schrank").
        """
        text = str(wert.get("text") or "")
        worte = text.casefold().split()
        ziele = self.marken.get(worte[0].rstrip(".:")) if worte else None
        if ziele and wert["typ"] not in {self._type(ziel) for ziel in ziele} and wert.get("feld") not in ziele:
            return False
        if any(
            within(span_of(wert), (ort.start, ort.ende)) and wert.get("feld") not in ort.felder for ort in self.orte
        ):
            return False
        return not (wert["typ"] == "adresse" and OHNE_NUMMER.fullmatch(text))

    def _used_up(self, name: str, inhalt: str) -> bool:
        """Does the answer take all that stands behind its label? A number plate and five words more is not one."""
        typ = self._type(name) or ""
        return len(content(inhalt).split()) <= WORTE_HOECHSTENS.get(typ, 3)

    def _value_within(self, name: str, spanne: tuple[int, int], werte: Sequence[Mapping[str, Any]]) -> Any:
        """A value of the field's type that stands there, for a field whose turn may still come."""
        typ = self._type(name)
        return next((wert["wert"] for wert in werte if wert["typ"] == typ and within(span_of(wert), spanne)), None)

    def _named(self) -> bool:
        return any(wert["typ"] in ("name", "vorname", "nachname") for wert in self.ergebnis.werte)

    def _free(self, name: str) -> bool:
        form = self.sicht.form
        belegt = name in self.ergebnis.angaben or (form is not None and name in form.angaben)
        return not belegt and name not in {wert.get("feld") for wert in self.ergebnis.werte}

    def _fits(self, name: str, wert: Any, *, ganz: bool = False, allein: bool = False) -> bool:
        """A wish for an appointment that names nothing is none, and two words that no label announces are a name only
        if both parts are there.
        """
        if ganz and self._type(name) == "name":
            return isinstance(wert, Mapping) and bool(wert.get("nachname")) and (bool(wert.get("vorname")) or allein)
        if self._type(name) == "termin" and isinstance(wert, Mapping):
            wunsch = wert.get("wunsch")
            return not isinstance(wunsch, Mapping) or any(wunsch.values())
        return True

    def _has_room(self, wert: Mapping[str, Any]) -> bool:
        """Is there a field that may take a loose value, answered or not?"""
        if wert.get("feld"):
            return self._type(str(wert["feld"])) is not None
        typ = TEILE[wert["typ"]][0] if wert["typ"] in TEILE else wert["typ"]
        frei = [feld for feld in self.felder if feld.typ == typ or (typ == "adresse" and feld.typ == "ort")]
        if typ == "datum":
            frei = [feld for feld in frei if self._free(feld.feld)]
        return bool(frei) and typ in {*EIGENSTAENDIG, "auswahl", "termin", "ort"}

    def _type(self, name: str) -> str | None:
        return next((feld.typ for feld in self.felder if feld.feld == name), None)

    def _separator(self, ort: int, darauf: Stueck) -> bool:
        return "," in self.text[ort : darauf.start]

    def _overlaps(self, wert: Mapping[str, Any]) -> bool:
        start, ende = span_of(wert)
        return any(start < schluss and beginn < ende for beginn, schluss in self.erklaert)

    def _piece(self, spanne: tuple[int, int]) -> tuple[int, int]:
        """From comma to comma: all of it belongs to what was put right."""
        start = self.text.rfind(",", 0, spanne[0]) + 1
        ende = self.text.find(",", spanne[1])
        return start, len(self.text) if ende < 0 else ende

    def _covered(self, start: int, ende: int) -> bool:
        return any(beginn <= start and ende <= schluss for beginn, schluss in self.erklaert)


def span_of(wert: Mapping[str, Any]) -> tuple[int, int]:
    return int(wert.get("start") or 0), int(wert.get("ende") or 0)


def within(innen: tuple[int, int], aussen: tuple[int, int]) -> bool:
    return aussen[0] <= innen[0] and innen[1] <= aussen[1]


def cross(eins: Mapping[str, Any], anderes: Mapping[str, Any]) -> bool:
    (start, ende), (beginn, schluss) = span_of(eins), span_of(anderes)
    return start < schluss and beginn < ende


def placed(deutung: Deutung, text: str) -> Deutung:
    """Every value where its words stand in the line: the bot counts in what is left of a slip ("5 nee warte 15")."""
    return deutung.model_copy(update={"werte": [_placed(wert, text) for wert in deutung.werte]})


def _placed(wert: Mapping[str, Any], text: str) -> dict[str, Any]:
    gesagt, worte = str(wert.get("text") or ""), str(wert.get("text") or "").split()
    start, ende = span_of(wert)
    if not worte or text[start:ende] == gesagt:
        return dict(wert)
    beginn = text.find(gesagt)
    if beginn >= 0:
        return {**wert, "start": beginn, "ende": beginn + len(gesagt)}
    beginn, schluss = text.find(worte[0]), text.rfind(worte[-1])
    if not 0 <= beginn <= schluss:
        return dict(wert)
    return {**wert, "start": beginn, "ende": schluss + len(worte[-1])}
