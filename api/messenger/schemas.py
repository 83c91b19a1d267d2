"""What is put among the messages to a chat, as values."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Taste:
    """A button. `inhalt` is what pressing it means to us: kept here, never told to the messenger."""

    titel: str
    inhalt: dict[str, Any]


type Tastenfeld = tuple[tuple[Taste, ...], ...]
"""Rows of buttons."""


@dataclass(frozen=True)
class Entwurf:
    """One message for a chat, before it is put among those to be sent.

    `weblink`: a one-time address of the plain pages is added when it sets out. `loest_ab`: it goes on with the
    dialogue, so its buttons take the place of those shown so far. `ende`: the chat is forgotten once this has arrived.
    `fragt_nachrichten`: it asks whether the citizen wants to be told news.
    """

    text: str
    tasten: Tastenfeld = ()
    weblink: bool = False
    loest_ab: bool = False
    ende: bool = False
    fragt_nachrichten: bool = False


@dataclass(frozen=True)
class Sendebrief:
    """A message that sets out. `tasten` are rows of (title, id of the button).

    `unklar`: it set out before and nobody knows whether it arrived. `alte_tasten`: the message whose buttons go first.
    """

    id: int
    chat: str
    kennung: int
    text: str
    tasten: list[list[tuple[str, str]]] = field(default_factory=list)
    loest_ab: bool = False
    ende: bool = False
    von: str | None = None
    """The conversation that ends with it. Whoever has begun a new one by then keeps the chat."""
    unklar: bool = False
    versuche: int = 0
    nach: int | None = None
    nach_allen: int | None = None
    alte_tasten: int | None = None
