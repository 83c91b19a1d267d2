"""What a file is, decided by its content, and the file as it is kept: written anew by a process of its own (ADR 0009).

It blocks, at most `WAND_SECONDS`: call it in a worker thread, and only a few at once.
"""

import logging
import os
import subprocess
import sys
from dataclasses import dataclass

from api.errors import UngueltigeEingabe, ZuGross
from api.settings import WURZEL
from api.unterlagen.formate import ANGENOMMEN, MAX_BYTES, recognise
from api.unterlagen.werker.__main__ import ABGELEHNT
from api.unterlagen.werker.ablehnung import Grund

log = logging.getLogger("lotse.unterlagen")

WAND_SECONDS = 45
"""Longest wait for one file, of which the worker may use `CPU_SECONDS` of processor time."""
LEER = "Diese Datei ist leer. Bitte wählen Sie eine andere."
UNBEKANNT = "Bitte senden Sie eine Datei im Format PDF, JPG, PNG oder WebP."
ZU_AUFWENDIG = "Diese Datei ist zu umfangreich für mich. Bitte senden Sie eine einfachere, zum Beispiel ein Foto."
GRUENDE: dict[Grund, str] = {
    "beschaedigt": "Diese Datei ist beschädigt, ich kann sie nicht öffnen. Bitte speichern oder fotografieren Sie sie "
    "noch einmal.",
    "zu_viele_bildpunkte": "Dieses Bild hat zu viele Bildpunkte. Bitte senden Sie es in geringerer Auflösung.",
    "verschluesselt": "Diese PDF-Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort.",
    "ohne_seiten": "Diese PDF-Datei hat keine Seiten. Bitte wählen Sie eine andere.",
    "zu_viele_seiten": "Diese PDF-Datei hat mehr als 300 Seiten. Bitte senden Sie nur die Seiten, die nötig sind.",
    "nur_anhaenge": "Diese PDF-Datei ist eine Mappe mit anderen Dateien. Bitte senden Sie jede Datei einzeln.",
    "xfa": "Dieses PDF-Formular lässt sich nur mit einem bestimmten Programm öffnen. Bitte drucken Sie es in eine neue "
    "PDF-Datei, oder fotografieren Sie es.",
}


class DateiZuGross(ZuGross):
    titel = "Datei zu groß"
    text = (
        "Die Datei ist größer als 10 MB. Bitte senden Sie eine kleinere, zum Beispiel ein Foto in geringerer Auflösung."
    )


@dataclass(frozen=True)
class Geprueft:
    """A file as it may be kept. Nothing else is stored."""

    typ: str
    inhalt: bytes


def check(content: bytes) -> Geprueft:
    """Raises `DateiZuGross`, and `UngueltigeEingabe` for everything an office could not open safely."""
    if len(content) > MAX_BYTES:
        raise DateiZuGross
    typ = recognise(content)
    if typ is None:
        raise _refused(UNBEKANNT if content else LEER)
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with a type out of four
            [sys.executable, "-m", "api.unterlagen.werker", typ],
            input=content,
            capture_output=True,
            cwd=WURZEL,
            env={"PATH": os.defpath, "PYTHONUNBUFFERED": "1"},  # none of our secrets
            timeout=WAND_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        log.warning("Datei nicht fertig geprüft nach %s s: %s", WAND_SECONDS, typ)
        raise _refused(ZU_AUFWENDIG) from None
    if done.returncode == ABGELEHNT:
        raise _refused(GRUENDE[_reason(done.stdout)])
    if done.returncode != 0:
        log.warning("Datei nicht geprüft (%s): %s", done.returncode, typ)
        raise _refused(ZU_AUFWENDIG)
    found, _, clean = done.stdout.partition(b"\n")
    if len(clean) > MAX_BYTES:
        raise DateiZuGross
    return Geprueft(found.decode(), clean)


def _reason(said: bytes) -> Grund:
    return next((grund for grund in GRUENDE if grund.encode() == said), "beschaedigt")


def _refused(text: str) -> UngueltigeEingabe:
    return UngueltigeEingabe(text, felder={"datei": text})


__all__ = ["ANGENOMMEN", "MAX_BYTES", "DateiZuGross", "Geprueft", "check"]
