"""Staff fill a form in for a citizen: without a token, in their own channel, and never as the applicant."""

import uuid
from typing import Any

import pytest

from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.erfasser import Erfasser
from api.gespraeche.formularbuch import Formularbuch
from api.gespraeche.service import GespraechUnbekannt
from api.vorgaenge.service import VorgangService
from tests.api.gespraeche.conftest import Dialog

KONTO = "konto-von-frau-krueger"
AM_TELEFON = Erfasser(KONTO, "schwerin")
ADRESSE = {"strasse": "Mecklenburgstraße", "hausnummer": "12"}
MUELL: dict[str, Any] = {"meldeort": {"adresse": ADRESSE}, "beschreibung": "Drei Reifen", "fund_datum": "2026-11-20"}


@pytest.fixture
def buch(context: ApiContext) -> Formularbuch:
    return Formularbuch(context)


def act(buch: Formularbuch, dialog: Dialog, antrag: str | None, *befehle: dict[str, Any], wer: Any = AM_TELEFON) -> Any:
    return buch.act(dialog.gespraech, wer, str(uuid.uuid4()), antrag, befehle)


def begin(buch: Formularbuch, dialog: Dialog, **angaben: Any) -> str:
    beginnen = {"befehl": "beginnen", "leistung": "wilder-muell", "angaben": angaben}
    return str(act(buch, dialog, None, beginnen).ergebnis.zustand["antrag"])


def submit(buch: Formularbuch, dialog: Dialog, antrag: str, wer: Any) -> str:
    sicht = buch.read(dialog.gespraech, wer, "wilder-muell")
    offen = [{"befehl": "ueberspringen", "feld": feld} for feld in sicht.form.offen] if sicht.form else []
    schritt = act(buch, dialog, antrag, *offen, {"befehl": "einreichen"}, wer=wer)
    return str(schritt.ergebnis.ergebnisse[-1]["aktenzeichen"])


def test_a_draft_and_its_case_say_who_filled_in_and_by_which_way(
    buch: Formularbuch, dialog: Dialog, context: ApiContext
) -> None:
    antrag = begin(buch, dialog, **MUELL)
    with context.db.reading() as session:
        row = AntragService(context, session).get(antrag)
        assert (row.erfasst_von, row.kanal) == (KONTO, "telefon")
    aktenzeichen = submit(buch, dialog, antrag, AM_TELEFON)
    with context.db.reading() as session:
        vorgang = VorgangService(context, session).get(aktenzeichen)
        assert (vorgang.erfasst_von, vorgang.kanal) == (KONTO, "telefon")
        assert KONTO not in str(vorgang.angaben) + str(vorgang.anzeige)
        assert KONTO not in VorgangService(context, session).status_of(vorgang).model_dump_json()


def test_nobody_filled_in_for_citizens_who_do_it_themselves(
    buch: Formularbuch, dialog: Dialog, context: ApiContext
) -> None:
    dialog.beginne("wilder-muell", **MUELL)
    antrag = str(buch.read(dialog.gespraech, dialog.token, "wilder-muell").antrag)
    aktenzeichen = submit(buch, dialog, antrag, dialog.token)
    with context.db.reading() as session:
        vorgang = VorgangService(context, session).get(aktenzeichen)
        assert (vorgang.erfasst_von, vorgang.kanal) == (None, "formular")


def test_who_helped_with_a_draft_of_the_citizen_is_kept_when_the_citizen_sends_it(
    buch: Formularbuch, dialog: Dialog, context: ApiContext
) -> None:
    dialog.beginne("wilder-muell", beschreibung="Drei Reifen")
    antrag = str(buch.read(dialog.gespraech, dialog.token, "wilder-muell").antrag)
    im_gespraech = Erfasser(KONTO, "schwerin", "web")
    rest = {feld: wert for feld, wert in MUELL.items() if feld != "beschreibung"}
    act(buch, dialog, antrag, {"befehl": "setzen", "angaben": rest}, wer=im_gespraech)
    aktenzeichen = submit(buch, dialog, antrag, dialog.token)
    with context.db.reading() as session:
        assert VorgangService(context, session).get(aktenzeichen).erfasst_von == KONTO


def test_a_conversation_of_another_mandant_is_unknown_to_staff(buch: Formularbuch, dialog: Dialog) -> None:
    fremd = Erfasser(KONTO, "anderswo")
    begin(buch, dialog)
    with pytest.raises(GespraechUnbekannt):
        buch.read(dialog.gespraech, fremd, "wilder-muell")
    with pytest.raises(GespraechUnbekannt):
        act(buch, dialog, None, {"befehl": "setzen", "angaben": MUELL}, wer=fremd)
    with pytest.raises(GespraechUnbekannt):
        buch.line_metadata(dialog.gespraech, fremd)


def test_all_questions_are_read_at_once_in_the_order_of_the_form(buch: Formularbuch, dialog: Dialog) -> None:
    begin(buch, dialog, beschreibung="Drei Reifen")
    sicht = buch.read(dialog.gespraech, AM_TELEFON, "wilder-muell", alle=True)
    assert sicht.form is not None
    assert tuple(blatt.frage.feld for blatt in sicht.blaetter) == sicht.form.erreichbar
    assert next(blatt for blatt in sicht.blaetter if blatt.frage.feld == "beschreibung").anzeige == "Drei Reifen"
    assert buch.read(dialog.gespraech, AM_TELEFON, "wilder-muell").blaetter == ()


def test_a_line_is_read_with_every_field_in_view_and_none_asked(buch: Formularbuch, dialog: Dialog) -> None:
    begin(buch, dialog)
    metadata = buch.line_metadata(dialog.gespraech, AM_TELEFON)
    assert metadata["frage"] is None
    sicht = buch.read(dialog.gespraech, AM_TELEFON, "wilder-muell")
    assert sicht.form is not None
    assert [feld["feld"] for feld in metadata["felder"]] == list(sicht.form.erreichbar)
