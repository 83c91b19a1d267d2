"""Why a file is refused. The words for citizens stand in `api/unterlagen/pruefstelle.py`."""

from typing import Literal

Grund = Literal[
    "beschaedigt", "zu_viele_bildpunkte", "verschluesselt", "ohne_seiten", "zu_viele_seiten", "nur_anhaenge", "xfa"
]


class Ablehnung(Exception):
    def __init__(self, grund: Grund) -> None:
        self.grund = grund
        super().__init__(grund)
