"""Turns about the open question: wait, skip, back, again, why, stop."""

from collections.abc import Callable

from tests.actions.antworten import ADRESSE, SOFA, bis_zur_uebersicht, fall, fuelle, wert
from tests.actions.buehne import Buehne, Gesagt


async def beginne(buehne: Buehne, leistung: str = "sperrmuell") -> Gesagt:
    return await buehne.sage("antrag", "x", leistungen={leistung: 0.9})


async def test_waits_and_loses_nothing(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage("pause", "Moment, ich schau nach")
    assert len(gesagt.nachrichten) == 1
    assert gesagt.nachrichten[0]["rolle"] == "antwort"
    assert gesagt.feld == "adresse"
    gesagt = await buehne.antworte(ADRESSE)
    assert gesagt.feld == "gegenstaende"


async def test_an_optional_question_is_skipped(buehne: Buehne) -> None:
    gesagt = await beginne(buehne)
    gesagt = await fuelle(buehne, gesagt, fall("sperrmuell"), bis="email")
    assert gesagt.stand["frage"]["pflicht"] is False
    knopf = next(aktion for aktion in gesagt.stand["frage"]["aktionen"] if aktion["aktion"] == "ueberspringen")
    gesagt = await buehne.druecke(knopf["wert"])
    assert gesagt.feld == "telefon"
    assert "email" not in gesagt.stand["angaben"]


async def test_a_required_question_says_why_and_offers_ways_on(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage("ueberspringen", "das sage ich nicht")
    assert gesagt.feld == "adresse"
    assert "abbrechen" in gesagt.text
    assert "Menschen" in gesagt.text


async def test_who_refuses_a_question_put_again_is_told_why_it_is_needed(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("zurueck", "zurück")
    gesagt = await buehne.sage("ueberspringen", "das sage ich nicht")
    assert gesagt.feld == "adresse"
    assert "Menschen" in gesagt.text
    assert "Mecklenburgstraße 12" in gesagt.text
    gesagt = await buehne.sage("ueberspringen", "dann weiter bitte")
    assert gesagt.feld == "gegenstaende"
    assert gesagt.stand["angaben"]["adresse"].startswith("Mecklenburgstraße 12")


async def test_why_a_field_that_is_named_is_asked(buehne: Buehne) -> None:
    await beginne(buehne, "hundesteuer-anmelden")
    gesagt = await buehne.sage("warum", "wozu brauchst du die Rasse", feld_genannt="hund_rasse")
    assert "Beschreibung des Hundes" in gesagt.text
    assert gesagt.feld == "adresse"


async def test_back_shows_the_old_answer_and_goes_further_back(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.antworte(SOFA)
    gesagt = await buehne.sage("zurueck", "zurück")
    assert gesagt.feld == "gegenstaende"
    assert "1 Sofa" in gesagt.text
    gesagt = await buehne.sage("zurueck", "noch weiter zurück")
    assert gesagt.feld == "adresse"
    assert "Mecklenburgstraße 12" in gesagt.text
    gesagt = await buehne.sage("zurueck", "zurück")
    assert "erste" in gesagt.text or "Anfang" in gesagt.text
    gesagt = await buehne.antworte({**ADRESSE, "hausnummer": "3"})
    assert gesagt.feld == "menge"
    assert gesagt.stand["angaben"]["gegenstaende"] == "1 Sofa"


async def test_back_from_the_summary(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "wilder-muell")
    gesagt = await buehne.sage("zurueck", "zurück")
    assert gesagt.stand["phase"] == "antrag"


async def test_again_in_other_words(buehne: Buehne) -> None:
    erste = await beginne(buehne)
    zweite = await buehne.sage("wiederholen", "wie bitte?")
    dritte = await buehne.sage("wiederholen", "noch mal")
    assert zweite.nachrichten[-1]["text"] != erste.nachrichten[-1]["text"]
    assert zweite.feld == dritte.feld == "adresse"


async def test_why(buehne: Buehne) -> None:
    gesagt = await beginne(buehne)
    gesagt = await buehne.sage("warum", "wozu brauchen Sie das?")
    assert gesagt.nachrichten[-1]["rolle"] == "frage"
    assert len(gesagt.nachrichten[0]["text"]) > 20
    assert gesagt.feld == "adresse"


async def test_what_have_i_said(buehne: Buehne) -> None:
    gesagt = await beginne(buehne)
    gesagt = await buehne.sage("wiederholen", "was habe ich bisher angegeben", thema="angaben")
    assert "noch nichts" in gesagt.text
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage("wiederholen", "was habe ich bisher angegeben", thema="angaben")
    assert [zeile["feld"] for zeile in gesagt.karte("uebersicht")["zeilen"]] == ["adresse"]
    assert gesagt.feld == "gegenstaende"


async def test_plainer_from_now_on(buehne: Buehne, neue_buehne: Callable[..., Buehne]) -> None:
    await beginne(buehne)
    await buehne.sage("wiederholen", "einfacher bitte", thema="einfach")
    gesagt = await buehne.antworte(ADRESSE)
    anders = neue_buehne(einfach=True)
    await beginne(anders)
    assert gesagt.nachrichten[-1]["text"].startswith((await anders.antworte(ADRESSE)).nachrichten[-1]["text"][:12])


async def test_nothing_to_lose_is_cancelled_at_once(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage("abbruch", "abbrechen")
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["leistung"] is None


async def test_something_to_lose_asks_once_and_keeps_the_draft(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage("abbruch", "vergiss es")
    assert (gesagt.feld, gesagt.stand["frage"]["typ"], gesagt.stand["phase"]) == ("rueckfrage", "ja_nein", "antrag")
    assert [option["titel"] for option in gesagt.optionen] == ["Ja, abbrechen", "Nein, weitermachen"]
    gesagt = await buehne.sage("ablehnung", "nein")
    assert gesagt.feld == "gegenstaende"
    await buehne.sage("abbruch", "vergiss es")
    gesagt = await buehne.option(0)
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["angaben"] == {}
    assert "7 Tage" in gesagt.text
    gesagt = await beginne(buehne)
    assert gesagt.feld == "gegenstaende"
    assert "adresse" in gesagt.stand["angaben"]


async def test_stop_said_twice_means_it(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("abbruch", "abbrechen")
    gesagt = await buehne.sage("abbruch", "abbrechen!")
    assert gesagt.stand["phase"] == "frei"


async def test_to_answer_the_form_instead_means_go_on(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("abbruch", "abbrechen")
    gesagt = await buehne.sage(
        "angabe", "ein Sofa", werte=[{"typ": "gegenstaende", "wert": SOFA, "text": "ein Sofa", "feld": None}]
    )
    assert gesagt.feld == "menge"
    assert gesagt.stand["angaben"]["gegenstaende"] == "1 Sofa"


async def test_neither_yes_nor_no_asks_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("abbruch", "abbrechen")
    gesagt = await buehne.sage("angabe", "hm")
    assert gesagt.feld == "rueckfrage"


async def test_nothing_open_to_skip_go_back_or_stop(buehne: Buehne) -> None:
    for absicht in (
        "ueberspringen",
        "zurueck",
        "abbruch",
        "warum",
        "wiederholen",
        "pause",
        "bestaetigung",
        "ablehnung",
    ):
        gesagt = await buehne.sage(absicht, "x")
        assert gesagt.nachrichten
        assert gesagt.stand["phase"] == "frei"
        assert gesagt.stand["frage"] is None


async def test_draft_can_be_deleted_instead_of_kept(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("abbruch", "abbrechen")
    gesagt = await buehne.sage("datenschutz", "und löschen", thema="loeschen")
    assert gesagt.stand["phase"] == "frei"
    gesagt = await beginne(buehne)
    assert gesagt.stand["angaben"] == {}


async def test_weiter_keeps_the_answer_of_a_question_asked_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("zurueck", "zurück")
    gesagt = await buehne.sage("ueberspringen", "weiter")
    assert gesagt.feld == "gegenstaende"
    assert "Mecklenburgstraße 12" in gesagt.stand["angaben"]["adresse"]


async def test_several_optional_questions_are_skipped_at_once(buehne: Buehne) -> None:
    gesagt = await beginne(buehne)
    gesagt = await fuelle(buehne, gesagt, fall("sperrmuell"), bis="email")
    gesagt = await buehne.sage("ueberspringen", "keine Mail, kein Telefon, kein Name", ohne=["telefon", "name"])
    assert gesagt.feld not in ("email", "telefon")
    assert "name" in gesagt.stand["angaben"]


async def test_whoever_leaves_is_told_that_the_form_waits(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage("smalltalk", "tschüss", thema="abschied")
    assert len(gesagt.nachrichten) == 1
    assert "Tage" in gesagt.text
    assert gesagt.feld == "adresse"


async def test_an_answer_taken_back_before_any_change_is_asked_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage("korrektur", "nein, das Alte war richtig", korrektur={"zurueck": True})
    assert gesagt.feld == "adresse"
    assert "Mecklenburgstraße 12" in gesagt.text


async def test_another_number_in_the_street_keeps_the_town(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    neu = {"strasse": ADRESSE["strasse"], "hausnummer": "14"}
    gesagt = await buehne.sage(
        "korrektur", "…", werte=[wert("adresse", neu, "", "adresse")], korrektur={"feld": "adresse"}
    )
    assert gesagt.stand["angaben"]["adresse"] == "Mecklenburgstraße 14, 19053 Schwerin"


async def test_another_street_asks_for_its_number_before_anything_else(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    neu = {"strasse": "Goethestraße", "hausnummer": "41"}
    gesagt = await buehne.sage(
        "korrektur", "…", werte=[wert("adresse", neu, "", "adresse")], korrektur={"feld": "adresse"}
    )
    assert gesagt.feld == "adresse"
    assert "Postleitzahl" in gesagt.text
    gesagt = await buehne.sage("angabe", "19053", werte=[wert("plz", "19053", "", "adresse")])
    assert (gesagt.feld, gesagt.stand["angaben"]["adresse"]) == ("gegenstaende", "Goethestraße 41, 19053 Schwerin")


async def test_what_was_said_beside_a_question_is_not_asked_again(buehne: Buehne) -> None:
    gesagt = await buehne.sage(
        "info", "Ich hab ein Sofa, was kostet die Abholung?", leistungen={"sperrmuell": 0.9}, thema="kosten",
        werte=[wert("gegenstaende", SOFA)],
    )  # fmt: skip
    assert gesagt.stand["phase"] == "frei"
    gesagt = await buehne.sage("angabe", "Mecklenburgstraße 12, 19053", werte=[wert("adresse", ADRESSE)])
    assert gesagt.stand["leistung"] == "sperrmuell"
    assert gesagt.stand["angaben"]["gegenstaende"] == "1 Sofa"
    assert gesagt.feld not in ("adresse", "gegenstaende")


async def test_the_number_for_the_call_back_is_taken_inside_a_form(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("angabe", "0385 123456", werte=[wert("telefon", "+49385123456")])
    assert "0385 123456" in gesagt.text
    assert "Wir rufen" in gesagt.text or "beim Rückruf" in gesagt.text
    assert gesagt.nachrichten[-1]["rolle"] == "frage"


async def test_a_form_that_was_stopped_is_taken_up_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("abbruch", "abbrechen")
    await buehne.option(0)
    gesagt = await buehne.sage("angabe", "ach komm, doch weiter")
    assert (gesagt.stand["leistung"], gesagt.feld) == ("sperrmuell", "gegenstaende")
