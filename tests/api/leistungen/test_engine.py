from typing import Any

from api.leistungen.engine import question, remove_items, summary
from tests.api.leistungen.formular import Formular

ANNA = {"vorname": "Anna", "nachname": "Müller"}
HIER = {"strasse": "Marktplatz", "hausnummer": "3", "plz": "12345", "ort": "Probstadt"}
SACKGASSE = {"strasse": "Am Wendehammer", "hausnummer": "3", "plz": "12346", "ort": "Probstadt"}
SOFAS = [{"art": "sofa", "anzahl": 2, "bezeichnung": "Sofas"}]
TAG = {"standort": None, "beginn": "2026-12-01T07:00:00+01:00"}
HOF = {"wert": "hof", "text": "im Hof"}
VOLL: dict[str, Any] = {
    "adresse": SACKGASSE, "gegenstaende": SOFAS, "menge": 3, "termin": TAG, "abholort": HOF, "hofnummer": 2,
    "schluessel": "Frau Probst", "name": ANNA,
}  # fmt: skip


def test_first_question_of_an_empty_form(fuhre: Formular) -> None:
    stand = fuhre.stand()
    assert stand.frage is not None
    assert (stand.frage.feld, stand.frage.typ, stand.frage.pflicht) == ("adresse", "adresse", True)
    assert stand.erreichbar == ("adresse", "gegenstaende", "menge", "termin", "name", "email")
    assert stand.unentschieden == ("zone", "abholort", "hofnummer", "schluessel", "telefon")
    assert (stand.erledigt, stand.gesamt) == (0, 6)
    assert not stand.vollstaendig


def test_proposal_is_worded_and_typed(fuhre: Formular) -> None:
    frage = fuhre.stand({"adresse": HIER, "gegenstaende": SOFAS}).frage
    assert frage is not None
    assert frage.text == "Das sind etwa 3 m³. Stimmt das?"
    assert frage.vorschlag is not None
    assert frage.vorschlag.wert == 3


def test_without_a_proposal_the_other_wording_is_used(fuhre: Formular) -> None:
    viele = [{"art": "sofa", "anzahl": 20, "bezeichnung": "Sofas"}]
    frage = fuhre.stand({"adresse": HIER, "gegenstaende": viele}).frage
    assert frage is not None
    assert frage.vorschlag is None, "20 sofas are more than may be fetched, so nothing is proposed"
    assert frage.text == "Wie viel ist es?"


def test_branch_opens_and_closes_transitively(fuhre: Formular) -> None:
    offen = fuhre.stand(VOLL)
    assert offen.gestrichen == ()
    assert [eine.unterlage for eine in offen.unterlagen] == ["vollmacht"]
    anders = fuhre.stand({**VOLL, "adresse": HIER})
    assert set(anders.gestrichen) == {"abholort", "hofnummer", "schluessel"}
    assert "schluessel" not in anders.anzeige
    assert anders.unterlagen == ()
    an_der_strasse = fuhre.stand({**VOLL, "abholort": {"wert": "strasse", "text": "draußen"}})
    assert set(an_der_strasse.gestrichen) == {"hofnummer", "schluessel"}


def test_answers_of_an_undecided_branch_wait(fuhre: Formular) -> None:
    ohne = {feld: wert for feld, wert in VOLL.items() if feld != "abholort"}
    stand = fuhre.stand(ohne)
    assert stand.gestrichen == ()
    assert stand.gegeben["schluessel"] == "Frau Probst"
    assert "schluessel" not in stand.anzeige
    assert stand.frage is not None
    assert stand.frage.feld == "abholort"


def test_derived_fields_fill_themselves_and_are_never_asked(fuhre: Formular) -> None:
    stand = fuhre.stand({"adresse": HIER})
    assert stand.anzeige["zone"] == "M"
    assert "zone" not in stand.gegeben
    assert "zone" not in stand.erreichbar
    assert fuhre.stand({"adresse": SACKGASSE}).anzeige["zone"] == "wird geprüft"
    assert fuhre.stand({"adresse": HIER, "zone": "erfunden"}).anzeige["zone"] == "M"


def test_zone_follows_house_number_and_side(fuhre: Formular) -> None:
    for nummer, zone in (("12", "N"), ("13", "wird geprüft"), ("22", "wird geprüft")):
        adresse = {"strasse": "Bergstraße", "hausnummer": nummer, "plz": "12345", "ort": "Probstadt"}
        assert fuhre.stand({"adresse": adresse}).anzeige["zone"] == zone


def test_optional_fields_are_asked_and_skipping_decides_what_follows(fuhre: Formular) -> None:
    fast = {**VOLL, "adresse": HIER}
    frage = fuhre.stand(fast).frage
    assert frage is not None
    assert (frage.feld, frage.pflicht) == ("email", False)
    danach = fuhre.stand(fast, ["email"]).frage
    assert danach is not None
    assert danach.feld == "telefon"
    assert fuhre.stand(fast, ["email", "telefon"]).vollstaendig
    assert fuhre.stand({**fast, "email": "a@example.org"}).vollstaendig, "with an e-mail nobody asks for the telephone"


def test_required_fields_cannot_be_skipped(fuhre: Formular) -> None:
    stand = fuhre.stand({}, ["adresse", "name", "unsinn"])
    assert stand.frage is not None
    assert stand.frage.feld == "adresse"
    assert stand.uebersprungen == ()


def test_fee_waits_for_facts_and_answers(fuhre: Formular, alles: Formular) -> None:
    frei, zweite = fuhre.stand().gebuehr, fuhre.stand(fuhren_im_jahr=1).gebuehr
    assert frei is not None
    assert (frei.gebuehr, frei.betrag, frei.text) == ("frei", "0.00", "kostenlos")
    assert zweite is not None
    assert (zweite.gebuehr, zweite.anzeige, zweite.quelle) == ("zweite", "20,00 €", "Probe")
    assert alles.stand().gebuehr is None, "the first rule is undecided"
    blau = {"selbst": "ja", "art": "blau", "anzahl": 3}
    assert alles.stand(blau).gebuehr is None, "how many copies is not known yet"
    mal = alles.stand({**blau, "kopien": 3}).gebuehr
    assert mal is not None
    assert (mal.betrag, mal.anzeige) == ("30.00", "30,00 €")
    sonst = alles.stand({"selbst": "nein", "anzahl": 3}).gebuehr
    assert sonst is not None
    assert sonst.text == "3,50 € je Kopie"


def test_stored_answer_that_no_longer_passes_is_asked_again(fuhre: Formular) -> None:
    stand = fuhre.stand({**VOLL, "menge": 9})
    assert "höchstens 5 m³" in stand.fehler["menge"]
    assert "menge" not in stand.gegeben
    assert stand.frage is not None
    assert stand.frage.feld == "menge"


def test_end_by_rule(fuhre: Formular) -> None:
    stand = fuhre.stand({"adresse": {"strasse": "Reeperbahn", "hausnummer": "1", "plz": "20359", "ort": "Hamburg"}})
    assert stand.abbruch == "Diese Adresse liegt außerhalb von Probstadt."
    assert stand.frage is None
    assert not stand.vollstaendig


def test_preset_counts_as_answered_until_something_else_is_said(alles: Formular) -> None:
    stand = alles.stand({"name": ANNA, "iban": "DE02120300000000202051"})
    assert stand.anzeige["kontoinhaber"] == "Anna Müller"
    assert "kontoinhaber" not in stand.gegeben
    assert "kontoinhaber" not in stand.offen
    bo = {"vorname": "Bo", "nachname": "Ek"}
    assert (
        alles.stand({"name": ANNA, "iban": "DE02120300000000202051", "kontoinhaber": bo}).anzeige["kontoinhaber"]
        == "Bo Ek"
    )
    assert "kontoinhaber" in alles.stand({"name": ANNA, "iban": "DE02120300000000202051"}).erreichbar


def test_single_choice_fills_itself(alles: Formular) -> None:
    stand = alles.stand()
    assert stand.anzeige["nur_eins"] == "Das Einzige"
    assert "nur_eins" not in stand.offen


def test_counted_rows(alles: Formular) -> None:
    zeile = {"name": "Anna", "einkommen": "1.00"}
    assert alles.stand({"haushalt": [zeile, zeile]}).anzeige["personen"] == "2"
    assert "personen" not in alles.stand().anzeige


def test_appointments_come_from_the_choice(besuch: Formular) -> None:
    stand = besuch.stand()
    assert stand.anzeige["anliegen"] == "Ausweis beantragen"
    assert stand.frage is not None
    assert [wahl.titel for wahl in stand.frage.optionen] == ["Rathaus", "Nebenstelle Süd"]
    frage = besuch.stand({"standort": "Süden"}).frage
    assert frage is not None
    assert (frage.feld, frage.kalender, frage.standort) == ("termin", "schalter", "nebenstelle")


def test_changing_the_place_asks_for_a_new_time(besuch: Formular) -> None:
    termin = {"standort": "rathaus", "beginn": "2026-12-07T09:00:00+01:00"}
    assert besuch.stand({"standort": "rathaus", "termin": termin, "name": ANNA}).vollstaendig
    stand = besuch.stand({"standort": "nebenstelle", "termin": termin, "name": ANNA})
    assert stand.offen == ("termin",)


def test_summary_reads_everything(fuhre: Formular) -> None:
    stand = fuhre.stand({**VOLL, "adresse": HIER}, ["email", "telefon"])
    blatt = summary(fuhre.leistung, fuhre.mandant, stand)
    assert [(zeile.feld, zeile.anzeige) for zeile in blatt.zeilen] == [
        ("adresse", "Marktplatz 3, 12345 Probstadt"), ("zone", "M"), ("gegenstaende", "2 Sofas"), ("menge", "3 m³"),
        ("termin", "Dienstag, 01.12.2026"), ("name", "Anna Müller"),
    ]  # fmt: skip
    assert blatt.gebuehr_text == "kostenlos"
    assert blatt.naechstes == "Wir kommen an dem Tag, den Sie gewählt haben."
    assert blatt.naechstes_einfach == "Wir kommen."


def test_unknown_fee_names_the_office(besuch: Formular) -> None:
    blatt = summary(besuch.leistung, besuch.mandant, besuch.stand())
    assert "Rathaus Probstadt, Telefon 0000 99" in blatt.gebuehr_text


def test_question_of_an_answered_field(fuhre: Formular) -> None:
    stand = fuhre.stand(VOLL)
    frage = question(fuhre.leistung, fuhre.mandant, "menge", stand, fuhre.umfeld)
    assert frage is not None
    assert frage.vorschlag is None, "no proposal beside an answer"
    for unerreichbar in ("zone", "unsinn"):
        assert question(fuhre.leistung, fuhre.mandant, unerreichbar, stand, fuhre.umfeld) is None


def test_taking_things_out(fuhre: Formular) -> None:
    zeilen = [*SOFAS, {"art": "stuhl", "anzahl": 1, "bezeichnung": "Stuhl"}]
    geprueft = remove_items(
        fuhre.leistung, fuhre.mandant, "gegenstaende", ["das Sofa"], {"gegenstaende": zeilen}, fuhre.umfeld
    )
    assert [zeile["art"] for zeile in geprueft.wert] == ["stuhl"]


def test_texts_know_the_town_and_its_limits(fuhre: Formular) -> None:
    ohne = fuhre.pruefe("menge", 7)
    assert ohne.meldung == "7 m³ ist zu viel. Möglich sind höchstens 5 m³."


def test_questions_carry_help_and_an_example(fuhre: Formular, besuch: Formular) -> None:
    frage, wahl = fuhre.stand().frage, besuch.stand().frage
    assert frage is not None
    assert wahl is not None
    assert frage.einfach == "Wo holen wir ab?"
    assert frage.anders == frage.text
    assert frage.autocomplete == "street-address"
    assert frage.beispiel == "Musterstraße 12, 12345 Musterstadt"
    assert wahl.beispiel is None, "what can be chosen needs no example"
