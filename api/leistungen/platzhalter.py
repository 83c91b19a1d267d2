"""Placeholders in texts: what differs from town to town stays out of the wording of a Leistung."""

import re
from collections.abc import Iterator

from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandant

_PLATZHALTER = re.compile(r"\{([a-z_]+)\}")
FEST = frozenset({"vorschlag", "mandant", "ort", "stelle", "telefon"})


def fill(text: str, leistung: Leistung, mandant: Mandant, vorschlag: str | None = None) -> str:
    """Replace ``{ort}``, ``{mandant}``, ``{stelle}``, ``{telefon}``, ``{vorschlag}`` and the names of limits."""
    if "{" not in text:
        return text
    stelle = mandant.stelle(leistung.stelle)
    if stelle.telefon is None:  # an office must not be named beside another one's number
        stelle = mandant.stelle(None)
    werte = {
        "mandant": mandant.name,
        "ort": mandant.ort,
        "stelle": stelle.name,
        "telefon": stelle.telefon.wert if stelle.telefon else mandant.telefon,
        **{
            name: f"{grenze.wert.replace('.', ',')}{' ' + grenze.einheit if grenze.einheit else ''}"
            for name, grenze in leistung.grenzen.items()
        },
    }
    if vorschlag is not None:
        werte["vorschlag"] = vorschlag
    return _PLATZHALTER.sub(lambda treffer: werte.get(treffer[1], treffer[0]), text)


def names(text: str) -> Iterator[str]:
    """The placeholders a text uses."""
    yield from _PLATZHALTER.findall(text)
