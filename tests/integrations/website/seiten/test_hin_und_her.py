"""Back and forth: changes, double clicks, other tabs, taken appointments, lost drafts, other devices."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.models import Gespraech
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.gaenge import (
    ADRESSE,
    FRAU_MUELLER,
    SOFA,
    START,
    begin,
    cases,
    first_slot,
    shown,
    until_check,
)

IM_NETZ = 3
"""Places of a slot in the Bürgerbüro that are not kept for calls."""


def test_change_an_answer_from_the_check(besucher: Besucher) -> None:
    begin(besucher)
    until_check(besucher)
    besucher.follow_to("abholort")
    assert shown(besucher, "abholort") == "strasse"
    besucher.press("Weiter", {"abholort": "woanders"})
    assert besucher.wo == "abholort_beschreibung"
    besucher.press("Weiter", {"abholort_beschreibung": "gegenüber, am Wendeplatz"})
    assert besucher.wo == "pruefen"
    besucher.follow_to("abholort")
    besucher.press("Weiter", {"abholort": "strasse"})
    assert besucher.wo == "pruefen"
    assert "Damit entfällt: Beschreibung des Abstellplatzes." in besucher.seite.text


def test_a_page_from_the_past_sets_its_answer_again(besucher: Besucher, uhr: FixedClock) -> None:
    """Back, another answer, back again, the first answer: the last one holds, though the form was sent before."""
    begin(besucher, "wohngeld")
    erst = besucher.prepare("Weiter", {"antragsart": "erstantrag"})
    dann = besucher.prepare("Weiter", {"antragsart": "erhoehung"})
    for anfrage in (erst, dann, erst):
        uhr.advance(timedelta(seconds=5))
        besucher.take(besucher.http.request(**anfrage, follow_redirects=True))
    besucher.open("/schwerin/antrag/wohngeld/antragsart")
    assert shown(besucher, "antragsart") == "erstantrag"


def test_a_double_click_submits_once_and_the_way_back_shows_the_receipt(
    besucher: Besucher, context: ApiContext
) -> None:
    begin(besucher)
    until_check(besucher)
    absenden = besucher.prepare("Ja, absenden")
    for _ in range(3):
        besucher.take(besucher.http.request(**absenden, follow_redirects=True))
        assert besucher.wo == "eingereicht"
    (vorgang,) = cases(context)
    assert vorgang.aktenzeichen in besucher.seite.text
    besucher.open(f"{START}/name")
    assert besucher.wo == "eingereicht"


def test_an_old_page_of_a_submitted_draft_does_not_touch_the_next_one(besucher: Besucher, context: ApiContext) -> None:
    begin(besucher, "wohngeld")
    alt = besucher.prepare("Weiter", {"antragsart": "erhoehung"})
    besucher.open("/schwerin/antrag/wohngeld/loeschen")
    besucher.press("Ja, löschen")
    begin(besucher, "wohngeld")
    besucher.press("Weiter", {"antragsart": "erstantrag"})
    besucher.take(besucher.http.request(**alt, follow_redirects=True))
    assert besucher.antwort.status_code in (403, 404)
    besucher.open("/schwerin/antrag/wohngeld/antragsart")
    assert shown(besucher, "antragsart") == "erstantrag"


def test_the_button_sends_only_what_it_stood_under(besucher: Besucher, context: ApiContext) -> None:
    begin(besucher)
    until_check(besucher)
    absenden = besucher.prepare("Ja, absenden")
    besucher.follow_to("name")
    besucher.press("Weiter", {"name-vorname": "Olga"})
    besucher.take(besucher.http.request(**absenden, follow_redirects=True))
    assert "haben sich inzwischen geändert" in besucher.seite.text
    assert not cases(context)
    besucher.press("Ja, absenden")
    assert cases(context)[0].anzeige["name"] == "Olga Müller"


def test_two_forms_in_two_tabs(besucher: Besucher) -> None:
    begin(besucher)
    erster_tab = besucher.prepare("Weiter", ADRESSE)
    begin(besucher, "wohngeld")
    assert besucher.wo == "antragsart"
    besucher.take(besucher.http.request(**erster_tab, follow_redirects=True))
    assert besucher.pfad == f"{START}/gegenstaende"
    besucher.open("/schwerin/antrag/wohngeld")
    assert "schon begonnen" in besucher.seite.text
    besucher.press("Weitermachen")
    assert besucher.wo in ("antragsart", "uebernehmen")


def test_what_was_said_before_is_offered_once(besucher: Besucher) -> None:
    begin(besucher)
    until_check(besucher)
    besucher.press("Ja, absenden")
    begin(besucher, "meldebescheinigung")
    assert besucher.wo == "uebernehmen"
    assert "Anna Müller" in besucher.seite.text
    besucher.press("Ja, übernehmen")
    besucher.open("/schwerin/antrag/meldebescheinigung/name")
    assert shown(besucher, "name-nachname") == "Müller"


def test_an_appointment_taken_meanwhile_is_asked_again(
    besucher: Besucher, noch_ein_besucher: Callable[[], Besucher], uhr: FixedClock
) -> None:
    begin(besucher, "termin")
    besucher.press("Weiter", {"anliegen": "personalausweis"})
    slot = first_slot(besucher)
    waehlen = besucher.prepare("Weiter", {"termin": slot})
    for nr in range(IM_NETZ):
        anderer = noch_ein_besucher()
        begin(anderer, "termin")
        anderer.press("Weiter", {"anliegen": "personalausweis"})
        anderer.press("Weiter", {"termin": slot})
        assert anderer.wo == "name", nr
    besucher.take(besucher.http.request(**waehlen, follow_redirects=True))
    assert (besucher.falsch, besucher.wo) == (True, "termin")
    assert "nicht mehr frei" in besucher.seite.text
    assert slot not in {f.wert for form in besucher.seite.formulare for f in form.felder}


def test_a_slot_lost_before_submission_leads_back_to_the_appointment(
    besucher: Besucher, noch_ein_besucher: Callable[[], Besucher], uhr: FixedClock
) -> None:
    def until_termin(wer: Besucher) -> str:
        begin(wer, "termin")
        wer.press("Weiter", {"anliegen": "personalausweis"})
        return first_slot(wer)

    slot = until_termin(besucher)
    besucher.press("Weiter", {"termin": slot})
    besucher.press("Weiter", FRAU_MUELLER)
    besucher.press("Überspringen")
    besucher.press("Überspringen")
    absenden = besucher.prepare("Ja, absenden")
    uhr.advance(timedelta(minutes=20))
    for _ in range(IM_NETZ):
        anderer = noch_ein_besucher()
        assert until_termin(anderer) == slot
        anderer.press("Weiter", {"termin": slot})
    besucher.take(besucher.http.request(**absenden, follow_redirects=True))
    assert besucher.wo == "termin"
    assert "Ihr Termin ist leider inzwischen vergeben" in besucher.seite.text


def test_a_draft_that_ran_out_is_said_to_be_gone(besucher: Besucher, uhr: FixedClock) -> None:
    begin(besucher)
    weiter = besucher.prepare("Weiter", ADRESSE)
    uhr.advance(timedelta(days=8))
    besucher.take(besucher.http.request(**weiter, follow_redirects=True))
    assert besucher.antwort.status_code == 404
    assert "finden wir nicht mehr" in besucher.seite.text
    begin(besucher)
    assert besucher.wo == "adresse"


def test_delete_leaves_nothing(besucher: Besucher, context: ApiContext) -> None:
    begin(besucher)
    besucher.press("Weiter", ADRESSE)
    besucher.follow("Abbrechen und löschen")
    besucher.press("Ja, löschen")
    assert besucher.pfad == START
    assert "Ihr Antrag ist gelöscht" in besucher.seite.text
    assert not [name for name in besucher.http.cookies if "lotse" in name]
    with context.db.reading() as session:
        assert not list(session.scalars(select(Gespraech)))


def test_begin_anew_throws_the_old_draft_away(besucher: Besucher) -> None:
    begin(besucher)
    besucher.press("Weiter", ADRESSE)
    besucher.open(START)
    besucher.press("Verwerfen und neu beginnen")
    assert (besucher.wo, shown(besucher, "adresse-strasse")) == ("adresse", "")


def test_go_on_later_with_a_code_on_another_device(
    besucher: Besucher, noch_ein_besucher: Callable[[], Besucher]
) -> None:
    begin(besucher)
    besucher.press("Weiter", ADRESSE)
    besucher.press("Später weitermachen")
    code = besucher.seite.text.split("anderen Gerät: ")[1].split()[0]
    anderer = noch_ein_besucher()
    anderer.open("/schwerin/antrag/weiter")
    anderer.press("Weiter", {"code": "AAAAA-AAAAA-AAAAA-AAAAA"})
    assert (anderer.falsch, shown(anderer, "code")) == (True, "AAAAA-AAAAA-AAAAA-AAAAA")
    anderer.press("Weiter", {"code": code.lower()})
    assert anderer.wo == "gegenstaende"
    anderer.press("Weiter", SOFA)
    besucher.open(f"{START}/gegenstaende")
    assert shown(besucher, "gegenstaende-1-was") == "Sofa"


def test_the_chat_opens_the_same_conversation(besucher: Besucher, context: ApiContext) -> None:
    begin(besucher)
    besucher.press("Weiter", ADRESSE)
    antwort = besucher.http.request(**besucher.prepare("Im Gespräch weitermachen"), follow_redirects=False)
    assert antwort.status_code == 303
    assert antwort.headers["location"].startswith("/schwerin#weiter=")
    with context.db.reading() as session:
        gespraech = session.scalars(select(Gespraech)).one()
        assert gespraech.stand["frage"]["feld"] == "gegenstaende"
        assert gespraech.kanal == "formular"
