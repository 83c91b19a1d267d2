"""Answers and corrections in an open form."""

import pytest

from tests.actions.antworten import ADRESSE, SOFA, bis_zur_uebersicht, fall, fuelle, wert
from tests.actions.buehne import Buehne, Gesagt


async def beginne(buehne: Buehne, leistung: str = "sperrmuell") -> Gesagt:
    return await buehne.sage("antrag", "x", leistungen={leistung: 0.9})


async def test_a_missing_part_is_asked_for(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.antworte({"strasse": "Mecklenburgstraße"})
    assert gesagt.feld == "adresse"
    assert "Hausnummer" in gesagt.text
    gesagt = await buehne.sage("angabe", "12", werte=[wert("hausnummer", "12", "12", "adresse")])
    if "adresse" not in gesagt.stand["angaben"]:
        assert "Postleitzahl" in gesagt.text
        gesagt = await buehne.sage("angabe", "19053", werte=[wert("plz", "19053", "19053", "adresse")])
    assert gesagt.stand["angaben"]["adresse"].startswith("Mecklenburgstraße 12")


async def test_an_unknown_street_is_asked_once_and_then_taken(buehne: Buehne) -> None:
    await beginne(buehne)
    unbekannt = {**ADRESSE, "strasse": "Zaubergasse"}
    gesagt = await buehne.antworte(unbekannt)
    assert gesagt.feld == "adresse"
    assert "Zaubergasse" in gesagt.text
    assert gesagt.optionen
    gesagt = await buehne.antworte(unbekannt)
    assert gesagt.stand["angaben"]["adresse"].startswith("Zaubergasse 12")


async def test_a_change_of_a_part_says_what_it_was(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage(
        "korrektur", "die Hausnummer ist doch 14", werte=[wert("hausnummer", "14", "14", "adresse")],
        korrektur={"feld": "adresse", "alt": None, "verneint": False},
    )  # fmt: skip
    assert "Ich habe die Hausnummer geändert: 14 statt 12." in gesagt.text
    assert gesagt.feld == "gegenstaende"
    assert gesagt.stand["angaben"]["adresse"].startswith("Mecklenburgstraße 14")


async def test_a_correction_by_value_finds_the_field(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage(
        "korrektur", "nicht 12, sondern 7", werte=[wert("zahl", "7", "7")],
        korrektur={"feld": None, "alt": "12", "verneint": False},
    )  # fmt: skip
    assert "7 statt 12" in gesagt.text
    assert gesagt.stand["angaben"]["adresse"].startswith("Mecklenburgstraße 7")


async def test_pointing_asks_the_last_answer_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.antworte(SOFA)
    gesagt = await buehne.sage("korrektur", "das war falsch")
    assert gesagt.feld == "gegenstaende"
    assert "1 Sofa" in gesagt.text
    gesagt = await buehne.antworte([{"art": "sessel", "anzahl": 2, "bezeichnung": "Sessel"}])
    assert gesagt.stand["angaben"]["gegenstaende"] == "2 Sessel"
    assert gesagt.feld == "menge"


async def test_a_named_field_without_a_value_is_asked_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage(
        "korrektur", "die Adresse stimmt nicht", korrektur={"feld": "adresse", "alt": None, "verneint": False}
    )
    assert gesagt.feld == "adresse"


async def test_a_correction_can_be_taken_back(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    korrektur = {"feld": "adresse", "alt": None, "verneint": False}
    await buehne.sage("korrektur", "doch 14", werte=[wert("hausnummer", "14", "14", "adresse")], korrektur=korrektur)
    gesagt = await buehne.sage(
        "korrektur", "doch wieder 12", werte=[wert("hausnummer", "12", "12", "adresse")], korrektur=korrektur
    )
    assert "12 statt 14" in gesagt.text


async def test_answer_and_correction_in_one_message(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage(
        "korrektur", "ein Sofa, und die Hausnummer ist 14",
        werte=[wert("gegenstaende", SOFA, "ein Sofa", "gegenstaende"), wert("hausnummer", "14", "14", "adresse")],
        korrektur={"feld": "adresse", "alt": None, "verneint": False},
    )  # fmt: skip
    assert gesagt.stand["angaben"]["gegenstaende"] == "1 Sofa"
    assert "14 statt 12" in gesagt.text
    assert gesagt.feld == "menge"


async def test_negation_takes_an_item_out(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.antworte([*SOFA, {"art": "kleiderschrank", "anzahl": 1, "bezeichnung": "Schrank"}])
    gesagt = await buehne.sage(
        "korrektur", "nein, den Schrank nicht",
        werte=[wert("gegenstaende", [{"art": "kleiderschrank", "anzahl": 1, "bezeichnung": "Schrank"}])],
        korrektur={"feld": "gegenstaende", "alt": None, "verneint": True},
    )  # fmt: skip
    assert gesagt.stand["angaben"]["gegenstaende"] == "1 Sofa"
    assert "1 Sofa" in gesagt.text


async def test_what_falls_away_with_a_branch_is_said(buehne: Buehne) -> None:
    gesagt = await beginne(buehne)
    antworten = {**fall("sperrmuell"), "abholort": {"wert": "woanders"}, "abholort_beschreibung": "gegenüber am Platz"}
    gesagt = await fuelle(buehne, gesagt, antworten, bis="name")
    assert "abholort_beschreibung" in gesagt.stand["angaben"]
    felder = buehne.metadata(buehne.zeile("x"))["felder"]
    optionen = [option["wert"] for feld in felder if feld["feld"] == "abholort" for option in feld["optionen"]]
    anders = next(option for option in optionen if option != "woanders")
    gesagt = await buehne.sage(
        "korrektur", "doch an der Straße",
        werte=[wert("auswahl", {"wert": anders, "text": "an der Straße"}, "", "abholort")],
        korrektur={"feld": "abholort", "alt": None, "verneint": False},
    )  # fmt: skip
    assert "abholort_beschreibung" not in gesagt.stand["angaben"]
    assert "entfällt" in gesagt.text or "brauche ich nicht mehr" in gesagt.text


async def test_an_unreadable_answer_climbs(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = [await buehne.sage("angabe", "öhm") for _ in range(3)]
    assert [eins.feld for eins in gesagt] == ["adresse"] * 3
    assert "Adresse" in gesagt[0].text
    assert "Zum Beispiel" in gesagt[1].text
    assert gesagt[2].karte("kontakt")["telefon"]
    assert "Mensch" in gesagt[2].text
    assert len({eins.nachrichten[0]["text"] for eins in gesagt}) == 3
    gesagt = await buehne.antworte(ADRESSE)
    assert gesagt.feld == "gegenstaende"


async def test_a_wrong_value_says_what_is_wrong_and_climbs(buehne: Buehne) -> None:
    gesagt = await beginne(buehne, "hundesteuer-anmelden")
    gesagt = await fuelle(buehne, gesagt, fall("hundesteuer-anmelden"), bis="chipnummer")
    gesagt = await buehne.antworte("12")
    assert "15" in gesagt.text
    gesagt = await buehne.antworte("13")
    gesagt = await buehne.antworte("14")
    assert "Mensch" in gesagt.text
    assert gesagt.feld == "chipnummer"


async def test_a_rule_that_ends_the_form_says_where_to_go(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.antworte({"strasse": "Reeperbahn", "hausnummer": "1", "plz": "20359", "ort": "Hamburg"})
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["leistung"] is None
    assert gesagt.karte("kontakt")
    assert {"event": "active_loop", "name": None, "timestamp": None} in gesagt.ereignisse


async def test_answer_and_question_in_one_message(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage(
        "angabe", "Mecklenburgstr. 12, was kostet das?", werte=[wert("adresse", ADRESSE, "", "adresse")],
        nebenfrage={"absicht": "info", "thema": "kosten"},
    )  # fmt: skip
    assert "adresse" in gesagt.stand["angaben"]
    assert "kosten" in gesagt.text.lower() or "€" in gesagt.text
    assert gesagt.feld == "gegenstaende"


async def test_a_digression_is_answered_first_then_asked_in_other_words(buehne: Buehne) -> None:
    gesagt = await beginne(buehne)
    frage = gesagt.nachrichten[-1]["text"]
    gesagt = await buehne.sage("info", "was kostet das?", thema="kosten")
    assert gesagt.nachrichten[0]["rolle"] == "antwort"
    assert gesagt.nachrichten[-1]["rolle"] == "frage"
    assert gesagt.nachrichten[-1]["text"] != frage
    assert not any(nachricht["optionen"] for nachricht in gesagt.nachrichten[:-1])
    assert gesagt.feld == "adresse"


async def test_the_proposal_is_taken_by_yes_and_left_by_no(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.antworte(SOFA)
    assert gesagt.feld == "menge"
    vorher = gesagt.nachrichten[-1]["text"]
    gesagt = await buehne.sage("ablehnung", "nein")
    assert gesagt.feld == "menge"
    assert gesagt.nachrichten[-1]["text"] != vorher
    gesagt = await buehne.sage("bestaetigung", "doch, stimmt")
    assert gesagt.stand["angaben"]["menge"] == "1,5 m³"


@pytest.mark.parametrize("ort", ["mitten", "uebersicht"])
async def test_changes_by_pressing_an_item(buehne: Buehne, ort: str) -> None:
    if ort == "mitten":
        await beginne(buehne)
        await buehne.antworte(ADRESSE)
        gesagt = await buehne.sage("wiederholen", "was habe ich bisher angegeben", thema="angaben")
    else:
        gesagt = await bis_zur_uebersicht(buehne, "sperrmuell")
    zeile = next(zeile for zeile in gesagt.karte("uebersicht")["zeilen"] if zeile["feld"] == "adresse")
    gesagt = await buehne.druecke(zeile["aendern"])
    assert gesagt.feld == "adresse"
    assert gesagt.stand["phase"] == "antrag"
    gesagt = await buehne.antworte({**ADRESSE, "hausnummer": "3"})
    assert gesagt.stand["phase"] == ("antrag" if ort == "mitten" else "uebersicht")
    assert gesagt.stand["angaben"]["adresse"].startswith("Mecklenburgstraße 3")


async def test_a_bare_part_of_a_known_answer_changes_it(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage("angabe", "die Hausnummer ist 14", werte=[wert("hausnummer", "14", "14")])
    assert "14 statt 12" in gesagt.text
    assert gesagt.feld == "gegenstaende"


async def test_values_that_belong_nowhere_count_as_unread(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage("angabe", "SN-X 1", werte=[wert("kennzeichen", "SN-X 1", "SN-X 1")])
    assert gesagt.nachrichten[0]["rolle"] == "antwort"
    assert gesagt.feld == "adresse"
    assert buehne.zustand()["fehlversuche"] == {"adresse": 1}
