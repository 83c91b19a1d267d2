"""What is said on a walk: typed values and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from api.leistungen.ergebnis import JsonWert
from tests.dialoge.wege.orakel import Orakel
from tests.simulation.daten import load
from tests.simulation.fakten import ZAHLWORTE, Ziehung

VERSUCHE = 30


@cache
def _worte() -> dict[str, Any]:
    return dict(yaml.safe_load((Path(__file__).parent / "worte.yml").read_text(encoding="utf-8")))


def words(*pfad: str) -> Any:
    """An entry of worte.yml."""
    stelle: Any = _worte()
    for name in pfad:
        stelle = stelle[name]
    return stelle


@dataclass(frozen=True)
class Antwort:
    """`wert` as the oracle takes it, `worte` the bare ways to say it, `satz` what is said now."""

    feld: str
    typ: str
    wert: JsonWert
    worte: tuple[str, ...]
    satz: str = ""


def draw(orakel: Orakel, ziehung: Ziehung, feld: str) -> Antwort:
    """An answer the form takes, other than the one that stands there where there is another."""
    rng = ziehung.rng
    for versuch in range(VERSUCHE):
        antwort = _draw(orakel, ziehung, feld)
        neu = antwort.wert != orakel.gegeben.get(feld) or versuch > VERSUCHE / 2
        if neu and orakel.accepts(feld, antwort.wert):
            saetze = words("antworten").get(antwort.typ, ["{wert}"])
            satz = rng.choice(saetze).replace("{wert}", rng.choice(antwort.worte))
            return Antwort(feld, antwort.typ, antwort.wert, antwort.worte, satz)
    raise AssertionError(f"keine gültige Antwort auf {feld}")


def _draw(orakel: Orakel, ziehung: Ziehung, feld: str) -> Antwort:
    beschreibung = orakel.feld(feld)
    typ, rng = beschreibung.typ, ziehung.rng
    if typ in ("auswahl", "mehrfachauswahl"):
        return _choice(orakel, feld, rng)
    if typ == "gegenstaende":
        stuecke = items(rng, rng.choice((1, 2, 2, 3)))
        return Antwort(feld, typ, [wert for wert, _ in stuecke], (listed([wort for _, wort in stuecke]),))
    if typ == "fahrzeughalter" and rng.random() < 0.6:
        return Antwort(feld, typ, {"selbst": "ja"}, tuple(words("selbst")))
    if typ == "name":
        person = Ziehung(
            rng, ziehung.heute, rng.choice(ziehung.daten["vornamen"]), rng.choice(ziehung.daten["nachnamen"])
        )
        fakt = person.draw(feld, typ)
    else:
        fakt = ziehung.draw(feld, typ)
    if typ == "datei":
        return Antwort(feld, typ, {"datei": "x", "name": fakt.wert}, (fakt.wert,))
    if beschreibung.typ == "ort":
        return Antwort(feld, typ, _place(fakt.wert), fakt.worte[:1])
    return Antwort(feld, typ, fakt.wert, fakt.worte)


def _choice(orakel: Orakel, feld: str, rng: Random) -> Antwort:
    beschreibung = orakel.feld(feld)
    optionen = list(beschreibung.optionen.items())
    if beschreibung.typ == "mehrfachauswahl":
        gewaehlt = rng.sample(optionen, rng.choice((1, 2)))
        return Antwort(feld, "mehrfachauswahl", [key for key, _ in gewaehlt], (listed([o.titel for _, o in gewaehlt]),))
    if not optionen:  # the places of a calendar
        frage = orakel.question_of(feld)
        wahl = rng.choice(frage.optionen)
        return Antwort(feld, "auswahl", wahl.wert, (wahl.titel,))
    key, option = rng.choice(optionen)
    return Antwort(feld, "auswahl", {"wert": key, "text": option.titel}, (option.titel, option.titel.lower()))


def can_differ(orakel: Orakel, feld: str) -> bool:
    """Whether there is more than one thing to say."""
    vorgabe = load("fakten")["felder"].get(feld, {})
    beschreibung = orakel.feld(feld)
    if beschreibung.typ == "text":
        return "ziffern" in vorgabe or len(vorgabe.get("texte", ())) > 1
    if beschreibung.typ == "auswahl":
        return len(orakel.question_of(feld).optionen) > 2
    return beschreibung.typ != "zahl" or len(vorgabe.get("zahlen", (1, 2, 3))) > 1


def items(rng: Random, zahl: int) -> list[tuple[dict[str, Any], str]]:
    """Things to be fetched with what they are called: ({art, anzahl, bezeichnung}, "zwei Stühle")."""
    stuecke = {stueck["art"]: stueck for stueck in load("fakten")["felder"]["gegenstaende"]["stuecke"]}
    return [item(stueck, rng.choice((1, 1, 2, 3))) for stueck in rng.sample(list(stuecke.values()), zahl)]


def item(stueck: dict[str, str], anzahl: int) -> tuple[dict[str, Any], str]:
    name = stueck["viele"] if anzahl > 1 else stueck["einen"].split(" ", 1)[1]
    gesagt = f"{ZAHLWORTE[anzahl]} {stueck['viele']}" if anzahl > 1 else stueck["einen"]
    return {"art": stueck["art"], "anzahl": anzahl, "bezeichnung": name}, gesagt


def listed(teile: list[str]) -> str:
    return teile[0] if len(teile) == 1 else f"{', '.join(teile[:-1])} und {teile[-1]}"


def _place(text: str) -> dict[str, str]:
    strasse, nummer = text.rsplit(" ", 1)
    return {"strasse": strasse, "hausnummer": nummer}
