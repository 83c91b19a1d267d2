"""A call-back that somebody asked for on the phone."""

import contextlib

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.leistungen.katalog import LeistungAus
from api.leistungen.modell import Leistung
from api.suche.worte import phone
from api.vorgaenge.models import Vorgang
from api.vorgaenge.repository import VorgangRepository
from api.vorgaenge.service import VorgangService

ANLIEGEN_MAX = 1000


class KeinRueckruf(UngueltigeEingabe):
    titel = "Kein Rückruf möglich"
    text = "Diese Verwaltung bietet keine Rückrufe an. Bitte schreiben Sie eine Notiz zum Vorgang."


def call_back(
    context: ApiContext, session: Session, vorgang: Vorgang, telefon: str, anliegen: str, kennung: str
) -> Vorgang:
    """A call-back case about this one; the same ``kennung`` finds the one there is.

    Raises ``UngueltigeEingabe`` for a number that can't be called, ``KeinRueckruf``.
    """
    nummer = phone(telefon)
    if nummer is None:
        raise UngueltigeEingabe(felder={"telefon": "Bitte nennen Sie eine Telefonnummer mit Vorwahl."})
    if len(anliegen) > ANLIEGEN_MAX:
        raise UngueltigeEingabe(felder={"anliegen": f"Bitte fassen Sie sich kürzer: höchstens {ANLIEGEN_MAX} Zeichen."})
    vorhanden = VorgangRepository(session).by_antrag(kennung)
    if vorhanden is not None:
        return vorhanden
    leistung = _service_of_call_backs(context, vorgang.mandant)
    text = f"Zu {vorgang.aktenzeichen}. {anliegen.strip()}".strip()[:ANLIEGEN_MAX]
    angaben = {"telefon": nummer, "anliegen": text}
    anzeige = {"telefon": telefon.strip(), "anliegen": text}
    return VorgangService(context, session).create(
        leistung, vorgang.mandant, "telefon", None, angaben, antrag=kennung, anzeige=anzeige
    )


def _service_of_call_backs(context: ApiContext, mandant: str) -> Leistung:
    """The internal service that needs a telephone number and a reason."""
    for leistung in context.katalog:
        if leistung.intern and leistung.feld("telefon"):
            with contextlib.suppress(LeistungAus):
                return context.katalog.fuer(mandant, leistung.leistung)
    raise KeinRueckruf
