"""Wohngeld as § 19 WoGG computes it, with Anlage 1 (rent limits), Anlage 2 (a, b, c) and Anlage 3 (least M and Y).

Pure arithmetic on fixed-point decimals. The numbers stand in the Leistung (``berechnung``), never here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from api.leistungen.modell import Berechnung

ZEHN_STELLEN = Decimal("1E-10")
"""§ 19 Abs. 1 with Anlage 3 Nr. 2: every step is kept to ten decimal places."""
FAKTOR = Decimal("1.15")
KLEINSTES = 10
"""Euros a month; less is not paid (§ 21 Nr. 1 WoGG)."""
ABZUEGE = (Decimal("0"), Decimal("0.30"))
"""Share of the gross income that § 16 WoGG leaves out: none, or ten percent each for tax, health and pension."""
WEITERE = "je_weitere"


class OhneWerte(LookupError):
    """The tables have no row for this household, or are those of another time."""


@dataclass(frozen=True)
class Haushalt:
    """What the estimate needs. ``miete`` (without heating) and ``einkommen`` (gross, all persons) in euros a month."""

    personen: int
    mietenstufe: int
    miete: Decimal
    einkommen: Decimal


def estimate(haushalt: Haushalt, berechnung: Berechnung) -> tuple[int, int]:
    """Least and most Wohngeld in whole euros a month: with no deduction from the income, and with all of § 16 WoGG.

    0 where the law pays nothing. Allowances (§§ 17, 17a) and property are not looked at. Raises :class:`OhneWerte`.
    """
    m = rent(haushalt, berechnung)
    werte = [benefit(m, haushalt.einkommen * (1 - abzug), haushalt.personen, berechnung) for abzug in ABZUEGE]
    return min(werte), max(werte)


def rent(haushalt: Haushalt, berechnung: Berechnung) -> Decimal:
    """M of § 11 WoGG in euros: the rent up to its limit with the climate part, plus the relief for heating."""
    tabellen = berechnung.tabellen
    grenze = _grown(tabellen["hoechstbetrag"], haushalt.personen, haushalt.mietenstufe - 1)
    klima = _grown(tabellen["klimakomponente"], haushalt.personen, 0)
    heizung = _grown(tabellen["heizkostenentlastung"], haushalt.personen, 0)
    return min(haushalt.miete, grenze + klima) + heizung


def benefit(m: Decimal, y: Decimal, personen: int, berechnung: Berechnung) -> int:
    """1.15 · (M - (a + b·M + c·Y) · Y) in whole euros, 0 below ten. ``m`` and ``y`` in euros a month."""
    a, b, c = _row(berechnung.tabellen["koeffizienten"], personen)
    kleinstes_m, kleinstes_y = _row(berechnung.tabellen["mindestwerte"], personen)
    m, y = max(m, kleinstes_m), max(y, kleinstes_y)
    z1 = _round(a + b * m + c * y)
    z2 = _round(z1 * y)
    z3 = _round(m - z2)
    z4 = _round(FAKTOR * z3)
    euros = int(z4.quantize(Decimal(1), ROUND_HALF_UP))
    return euros if euros >= KLEINSTES else 0


def _round(zahl: Decimal) -> Decimal:
    return zahl.quantize(ZEHN_STELLEN, ROUND_HALF_UP)


def _row(tabelle: Mapping[str, tuple[Decimal, ...]], personen: int) -> tuple[Decimal, ...]:
    try:
        return tabelle[str(personen)]
    except KeyError:
        raise OhneWerte from None


def _grown(tabelle: Mapping[str, tuple[Decimal, ...]], personen: int, spalte: int) -> Decimal:
    """The row of that many persons; beyond the last one, so much more for each."""
    letzte = max(int(zeile) for zeile in tabelle if zeile != WEITERE)
    weitere = max(personen - letzte, 0)
    zeile = _row(tabelle, personen - weitere)
    if spalte not in range(len(zeile)):
        raise OhneWerte
    return zeile[spalte] + weitere * tabelle[WEITERE][spalte]
