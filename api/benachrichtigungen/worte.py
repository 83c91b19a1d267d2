"""The words of the notifications, from `worte.yml`."""

from pathlib import Path

from api.context import ApiContext
from api.leistungen.datenklassen import is_social
from api.textdatei import Textdatei
from api.vorgaenge.models import Vorgang

say = Textdatei(Path(__file__).with_name("worte.yml")).say


def is_secret(context: ApiContext, vorgang: Vorgang) -> bool:
    """Would naming the Leistung tell a messenger something about the citizen it must not know (SGB X § 67)?"""
    return is_social(context.katalog.leistung(vorgang.leistung))


def place(context: ApiContext, vorgang: Vorgang) -> dict[str, str]:
    """The number of a case, and where its holder can read how it stands."""
    return {"aktenzeichen": vorgang.aktenzeichen, "adresse": f"{context.settings.adresse}/{vorgang.mandant}"}
