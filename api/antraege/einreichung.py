"""From draft to case: everything checked again, the slot booked, one transaction."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from api.antraege.eintragen import forget_answer
from api.antraege.ergebnis import Einreichung
from api.antraege.errors import AntragAbgelehnt, TerminWeg, Unvollstaendig
from api.antraege.fakten import address_of, hash_address
from api.antraege.formular import Formular
from api.database import lock
from api.errors import LotseError
from api.kennzahlen.service import Kennzahlen
from api.leistungen.ergebnis import Formularstand
from api.leistungen.modell_feld import Feld
from api.leistungen.platzhalter import fill
from api.termine.raster import Slot
from api.termine.service import TerminService
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import VorgangService

FEHLT = "Diese Angabe fehlt noch."


def submit(formular: Formular) -> Einreichung:
    """Make the held draft a case.

    Raises ``Unvollstaendig`` naming the fields, ``AntragAbgelehnt`` where a rule ends the form, and ``TerminWeg`` after
    taking the lost slot out of the draft.
    """
    antrag, context = formular.antrag, formular.context
    address = hash_address(context, address_of(formular.leistung, antrag.angaben))
    if address is not None:
        # two drafts of one household must not both be the first of the year
        lock(formular.session, f"{antrag.mandant}:{antrag.leistung}:{address}")
    stand = formular.evaluate_final()
    _check(formular, stand)
    slots = [_reserve(formular, feld, stand.angaben[feld.feld]) for feld in _appointments(formular, stand)]
    vorgang = VorgangService(context, formular.session).create(
        formular.leistung,
        antrag.mandant,
        antrag.kanal,
        antrag.gespraech,
        stand.angaben,
        antrag=antrag.id,
        anzeige=stand.anzeige,
        gebuehr=asdict(stand.gebuehr) if stand.gebuehr else None,
        unterlagen=[{**asdict(unterlage), "formate": list(unterlage.formate)} for unterlage in stand.unterlagen],
        adresse_hash=address,
        erfasst_von=antrag.erfasst_von,
    )
    termine = TerminService(context, formular.session)
    for slot in slots:
        termine.book(slot, antrag, vorgang)
    Kennzahlen(context, formular.session).count(vorgang.mandant, "antrag", f"{vorgang.leistung}/{vorgang.kanal}")
    return receipt(formular, vorgang)


def receipt(formular: Formular, vorgang: Vorgang) -> Einreichung:
    """What a submission answers with, the first time and every other."""
    context = formular.context
    return Einreichung(
        aktenzeichen=vorgang.aktenzeichen,
        abrufcode=VorgangService(context, formular.session).code_of(vorgang),
        gebuehr=vorgang.gebuehr,
        naechstes=fill(formular.leistung.abschluss or "", formular.leistung, formular.mandant),
        vorgang=vorgang,
    )


def _check(formular: Formular, stand: Formularstand) -> None:
    if stand.abbruch is not None:
        raise AntragAbgelehnt(stand.abbruch)
    half = {feld: teil["meldung"] for feld, teil in formular.antrag.teilwerte.items() if teil.get("meldung")}
    missing = {feld: stand.fehler.get(feld) or half.get(feld) or FEHLT for feld in stand.offen}
    if missing:
        raise Unvollstaendig(felder=missing)


def _appointments(formular: Formular, stand: Formularstand) -> list[Feld]:
    return [feld for feld in formular.leistung.felder if feld.typ == "termin" and feld.feld in stand.angaben]


def _reserve(formular: Formular, feld: Feld, wert: Mapping[str, Any]) -> Slot:
    frage = formular.question(feld.feld)
    termine = formular.terminfeld(frage) if frage else None
    try:
        if termine is None:
            raise TerminWeg
        return termine.reserve(wert["beginn"], wert["standort"])
    except LotseError:
        forget_answer(formular, feld.feld)
        raise TerminWeg(felder={feld.feld: TerminWeg.text}) from None
