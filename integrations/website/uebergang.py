"""The address at which a code is redeemed."""

import re
from urllib.parse import quote

from api.gespraeche.karten import phone_hours
from api.mandanten.verzeichnis import Mandant
from api.uebergaenge.service import NeuerUebergang, Ziel


def by_phone(mandant: Mandant) -> dict[str, str | None]:
    """Where a code for the telephone is read aloud, and when somebody is there, if that is known."""
    return {"adresse": dial(mandant.telefon), "telefon": mandant.telefon, "zeiten": phone_hours(mandant)}


def dial(telefon: str) -> str:
    """The address that calls a number."""
    return "tel:" + re.sub(r"[^0-9+]", "", telefon)


def address_of(neu: NeuerUebergang, ziel: Ziel) -> str:
    """Path on this server. For the chat the code stands behind the "#", which no server and no log sees."""
    if ziel == "sicher":  # told in the address: a code that ran out is soon forgotten, what it was for is still said
        return f"/{neu.mandant}/antrag/weiter?code={quote(neu.code)}&fuer=chat"
    if ziel == "seiten":
        return f"/{neu.mandant}/antrag/weiter?code={quote(neu.code)}"
    return f"/{neu.mandant}#weiter={quote(neu.code)}"
