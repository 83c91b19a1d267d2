"""What the bot reads of the services: names and example phrases. No rule of a service."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.nlu.yaml_datei import read_yaml
from bot.settings import ROOT


@dataclass(frozen=True)
class Leistungstexte:
    """Key of a service and the texts by which people ask for it."""

    leistung: str
    titel: str
    stichworte: tuple[str, ...]
    beispiele: tuple[str, ...]

    @property
    def alle(self) -> tuple[str, ...]:
        """Title, names and examples."""
        return (self.titel, *self.stichworte, *self.beispiele)


def content_root(env: Mapping[str, str] | None = None) -> Path:
    """Folder of `leistungen/` and `mandanten/` (LOTSE_INHALTE, default `data/`)."""
    return Path((os.environ if env is None else env).get("LOTSE_INHALTE") or ROOT / "data").resolve()


def leistung_files(root: Path) -> list[Path]:
    """The service files below `root`, sorted, without their case files."""
    return [path for path in sorted((root / "leistungen").glob("*.yml")) if not path.name.endswith(".faelle.yml")]


def read_leistungen(root: Path) -> list[Leistungstexte]:
    """The texts of every service that a citizen can ask for (not `intern`)."""
    found = []
    for path in leistung_files(root):
        data = read_yaml(path)
        if data.get("intern") is True or data.get("intern") == "ja":
            continue
        found.append(
            Leistungstexte(
                leistung=data.get("leistung", path.stem),
                titel=data.get("titel", path.stem),
                stichworte=tuple(str(word) for word in data.get("stichworte", [])),
                beispiele=tuple(str(text) for text in data.get("beispiele", [])),
            )
        )
    return found


def fingerprint(root: Path) -> str:
    """Changes when a text by which a service is found changes."""
    digest = hashlib.sha256()
    for texts in read_leistungen(root):
        digest.update(repr(texts).encode())
    return digest.hexdigest()
