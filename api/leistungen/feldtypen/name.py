"""A person's name, and who the holder of a vehicle is."""

import re
from typing import override

from api.leistungen.ergebnis import JsonWert, Pruefung, Wahl
from api.leistungen.feldtypen.basis import MAX_KURZ, Feldtyp, bad_text, clean
from api.leistungen.kontext import Kontext

_BUCHSTABE = re.compile(r"[^\W\d_]")
_VERBOTEN = re.compile(r"[\d<>@{}\[\]|\\/=*#$%&+]")
TEILE = ("vorname", "nachname")


class Name(Feldtyp):
    name = "name"
    beispiel = "Anna Müller"
    autocomplete = "name"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        if isinstance(wert, str):
            wert = _split(wert)
        if not isinstance(wert, dict):
            return Pruefung(meldung=f"Bitte nennen Sie Vor- und Nachnamen, zum Beispiel {self.beispiel}.")
        teile = self.merge({teil: wert.get(teil) for teil in TEILE}, bisher)
        ergebnis: dict[str, str] = {}
        for teil in TEILE:
            roh = teile.get(teil)
            if roh is None or roh == "":
                continue
            sauber = clean(roh, MAX_KURZ)
            if sauber is None:
                return Pruefung(meldung=bad_text(roh, MAX_KURZ))
            if sauber and (not _BUCHSTABE.search(sauber) or _VERBOTEN.search(sauber)):
                return Pruefung(
                    meldung=f"„{sauber}“ sieht nicht wie ein Name aus. Richtig wäre zum Beispiel {self.beispiel}."
                )
            if sauber:
                ergebnis[teil] = sauber
        if not ergebnis:
            return Pruefung(meldung=f"Bitte nennen Sie Vor- und Nachnamen, zum Beispiel {self.beispiel}.")
        if "nachname" not in ergebnis:
            return Pruefung(wert=ergebnis, teil=True, meldung="Und wie lautet der Nachname?")
        if "vorname" not in ergebnis:
            return Pruefung(wert=ergebnis, teil=True, meldung="Und wie lautet der Vorname?")
        return Pruefung(wert=ergebnis)

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return f"{wert['vorname']} {wert['nachname']}"

    @override
    def autocomplete_for(self, kontext: Kontext) -> str | None:
        eigen = kontext.feld.feld == self.name
        return kontext.feld.autocomplete or (self.autocomplete if eigen else None)


class Fahrzeughalter(Feldtyp):
    """``{"selbst": "ja"}`` or ``{"selbst": "nein", "name": {vorname, nachname}}``."""

    name = "fahrzeughalter"
    beispiel = "ich selbst"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        if wert in ("ja", "nein") and isinstance(wert, str):
            wert = {"selbst": wert}
        if not isinstance(wert, dict):
            return Pruefung(meldung="Bitte sagen Sie, ob das Fahrzeug auf Sie selbst zugelassen ist, oder auf wen.")
        if "vorname" in wert or "nachname" in wert:
            wert = {"selbst": "nein", "name": {teil: wert.get(teil) for teil in TEILE}}
        alt = bisher if isinstance(bisher, dict) else {}
        selbst = wert.get("selbst", "nein" if wert.get("name") is not None else alt.get("selbst"))
        if selbst == "ja":
            return Pruefung(wert={"selbst": "ja"})
        if selbst != "nein":
            return Pruefung(meldung="Ist das Fahrzeug auf Sie selbst zugelassen? Bitte antworten Sie mit Ja oder Nein.")
        name = wert.get("name")
        if name is None and not alt.get("name"):
            return Pruefung(
                wert={"selbst": "nein"},
                teil=True,
                meldung="Auf wen ist das Fahrzeug zugelassen? Bitte nennen Sie Vor- und Nachnamen.",
            )
        geprueft = _NAME.check({} if name is None else name, kontext, alt.get("name"))
        if not geprueft.ok:
            teil = {"selbst": "nein", **({"name": geprueft.wert} if geprueft.wert else {})}
            return Pruefung(wert=teil, teil=True, meldung=geprueft.meldung)
        return Pruefung(wert={"selbst": "nein", "name": geprueft.wert})

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return "ich selbst" if wert["selbst"] == "ja" else _NAME.display(wert["name"], kontext)

    @override
    def options(self, kontext: Kontext) -> tuple[Wahl, ...]:
        return (Wahl("Auf mich selbst", {"selbst": "ja"}), Wahl("Auf jemand anderen", {"selbst": "nein"}))


def _split(text: str) -> dict[str, str]:
    """ "Anna Müller" → both parts; "Müller, Anna" the other way round; one word is taken as the first name."""
    if "," in text:
        nachname, _, vorname = text.partition(",")
        return {"vorname": vorname.strip(), "nachname": nachname.strip()}
    woerter = text.split()
    if len(woerter) < 2:
        return {"vorname": text.strip()}
    beginn = next(
        (nr for nr, wort in enumerate(woerter) if nr > 0 and wort.lower() in ("von", "van", "de", "zu", "vom")), -1
    )
    schnitt = beginn if beginn > 0 else len(woerter) - 1
    return {"vorname": " ".join(woerter[:schnitt]), "nachname": " ".join(woerter[schnitt:])}


_NAME = Name()
TYPEN = (_NAME, Fahrzeughalter())
