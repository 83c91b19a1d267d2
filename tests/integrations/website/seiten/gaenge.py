"""Ways through the pages that several tests go."""

from sqlalchemy import select

from api.context import ApiContext
from api.vorgaenge.models import Vorgang
from tests.integrations.website.seiten.besucher import Besucher

START = "/schwerin/antrag/sperrmuell"
ADRESSE = {"adresse-strasse": "Am Markt", "adresse-hausnummer": "3", "adresse-plz": "19055"}
SOFA = {"gegenstaende-1-was": "Sofa"}
FRAU_MUELLER = {"name-vorname": "Anna", "name-nachname": "Müller"}


def begin(besucher: Besucher, leistung: str = "sperrmuell") -> None:
    besucher.open(f"/schwerin/antrag/{leistung}")
    besucher.press("Beginnen")


def first_slot(besucher: Besucher) -> str:
    return next(f.wert for form in besucher.seite.formulare for f in form.felder if f.name == "termin" and f.wert)


def until_check(besucher: Besucher, adresse: dict[str, str] = ADRESSE) -> None:
    besucher.press("Weiter", adresse)
    besucher.press("Weiter", SOFA)
    besucher.press("Weiter")
    besucher.press("Weiter", {"termin": first_slot(besucher)})
    besucher.press("Weiter", {"abholort": "strasse"})
    besucher.press("Weiter", FRAU_MUELLER)
    besucher.press("Überspringen")
    besucher.press("Weiter")  # left empty counts as left out
    assert besucher.wo == "pruefen"


def cases(context: ApiContext) -> list[Vorgang]:
    with context.db.reading() as session:
        return list(session.scalars(select(Vorgang)))


def shown(besucher: Besucher, name: str) -> str:
    """What stands in an input."""
    return next(f.wert for form in besucher.seite.formulare for f in form.felder if f.name == name and f.gewaehlt)
