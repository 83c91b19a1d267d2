"""`python -m api.unterlagen.werker <media type>`: a file on stdin, the clean one on stdout after a line with its type.

Exit code 0, or 3 with the reason of a refusal on stdout. Anything else: the file was too much for the limits below.
"""

import os
import resource
import sys

from api.unterlagen.formate import PDF
from api.unterlagen.werker.ablehnung import Ablehnung

SPEICHER = 1536 * 1024 * 1024
"""Bytes of address space: room for the largest picture twice."""
CPU_SECONDS = 20
ABGELEHNT = 3


def main() -> int:
    for grenze, wert in (
        (resource.RLIMIT_AS, SPEICHER),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),  # what it is given it writes nowhere
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(grenze, (wert, wert))
    os.nice(5)  # whoever chats goes first
    content = sys.stdin.buffer.read()
    try:
        typ, clean = _clean(sys.argv[1], content)
    except Ablehnung as ablehnung:
        sys.stdout.write(ablehnung.grund)
        return ABGELEHNT
    sys.stdout.buffer.write(typ.encode() + b"\n" + clean)
    return 0


def _clean(typ: str, content: bytes) -> tuple[str, bytes]:
    if typ == PDF:  # imported here: each of the two takes longer to load than most files to clean
        from api.unterlagen.werker.pdf import clean_pdf

        return PDF, clean_pdf(content)
    from api.unterlagen.werker.bild import clean_image

    return clean_image(content)


if __name__ == "__main__":
    sys.exit(main())
