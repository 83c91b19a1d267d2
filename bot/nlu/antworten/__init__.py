"""Does a text answer the open question, and with which value? One file per question type, found by file name.

Each offers `lies(aussage: Aussage) -> Antwort | None`. A type without a file is read as text.
"""

import functools
import importlib
import pkgutil
from collections.abc import Callable

from bot.nlu.antworten_basis import Antwort, Aussage

Reader = Callable[[Aussage], Antwort | None]


@functools.lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Question type → reader."""
    return {name: importlib.import_module(f"{__name__}.{name}").lies for _, name, _ in pkgutil.iter_modules(__path__)}


def lies(aussage: Aussage) -> Antwort | None:
    """The answer to the open question, or None. Offered options are tried for every type."""
    if (aussage.umfeld.frage or {}).get("zeile"):
        row = importlib.import_module(f"{__name__}.liste").row_of(aussage)
        if row is not None:
            return row
    key = aussage.gefragt if aussage.gefragt in readers() else aussage.typ
    reader = readers().get(key) or readers()["text"]
    answer = reader(aussage)
    if answer is None and key not in ("auswahl", "termin", "bestaetigung", "ja_nein") and aussage.optionen:
        return readers()["auswahl"](aussage)
    return answer
