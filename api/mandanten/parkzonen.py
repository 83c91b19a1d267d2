"""Which parking zone an address lies in, as far as a public source tells."""

import re
from collections.abc import Iterable, Mapping

from api.mandanten.modell import Abschnittsstrasse, Parkzone
from api.mandanten.worte import fold

_NUMMER = re.compile(r"\d+")


class Parkzonen:
    """The zones of a Mandant; ``unbekannt`` is what is noted where none is known."""

    def __init__(self, zonen: Mapping[str, Parkzone], unbekannt: str, vollstaendig: bool) -> None:
        self.zonen = dict(zonen)
        self.unbekannt = unbekannt
        self.vollstaendig = vollstaendig

    def zone(self, strasse: str, hausnummer: str, stadtteile: Iterable[str] = ()) -> str | None:
        """The key of the zone, or None. A street listed by name decides before a district does."""
        for schluessel, zone in self.zonen.items():
            if any(_lies_in(abschnitt, strasse, hausnummer) for abschnitt in zone.strassen):
                return schluessel
        wo = tuple(stadtteile)
        if len(wo) != 1:
            return None
        return next((schluessel for schluessel, zone in self.zonen.items() if wo[0] in zone.stadtteile), None)


def _lies_in(abschnitt: Abschnittsstrasse, strasse: str, hausnummer: str) -> bool:
    if fold(abschnitt.strasse) != fold(strasse):
        return False
    if abschnitt.von is None and abschnitt.bis is None and abschnitt.seite is None:
        return True
    gefunden = _NUMMER.search(hausnummer)
    if gefunden is None:
        return False
    nummer = int(gefunden.group())
    if abschnitt.seite is not None and (nummer % 2 == 0) != (abschnitt.seite == "gerade"):
        return False
    return (abschnitt.von is None or nummer >= abschnitt.von) and (abschnitt.bis is None or nummer <= abschnitt.bis)
