"""What stands in the box before anything is typed: a snippet, or what is known of a service."""

from api.errors import NichtGefunden
from api.uebergaben.textbausteine import snippets
from integrations.callcenter.seite import Anfrage
from integrations.callcenter.wissen.blatt import sheet


def draft_from(anfrage: Anfrage) -> str:
    """Empty where nothing is named, or nothing of that name is known."""
    gefragt = anfrage.request.query_params
    if "baustein" in gefragt:
        bausteine = snippets(anfrage.context, anfrage.mandant, anfrage.wer.name)
        return next((each.text for each in bausteine if each.schluessel == gefragt["baustein"]), "")
    if "wissen" in gefragt:
        katalog, mandant = anfrage.context.katalog, anfrage.mandant
        try:
            return sheet(katalog, mandant, katalog.fuer(mandant.key, gefragt["wissen"])).text
        except NichtGefunden:
            return ""
    return ""
