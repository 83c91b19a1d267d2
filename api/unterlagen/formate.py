"""The kinds of files an office can open, known by their first bytes. Imports nothing: the worker reads it, too."""

from dataclasses import dataclass

MAX_BYTES = 10_000_000
PDF, JPEG, PNG, WEBP = "application/pdf", "image/jpeg", "image/png", "image/webp"


@dataclass(frozen=True)
class Format:
    """`endungen`: how the name of such a file may end, the usual one first."""

    typ: str
    endungen: tuple[str, ...]


FORMATE = (
    Format(PDF, ("pdf",)),
    Format(JPEG, ("jpg", "jpeg")),
    Format(PNG, ("png",)),
    Format(WEBP, ("webp",)),
)
ANGENOMMEN = tuple(format.endungen[0] for format in FORMATE)
"""What a client is told it may send."""
_ANFAENGE = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}


def recognise(content: bytes) -> str | None:
    """The media type by the first bytes; None for anything else. The name and the claimed type are never asked."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    return next((typ for anfang, typ in _ANFAENGE.items() if content.startswith(anfang)), None)


def endings(typ: str) -> tuple[str, ...]:
    return next(format.endungen for format in FORMATE if format.typ == typ)
