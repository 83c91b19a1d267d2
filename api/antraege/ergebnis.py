"""What became of answers and of a submission."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.vorgaenge.models import Vorgang


@dataclass(frozen=True)
class FeldErgebnis:
    """One answer. ``alt`` and ``neu`` are display texts. ``teil``: a part is missing and ``meldung`` asks for it.

    ``hinweis`` is to be said although the answer was taken; ``abbruch`` says why the form ends here.
    """

    feld: str
    ok: bool
    alt: str | None = None
    neu: str | None = None
    meldung: str | None = None
    abbruch: str | None = None
    teil: bool = False
    hinweis: str | None = None


@dataclass(frozen=True)
class SetzErgebnis:
    """All answers of one call, and the fields whose answers fell away with the branch they belonged to."""

    felder: tuple[FeldErgebnis, ...]
    gestrichen: tuple[str, ...]


@dataclass(frozen=True)
class Einreichung:
    """A submitted draft. The same again for every repetition."""

    aktenzeichen: str
    abrufcode: str
    gebuehr: Mapping[str, Any] | None
    naechstes: str
    vorgang: Vorgang
