"""The field types. Every module here with ``TYPEN`` adds its types; there is no list to keep."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from api.leistungen.feldtypen.basis import Feldtyp


@cache
def feldtypen() -> dict[str, Feldtyp]:
    """All types by the name used in the YAML."""
    gefunden: dict[str, Feldtyp] = {}
    for modul in iter_modules(__path__):
        for typ in getattr(import_module(f"{__name__}.{modul.name}"), "TYPEN", ()):
            if typ.name in gefunden:
                raise RuntimeError(f"field type {typ.name} is defined twice")
            gefunden[typ.name] = typ
    return gefunden
