"""What is said to an open question is neither swallowed as its answer nor missed as one. With the trained model."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bot.nlu.leistungsfelder import fields_of

from tests.bot.umgebung import JETZT

TABELLE = Path(__file__).parent / "fragen" / "offene_frage.yml"
ANY = "*"  # any value, as long as there is one


@cache
def table() -> dict[str, Any]:
    return dict(yaml.safe_load(TABELLE.read_text(encoding="utf-8")))


def cases() -> list[Any]:
    return [
        pytest.param(
            name,
            fall,
            id=f"{name}: {fall['ich']}",
            marks=[pytest.mark.xfail(reason=fall["offen"], strict=True)] if "offen" in fall else [],
        )
        for name, rows in table()["faelle"].items()
        for fall in rows
    ]


def metadata(kontext: dict[str, Any]) -> dict[str, Any]:
    """What the gateway sends while this question is open."""
    known = kontext.get("wissen") or {}
    felder = [
        {**entry, "beantwortet": entry["feld"] in known, "wert": known.get(entry["feld"])}
        for entry in fields_of(kontext.get("leistung") or "")
    ]
    data = {"jetzt": JETZT, "mandant": "schwerin", "zustand": {"zuletzt": list(known)[::-1]}, "felder": felder}
    if "feld" not in kontext:
        return {**data, "phase": "frei", "frage": None}
    entry: dict[str, Any] = next((e for e in felder if e["feld"] == kontext["feld"]), {})
    frage = {
        "feld": kontext["feld"],
        "typ": entry.get("typ") or kontext["typ"],
        "titel": entry.get("titel") or kontext.get("titel", ""),
        "pflicht": kontext.get("pflicht", True),
        "vorschlag": kontext.get("vorschlag"),
        "beispiel": kontext.get("beispiel"),
        "optionen": kontext.get("optionen") or [],
        "einheit": entry.get("einheit"),
        "min": kontext.get("min"),
        "max": kontext.get("max"),
        "mehrzahl": False,
    }
    return {**data, "phase": "antrag", "frage": frage}


def wrongs(fall: dict[str, Any], parsed: dict[str, Any], asked: str | None) -> list[str]:
    """What was not read as a clerk would; [] where all is right."""
    deutung, absicht = parsed["deutung"], parsed["intent"]["name"]
    wanted = fall.get("absicht", "angabe")
    said = {wert["feld"]: wert for wert in reversed(deutung["werte"]) if wert["feld"]}
    found = []
    if absicht not in ([wanted] if isinstance(wanted, str) else wanted):
        found.append(f"absicht {absicht} statt {wanted}")
    if "wert" in fall and (asked not in said or not alike(said[asked]["wert"], fall["wert"])):
        found.append(f"wert {said.get(asked, {}).get('wert')!r} statt {fall['wert']!r}")
    if "wert" not in fall and asked in said and absicht not in ("bestaetigung", "ablehnung"):
        found.append(f"nahm {said[asked]['wert']!r}")
    for feld, wert in (fall.get("werte") or {}).items():
        loose = [w["wert"] for w in deutung["werte"] if w["feld"] in (feld, None)]
        if not any(alike(value, wert) for value in loose):
            found.append(f"{feld}: {loose} statt {wert!r}")
    if "thema" in fall and deutung.get("thema") != fall["thema"]:
        found.append(f"thema {deutung.get('thema')} statt {fall['thema']}")
    beside = deutung.get("nebenfrage") or {}
    if "neben" in fall and fall["neben"] not in (beside.get("absicht"), beside.get("thema")):
        found.append(f"nebenfrage {beside or None} statt {fall['neben']}")
    if "feld" in fall and fall["feld"] not in {(deutung.get("korrektur") or {}).get("feld"), *said}:
        found.append(f"korrektur {deutung.get('korrektur')} statt {fall['feld']}")
    return found


def alike(value: Any, wanted: Any) -> bool:
    """Whether a value is the wanted one; of a mapping only the keys that are named; a place by what it says."""
    if wanted == ANY:
        return value is not None
    if isinstance(value, dict) and isinstance(wanted, str):
        address = value.get("adresse") or value
        street = f"{address.get('strasse', '')} {address.get('hausnummer', '')}".strip()
        return wanted in (value.get("beschreibung"), value.get("wert"), street)
    if isinstance(value, dict) and isinstance(wanted, dict):
        return all(alike(value.get(key), part) for key, part in wanted.items())
    return bool(str(value) == str(wanted))


async def read(processor: Any, text: str, data: dict[str, Any]) -> dict[str, Any]:
    from rasa.core.channels.channel import UserMessage

    return dict(await processor.parse_message(UserMessage(text, metadata=data)))


@pytest.mark.parametrize(("name", "fall"), cases())
async def test_open_question(processor: Any, name: str, fall: dict[str, Any]) -> None:
    kontext = table()["kontexte"][name]
    assert wrongs(fall, await read(processor, str(fall["ich"]), metadata(kontext)), kontext.get("feld")) == []


def test_both_errors_are_counted() -> None:
    """The table holds answers as well as what is none, or it would praise a reader that takes nothing."""
    kinds = Counter("wert" in fall for rows in table()["faelle"].values() for fall in rows)
    assert kinds[True] >= 80
    assert kinds[False] >= 80
