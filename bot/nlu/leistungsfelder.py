"""The fields of a service as its file names them: what a wish may state before its form is open."""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.nlu.leistungsdateien import content_root, leistung_files
from bot.nlu.yaml_datei import read_yaml_if_there

APPOINTMENT_CHOICES = "termin_leistungen"


def fields_of(leistung: str) -> list[dict[str, Any]]:
    """Fields of the form that a wish for this service opens, in the shape of `metadata.felder`; [] where none does."""
    return [dict(entry) for entry in _fields(content_root(), leistung)]


@functools.lru_cache(maxsize=512)
def _fields(root: Path, leistung: str) -> tuple[dict[str, Any], ...]:
    data = read_yaml_if_there(root / "leistungen" / f"{leistung}.yml")
    if data.get("modus") == "termin":
        form = _form_with(root, leistung)
        return tuple(e for e in _fields(root, form) if not _offers(e, leistung)) if form else ()  # the choice is made
    return tuple(_entry(root, f) for f in _expanded(root, data.get("felder") or []) if "abgeleitet" not in f)


def _entry(root: Path, field: dict[str, Any]) -> dict[str, Any]:
    return {
        "feld": str(field.get("feld")),
        "typ": str(field.get("typ")),
        "titel": str(field.get("titel") or ""),
        "stichworte": [str(word) for word in field.get("stichworte") or ()],
        "worte": [str(word) for word in field.get("worte") or ()],
        "einheit": field.get("einheit"),
        "beantwortet": False,
        "wert": None,
        "optionen": _options(root, field.get("optionen")),
        "spalten": list(field.get("spalten") or ()),
    }


def _options(root: Path, options: Any) -> list[dict[str, Any]]:
    if not isinstance(options, dict):
        return []
    if options.get("aus") == APPOINTMENT_CHOICES:
        return list(_appointments(root))
    found = []
    for key, option in options.items():
        parts = option if isinstance(option, dict) else {"titel": option}
        words = [str(word) for word in parts.get("worte") or ()]
        found.append({"titel": str(parts.get("titel") or key), "wert": str(key), "worte": words})
    return found


def _expanded(root: Path, fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The fields with every `baustein` put in."""
    for field in fields:
        if "baustein" not in field:
            yield field
            continue
        templates = _bausteine(root).get(str(field["baustein"])) or []
        for template in templates:
            own = field if len(templates) == 1 else field.get(str(template.get("feld"))) or {}
            yield {**template, **{key: value for key, value in own.items() if key != "baustein"}}


@functools.lru_cache(maxsize=2)
def _bausteine(root: Path) -> dict[str, Any]:
    return read_yaml_if_there(root / "bausteine.yml").get("bausteine") or {}


@functools.lru_cache(maxsize=2)
def _appointments(root: Path) -> tuple[dict[str, Any], ...]:
    """The services one comes to the counter for, as choices."""
    found = []
    for path in leistung_files(root):
        if "modus: termin" not in path.read_text(encoding="utf-8"):
            continue
        data = read_yaml_if_there(path)
        if data.get("modus") == "termin":
            words = [str(word) for word in data.get("stichworte") or ()]
            found.append({"titel": str(data.get("titel")), "wert": path.stem, "worte": words})
    return tuple(found)


def _form_with(root: Path, leistung: str) -> str | None:
    """The service whose form offers this one as a choice."""
    for path in leistung_files(root):
        text = path.read_text(encoding="utf-8")
        if path.stem == leistung or not (f"aus: {APPOINTMENT_CHOICES}" in text or f" {leistung}:" in text):
            continue
        if any(_offers(entry, leistung) for entry in _fields(root, path.stem)):
            return path.stem
    return None


def _offers(entry: dict[str, Any], leistung: str) -> bool:
    return any(option["wert"] == leistung for option in entry["optionen"])
