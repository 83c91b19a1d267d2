"""A line typed while a caller speaks, read into the fields of the open form; what found no place is said.

The bot reads the whole line twice: as facts, and as what somebody says who looks the answers through (then "nee,
Hausnummer 14" is a correction). What neither reading explains is read piece by piece: behind the label that announces
a field, else as a choice, an appointment or a name. Nothing is entered that no reading stands for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from api.gespraeche.formularsicht import Formularsicht
from api.leistungen.modell_feld import Feld
from api.leistungen.zuordnung import TEILE
from integrations.callcenter.auftrag.stuecke import Stueck, content, cut
from integrations.callcenter.auftrag.vorrat import (
    EIGENSTAENDIG,
    Gelesenes,
    Leser,
    Vorrat,
    cross,
    placed,
    span_of,
    within,
)
from integrations.callcenter.auftrag.wann import only_when, says_when
from integrations.gespraech.bot_client import Deutung

WAHLEN = ("auswahl", "mehrfachauswahl", "fahrzeughalter")
ZAHLEN = ("zahl", "betrag")
ANSCHRIFT = ("adresse", "strasse", "hausnummer")
GEBURT, JUNG = "geburtsdatum", 14
NAME_WORTE, WAHL_WORTE, ANFANG = 3, 3, 5
GRENZEN = frozenset(("bis", "vor", "seit"))
MENGE = re.compile(
    r"(?:(?:ungefähr|etwa|circa|ca\.?|so|rund)\s+)?(?:\d+(?:,\d+)?|ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht)\b(?:\s+\S+)?",
    re.IGNORECASE,
)
"""A number with at most one word behind it."""
EINHEITEN = {"qm": "m²", "quadratmeter": "m²", "kubikmeter": "m³", "kubik": "m³", "euro": "€"}


async def read_line(leser: Leser, sicht: Formularsicht, zeile: str) -> Gelesenes:
    """Raises `TeilAusgefallen`, `BotFehler`."""
    text = _separated(zeile)
    lesung = _Lesung(leser, sicht, text)
    frei = placed(await leser.interpret(text, pruefend=False), text)
    pruefend = placed(await leser.interpret(text, pruefend=True), text)
    await lesung.run(frei, pruefend)
    return lesung.ergebnis


def _separated(zeile: str) -> str:
    """Strokes between two facts become commas, at the same places: "12b / 2 Sessel" holds no house number 12b/2."""
    text = " ".join(zeile.split())
    for strich in (" / ", " | ", " – ", " - "):
        text = text.replace(strich, " , ")
    return text


class _Lesung(Vorrat):
    async def run(self, frei: Deutung, pruefend: Deutung) -> None:
        korrigiert = pruefend.absicht == "korrektur" and pruefend.werte
        if korrigiert:
            self._correct(pruefend, [wert for wert in frei.werte if wert["typ"] in ANSCHRIFT])
        werte = [wert for wert in frei.werte if not self._overlaps(wert) and self._sound(wert)]
        sicher = (*WAHLEN, "text")
        benannt = [wert for wert in pruefend.werte if wert.get("feld") and wert["typ"] in sicher and not korrigiert]
        werte += [wert for wert in benannt if self._sound(wert) and not any(cross(wert, anderer) for anderer in werte)]
        werte = [wert for wert in werte if wert["typ"] not in ZAHLEN or wert.get("feld")]
        eigene = [
            wert for wert in werte if wert["typ"] in EIGENSTAENDIG or (wert.get("feld") and wert["typ"] != "text")
        ]
        self.tage = [span_of(wert)[1] for wert in eigene if wert["typ"] == "datum"]
        stuecke = cut(self.text, self.felder, [span_of(wert) for wert in eigene])
        for wert in werte:
            if wert.get("feld") and wert["typ"] == "text" and self._has_room(wert):
                self._take(wert)
        await self._labelled(stuecke, werte)
        for wert in werte:
            if not self._overlaps(wert) and self._has_room(wert):
                self._take(wert)
        await self._remaining(stuecke)
        self.ergebnis.weg = [name for name in frei.ohne if any(f.feld == name and not f.pflicht for f in self.felder)]
        self.ergebnis.rest = list(self._rest(stuecke))

    def _correct(self, deutung: Deutung, anschriften: Sequence[Mapping[str, Any]]) -> None:
        """What puts an answer right goes where it says; the "str." of an address chooses no place at the roadside."""
        verneint = bool((deutung.korrektur or {}).get("verneint"))
        for wert in deutung.werte:
            if wert["typ"] in WAHLEN and any(cross(wert, anschrift) for anschrift in anschriften):
                continue
            feld = wert.get("feld")
            if verneint and feld:
                self.ergebnis.entfernen.setdefault(str(feld), []).append(wert["wert"])
            else:
                self._take(wert)
            self.erklaert.append(self._piece(span_of(wert)))
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
        tag = next((wert["wert"] for wert in werte if wert["typ"] == "datum" and within(span_of(wert), spanne)), None)
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
        kurz = len(content(stueck.text).split()) <= WAHL_WORTE
        yield from (feld.feld for feld in frei if feld.typ in WAHLEN and (kurz or _names_option(feld, stueck.text)))
        if only_when(stueck.text) and not self._limit(stueck):
            yield from (feld.feld for feld in frei if feld.typ == "termin")
        yield from (feld.feld for feld in frei if stueck.text.casefold() in {wort.casefold() for wort in feld.worte})
        nach_tag = any(ende <= stueck.start <= ende + 2 for ende in self.tage)
        if worte[0].casefold() == "in" and nach_tag and len(worte) <= NAME_WORTE:
            yield from (feld.feld for feld in frei if feld.typ == "text" and feld.feld.endswith("ort"))
        if self._may_be_name(stueck, stuecke):
            yield from (feld.feld for feld in frei if feld.typ == "name" and feld.feld == "name")

    def _limit(self, stueck: Stueck) -> bool:
        """ "Muss leer sein bis 15.12." is a reason and no wish for that day."""
        davor = self.text[: stueck.start].split()
        return bool(davor) and davor[-1].casefold() in GRENZEN

    def _may_be_name(self, stueck: Stueck, stuecke: Sequence[Stueck]) -> bool:
        """Two or three words that mean nothing else here, or one with which the line begins, before the address."""
        worte = content(stueck.text).casefold().split()
        andere = {wort.casefold() for feld in self.felder for antwort in feld.worte for wort in antwort.split()}
        if self._named() or not all(wort.replace("-", "").rstrip(".").isalpha() for wort in stueck.text.split()):
            return False
        if any(wort in andere or wort in self.marken or wort in self.sprache for wort in worte) or says_when(
            stueck.text
        ):
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
        self.erklaert.append(span_of(wert))

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


def _names_option(feld: Feld, text: str) -> bool:
    """A longer piece chooses only where it has the beginning of a word of an option: "hund" is no "Hündin"."""
    if feld.typ == "fahrzeughalter":
        return True
    gesagt = {wort[:ANFANG] for wort in re.findall(r"\w+", text.casefold()) if len(wort) >= ANFANG}
    titel = " ".join(f"{option.titel} {' '.join(option.worte)}" for option in feld.optionen.values()).casefold()
    return not gesagt.isdisjoint(wort[:ANFANG] for wort in re.findall(r"\w+", titel))


__all__ = ["Gelesenes", "Leser", "read_line"]
