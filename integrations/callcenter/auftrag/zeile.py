"""A line typed while a caller speaks, read into the fields of the open form; what found no place is said.

The bot reads the whole line twice: as facts, and as what somebody says who looks the answers through (then "nee,
Hausnummer 14" is a correction). What neither reading explains is read piece by piece: behind the label that announces
a field, else as a choice, an appointment or a name. Nothing is entered that no reading stands for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from api.gespraeche.formularsicht import Formularsicht
from api.leistungen.engine import is_derived
from api.leistungen.modell_feld import Feld
from api.leistungen.zuordnung import TEILE
from integrations.callcenter.auftrag.stuecke import Stueck, announced, content, cut, labels
from integrations.gespraech.bot_client import Deutung

EIGENSTAENDIG = frozenset({"adresse", "telefon", "email", "iban", "kennzeichen", "gegenstaende", "datum", "name"})
"""Types of values that stand for themselves."""
WAHLEN = ("auswahl", "mehrfachauswahl", "fahrzeughalter")
ZAHLEN = ("zahl", "betrag")
TAGE = ("datum", "uhrzeit", "tageszeit")
GEBURT, JUNG = "geburtsdatum", 14
NAME_WORTE = 3
OHNE_NUMMER = re.compile(r"[^\d,]+,\s*\d+")
WORTE_HOECHSTENS = {"text": 40, "name": 4, "adresse": 8, "ort": 12, "liste": 40, "gegenstaende": 20}
"""Type → words an answer behind a label may have; beyond them the rest is told as not placed."""
MENGE = re.compile(r"(?:\d+(?:,\d+)?|ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht)\b(?:\s+\S+)?", re.IGNORECASE)
"""A number with at most one word behind it."""
EINHEITEN = {"qm": "m²", "quadratmeter": "m²", "kubikmeter": "m³", "euro": "€"}


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


async def read_line(leser: Leser, sicht: Formularsicht, zeile: str) -> Gelesenes:
    """Raises `TeilAusgefallen`, `BotFehler`."""
    text = _separated(zeile)
    lesung = _Lesung(leser, sicht, text)
    frei = await leser.interpret(text, pruefend=False)
    pruefend = await leser.interpret(text, pruefend=True)
    await lesung.run(frei, pruefend)
    return lesung.ergebnis


def _separated(zeile: str) -> str:
    """Strokes between two facts become commas, at the same places: "12b / 2 Sessel" holds no house number 12b/2."""
    text = " ".join(zeile.split())
    for strich in (" / ", " | ", " – ", " - "):
        text = text.replace(strich, " , ")
    return text


class _Lesung:
    def __init__(self, leser: Leser, sicht: Formularsicht, text: str) -> None:
        self.leser, self.sicht, self.text = leser, sicht, text
        self.felder = [feld for feld in sicht.leistung.felder if not is_derived(feld) and self._possible(feld)]
        self.ergebnis = Gelesenes()
        self.erklaert: list[tuple[int, int]] = []
        self.marken = announced(self.felder)
        self.orte = labels(text, self.felder)
        self.tage: list[int] = []
        """Where days end; a place may follow."""

    def _possible(self, feld: Feld) -> bool:
        form = self.sicht.form
        return form is not None and (feld.feld in form.erreichbar or feld.feld in form.unentschieden)

    async def run(self, frei: Deutung, pruefend: Deutung) -> None:
        korrigiert = pruefend.absicht == "korrektur" and pruefend.werte
        if korrigiert:
            self._correct(pruefend)
        werte = [wert for wert in frei.werte if not self._overlaps(wert) and self._sound(wert)]
        benannt = [wert for wert in pruefend.werte if wert.get("feld") and wert["typ"] in WAHLEN and not korrigiert]
        werte += [wert for wert in benannt if self._sound(wert) and not any(_cross(wert, anderer) for anderer in werte)]
        werte = [wert for wert in werte if wert["typ"] not in ZAHLEN or wert.get("feld")]
        eigene = [
            wert for wert in werte if wert["typ"] in EIGENSTAENDIG or (wert.get("feld") and wert["typ"] != "text")
        ]
        self.tage = [_span(wert)[1] for wert in eigene if wert["typ"] == "datum"]
        stuecke = cut(self.text, self.felder, [_span(wert) for wert in eigene])
        await self._labelled(stuecke, werte)
        for wert in werte:
            if not self._overlaps(wert) and self._has_room(wert):
                self._take(wert)
        await self._remaining(stuecke)
        self.ergebnis.weg = [name for name in frei.ohne if any(f.feld == name and not f.pflicht for f in self.felder)]
        self.ergebnis.rest = list(self._rest(stuecke))

    def _sound(self, wert: Mapping[str, Any]) -> bool:
        """No value that begins with the label of a field of another kind ("Kassenzeichen 1"), and no street that takes
        its number from behind a comma ("im Hof, 1 Schrank").
        """
        text = str(wert.get("text") or "")
        worte = text.casefold().split()
        ziele = self.marken.get(worte[0].rstrip(".:")) if worte else None
        if ziele and wert["typ"] not in {self._type(ziel) for ziel in ziele} and wert.get("feld") not in ziele:
            return False
        if any(_within(_span(wert), (ort.start, ort.ende)) and wert.get("feld") not in ort.felder for ort in self.orte):
            return False
        return not (wert["typ"] == "adresse" and OHNE_NUMMER.fullmatch(text))

    def _correct(self, deutung: Deutung) -> None:
        """What puts an answer right goes where it says."""
        verneint = bool((deutung.korrektur or {}).get("verneint"))
        for wert in deutung.werte:
            feld = wert.get("feld")
            if verneint and feld:
                self.ergebnis.entfernen.setdefault(str(feld), []).append(wert["wert"])
            else:
                self._take(wert)
            self.erklaert.append(self._piece(_span(wert)))
        self.ergebnis.korrektur = {"alt": (deutung.korrektur or {}).get("alt")}

    async def _labelled(self, stuecke: Sequence[Stueck], werte: Sequence[Mapping[str, Any]]) -> None:
        """What stands behind a label belongs to its field, whatever else it might look like."""
        for stelle, stueck in enumerate(stuecke):
            if not stueck.felder or self._covered(stueck.start, stueck.ende):
                continue
            inhalt, (start, ende) = self._announced(stuecke, stelle)
            if not inhalt:
                continue
            namen = self._in_order(stueck.felder, werte, (start, ende))
            if inhalt.casefold().startswith("in "):  # "geboren in Rostock"
                inhalt = inhalt[3:]
                namen = [feld.feld for feld in self.felder if feld.typ == "text" and feld.feld.endswith("ort")]
            for name in namen:
                wert = await self.leser.understand(name, inhalt, None)
                if wert is None:
                    wert = self._value_within(name, (start, ende), werte)
                if wert is None and self._type(name) == "text" and content(inhalt):
                    wert = inhalt
                if wert is not None and self._fits(name, wert):
                    self.ergebnis.angaben[name] = wert
                    self.erklaert.append((start, ende) if self._used_up(name, inhalt) else (start, start + 1))
                    break

    def _used_up(self, name: str, inhalt: str) -> bool:
        """Does the answer take all that stands behind its label? A number plate and five words more is not one."""
        typ = self._type(name) or ""
        return len(content(inhalt).split()) <= WORTE_HOECHSTENS.get(typ, 3)

    def _value_within(self, name: str, spanne: tuple[int, int], werte: Sequence[Mapping[str, Any]]) -> Any:
        """A value of the field's type that stands there, for a field whose turn may still come."""
        typ = self._type(name)
        return next((wert["wert"] for wert in werte if wert["typ"] == typ and _within(_span(wert), spanne)), None)

    def _announced(self, stuecke: Sequence[Stueck], stelle: int) -> tuple[str, tuple[int, int]]:
        """What a label announces: what stands behind it, else the value that follows ("geb." and a day), else the
        number before it ("3 Personen").
        """
        stueck = stuecke[stelle]
        if content(stueck.inhalt):
            return stueck.inhalt, (stueck.start, stueck.ende)
        darauf = stuecke[stelle + 1] if stelle + 1 < len(stuecke) else None
        if darauf is not None and not darauf.felder and not self._separator(stueck.ende, darauf):
            return darauf.inhalt, (stueck.start, darauf.ende)
        davor = stuecke[stelle - 1] if stelle else None
        if davor is not None and MENGE.fullmatch(davor.text) and not self._separator(davor.ende, stueck):
            return f"{davor.text} {stueck.text}", (davor.start, stueck.ende)
        return stueck.inhalt, (stueck.start, stueck.ende)

    def _in_order(self, namen: Sequence[str], werte: Sequence[Mapping[str, Any]], spanne: tuple[int, int]) -> list[str]:
        """Fields a label may announce: a child or an animal can't be as old as whoever applies, nor the reverse."""
        tag = next((wert["wert"] for wert in werte if wert["typ"] == "datum" and _within(_span(wert), spanne)), None)
        offen = [name for name in namen if name not in self.ergebnis.angaben]
        if tag is None or len(offen) < 2 or self.sicht.form is None:
            return offen
        try:
            alt = (self.sicht.form.heute - date.fromisoformat(str(tag))).days > JUNG * 365
        except ValueError:
            return offen
        return sorted(offen, key=lambda name: (name == GEBURT) != alt)

    async def _remaining(self, stuecke: Sequence[Stueck]) -> None:
        """What nothing explains yet: a choice, an appointment, a place after a birthday, a name."""
        for stueck in stuecke:
            if self._covered(stueck.start, stueck.ende) or not content(stueck.text):
                continue
            for name in self._candidates(stueck, stuecke):
                wert = await self.leser.understand(name, stueck.text, None)
                if wert is not None and self._fits(name, wert, ganz=True, allein=" " not in stueck.text):
                    self.ergebnis.angaben[name] = wert
                    self.erklaert.append((stueck.start, stueck.ende))
                    break

    def _candidates(self, stueck: Stueck, stuecke: Sequence[Stueck]) -> Iterator[str]:
        frei = [feld for feld in self.felder if self._free(feld.feld)]
        worte = stueck.text.split()
        if MENGE.fullmatch(stueck.text):
            yield from self._numbers(frei, stueck.text)
            if len(worte) > 1 and not any(wert["typ"] == "gegenstaende" for wert in self.ergebnis.werte):
                yield from (feld.feld for feld in frei if feld.typ == "gegenstaende")
            return
        yield from (feld.feld for feld in frei if feld.typ in WAHLEN)
        yield from (feld.feld for feld in frei if feld.typ == "termin")
        yield from (feld.feld for feld in frei if stueck.text.casefold() in {wort.casefold() for wort in feld.worte})
        nach_tag = any(ende <= stueck.start <= ende + 2 for ende in self.tage)
        if worte[0].casefold() == "in" and nach_tag and len(worte) <= NAME_WORTE:
            yield from (feld.feld for feld in frei if feld.typ == "text" and feld.feld.endswith("ort"))
        if self._may_be_name(stueck, stuecke):
            yield from (feld.feld for feld in frei if feld.typ == "name" and feld.feld == "name")

    def _may_be_name(self, stueck: Stueck, stuecke: Sequence[Stueck]) -> bool:
        """Two or three words that mean nothing else here, or one with which the line begins, before the address."""
        worte = content(stueck.text).casefold().split()
        andere = {wort.casefold() for feld in self.felder for antwort in feld.worte for wort in antwort.split()}
        if self._named() or not all(wort.replace("-", "").rstrip(".").isalpha() for wort in stueck.text.split()):
            return False
        if any(wort in andere or wort in self.marken for wort in worte):
            return False
        return 2 <= len(worte) <= NAME_WORTE or (len(worte) == 1 and self._before_address(stueck, stuecke))

    def _before_address(self, stueck: Stueck, stuecke: Sequence[Stueck]) -> bool:
        if stueck is not stuecke[0] or len(stuecke) < 2:
            return False
        adressen = [wert for wert in self.ergebnis.werte if wert["typ"] == "adresse"]
        return any(str(wert.get("text") or "") == stuecke[1].text for wert in adressen)

    def _numbers(self, frei: Sequence[Feld], text: str) -> Iterator[str]:
        """A number with the unit of a field, or the only number the form still asks for."""
        zahlen = [feld for feld in frei if feld.typ in ZAHLEN]
        einheiten = {EINHEITEN.get(wort.casefold(), wort) for wort in text.split()}
        mit_einheit = [feld.feld for feld in zahlen if feld.einheit and feld.einheit in einheiten]
        yield from mit_einheit
        ohne = [feld.feld for feld in zahlen if feld.einheit is None and feld.pflicht]
        if not mit_einheit and len(ohne) == 1 and MENGE.fullmatch(text):
            yield ohne[0]

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

    def _take(self, wert: Mapping[str, Any]) -> None:
        feld = wert.get("feld")
        if feld and wert["typ"] not in TEILE and self._type(str(feld)):
            self.ergebnis.angaben.setdefault(str(feld), wert["wert"])
        elif feld and self._type(str(feld)):
            alt = self.ergebnis.angaben.get(str(feld))
            teil = {TEILE[wert["typ"]][1]: wert["wert"]}
            self.ergebnis.angaben[str(feld)] = {**alt, **teil} if isinstance(alt, dict) else teil
        else:
            self.ergebnis.werte.append({key: wert.get(key) for key in ("typ", "wert", "text", "feld")})
        self.erklaert.append(_span(wert))

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
        start, ende = _span(wert)
        return any(start < schluss and beginn < ende for beginn, schluss in self.erklaert)

    def _piece(self, spanne: tuple[int, int]) -> tuple[int, int]:
        """From comma to comma: all of it belongs to what was put right."""
        start = self.text.rfind(",", 0, spanne[0]) + 1
        ende = self.text.find(",", spanne[1])
        return start, len(self.text) if ende < 0 else ende

    def _covered(self, start: int, ende: int) -> bool:
        return any(beginn <= start and ende <= schluss for beginn, schluss in self.erklaert)

    def _rest(self, stuecke: Sequence[Stueck]) -> Iterator[str]:
        """Pieces with words nothing stands for."""
        zeichen = list(self.text)
        for beginn, schluss in self.erklaert:
            zeichen[beginn:schluss] = " " * (schluss - beginn)
        gesetzt = {*self.ergebnis.angaben, *self.ergebnis.entfernen}
        angesagt = {wort for wort, ziele in self.marken.items() if gesetzt.intersection(ziele)}
        for stueck in stuecke:
            worte = content("".join(zeichen[stueck.start : stueck.ende])).casefold().split()
            if any(wort.rstrip(".") not in angesagt and wort not in ("verstanden", "gesagt") for wort in worte):
                yield stueck.text


def _span(wert: Mapping[str, Any]) -> tuple[int, int]:
    return int(wert.get("start") or 0), int(wert.get("ende") or 0)


def _within(innen: tuple[int, int], aussen: tuple[int, int]) -> bool:
    return aussen[0] <= innen[0] and innen[1] <= aussen[1]


def _cross(eins: Mapping[str, Any], anderes: Mapping[str, Any]) -> bool:
    (start, ende), (beginn, schluss) = _span(eins), _span(anderes)
    return start < schluss and beginn < ende


__all__ = ["Gelesenes", "Leser", "read_line"]
