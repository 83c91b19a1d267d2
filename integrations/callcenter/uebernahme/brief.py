"""The mail with which a caller goes on without the telephone."""

from collections.abc import Mapping
from typing import Any

from api.mandanten.verzeichnis import Mandant

BETREFF = "So machen Sie weiter: {titel}"
TEXT = """\
Guten Tag,

wir haben gerade miteinander telefoniert. Ihre Angaben zu „{titel}“ sind gespeichert, abgesendet ist noch nichts.

Mit diesem Link machen Sie weiter:
{link}

Oder geben Sie auf {eingabe} diesen Code ein:
{code}

Link und Code gelten bis zum {bis}. Wer sie kennt, kann Ihre Angaben lesen. Bitte geben Sie sie nicht weiter.

Wenn Sie Fragen haben, rufen Sie uns gern an: {telefon}.

Freundliche Grüße
{name}
"""


def letter(mandant: Mandant, titel: str, basis: str, weg: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text."""
    text = TEXT.format(
        titel=titel,
        link=basis + weg["adresse"],
        eingabe=f"{basis}/{mandant.key}/antrag/weiter",
        code=weg["code"],
        bis=weg["bis"],
        telefon=mandant.telefon,
        name=mandant.name,
    )
    return BETREFF.format(titel=titel), text
