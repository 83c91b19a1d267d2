"""Addresses: looked up in the directory, completed where it knows more, believed where it does not."""

import re
from dataclasses import replace
from typing import override

from api.leistungen.ergebnis import JsonWert, Pruefung, Wahl
from api.leistungen.feldtypen.basis import MAX_KURZ, Feldtyp, bad_text, clean
from api.leistungen.kontext import Kontext
from api.mandanten.worte import fold

TEILE = ("strasse", "hausnummer", "plz", "ort")
_HAUSNUMMER = re.compile(r"(\d{1,4})\s*([a-zA-Z]?)(?:\s*[-/–]\s*(\d{1,4})\s*([a-zA-Z]?))?")
_PLZ = re.compile(r"(?:D[- ]?)?(\d{5})")
_VERZEICHNIS = "verzeichnis"
_AUSWAERTS = "auswaerts"
_BUCHSTABE = re.compile(r"[^\W\d_]")


class Adresse(Feldtyp):
    """``{strasse, hausnummer, plz, ort}``, and ``ungeprueft: true`` where the street is not in the directory.

    Missing parts are asked for one at a time; ``nachgefragt`` in a partial value remembers what was asked once. An
    unknown street and an unknown PLZ are asked about once, then the address is taken as given (``bestaetigt: true``
    says so at once). With ``eigene: nein`` at the field plz and ort may stay out.
    """

    name = "adresse"
    beispiel = "Musterstraße 12, 12345 Musterstadt"
    autocomplete = "street-address"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        if not isinstance(wert, dict):
            return Pruefung(meldung="Bitte nennen Sie Straße und Hausnummer, dazu Postleitzahl und Ort.")
        teile = self.merge(wert, _without_stale(wert, bisher))
        sauber: dict[str, JsonWert] = {}
        for teil in TEILE:
            roh = teile.get(teil)
            if roh is None or roh == "":
                continue
            text = str(roh) if isinstance(roh, int) and not isinstance(roh, bool) else clean(roh, MAX_KURZ)
            if text is None:
                return Pruefung(meldung=bad_text(roh, MAX_KURZ))
            if text:
                sauber[teil] = text
        lage = _Lage(kontext, sauber, _asked_before(wert, bisher))
        lage.bestaetigt = wert.get("bestaetigt") is True
        lage.aufgenommen = teile.get("ungeprueft") is True
        return lage.judge()

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        strasse = " ".join(filter(None, (wert.get("strasse"), wert.get("hausnummer"))))
        ort = " ".join(filter(None, (wert.get("plz"), wert.get("ort"))))
        return ", ".join(filter(None, (strasse, ort)))

    @override
    def autocomplete_for(self, kontext: Kontext) -> str | None:
        eigen = kontext.feld.feld == self.name and kontext.feld.eigene
        return kontext.feld.autocomplete or (self.autocomplete if eigen else None)


def _asked_before(wert: dict[str, JsonWert], bisher: JsonWert) -> tuple[str, ...]:
    """What was asked once and is not asked again; who puts another part right instead has not answered."""
    gefragt = bisher.get("nachgefragt") if isinstance(bisher, dict) else None
    if not isinstance(bisher, dict) or not isinstance(gefragt, list):
        return ()
    asked = tuple(eins for eins in gefragt if isinstance(eins, str))
    put_right = any(wert.get(teil) and bisher.get(teil) and wert[teil] != bisher[teil] for teil in TEILE)
    return asked[:-1] if put_right and asked[-1:] == ("plz",) and not wert.get("plz") else asked


def _without_stale(wert: dict[str, JsonWert], bisher: JsonWert) -> JsonWert:
    """A new street makes the remark about the old one void, and the PLZ of an address that was whole already."""
    if not isinstance(bisher, dict) or not wert.get("strasse") or bisher.get("strasse") == wert["strasse"]:
        return bisher
    veraltet = {"ungeprueft"} if bisher.get("nachgefragt") else {"ungeprueft", "plz"}
    return {teil: inhalt for teil, inhalt in bisher.items() if teil not in veraltet}


class _Lage:
    """One address while it is judged. ``aufgenommen``: it was taken as given before and is not questioned again."""

    def __init__(self, kontext: Kontext, teile: dict[str, JsonWert], gefragt: tuple[str, ...]) -> None:
        self.kontext, self.teile, self.gefragt = kontext, teile, gefragt
        self.eigene = kontext.feld.eigene
        self.bestaetigt = self.aufgenommen = False

    def judge(self) -> Pruefung:
        falsch = self._wrong_parts()
        if falsch is not None:
            return Pruefung(meldung=falsch)
        strasse = self.teile.get("strasse")
        if not strasse:
            return self._ask(
                "strasse", "Wie heißt die Straße?" if self.teile else "Bitte nennen Sie Straße und Hausnummer."
            )
        verzeichnis = self.kontext.mandant.strassen
        auswaerts = self._elsewhere()
        bekannt = None if auswaerts else verzeichnis.find(strasse)
        if bekannt is not None:
            self.teile["strasse"] = bekannt.strasse
            if len(bekannt.plz) == 1:
                self.teile.setdefault("plz", bekannt.plz[0])
        elif (
            not auswaerts
            and verzeichnis.strassen
            and not (self.aufgenommen or self.bestaetigt or _VERZEICHNIS in self.gefragt)
        ):
            return self._unknown_street(strasse)
        fehlt = self._missing(auswaerts) or self._really_elsewhere(auswaerts)
        if fehlt is not None:
            return fehlt
        ergebnis = {teil: self.teile[teil] for teil in TEILE if self.teile.get(teil)}
        if (bekannt is None and not auswaerts) or ((self.eigene or auswaerts) and "plz" not in ergebnis):
            ergebnis["ungeprueft"] = True
        return Pruefung(wert=ergebnis)

    def _missing(self, auswaerts: bool) -> Pruefung | None:
        """Ask for the first part that is still needed; fill in the town where it is clear."""
        ohne_nummer = self.aufgenommen or (self.bestaetigt and "hausnummer" in self.gefragt)
        if not self.teile.get("hausnummer") and not ohne_nummer:
            return self._ask("hausnummer", f"Welche Hausnummer ist es? Straße: {self.teile['strasse']}.")
        if self.eigene and not self.teile.get("plz") and not (self.aufgenommen or "plz" in self.gefragt):
            return self._ask("plz", f"Welche Postleitzahl gehört dazu? Zum Beispiel {self.kontext.mandant.plz[0]}.")
        if not self.teile.get("ort"):
            if auswaerts and self.eigene:
                return self._ask("ort", "Und wie heißt der Ort?")
            if not auswaerts:
                self.teile["ort"] = self.kontext.mandant.ort
        return None

    def _wrong_parts(self) -> str | None:
        strasse, nummer, plz = self.teile.get("strasse"), self.teile.get("hausnummer"), self.teile.get("plz")
        if strasse and not _BUCHSTABE.search(strasse):
            return "Bitte nennen Sie den Namen der Straße, zum Beispiel Musterstraße."
        if nummer:
            gefunden = _HAUSNUMMER.fullmatch(nummer)
            if gefunden is None:
                return f"„{nummer}“ ist keine Hausnummer. Richtig wäre zum Beispiel 12 oder 12b."
            erste = f"{gefunden[1]}{gefunden[2].lower()}"
            self.teile["hausnummer"] = f"{erste}-{gefunden[3]}{gefunden[4].lower()}" if gefunden[3] else erste
        if plz:
            ziffern = _PLZ.fullmatch(plz)
            if ziffern is None:
                return f"Eine Postleitzahl hat fünf Ziffern, zum Beispiel {self.kontext.mandant.plz[0]}."
            self.teile["plz"] = ziffern[1]
        return None

    def _elsewhere(self) -> bool:
        """True when the PLZ, or without one the name of the town, says that the address lies outside the area."""
        plz, ort = self.teile.get("plz"), self.teile.get("ort")
        if plz:
            return plz not in self.kontext.mandant.plz
        return bool(ort) and fold(self.kontext.mandant.ort) not in fold(ort)

    def _really_elsewhere(self, auswaerts: bool) -> Pruefung | None:
        """A word alone may be a town or anything else; asked once before the form is refused because of it."""
        ort, hier = self.teile.get("ort"), self.kontext.mandant.ort
        if not auswaerts or self.teile.get("plz") or _AUSWAERTS in self.gefragt:
            return None
        if self.bestaetigt or self.aufgenommen:
            return None
        gefragt = self._ask(_AUSWAERTS, f"Liegt die Adresse in „{ort}“, also nicht in {hier}?")
        ja = Wahl(f"Ja, in {ort}", {"bestaetigt": True})
        return replace(gefragt, vorschlaege=(ja, Wahl(f"Nein, in {hier}", {"ort": hier})))

    def _ask(self, teil: str, meldung: str) -> Pruefung:
        wert = {**self.teile, "nachgefragt": list(dict.fromkeys((*self.gefragt, teil)))}
        return Pruefung(wert=wert, teil=True, meldung=meldung)

    def _unknown_street(self, strasse: str) -> Pruefung:
        naechste = self.kontext.mandant.strassen.closest(strasse)
        satz = f"Die Straße „{strasse}“ finde ich im Verzeichnis nicht."
        if naechste:
            satz += f" Meinen Sie {_either(naechste)}? Sonst nehme ich sie so auf, wie Sie sie nennen."
        else:
            satz += " Bitte prüfen Sie die Schreibweise. Stimmt sie, nehme ich sie so auf."
        gefragt = self._ask(_VERZEICHNIS, satz)
        optionen = tuple(Wahl(name, {"strasse": name}) for name in naechste)
        return Pruefung(
            wert=gefragt.wert,
            teil=True,
            meldung=satz,
            vorschlaege=(*optionen, Wahl(f"{strasse} stimmt so", {"bestaetigt": True})),
        )


def _either(namen: tuple[str, ...]) -> str:
    return f"{', '.join(namen[:-1])} oder {namen[-1]}" if len(namen) > 1 else namen[0]


class Ort(Feldtyp):
    """A place: ``{adresse}``, ``{beschreibung}`` or coordinates ``{lat, lon}``, also together."""

    name = "ort"
    beispiel = "hinter der Bushaltestelle am Markt"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        if isinstance(wert, str):
            wert = {"beschreibung": wert}
        if isinstance(wert, dict) and any(teil in wert for teil in TEILE):
            wert = {"adresse": {teil: wert[teil] for teil in TEILE if teil in wert}}
        if not isinstance(wert, dict):
            return Pruefung(
                meldung=f"Bitte beschreiben Sie, wo es ist, zum Beispiel: {kontext.feld.beispiel or self.beispiel}."
            )
        ergebnis: dict[str, JsonWert] = {}
        beschreibung = wert.get("beschreibung")
        if beschreibung not in (None, ""):
            text = clean(beschreibung, 500)
            if text is None:
                return Pruefung(meldung=bad_text(beschreibung, 500))
            if text:
                ergebnis["beschreibung"] = text
        falsch = _take_address(wert.get("adresse"), kontext, ergebnis) or _take_coordinates(wert, ergebnis)
        if falsch is not None:
            return Pruefung(meldung=falsch)
        if not ergebnis:
            return Pruefung(
                meldung=f"Bitte beschreiben Sie, wo es ist, zum Beispiel: {kontext.feld.beispiel or self.beispiel}."
            )
        return Pruefung(wert=ergebnis)

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        teile = []
        if wert.get("adresse"):
            teile.append(_ADRESSE.display(wert["adresse"], kontext))
        if wert.get("beschreibung"):
            teile.append(wert["beschreibung"])
        if "lat" in wert:
            teile.append(f"{wert['lat']:.5f}, {wert['lon']:.5f}".replace(".", ",").replace(",  ", ", "))
        return ", ".join(teile)


def _take_address(adresse: JsonWert, kontext: Kontext, ergebnis: dict[str, JsonWert]) -> str | None:
    """A street without a number is a good enough place; with ``gebiet: ja`` the directory corrects and completes it."""
    if adresse is None:
        return None
    if not isinstance(adresse, dict):
        return "Bitte nennen Sie die Straße als Text."
    sauber: dict[str, JsonWert] = {}
    for teil in TEILE:
        roh = adresse.get(teil)
        text = clean(roh, MAX_KURZ) if roh not in (None, "") else ""
        if text is None:
            return bad_text(roh, MAX_KURZ)
        if text:
            sauber[teil] = text
    strasse = kontext.mandant.strassen.find(sauber.get("strasse", "")) if kontext.feld.gebiet else None
    if strasse is not None:
        sauber["strasse"] = strasse.strasse
        sauber.setdefault("ort", kontext.mandant.ort)
        if len(strasse.plz) == 1:
            sauber.setdefault("plz", strasse.plz[0])
    if sauber:
        ergebnis["adresse"] = sauber
    return None


def _take_coordinates(wert: dict[str, JsonWert], ergebnis: dict[str, JsonWert]) -> str | None:
    lat, lon = wert.get("lat"), wert.get("lon")
    if lat is None and lon is None:
        return None
    if not all(isinstance(eins, int | float) and not isinstance(eins, bool) for eins in (lat, lon)):
        return "Die Koordinaten sind unvollständig."
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # type: ignore[operator]
        return "Diese Koordinaten gibt es nicht."
    ergebnis["lat"], ergebnis["lon"] = lat, lon
    return None


_ADRESSE = Adresse()
TYPEN = (_ADRESSE, Ort())
