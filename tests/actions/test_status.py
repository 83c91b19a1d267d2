"""Status queries, withdrawal and appointments called off, with the same proof."""

from collections.abc import Callable

import pytest

from tests.actions.antworten import ADRESSE, absenden, bis_zur_uebersicht, fall, fuelle, wert
from tests.actions.buehne import Buehne


@pytest.fixture
async def vorgang(neue_buehne: Callable[..., Buehne]) -> dict[str, str]:
    """A case submitted in another conversation."""
    gesagt = await absenden(neue_buehne(), "sperrmuell")
    return dict(gesagt.stand["vorgang"])


async def test_asks_for_number_then_code(buehne: Buehne, vorgang: dict[str, str]) -> None:
    gesagt = await buehne.sage("status", "wo ist mein Antrag?")
    assert (gesagt.stand["phase"], gesagt.feld, gesagt.stand["frage"]["typ"]) == ("status", "aktenzeichen", "text")
    gesagt = await buehne.sage("angabe", "…", werte=[wert("aktenzeichen", vorgang["aktenzeichen"], "", "aktenzeichen")])
    assert (gesagt.stand["phase"], gesagt.feld) == ("status", "abrufcode")
    gesagt = await buehne.sage("angabe", "…", werte=[wert("abrufcode", vorgang["abrufcode"], "", "abrufcode")])
    assert gesagt.karte("status")["aktenzeichen"] == vorgang["aktenzeichen"]
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["frage"] is None


async def test_both_at_once(buehne: Buehne, vorgang: dict[str, str]) -> None:
    werte = [wert("aktenzeichen", vorgang["aktenzeichen"]), wert("abrufcode", vorgang["abrufcode"])]
    gesagt = await buehne.sage("status", "Stand zu …", werte=werte)
    assert gesagt.karte("status")["aktenzeichen"] == vorgang["aktenzeichen"]


async def test_the_same_words_for_unknown_number_and_wrong_code(buehne: Buehne, vorgang: dict[str, str]) -> None:
    falscher_code = [wert("aktenzeichen", vorgang["aktenzeichen"]), wert("abrufcode", "AAAA-AAAA-AAAA-AAAA")]
    falsche_nummer = [wert("aktenzeichen", "SN-2026-999999"), wert("abrufcode", vorgang["abrufcode"])]
    eins = await buehne.sage("status", "x", werte=falscher_code)
    zwei = await buehne.sage("status", "x", werte=falsche_nummer)
    assert eins.nachrichten[0]["text"] == zwei.nachrichten[0]["text"]
    assert eins.stand["frage"] == zwei.stand["frage"]
    assert not zwei.karten


async def test_too_many_tries_say_so(buehne: Buehne) -> None:
    werte = [wert("aktenzeichen", "SN-2026-999999"), wert("abrufcode", "AAAA-AAAA-AAAA-AAAA")]
    gesagt = [await buehne.sage("status", "x", werte=werte) for _ in range(12)][-1]
    assert "zehn Minuten" in gesagt.text
    assert gesagt.stand["phase"] == "frei"


async def test_an_unreadable_number_gets_an_example(buehne: Buehne) -> None:
    await buehne.sage("status", "wo ist mein Antrag?")
    gesagt = await buehne.sage("angabe", "weiß nicht")
    assert gesagt.feld == "aktenzeichen"
    gesagt = await buehne.sage("abbruch", "egal")
    assert gesagt.stand["phase"] == "frei"


async def test_inside_a_form_nothing_is_asked_and_the_question_stays(buehne: Buehne, vorgang: dict[str, str]) -> None:
    await buehne.sage("antrag", "x", leistungen={"wilder-muell": 0.9})
    vorher = buehne.letzte.stand if buehne.letzte else {}
    gesagt = await buehne.sage("status", "wo ist mein Antrag?")
    assert gesagt.stand["phase"] == "antrag"
    assert gesagt.stand["frage"] == vorher["frage"]
    werte = [wert("aktenzeichen", vorgang["aktenzeichen"]), wert("abrufcode", vorgang["abrufcode"])]
    gesagt = await buehne.sage("status", "…", werte=werte)
    assert gesagt.karte("status")["aktenzeichen"] == vorgang["aktenzeichen"]
    assert gesagt.stand["frage"] == vorher["frage"]


async def test_withdraw_the_case_of_this_conversation(buehne: Buehne) -> None:
    await absenden(buehne, "sperrmuell")
    gesagt = await buehne.sage("storno", "ich will das zurückziehen")
    assert (gesagt.feld, gesagt.stand["phase"]) == ("rueckfrage", "frei")
    gesagt = await buehne.sage("ablehnung", "nein")
    assert gesagt.stand["frage"] is None
    await buehne.sage("storno", "ich will das zurückziehen")
    gesagt = await buehne.option(0)
    assert gesagt.karte("status")["status"] == "zurueckgezogen"


async def test_call_the_appointment_off_and_the_slot_is_free_again(
    buehne: Buehne, neue_buehne: Callable[..., Buehne]
) -> None:
    gesagt = await buehne.sage("antrag", "x", leistungen={"termin": 0.9})
    gesagt = await fuelle(buehne, gesagt, fall("termin"), bis="termin")
    slot = gesagt.stand["frage"]["optionen"][0]["titel"]
    gesagt = await fuelle(buehne, gesagt, fall("termin"))
    await buehne.sage("bestaetigung", "ja")
    gesagt = await buehne.sage("termin_absagen", "Termin absagen")
    assert gesagt.feld == "rueckfrage"
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert "abgesagt" in gesagt.text
    andere = neue_buehne()
    gesagt = await andere.sage("antrag", "x", leistungen={"termin": 0.9})
    gesagt = await fuelle(andere, gesagt, fall("termin"), bis="termin")
    assert slot in [option["titel"] for option in gesagt.stand["frage"]["optionen"]]


async def test_withdraw_by_number_and_code(buehne: Buehne, vorgang: dict[str, str]) -> None:
    werte = [wert("aktenzeichen", vorgang["aktenzeichen"]), wert("abrufcode", vorgang["abrufcode"])]
    gesagt = await buehne.sage("storno", "zurückziehen", werte=werte)
    assert gesagt.feld == "rueckfrage"
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert gesagt.karte("status")["status"] == "zurueckgezogen"


async def test_withdraw_needs_the_right_code(buehne: Buehne, vorgang: dict[str, str]) -> None:
    werte = [wert("aktenzeichen", vorgang["aktenzeichen"]), wert("abrufcode", "AAAA-AAAA-AAAA-AAAA")]
    gesagt = await buehne.sage("storno", "zurückziehen", werte=werte)
    assert gesagt.feld == "aktenzeichen"


async def test_nothing_submitted_to_withdraw(buehne: Buehne) -> None:
    gesagt = await buehne.sage("storno", "zurückziehen")
    assert gesagt.feld == "aktenzeichen"
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage("storno", "zurückziehen")
    assert gesagt.feld == "rueckfrage"
    assert gesagt.optionen[0]["titel"] == "Ja, abbrechen"


async def test_whoever_has_no_number_is_sent_to_a_human_and_let_go(buehne: Buehne) -> None:
    """It climbs: what a number looks like, a human, the query is left; never in a circle."""
    await buehne.sage("status", "wo ist mein Antrag?")
    gesagt = [await buehne.sage("ueberspringen", "weiß ich nicht") for _ in range(3)]
    assert [g.feld for g in gesagt] == ["aktenzeichen", "aktenzeichen", None]
    assert "Mensch" not in gesagt[0].text
    assert "Mensch" in gesagt[1].text
    assert gesagt[2].karte("kontakt")
    assert gesagt[2].stand["phase"] == "frei"


async def test_a_form_that_is_open_is_not_sent_yet(buehne: Buehne) -> None:
    await buehne.sage("antrag", "x", leistungen={"hundesteuer-anmelden": 0.9})
    gesagt = await buehne.sage("status", "wo ist mein Antrag?")
    assert gesagt.feld == "adresse"
    assert "Adresse, Name des Hundes, Rasse und" in gesagt.text
    assert "abgesendet" in gesagt.text.lower()


async def test_the_summary_lacks_but_a_yes(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "wilder-muell")
    gesagt = await buehne.sage("status", "ist das schon da?")
    assert gesagt.feld == "bestaetigung"
    assert "nur noch Ihr Ja" in gesagt.text


async def test_nothing_is_sent_twice(buehne: Buehne) -> None:
    gesagt = await absenden(buehne, "wilder-muell")
    nummer = gesagt.stand["vorgang"]["aktenzeichen"]
    gesagt = await buehne.sage("bestaetigung", "ja, absenden")
    assert "schon" in gesagt.text
    assert nummer in gesagt.text
    assert gesagt.stand["vorgang"] is None
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert nummer not in gesagt.text
