""" "Wo ist mein Antrag?": from this conversation at once, else with number and code."""

from __future__ import annotations

from api.gespraeche.karten import contact_card
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.gespraeche.zustand import Statusabfrage
from api.vorgaenge.errors import NachweisFalsch, StatusGesperrt


class Status(Daten):
    """Both null: the cases of this conversation. Only the number: one of them, or the code is asked for."""

    aktenzeichen: str | None = None
    abrufcode: str | None = None


@befehl
def status(lauf: Lauf, daten: Status) -> Ergebnis:
    """Cards of the cases, or why there is none. Inside a form nothing is asked: the form's question stays open."""
    eigene = lauf.zustand.vorgaenge
    if daten.aktenzeichen is None and daten.abrufcode is None and eigene and not _proving(lauf):
        return _known(lauf, list(reversed(eigene)))
    aktenzeichen = daten.aktenzeichen or _remembered(lauf)
    if aktenzeichen is not None and aktenzeichen in eigene:
        return _known(lauf, [aktenzeichen])
    if aktenzeichen is None or daten.abrufcode is None:
        return _ask(lauf, aktenzeichen)
    return _with_code(lauf, aktenzeichen, daten.abrufcode)


def _proving(lauf: Lauf) -> bool:
    """Whether number or code of another case is being asked for; a query put off inside a form asks nothing."""
    abfrage = lauf.zustand.statusabfrage
    return abfrage is not None and not (abfrage.still and abfrage.aktenzeichen is None)


def _known(lauf: Lauf, aktenzeichen: list[str]) -> Ergebnis:
    lauf.zustand.statusabfrage = None
    vorgaenge = lauf.vorgaenge
    return {
        "ok": True,
        "karten": [lauf.status_card(vorgaenge.status_of(vorgaenge.get(nummer))) for nummer in aktenzeichen],
    }


def _with_code(lauf: Lauf, aktenzeichen: str, abrufcode: str) -> Ergebnis:
    try:
        stand = lauf.vorgaenge.public_status(aktenzeichen, abrufcode, lauf.asker)
    except NachweisFalsch:
        lauf.zustand.statusabfrage = Statusabfrage(still=lauf.zustand.antrag is not None)
        return {"ok": False, "grund": "unbekannt"}
    except StatusGesperrt:
        lauf.zustand.statusabfrage = None
        return {"ok": False, "grund": "gesperrt", "karte": contact_card(lauf.mandant)}
    lauf.zustand.statusabfrage = None
    return {"ok": True, "karten": [lauf.status_card(stand)]}


def _ask(lauf: Lauf, aktenzeichen: str | None) -> Ergebnis:
    """Number and code are needed; of the open form itself it is told that it is not sent yet, and what it lacks."""
    lage = lauf.lage()
    still = lage.antrag is not None
    lauf.zustand.statusabfrage = Statusabfrage(aktenzeichen=aktenzeichen, still=still)
    if lage.form is None or aktenzeichen is not None:
        return {"ok": False, "grund": "keine" if aktenzeichen is None else "code_fehlt", "still": still}
    fehlt = [lage.feldtitel(feld) for feld in lage.form.offen if lage.pflicht(feld)]
    return {"ok": False, "grund": "offen", "still": still, "titel": lage.zustand.titel, "fehlt": fehlt}


def _remembered(lauf: Lauf) -> str | None:
    return lauf.zustand.statusabfrage.aktenzeichen if lauf.zustand.statusabfrage else None
