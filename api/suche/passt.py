"""How well somebody fits what was typed: judged on the words themselves, once the index has found candidates. Pure."""

from api.suche.anfrage import Anfrage, Lauf
from api.suche.merkmale import NUMMER_ENDEN, Person, number_end
from api.suche.worte import alike

GENAU, ANFANG, VERTIPPT, NEBENBEI = 1.0, 0.9, 0.8, 0.5
ANFANG_MIN = 3
"""Letters after which the beginning of a word is enough."""


def fit(anfrage: Anfrage, person: Person, aktenzeichen: str | None) -> tuple[float, float]:
    """(share of the parts that fit, how well they fit), both between 0 and 1."""
    values = list(_numbers(anfrage, person, aktenzeichen))
    values += _words(anfrage, person, aktenzeichen)
    if not values:
        return 0.0, 0.0
    return sum(value > 0 for value in values) / len(values), sum(values) / len(values)


def _numbers(anfrage: Anfrage, person: Person, aktenzeichen: str | None) -> list[float]:
    """The parts that are right or wrong."""
    checks = (
        (anfrage.aktenzeichen, (aktenzeichen,)),
        (anfrage.telefon, person.telefone),
        (anfrage.email, person.emails),
        (anfrage.tag, person.geboren),
    )
    return [GENAU if asked in held else 0.0 for asked, held in checks if asked is not None]


def _words(anfrage: Anfrage, person: Person, aktenzeichen: str | None) -> list[float]:
    """Each word and bare number: as part of the street, as name, as end of a number; what fits best counts."""
    values = [
        _bare_number(stueck.wort, person, aktenzeichen) if stueck.zahl else _name(stueck.wort, person)
        for stueck in anfrage.stuecke
    ]
    best: tuple[float, list[float]] = (sum(values), values)
    for run in anfrage.runs():
        value = _street(run, person)
        if value > 0:
            with_street = list(values)
            for at in run.stuecke:
                with_street[at] = value
            if run.nummer_bei is not None and any(run.hausnummer == nummer for _strasse, nummer in person.strassen):
                with_street[run.nummer_bei] = GENAU
            best = max(best, (sum(with_street), with_street))
    return best[1]


def _name(wort: str, person: Person) -> float:
    if wort in person.worte:
        return GENAU
    if len(wort) >= ANFANG_MIN and any(held.startswith(wort) for held in person.worte):
        return ANFANG
    return VERTIPPT if any(alike(wort, held) for held in person.worte) else 0.0


def _street(run: Lauf, person: Person) -> float:
    strassen = [strasse for strasse, _nummer in person.strassen]
    if run.strasse in strassen:
        return GENAU
    if len(run.strasse) > ANFANG_MIN and any(strasse.startswith(run.strasse) for strasse in strassen):
        return ANFANG
    return VERTIPPT if any(alike(run.strasse, strasse) for strasse in strassen) else 0.0


def _bare_number(zahl: str, person: Person, aktenzeichen: str | None) -> float:
    if aktenzeichen and number_end(aktenzeichen) == (zahl.lstrip("0") or "0"):
        return GENAU
    if len(zahl) in NUMMER_ENDEN and any(telefon.endswith(zahl) for telefon in person.telefone):
        return GENAU
    return NEBENBEI if any(nummer == zahl for _strasse, nummer in person.strassen) else 0.0
