"""Ids under which what a citizen sends goes into the conversation: the same thing has the same id, however often it
comes.
"""

import uuid

RAUM = uuid.UUID("5b0c7f0e-6f43-4b0c-9a52-0d3c1f1f6a11")


def of_message(bot: str, chat: int, nachricht: int) -> str:
    """Of a message, and the stem of all its later versions."""
    return str(uuid.uuid5(RAUM, f"{bot}:{chat}:{nachricht}"))


def of_part(stamm: str, teil: str | int) -> str:
    """Of a part or a later version of a message."""
    return str(uuid.uuid5(uuid.UUID(stamm), str(teil)))


def of_press(bot: str, anfrage: str) -> str:
    """Of a pressed button."""
    return str(uuid.uuid5(RAUM, f"{bot}:druck:{anfrage}"))
