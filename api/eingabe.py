"""Types of what comes in from outside: text a database can hold and an answer can repeat."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

# control characters but tab and line breaks, and halves of surrogate pairs
UNBRAUCHBAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
TIEFE = 8


def usable(text: str) -> bool:
    """False for text with control characters or broken Unicode."""
    return UNBRAUCHBAR.search(text) is None


def _check_text(text: str) -> str:
    if not usable(text):
        raise PydanticCustomError("lotse", "text", {"text": "Dieser Text enthält Zeichen, die wir nicht lesen können."})
    return text


def _check_json(value: Any) -> Any:
    _walk(value, 0)
    return value


def _walk(value: Any, depth: int) -> None:
    if depth > TIEFE:
        raise PydanticCustomError("lotse", "depth", {"text": "Diese Angabe ist zu tief verschachtelt."})
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_text(key)
            _walk(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _walk(item, depth + 1)


Freitext = Annotated[str, AfterValidator(_check_text)]
"""Any readable text."""
Schluesselwort = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
"""A key or id, as they stand in data files and addresses."""
JsonAngabe = Annotated[Any, AfterValidator(_check_json)]
"""Any JSON value of readable texts, eight levels deep at most."""
