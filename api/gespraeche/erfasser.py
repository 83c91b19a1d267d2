"""Who acts on a form for a citizen: staff, with a caller on the line or in a conversation taken over."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Erfasser:
    """The account that fills in what the citizen says. Whether it may is decided before one of these is made.

    Who filled in is kept beside the draft and its case, never among the answers.
    """

    konto: str
    mandant: str
    kanal: Literal["telefon", "web"] = "telefon"


type Zugriff = str | Erfasser
"""What opens the form of a conversation: its token, or somebody who acts for the citizen."""
