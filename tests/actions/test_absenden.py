"""Summary, submission, and what comes after."""

from datetime import timedelta

import pytest

from api.gespraeche.models import Zug
from api.vorgaenge.service import VorgangService
from tests.actions.antworten import ADRESSE, SOFA, absenden, bis_zur_uebersicht, fall, fuelle, startbare, wert
from tests.actions.buehne import Buehne


@pytest.mark.parametrize("leistung", startbare())
async def test_from_the_first_word_to_the_status(buehne: Buehne, leistung: str) -> None:
    gesagt = await bis_zur_uebersicht(buehne, leistung)
    assert gesagt.stand["phase"] == "uebersicht"
    assert gesagt.stand["frage"]["typ"] == "bestaetigung"
    assert gesagt.optionen[0]["titel"] == "Ja, absenden"
    for anzeige in gesagt.stand["angaben"].values():
        assert anzeige in gesagt.text
    assert gesagt.karte("uebersicht")["naechstes"] in gesagt.text
    gesagt = await buehne.option(0)
    vorgang = gesagt.stand["vorgang"]
    assert gesagt.karte("vorgang")["aktenzeichen"] == vorgang["aktenzeichen"]
    assert vorgang["abrufcode"] in gesagt.text
    assert (gesagt.stand["phase"], gesagt.stand["frage"], gesagt.stand["angaben"]) == ("frei", None, {})
    gesagt = await buehne.sage("status", "wo ist mein Antrag?")
    assert gesagt.karte("status")["aktenzeichen"] == vorgang["aktenzeichen"]
    assert gesagt.stand["vorgang"] is None


@pytest.mark.parametrize("leistung", startbare())
async def test_the_case_holds_the_typed_values(buehne: Buehne, leistung: str) -> None:
    gesagt = await absenden(buehne, leistung)
    with buehne.context.db.reading() as session:
        vorgang = VorgangService(buehne.context, session).get(gesagt.stand["vorgang"]["aktenzeichen"])
        assert vorgang.leistung == leistung
        assert vorgang.gespraech == buehne.gespraech
        for feld, wert in fall(leistung).items():
            if isinstance(wert, dict) and wert.keys() >= {"vorname"}:
                assert vorgang.angaben[feld] == wert


async def test_a_change_in_the_summary_shows_it_anew_and_the_old_button_is_void(buehne: Buehne) -> None:
    gesagt = await bis_zur_uebersicht(buehne, "sperrmuell")
    alter_knopf = gesagt.optionen[0]["wert"]
    gesagt = await buehne.sage(
        "korrektur", "die Hausnummer ist 3", werte=[wert("hausnummer", "3", "3", "adresse")],
        korrektur={"feld": "adresse", "alt": None, "verneint": False},
    )  # fmt: skip
    assert "3 statt" in gesagt.text
    assert gesagt.stand["phase"] == "uebersicht"
    assert gesagt.karte("uebersicht")
    with pytest.raises(AssertionError, match="gilt nicht"):
        await buehne.druecke(alter_knopf)


async def test_no_in_the_summary_asks_what_to_change(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "sperrmuell")
    gesagt = await buehne.option(1)
    assert gesagt.stand["phase"] == "uebersicht"
    assert "ändern" in gesagt.text or "richtig" in gesagt.text
    gesagt = await buehne.sage("bestaetigung", "passt doch")
    assert gesagt.stand["vorgang"]


async def test_yes_with_a_change_shows_the_change_first(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "sperrmuell")
    gesagt = await buehne.sage("bestaetigung", "ja, aber Hausnummer 3", werte=[wert("hausnummer", "3", "3", "adresse")])
    assert gesagt.stand["vorgang"] is None
    assert gesagt.stand["phase"] == "uebersicht"


async def test_a_question_in_the_summary(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "sperrmuell")
    gesagt = await buehne.sage("info", "was kostet das", thema="kosten")
    assert gesagt.stand["phase"] == "uebersicht"
    assert gesagt.optionen[0]["titel"] == "Ja, absenden"


async def test_the_parked_form_is_offered_after_the_second(buehne: Buehne) -> None:
    await buehne.sage("antrag", "Sofa", leistungen={"sperrmuell": 0.9})
    await buehne.antworte(ADRESSE)
    await buehne.sage("antrag", "Müll im Wald", leistungen={"wilder-muell": 0.9})
    gesagt = await buehne.option(0)
    await fuelle(buehne, gesagt, fall("wilder-muell"))
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["frage"] is None
    gesagt = await buehne.option(0)
    assert gesagt.stand["leistung"] == "sperrmuell"
    assert "adresse" in gesagt.stand["angaben"]


async def test_a_slot_lost_meanwhile_is_asked_anew(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "sperrmuell")
    buehne.context.clock.advance(timedelta(days=6))  # type: ignore[attr-defined]
    gesagt = await buehne.sage("bestaetigung", "ja")
    if gesagt.stand["vorgang"] is None:
        assert gesagt.feld == "termin"


async def test_a_repeated_turn_says_the_same_and_acts_once(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "sperrmuell")
    metadata = buehne.metadata(buehne.zeile("die-letzte"))
    deutung = {"leistungen": [], "werte": []}
    erste = await buehne.turn_with("bestaetigung", "ja", deutung, metadata)
    zweite = await buehne.turn_with("bestaetigung", "ja", deutung, metadata)
    assert erste.nachrichten == zweite.nachrichten
    with buehne.context.db.reading() as session:
        assert len(VorgangService(buehne.context, session).of_gespraech(buehne.gespraech)) == 1
        assert session.get(Zug, (buehne.gespraech, "die-letzte", 0)) is not None


async def test_every_turn_of_a_conversation_repeats_itself(buehne: Buehne) -> None:
    """Also turns of two steps, and ones that change the draft."""
    zuege = [
        ("antrag", [{"leistung": "sperrmuell", "sicherheit": 0.9}], []),
        ("angabe", [], [wert("adresse", ADRESSE, "", "adresse")]),
        ("angabe", [], [wert("gegenstaende", SOFA, "", "gegenstaende")]),
        ("korrektur", [], [wert("hausnummer", "14", "14", "adresse")]),
        ("antrag", [{"leistung": "wilder-muell", "sicherheit": 0.9}], []),
        ("bestaetigung", [], []),
        ("mensch", [], []),
    ]
    for nummer, (absicht, leistungen, werte) in enumerate(zuege):
        metadata = buehne.metadata(buehne.zeile(f"zug-{nummer}"))
        deutung = {"leistungen": leistungen, "werte": werte}
        erste = await buehne.turn_with(absicht, "x", deutung, metadata)
        vorher = buehne.zustand()
        zweite = await buehne.turn_with(absicht, "x", deutung, metadata)
        assert erste.nachrichten == zweite.nachrichten
        assert erste.ereignisse == zweite.ereignisse
        assert buehne.zustand() == vorher


async def test_sending_before_the_end_leaves_out_what_may_be_left_out(buehne: Buehne) -> None:
    gesagt = await buehne.sage("antrag", "x", leistungen={"laterne-defekt": 0.9})
    gesagt = await buehne.sage("bestaetigung", "jetzt absenden")
    assert gesagt.feld == "meldeort"
    assert "fehlt" in gesagt.text
    gesagt = await fuelle(buehne, gesagt, fall("laterne-defekt"), bis="foto")
    gesagt = await buehne.sage("bestaetigung", "jetzt absenden")
    assert gesagt.stand["phase"] == "uebersicht"


async def test_a_value_said_at_the_summary_replaces_the_one_shown(buehne: Buehne) -> None:
    gesagt = await bis_zur_uebersicht(buehne, "wunschkennzeichen")
    vorher = gesagt.stand["angaben"]["kennzeichen"]
    gesagt = await buehne.sage("angabe", "SN-LK 99", werte=[wert("kennzeichen", "SN-LK 99")])
    assert gesagt.stand["phase"] == "uebersicht"
    assert gesagt.stand["angaben"]["kennzeichen"] == "SN-LK 99" != vorher
