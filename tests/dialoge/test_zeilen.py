"""Lines as agents type them (`zeilen.yml`), read by the trained bot: the right fields per line, and no wrong ones."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.antraege.service import AntragService
from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from api.errors import LotseError
from api.gespraeche.erfasser import Erfasser
from api.gespraeche.formularbuch import Formularbuch
from api.gespraeche.service import GespraechService
from integrations.callcenter.auftrag.zeile import read_line
from integrations.gespraech.bot_client import BotClient, Deutung
from tests.backend import real_backend
from tests.system import System

HEUTE = datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN)
GESCHLIFFEN = ("zeilen.yml", 0.9, 0.8, 3)
BLIND = ("zeilen_blind.yml", 0.62, 0.2, 24)
"""File, least share of fields and of lines read rightly, most fields filled with something nobody said."""
WER = Erfasser("konto", "schwerin")


@dataclass
class Bilanz:
    richtig: int = 0
    erwartet: int = 0
    ganz: int = 0
    falsch: int = 0
    bericht: list[str] = field(default_factory=list)


class Formular:
    """A form of a caller, read by the real bot."""

    def __init__(self, buch: Formularbuch, bot: BotClient, leistung: str, vorher: Mapping[str, Any]) -> None:
        self.buch, self.bot, self.leistung = buch, bot, leistung
        with buch.context.db.transaction() as session:
            self.gespraech = GespraechService(buch.context, session).create("schwerin", "telefon", False, [])[0].id
        self.act(None, {"befehl": "beginnen", "leistung": leistung, "angaben": dict(vorher)})

    def act(self, antrag: str | None, *befehle: dict[str, Any]) -> None:
        self.buch.act(self.gespraech, WER, str(uuid.uuid4()), antrag, befehle)

    async def interpret(self, text: str, *, pruefend: bool) -> Deutung:
        return await self.bot.interpret(text, self.buch.line_metadata(self.gespraech, WER, pruefend=pruefend))

    async def understand(self, feld: str, text: str, zelle: dict[str, Any] | None) -> Any:
        metadata = self.buch.metadata(self.gespraech, WER, feld, zelle)
        if metadata is None or not text.strip():
            return None
        typ, werte = metadata["frage"]["typ"], await self.bot.read(text, metadata)
        return next((wert["wert"] for wert in werte if wert.get("feld") == feld and wert.get("typ") == typ), None)

    async def enter(self, zeile: str) -> dict[str, Any]:
        """What stands in the draft afterwards; nothing where a rule ended it."""
        sicht = self.buch.read(self.gespraech, WER, self.leistung, alle=True)
        gelesen = await read_line(self, sicht, zeile)
        if gelesen.befehle:
            self.act(sicht.antrag, *gelesen.befehle)
        with self.buch.context.db.reading() as session:
            try:
                antrag = AntragService(self.buch.context, session).get(str(sicht.antrag))
            except LotseError:
                return {}
            teile = {feld: teil["wert"] for feld, teil in antrag.teilwerte.items() if teil["wert"] is not None}
            return {**antrag.wuensche, **antrag.angaben, **teile}


@pytest.fixture
def context(datenbank_url: str, tmp_path: Path) -> Iterator[ApiContext]:
    context = real_backend(tmp_path / "backend", datenbank_url, FixedClock(HEUTE))
    yield context
    context.db.dispose()


def plain(wert: Any) -> Any:
    """As it stands in JSON."""
    if isinstance(wert, date):
        return wert.isoformat()
    return {key: plain(teil) for key, teil in wert.items()} if isinstance(wert, dict) else wert


def same(soll: Any, ist: Any) -> bool:
    """A part of a value is enough; things are compared by kind and number."""
    if isinstance(ist, list) and isinstance(soll, dict):
        ist = {str(eins.get("art")): eins.get("anzahl") for eins in ist}
    if isinstance(ist, dict) and "adresse" in ist:
        ist = ist["adresse"]
    if isinstance(ist, dict) and "beginn" in ist:
        return str(ist["beginn"])[:10] == soll
    if isinstance(ist, dict) and isinstance(soll, str):
        return str(ist.get("wert")) == soll
    if isinstance(soll, dict):
        return isinstance(ist, dict) and all(str(ist.get(key)) == str(wert) for key, wert in soll.items())
    return str(ist) == str(soll)


@pytest.mark.parametrize(("datei", "felder", "ganz", "falsch"), [GESCHLIFFEN, BLIND], ids=["geschliffen", "blind"])
async def test_lines_fill_the_right_fields(
    context: ApiContext, system: System, datei: str, felder: float, ganz: float, falsch: int
) -> None:
    zeilen: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(datei).read_text("utf-8"))
    assert len(zeilen) >= 50
    bot = BotClient(system.ports["bot"], system.dienst_token, gleichzeitig=2)
    bilanz, buch = Bilanz(), Formularbuch(context)
    try:
        for zeile in zeilen:
            await _measure(zeile, buch, bot, bilanz)
    finally:
        await bot.close()
    bericht = "\n".join(
        [
            f"{bilanz.richtig} von {bilanz.erwartet} Feldern, {bilanz.ganz} Zeilen, {bilanz.falsch} falsch",
            *bilanz.bericht,
        ]
    )
    assert bilanz.richtig / bilanz.erwartet >= felder, bericht
    assert bilanz.ganz / len(zeilen) >= ganz, bericht
    assert bilanz.falsch <= falsch, bericht


async def _measure(zeile: dict[str, Any], buch: Formularbuch, bot: BotClient, bilanz: Bilanz) -> None:
    vorher = plain(zeile.get("vorher", {}))
    ist = await Formular(buch, bot, zeile["leistung"], vorher).enter(zeile["zeile"])
    soll = plain(zeile["felder"])
    fehlt = {feld: ist.get(feld) for feld in soll if not same(soll[feld], ist.get(feld))}
    zuviel = {feld: wert for feld, wert in ist.items() if feld not in soll and feld not in vorher}
    bilanz.erwartet += len(soll)
    bilanz.richtig += len(soll) - len(fehlt)
    bilanz.ganz += not fehlt
    bilanz.falsch += len(zuviel) + sum(wert is not None for wert in fehlt.values())
    if fehlt or zuviel:
        bilanz.bericht.append(f"{zeile['zeile']!r}: nicht so {fehlt}, zu viel {zuviel}")
