"""All tables, found by file name: every ``api/<noun>/models.py``."""

import importlib
import pkgutil
from pathlib import Path

from sqlalchemy import MetaData

import api
from api.database import Base


def metadata() -> MetaData:
    """The tables the models describe."""
    folder = Path(api.__path__[0])
    for module in sorted(pkgutil.iter_modules(api.__path__), key=lambda module: module.name):
        if (folder / module.name / "models.py").exists():
            importlib.import_module(f"api.{module.name}.models")
    return Base.metadata
