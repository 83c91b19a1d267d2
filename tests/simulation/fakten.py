"""What a person knows: one fact for each field, with its typed value and the ways to say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.simulation.daten import load, words

MONATE = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
ZAHLWORTE = {1: "eins", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf"}
NAHE_TAGE = {0: "heute", -1: "gestern", -2: "vorgestern", 1: "morgen", 2: "übermorgen"}


@dataclass(frozen=True)
class Fakt:
    """`wert` as it must stand in the case, `worte` from plain to free, `zeichen` must show up in `stand.angaben`."""

    feld: str
    typ: str
    wert: Any
    worte: tuple[str, ...]
    zeichen: tuple[str, ...] = ()
    teile: dict[str, str] = field(default_factory=dict)
    zeilen: list[dict[str, Fakt]] = field(default_factory=list)

    def rename(self, feld: str) -> Fakt:
        return replace(self, feld=feld)


@dataclass
class Ziehung:
    """Draws facts for one person. `vergeben` holds what must not come twice in a run (households)."""

    rng: Random
    heute: date
    vorname: str = ""
    nachname: str = ""

    def __post_init__(self) -> None:
        self.daten: dict[str, Any] = load("fakten")["person"]
        self.vorname = self.vorname or self.rng.choice(self.daten["vornamen"])
        self.nachname = self.nachname or self.rng.choice(self.daten["nachnamen"])

    def draw(self, feld: str, typ: str | None = None) -> Fakt:
        """The fact for a field; for one that fakten.yml does not know, by the type of the question."""
        vorgabe = load("fakten")["felder"].get(feld) or {"typ": typ}
        if typ and vorgabe["typ"] != typ:
            vorgabe = {"typ": typ}
        return BAUER.get(vorgabe["typ"], _text)(self, vorgabe).rename(feld)

    def mistake(self, fakt: Fakt) -> Fakt | None:
        """The same fact as it may be said by mistake; None where nothing else is possible."""
        if fakt.typ == "adresse":
            nummer = str(int(fakt.teile["hausnummer"]) + self.rng.choice((2, 4, 10)))
            return _adresse_of(fakt.wert | {"hausnummer": nummer}).rename(fakt.feld)
        if fakt.typ == "name":
            nachname = self.rng.choice([name for name in self.daten["nachnamen"] if name != fakt.wert["nachname"]])
            return _name_of(fakt.wert["vorname"], nachname).rename(fakt.feld)
        if fakt.typ == "gegenstaende":
            return _more_items(self, fakt)
        if fakt.typ in ("liste", "datei"):
            return None
        return next((neu for neu in (self.draw(fakt.feld, fakt.typ) for _ in range(20)) if neu.wert != fakt.wert), None)


def _name(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    if vorgabe.get("wer") == "andere":
        vornamen = [vorname for vorname in ziehung.daten["vornamen"] if vorname != ziehung.vorname]
        return _name_of(ziehung.rng.choice(vornamen), ziehung.rng.choice(ziehung.daten["nachnamen"]))
    return _name_of(ziehung.vorname, ziehung.nachname)


def _name_of(vorname: str, nachname: str) -> Fakt:
    wert = {"vorname": vorname, "nachname": nachname}
    return Fakt("", "name", wert, (f"{vorname} {nachname}",), (vorname, nachname), wert)


def _adresse(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    strasse, plz = ziehung.rng.choice(list(ziehung.daten["strassen"].items()))
    nummer = str(ziehung.rng.randint(1, 199))
    return _adresse_of({"strasse": strasse, "hausnummer": nummer, "plz": plz, "ort": ziehung.daten["ort"]})


def _adresse_of(wert: dict[str, str]) -> Fakt:
    strasse, nummer, plz, ort = wert["strasse"], wert["hausnummer"], wert["plz"], wert["ort"]
    kurz = strasse.replace("Straße", "Str.").replace("straße", "str.")
    worte = (f"{strasse} {nummer}, {plz} {ort}", f"{strasse} {nummer} in {plz} {ort}", f"{kurz} {nummer}, {plz}")
    return Fakt("", "adresse", wert, worte, (f"{strasse} {nummer}", plz), wert)


def _ort(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    adresse = _adresse(ziehung, vorgabe)
    stelle = f"{adresse.wert['strasse']} {adresse.wert['hausnummer']}"
    return Fakt("", "ort", stelle, (stelle, f"{stelle} in Schwerin"), (stelle,))


def _datum(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    abstand = ziehung.rng.randint(*vorgabe.get("tage", (-300, -1)))
    tag = ziehung.heute + timedelta(days=abstand)
    punkte = f"{tag:%d.%m.%Y}"
    worte = [punkte, f"{tag.day}. {MONATE[tag.month - 1]} {tag.year}", f"{tag.day}.{tag.month}.{tag.year}"]
    if abstand in NAHE_TAGE:
        worte.append(NAHE_TAGE[abstand])
    return Fakt("", "datum", tag.isoformat(), tuple(worte), (punkte,))


def _email(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    nach = fold(ziehung.nachname).split()[-1]
    anbieter = ziehung.rng.choice(ziehung.daten["mailanbieter"])
    wert = f"{fold(ziehung.vorname)}.{nach}{ziehung.rng.randint(1, 99)}@{anbieter}"
    gesprochen = wert.replace("@", " at ").replace(".", " punkt ")
    return Fakt("", "email", wert, (wert, wert, gesprochen), (wert,))


def _telefon(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    vorwahl = ziehung.rng.choice(ziehung.daten["vorwahlen"])
    rest = f"{ziehung.rng.randint(2000000, 7999999)}" + ("4" if vorwahl == "0151" else "")
    worte = (f"{vorwahl} {rest}", f"{vorwahl}/{rest}", f"+49 {vorwahl[1:]} {rest[:3]} {rest[3:]}", f"{vorwahl}{rest}")
    return Fakt("", "telefon", f"+49{vorwahl[1:]}{rest}", worte)


def _iban(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    konto = ziehung.rng.choice(ziehung.daten["banken"]) + f"{ziehung.rng.randint(10**8, 10**9):010d}"
    iban = f"DE{98 - int(konto + '131400') % 97:02d}{konto}"  # ISO 13616
    gruppen = " ".join(iban[nr : nr + 4] for nr in range(0, len(iban), 4))
    return Fakt("", "iban", iban, (gruppen, iban))


def _kennzeichen(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    kreis = ziehung.rng.choice(ziehung.daten["kreise"])
    buchstaben = "".join(ziehung.rng.choices("ABCDEFHKLMPRTXY", k=2))
    ziffern = ziehung.rng.randint(10, 999)
    wert = f"{kreis}-{buchstaben} {ziffern}"
    return Fakt("", "kennzeichen", wert, (wert, wert.lower(), wert.replace("-", " ")), (wert,))


def _fahrzeughalter(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    if ziehung.rng.random() < 0.6:
        return Fakt("", "fahrzeughalter", {"selbst": "ja"}, tuple(words("fahrzeughalter", "selbst")), ("selbst",))
    name = _name(ziehung, {"wer": "andere"})
    worte = tuple(satz.format(wert=name.worte[0]) for satz in words("fahrzeughalter", "andere"))
    return Fakt("", "fahrzeughalter", {"selbst": "nein", "name": name.wert}, worte, name.zeichen)


def _zahl(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    zahl = ziehung.rng.choice(vorgabe.get("zahlen", (1, 2, 3)))
    worte = (str(zahl), ZAHLWORTE[zahl]) if zahl in ZAHLWORTE else (str(zahl),)
    return Fakt("", "zahl", zahl, worte, (str(zahl),))


def _betrag(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    euro = ziehung.rng.randint(*vorgabe.get("euro", (10, 900)))
    return Fakt("", "betrag", f"{euro}.00", (f"{euro} Euro", f"{euro},00 €"), (f"{euro:,}".replace(",", "."),))


def _ja_nein(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    wert = ziehung.rng.choice(("ja", "nein"))
    return Fakt("", "ja_nein", wert, (wert,))


def _auswahl(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    """Without known choices the person decides when it sees the options: `wert` is None until then."""
    if "wahl" not in vorgabe:
        return Fakt("", "auswahl", None, ())
    wert, worte = ziehung.rng.choice(list(vorgabe["wahl"].items()))
    return Fakt("", "auswahl", str(wert), tuple(worte))


def _mehrfachauswahl(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    """One or two of the choices; `wert` are their keys."""
    gewaehlt = ziehung.rng.sample(list(vorgabe["wahl"].items()), ziehung.rng.choice((1, 2)))
    titel = [worte[0] for _, worte in gewaehlt]
    return Fakt("", "mehrfachauswahl", [wert for wert, _ in gewaehlt], (" und ".join(titel),), tuple(titel))


def _text(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    if "ziffern" in vorgabe:
        offen = vorgabe["ziffern"] - len(vorgabe["beginn"])
        text = vorgabe["beginn"] + "".join(ziehung.rng.choices("0123456789", k=offen))
    else:
        text = ziehung.rng.choice(vorgabe.get("texte", ["dazu steht alles in meinem Schreiben"]))
    return Fakt("", "text", text, (text,), (text,))


def _liste(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    """The person itself, where a column names persons, and as many others as the facts say."""
    zeilen = []
    for nummer in range(vorgabe.get("zeilen", 1) + 1):
        spalten = {}
        for spalte, wie in vorgabe["spalten"].items():
            eigen = wie | {"wer": "selbst"} if nummer == 0 else wie
            spalten[spalte] = BAUER[wie["typ"]](ziehung, eigen).rename(spalte)
        zeilen.append(spalten)
    wert = [{spalte: fakt.wert for spalte, fakt in zeile.items()} for zeile in zeilen]
    return Fakt("", "liste", wert, tuple(next(iter(zeile.values())).worte[0] for zeile in zeilen), zeilen=zeilen)


def _datei(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    return Fakt("", "datei", "stelle.png", ("stelle.png",), ("stelle.png",))


def _gegenstaende(ziehung: Ziehung, vorgabe: dict[str, Any]) -> Fakt:
    stuecke = load("fakten")["felder"]["gegenstaende"]["stuecke"]
    gewaehlt = {stueck["art"]: stueck for stueck in ziehung.rng.sample(stuecke, ziehung.rng.choice((1, 2, 2, 3)))}
    return _items_of([(stueck, ziehung.rng.choice((1, 1, 2, 3))) for stueck in gewaehlt.values()])


def _items_of(zeilen: list[tuple[dict[str, str], int]]) -> Fakt:
    teile = [stueck["einen"] if zahl == 1 else f"{ZAHLWORTE[zahl]} {stueck['viele']}" for stueck, zahl in zeilen]
    text = teile[0] if len(teile) == 1 else f"{', '.join(teile[:-1])} und {teile[-1]}"
    wert = {stueck["art"]: zahl for stueck, zahl in zeilen}
    return Fakt("", "gegenstaende", wert, (text,), tuple(str(zahl) for zahl in wert.values()))


def _more_items(ziehung: Ziehung, fakt: Fakt) -> Fakt:
    """One item too much; `den` names it when it is taken out again."""
    stuecke = load("fakten")["felder"]["gegenstaende"]["stuecke"]
    stueck = ziehung.rng.choice([stueck for stueck in stuecke if stueck["art"] not in fakt.wert])
    artikel, wort = stueck["einen"].split(" ", 1)
    den = {"einen": "den", "eine": "die", "ein": "das"}[artikel] + " " + wort
    text = f"{stueck['einen']}, {fakt.worte[0]}"
    wert = fakt.wert | {stueck["art"]: 1}
    return Fakt(fakt.feld, fakt.typ, wert, (text,), (*fakt.zeichen, wort), {"den": den, "wort": wort})


def fold(text: str) -> str:
    """Without capitals, umlauts and accents, as far as German needs it."""
    for von, zu in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ë": "e", "ı": "i"}.items():
        text = text.replace(von, zu)
    text = text.casefold()
    for von, zu in {"ä": "ae", "ö": "oe", "ü": "ue"}.items():
        text = text.replace(von, zu)
    return text


BAUER: dict[str, Callable[[Ziehung, dict[str, Any]], Fakt]] = {
    "name": _name,
    "adresse": _adresse,
    "ort": _ort,
    "datum": _datum,
    "email": _email,
    "telefon": _telefon,
    "iban": _iban,
    "kennzeichen": _kennzeichen,
    "fahrzeughalter": _fahrzeughalter,
    "zahl": _zahl,
    "betrag": _betrag,
    "ja_nein": _ja_nein,
    "auswahl": _auswahl,
    "mehrfachauswahl": _mehrfachauswahl,
    "text": _text,
    "datei": _datei,
    "liste": _liste,
    "gegenstaende": _gegenstaende,
}
