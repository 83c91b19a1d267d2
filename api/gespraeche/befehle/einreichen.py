"""Submit the open form."""

from __future__ import annotations

from api.antraege.errors import AntragAbgelehnt, Unvollstaendig
from api.gespraeche.befehle.antrag import offer_next
from api.gespraeche.karten import case_card, contact_card
from api.gespraeche.lauf import Ergebnis, Lauf, befehl
from api.termine.errors import TerminVergeben


@befehl
def einreichen(lauf: Lauf) -> Ergebnis:
    """Make the draft a case. The message's id is the idempotency key: one "ja, absenden" is one case."""
    antrag = lauf.antrag()
    leistung = lauf.leistung(antrag.leistung)
    try:
        einreichung = lauf.antraege.submit(antrag, f"{lauf.gespraech.id}:{lauf.nachricht}", lauf.kanal)
    except TerminVergeben:
        return {"ok": False, "grund": "termin_weg"}
    except Unvollstaendig:
        return {"ok": False, "grund": "unvollstaendig"}
    except AntragAbgelehnt as ende:
        return {"ok": False, "grund": "abgelehnt", "text": ende.detail, "karte": contact_card(lauf.mandant, leistung)}
    lauf.zustand.close_form()
    lauf.zustand.vorgaenge.append(einreichung.aktenzeichen)
    lauf.vorgang = {"aktenzeichen": einreichung.aktenzeichen, "abrufcode": einreichung.abrufcode}
    return {
        "ok": True,
        "titel": leistung.titel,
        "aktenzeichen": einreichung.aktenzeichen,
        "abrufcode": einreichung.abrufcode,
        "naechstes": einreichung.naechstes,
        "karte": case_card(leistung, einreichung),
        **offer_next(lauf),
    }
