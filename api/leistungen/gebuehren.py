"""Fees and documents that follow from the answers."""

from decimal import Decimal

from api.leistungen.bedingungen import Lookup, as_number
from api.leistungen.ergebnis import GebuehrErgebnis, UnterlageErgebnis
from api.leistungen.feldtypen.zahl import euro
from api.leistungen.modell import Gebuehr, Leistung

KEINE_GEBUEHR_BEKANNT = "Ob das etwas kostet, weiß diese Stelle: {stelle}, Telefon {telefon}."


def fee(leistung: Leistung, lookup: Lookup) -> GebuehrErgebnis | None:
    """The first rule that holds; None while an earlier rule is undecided, or when none holds."""
    for regel in leistung.gebuehren:
        gilt = True if regel.wenn is None else regel.wenn.holds(lookup)
        if gilt is None:
            return None
        if gilt:
            return _result(regel, lookup)
    return None


def _result(regel: Gebuehr, lookup: Lookup) -> GebuehrErgebnis | None:
    betrag = Decimal(regel.betrag)
    if regel.mal is not None:
        anzahl = as_number(lookup(regel.mal))
        if anzahl is None:
            return None
        weitere = betrag if regel.weitere is None else Decimal(regel.weitere)
        betrag += weitere * (anzahl - 1)
    anzeige = euro(betrag)
    kurz = "kostenlos" if betrag == 0 else f"{anzeige} je {regel.je}" if regel.je else anzeige
    return GebuehrErgebnis(
        gebuehr=regel.gebuehr,
        betrag=f"{betrag:.2f}",
        anzeige=anzeige,
        text=_text(regel, betrag) or kurz,
        je=regel.je,
        quelle=regel.quelle,
        stand=regel.stand,
    )


def _text(regel: Gebuehr, betrag: Decimal) -> str | None:
    """The words of the rule, after the total where several pieces make it another amount."""
    if regel.text is None or betrag == Decimal(regel.betrag):
        return regel.text
    return f"{euro(betrag)} ({regel.text})"


def documents(leistung: Leistung, lookup: Lookup) -> tuple[UnterlageErgebnis, ...]:
    """Every document whose condition holds."""
    return tuple(
        UnterlageErgebnis(
            unterlage=unterlage.unterlage,
            titel=unterlage.titel,
            hinweis=unterlage.hinweis,
            formate=unterlage.formate,
            pflicht=unterlage.pflicht,
            nachreichbar=unterlage.nachreichbar,
        )
        for unterlage in leistung.unterlagen
        if unterlage.wenn is None or unterlage.wenn.holds(lookup)
    )
