"""Reads a YAML file by the parser written in C, where it is there: ten times as fast."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """What the file holds; an empty one is {}. Raises `OSError`, `yaml.YAMLError`."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER) or {}  # noqa: S506 - a safe loader


def read_yaml_if_there(path: Path) -> Any:
    """The same; {} where there is no such file."""
    return read_yaml(path) if path.is_file() else {}
