"""Wrong answers, words to be read, remarks, and forms that a rule ends."""

from collections.abc import Callable

from api.context import ApiContext
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.gaenge import (
    ADRESSE,
    SOFA,
    START,
    begin,
    cases,
    shown,
    until_check,
)
from tests.integrations.website.seiten.lesebot import LeseBot


def test_an_error_names_the_field_and_keeps_what_was_typed(besucher: Besucher) -> None:
    begin(besucher)
    besucher.press("Weiter", {"adresse-strasse": "Am Markt", "adresse-hausnummer": "zwölf"})
    assert besucher.falsch
    assert besucher.seite.titel.startswith("Fehler: An welcher Adresse")
    assert besucher.seite.links["„zwölf“ ist keine Hausnummer. Richtig wäre zum Beispiel 12 oder 12b."]
    assert (shown(besucher, "adresse-strasse"), shown(besucher, "adresse-hausnummer")) == ("Am Markt", "zwölf")


def test_a_street_that_is_not_known_may_be_chosen_or_kept(besucher: Besucher) -> None:
    begin(besucher)
    besucher.press("Weiter", {"adresse-strasse": "Mecklenburgstrase"})
    besucher.press("Mecklenburgstraße", {"adresse-hausnummer": "12", "adresse-plz": "19053"})
    assert besucher.wo == "gegenstaende"
    besucher.follow("Zurück")
    assert shown(besucher, "adresse-strasse") == "Mecklenburgstraße"


def test_nothing_chosen_is_asked_for(besucher: Besucher) -> None:
    begin(besucher, "wohngeld")
    besucher.press("Weiter")
    assert besucher.falsch
    assert "Bitte wählen Sie eine der Möglichkeiten." in besucher.seite.text


def test_words_are_read_by_the_bot_and_what_it_can_not_read_is_refused_by_the_form(
    besucher: Besucher, lesebot: LeseBot
) -> None:
    begin(besucher)
    besucher.press("Weiter", ADRESSE)
    besucher.press("Weiter", SOFA)
    assert (besucher.wo, shown(besucher, "menge")) == ("menge", "1,5 m³")
    besucher.press("Weiter", {"menge": "sehr viel"})
    assert "Bitte geben Sie eine Zahl an" in besucher.seite.text
    besucher.press("Weiter", {"menge": "drei"})
    assert besucher.wo == "termin"
    metadata = lesebot.gelesen[-1]["metadata"]
    assert (metadata["frage"]["feld"], metadata["frage"]["typ"], metadata["phase"]) == ("menge", "zahl", "antrag")


def test_while_the_bot_is_away_nothing_is_lost(besucher: Besucher, lesebot: LeseBot) -> None:
    begin(besucher)
    besucher.press("Weiter", ADRESSE)
    besucher.press("Weiter", SOFA)
    lesebot.krank = True
    besucher.press("Weiter", {"menge": "drei"})
    assert besucher.falsch
    assert "können wir gerade nicht lesen" in besucher.seite.text
    assert shown(besucher, "menge") == "drei"
    besucher.press("Weiter", {"menge": "3"})  # needs no reading
    assert besucher.wo == "termin"


def test_a_remark_is_told_on_the_next_page(besucher: Besucher) -> None:
    begin(besucher)
    besucher.press("Weiter", ADRESSE)
    besucher.press("Weiter", {**SOFA, "gegenstaende-2-was": "Fernseher"})
    assert besucher.wo == "menge"
    assert "Elektrogeräte zählen nicht zum Sperrmüll" in besucher.seite.text


def test_a_rule_ends_the_form_with_reason_and_office(besucher: Besucher, context: ApiContext) -> None:
    begin(besucher)
    besucher.press("Weiter", {**ADRESSE, "adresse-plz": "19288", "adresse-ort": "Ludwigslust"})
    assert besucher.wo == "ende"
    assert "außerhalb von Schwerin" in besucher.seite.text
    assert "SAS Schweriner Abfallentsorgung" in besucher.seite.text
    besucher.open(f"{START}/gegenstaende")
    assert besucher.antwort.status_code == 404
    assert not cases(context)


def test_the_second_collection_of_a_year_is_refused(
    besucher: Besucher, noch_ein_besucher: Callable[[], Besucher]
) -> None:
    begin(besucher)
    until_check(besucher)
    besucher.press("Ja, absenden")
    anderer = noch_ein_besucher()
    begin(anderer)
    anderer.press("Weiter", ADRESSE)
    assert anderer.wo == "ende"
    assert "in diesem Jahr schon eine Abholung" in anderer.seite.text
