"""Things to be fetched: a row for each, with its number."""

from typing import Any, override

from api.mandanten.worte import fold
from integrations.website.seiten.eingaben.basis import Bild, Eingabe, Gelesen, Kasten, Roh, Zelle

ZEILEN, ZEILEN_MAX = 3, 60
NOCH = "noch"


class Gegenstaende(Eingabe):
    """Rows that name nothing don't count. One more row is asked for by a button."""

    vorlage = "gegenstaende"

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        if roh is not None:
            paare = _sent(zelle, roh)
        else:
            alt = zelle.wert if isinstance(zelle.wert, list) else []
            paare = [(str(zeile["bezeichnung"]), str(zeile["anzahl"] or "")) for zeile in alt]
        mehr = 1 if roh is not None and roh.get("was") == NOCH else 0
        anzahl = min(max(ZEILEN, len(paare) + mehr), ZEILEN_MAX)
        paare += [("", "1")] * (anzahl - len(paare))
        verzeichnis = zelle.mandant.gegenstaende.get(zelle.liste or "")
        namen = tuple(g.titel for g in verzeichnis.liste.gegenstaende if g.erlaubt) if verzeichnis else ()
        zeilen = [
            (
                Kasten(f"{zelle.name}-{nr}-was", "Gegenstand", was, vorschlaege=namen),
                Kasten(f"{zelle.name}-{nr}-anzahl", "Anzahl", wie_viele, breite="zwei", inputmode="numeric"),
            )
            for nr, (was, wie_viele) in enumerate(paare, 1)
        ]
        return Bild(self.vorlage, mehr={"zeilen": zeilen, "namen": namen, "noch": len(zeilen) < ZEILEN_MAX})

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        alt = zelle.wert if isinstance(zelle.wert, list) else []
        arten = {fold(str(zeile.get("bezeichnung"))): zeile.get("art") for zeile in alt}
        zeilen = []
        for was, wie_viele in _sent(zelle, roh):
            if not was:
                continue
            zeile: dict[str, Any] = {"bezeichnung": was, "anzahl": wie_viele or None}
            if arten.get(fold(was)):
                zeile["art"] = arten[fold(was)]
            zeilen.append(zeile)
        return Gelesen(wert=zeilen, leer=not zeilen)

    @override
    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:
        """The first thing whose number can't be a number, else the first row."""
        for nr, (was, wie_viele) in enumerate(_sent(zelle, roh), 1):
            if was and not (wie_viele.isdecimal() and int(wie_viele) > 0):
                return f"{zelle.name}-{nr}-anzahl"
        return f"{zelle.name}-1-was"


def _sent(zelle: Zelle, roh: Roh) -> list[tuple[str, str]]:
    """What and how many of each row, up to the last that was there."""
    paare = []
    for nr in range(1, ZEILEN_MAX + 1):
        if f"{zelle.name}-{nr}-was" not in roh:
            break
        paare.append((roh.get(f"{zelle.name}-{nr}-was"), roh.get(f"{zelle.name}-{nr}-anzahl")))
    return paare


TYPEN: dict[str, Eingabe] = {"gegenstaende": Gegenstaende()}
