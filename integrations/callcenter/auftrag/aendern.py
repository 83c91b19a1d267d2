"""What of a form on one page was changed, taken over into the draft in one step, and what the next page has to tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from api.gespraeche.formularbuch import Schritt
from api.gespraeche.formularsicht import Formularsicht, Fragenblatt
from integrations.callcenter.auftrag.bogen import Bogen
from integrations.callcenter.auftrag.feldbild import cell_for_staff, changed, posted
from integrations.callcenter.auftrag.zeilen import NOCH, read_rows
from integrations.gespraech.bot_client import BotFehler, TeilAusgefallen
from integrations.website.seiten.eingaben import input_for
from integrations.website.seiten.eingaben.basis import Gelesen, Roh
from integrations.website.seiten.formular import option_key, step_id

AUSDRUECKLICH = ("speichern", "pruefen")
"""Pressed by the agent, rather than sent when a question was left."""
UEBERSPRINGEN, VORSCHLAG = "ueberspringen:", "vorschlag:"
NICHT_MEHR = "wird nicht mehr gebraucht und ist nicht eingetragen"


@dataclass
class Aenderung:
    """``angaben`` to be entered, ``weg`` fields to be left out, ``fehler`` by field."""

    angaben: dict[str, Any] = field(default_factory=dict)
    weg: list[str] = field(default_factory=list)
    fehler: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    @property
    def befehle(self) -> list[dict[str, Any]]:
        setzen = [{"befehl": "setzen", "angaben": self.angaben}] if self.angaben else []
        return [*setzen, *({"befehl": "ueberspringen", "feld": feld} for feld in self.weg)]


@dataclass
class Folge:
    """What came of a step: errors by field, remarks, why the form ended, with the card of the office."""

    fehler: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    hinweise: list[str] = field(default_factory=list)
    ende: str | None = None
    karte: dict[str, Any] | None = None
    gesetzt: list[str] = field(default_factory=list)

    def dump(self, roh: Roh | None = None, **mehr: Any) -> dict[str, Any]:
        """As a note for the next page."""
        return {
            "fehler": self.fehler,
            "hinweise": self.hinweise,
            "ende": self.ende,
            "karte": self.karte,
            "roh": roh.dump() if roh is not None else {},
            **mehr,
        }

    @property
    def still(self) -> bool:
        """Is there nothing to tell?"""
        return not (self.fehler or self.hinweise or self.ende)


async def read_changes(bogen: Bogen, sicht: Formularsicht, roh: Roh) -> Aenderung:
    """What was put in, left out or chosen on a page, read field by field."""
    aenderung = Aenderung()
    was = roh.get("was")
    for blatt in sicht.blaetter:
        feld = blatt.frage.feld
        if was == f"{UEBERSPRINGEN}{feld}" and not blatt.frage.pflicht:
            aenderung.weg.append(feld)
        elif (gewaehlt := _chosen(blatt, was)) is not None:
            aenderung.angaben[feld] = gewaehlt
        elif changed(feld, roh) or (was in AUSDRUECKLICH and _proposed(blatt, roh)):
            await _read_field(bogen, sicht, blatt, roh, aenderung)
    return aenderung


def _proposed(blatt: Fragenblatt, roh: Roh) -> bool:
    """Does a proposal stand in the boxes that nobody has answered yet? Whoever saves the form as it stands takes it."""
    feld = blatt.frage.feld
    offen = blatt.frage.vorschlag is not None and blatt.wert is None and blatt.teil is None
    return offen and any(wert.strip() for werte in posted(feld, roh).values() for wert in werte)


def asks_for_row(roh: Roh) -> str | None:
    """The field for which one more row is to be shown."""
    was = roh.get("was")
    return was.removeprefix(NOCH) if was.startswith(NOCH) else None


def _chosen(blatt: Fragenblatt, was: str) -> Any:
    """A proposal that was pressed, such as one of several streets."""
    feld = blatt.frage.feld
    return next((wahl.wert for wahl in blatt.vorschlaege if was == f"{VORSCHLAG}{feld}:{option_key(wahl.wert)}"), None)


async def _read_field(bogen: Bogen, sicht: Formularsicht, blatt: Fragenblatt, roh: Roh, aenderung: Aenderung) -> None:
    feld = blatt.frage.feld
    if blatt.liste is not None:
        await _read_list(bogen, sicht, blatt, roh, aenderung)
        return
    zelle = cell_for_staff(blatt, sicht.mandant, roh.get("ab") or None)
    gelesen = input_for(zelle.typ).read(zelle, roh)
    if gelesen.leer:
        _empty(blatt, aenderung)
        return
    if gelesen.text is not None:
        gelesen = await _words(bogen, feld, gelesen.text)
    if gelesen.fehler is not None:
        aenderung.fehler[feld] = [{"text": gelesen.fehler, "bei": input_for(zelle.typ).fault(zelle, roh, blatt.teil)}]
    else:
        aenderung.angaben[feld] = gelesen.wert


async def _read_list(bogen: Bogen, sicht: Formularsicht, blatt: Fragenblatt, roh: Roh, aenderung: Aenderung) -> None:
    feld = blatt.frage.feld

    async def read(text: str, zelle: dict[str, Any]) -> Gelesen:
        return await _words(bogen, feld, text, zelle)

    zeilen, fehler = await read_rows(blatt, sicht.mandant, roh, read)
    if fehler:
        aenderung.fehler[feld] = fehler
    elif zeilen:
        aenderung.angaben[feld] = zeilen
    else:
        _empty(blatt, aenderung)


def _empty(blatt: Fragenblatt, aenderung: Aenderung) -> None:
    """Whoever empties an answer takes it back; one that need not be given is left out."""
    if blatt.frage.pflicht:
        aenderung.angaben[blatt.frage.feld] = None
    else:
        aenderung.weg.append(blatt.frage.feld)


async def _words(bogen: Bogen, feld: str, text: str, zelle: dict[str, Any] | None = None) -> Gelesen:
    """As the bot reads them; as they stand where it reads nothing or is away. The form says what is wrong with them."""
    try:
        wert = await bogen.understand(feld, text, zelle)
    except (TeilAusgefallen, BotFehler):
        wert = None
    return Gelesen(wert=text if wert is None else wert)


async def take(bogen: Bogen, sicht: Formularsicht, roh: Roh, aenderung: Aenderung) -> Folge:
    """Enter what was changed, once for each form that was sent; errors stay at their fields."""
    folge = Folge(fehler=dict(aenderung.fehler))
    if not aenderung.befehle:
        return folge
    schritt = await bogen.act(sicht.antrag, aenderung.befehle, step_id(roh))
    await tell(bogen, sicht, schritt, folge, roh)
    return folge


async def tell(bogen: Bogen, vorher: Formularsicht, schritt: Schritt, folge: Folge, roh: Roh | None) -> Formularsicht:
    """Add to ``folge`` what a step did; the form afterwards."""
    nachher = await bogen.read(alle=True)
    blaetter = {blatt.frage.feld: blatt for blatt in nachher.blaetter}
    for ergebnis in schritt.ergebnis.ergebnisse:
        if ergebnis.get("abbruch"):
            folge.ende, folge.karte = str(ergebnis["abbruch"]), ergebnis.get("karte")
            return nachher  # with the form its fields are gone, too
        for eins in ergebnis.get("felder", ()):
            _tell_field(eins, blaetter.get(eins["feld"]), nachher, folge, roh)
        weg = [feld["titel"] for feld in ergebnis.get("gestrichen") or ()]
        if weg:
            folge.hinweise.append(f"Damit entfällt: {', '.join(weg)}.")
    folge.hinweise += _appeared(vorher, nachher)
    return nachher


def _tell_field(
    eins: dict[str, Any], blatt: Fragenblatt | None, sicht: Formularsicht, folge: Folge, roh: Roh | None
) -> None:
    feld, titel = str(eins["feld"]), str(eins["titel"])
    if eins["ok"]:
        folge.gesetzt.append(feld)
        if eins["hinweis"]:
            folge.hinweise.append(f"{titel}: {eins['hinweis']}")
        return
    meldung = str(eins["abbruch"] or eins["meldung"] or "")
    if eins["teil"]:
        folge.gesetzt.append(feld)  # what is known is kept, and the question says what lacks
        return
    if blatt is None:
        folge.hinweise.append(f"{titel} {NICHT_MEHR}.")
        return
    zelle = cell_for_staff(blatt, sicht.mandant, None)
    bei = input_for(zelle.typ).fault(zelle, roh, blatt.teil) if roh is not None and blatt.liste is None else feld
    folge.fehler.setdefault(feld, []).append({"text": meldung, "bei": bei})


def _appeared(vorher: Formularsicht, nachher: Formularsicht) -> Sequence[str]:
    """Which questions a branch has opened, and which it has closed without an answer."""
    if vorher.form is None or nachher.form is None:
        return ()
    titel = {feld.feld: feld.titel for feld in nachher.leistung.felder}
    neu = [titel[feld] for feld in nachher.form.erreichbar if feld not in vorher.form.erreichbar]
    fort = [
        titel[feld]
        for feld in vorher.form.erreichbar
        if feld not in nachher.form.erreichbar and feld not in vorher.form.gegeben
    ]
    gesagt = [f"Dazu kommt: {', '.join(neu)}."] if neu else []
    return [*gesagt, *([f"Nicht mehr gefragt: {', '.join(fort)}."] if fort else [])]
