"""How much may be told after what was proved. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from api.anrufe.models import Nachweis

ABRUFCODE, AKTENZEICHEN, UEBERNOMMEN = "abrufcode", "aktenzeichen", "uebernommen"
VOLL = frozenset({ABRUFCODE, UEBERNOMMEN})
"""What proves everything alone."""
VORGANG, GESPRAECH = "vorgang", "gespraech"
FEHLER_MAX = 3
PUNKTE_STAND, PUNKTE_GANZ = 2, 3
PUNKTE_GESPRAECH = 2
"""A conversation has no number to name, and no case yet."""


class Stufe(IntEnum):
    """0: nothing, not even that there is a case; 1: status, next step, appointment; 2: the answers too."""

    NICHTS = 0
    STAND = 1
    GANZ = 2


@dataclass(frozen=True)
class Nachweislage:
    """What a call has proved about one case or conversation."""

    stufe: Stufe
    gesperrt: bool = False
    richtig: tuple[str, ...] = ()
    falsch: int = 0

    @property
    def versuche(self) -> int:
        """Wrong answers left until it is closed."""
        return max(0, FEHLER_MAX - self.falsch)


def judge(nachweise: Iterable[Nachweis], art: str) -> Nachweislage:
    """Every distinct fact is a point; of what neighbours know too (name, address) one counts, however many matched."""
    rows = list(nachweise)
    falsch = sum(not row.stimmt for row in rows)
    richtig = {row.tatsache: row.stark for row in rows if row.stimmt}
    if falsch >= FEHLER_MAX and UEBERNOMMEN not in richtig:
        return Nachweislage(Stufe.NICHTS, gesperrt=True, falsch=falsch)
    stark = sum(richtig.values())
    punkte = stark + (1 if stark < len(richtig) else 0)
    if VOLL & richtig.keys():
        stufe = Stufe.GANZ
    elif art == GESPRAECH:
        stufe = Stufe.GANZ if punkte >= PUNKTE_GESPRAECH else Stufe.NICHTS
    else:
        stufe = Stufe.GANZ if punkte >= PUNKTE_GANZ else Stufe.STAND if punkte >= PUNKTE_STAND else Stufe.NICHTS
    return Nachweislage(stufe, richtig=tuple(richtig), falsch=falsch)
