"""The address at which a code is redeemed."""

from urllib.parse import quote

from api.uebergaenge.service import NeuerUebergang, Ziel


def address_of(neu: NeuerUebergang, ziel: Ziel) -> str:
    """Path on this server. For the chat the code stands behind the "#", which no server and no log sees."""
    if ziel == "sicher":  # told in the address: a code that ran out is soon forgotten, what it was for is still said
        return f"/{neu.mandant}/antrag/weiter?code={quote(neu.code)}&fuer=chat"
    if ziel == "seiten":
        return f"/{neu.mandant}/antrag/weiter?code={quote(neu.code)}"
    return f"/{neu.mandant}#weiter={quote(neu.code)}"
