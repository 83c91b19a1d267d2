"""The figures as CSV that a spreadsheet opens as it is: UTF-8 with a mark, semicolons, nothing like a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMEL = ("=", "+", "-", "@", "\t", "\r")
ZEICHEN = "\ufeff"
"""Tells a spreadsheet that umlauts are umlauts."""


def to_csv(kopf: Sequence[str], zeilen: Iterable[Sequence[object]]) -> bytes:
    ziel = io.StringIO()
    schreiber = csv.writer(ziel, delimiter=";", lineterminator="\r\n")
    for zeile in (kopf, *zeilen):
        schreiber.writerow([cell(wert) for wert in zeile])
    return f"{ZEICHEN}{ziel.getvalue()}".encode()


def cell(wert: object) -> str:
    """Text that begins like a formula stays text."""
    if isinstance(wert, int):
        return str(wert)
    text = str(wert)
    return f"'{text}" if text.startswith(FORMEL) else text
