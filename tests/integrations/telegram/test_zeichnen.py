"""What becomes of the journal before it is sent."""

from types import SimpleNamespace
from typing import Any

from api.messenger.service import Chatlage
from integrations.telegram.karten import render
from integrations.telegram.knoepfe import SEITE, page_buttons
from integrations.telegram.zeichnen import draw, split, utf16_length

ADRESSE = "https://lotse.example.org"


def chat(**anders: Any) -> Chatlage:
    vorgabe: dict[str, Any] = {
        "id": "c", "kennung": 1, "kennung_hash": "h", "mandant": "m", "gespraech": "g", "token": "t",
        "war_im_gespraech": True, "tasten": None, "gesperrt": False, "will_nachrichten": None,
        "nachrichten_gefragt": False, "vorab": (), "einfach": False, "stand": {},
    }  # fmt: skip
    return Chatlage(**{**vorgabe, **anders})


def row(text: str, **anders: Any) -> Any:
    vorgabe = {"von": "bot", "art": "antwort", "zu": 1, "optionen": None, "karte": None, "kanal": None, "name": None}
    return SimpleNamespace(**{**vorgabe, "text": text, **anders})


def test_answers_to_one_message_are_one_message() -> None:
    said = draw(chat(), [row("Danke."), row("Wann?", art="frage")], ADRESSE)
    assert [entwurf.text for entwurf in said] == ["Danke.\n\nWann?"]


def test_news_other_channels_and_the_citizen_are_left_out() -> None:
    neue = [row("x", von="buerger"), row("Stand", art="status"), row("Web", kanal="web"), row("Ja", kanal="telegram")]
    assert [entwurf.text for entwurf in draw(chat(), neue, ADRESSE)] == ["Ja"]


def test_a_human_is_named_and_leaves_the_buttons_alone() -> None:
    (entwurf,) = draw(chat(), [row("Guten Tag", von="mensch", name="Frau Beyer")], ADRESSE)
    assert entwurf.text == "Frau Beyer schreibt:\nGuten Tag"
    assert not entwurf.loest_ab


def test_after_a_submission_it_is_asked_once_whether_news_are_wanted() -> None:
    karte = {"art": "vorgang", "aktenzeichen": "SN-2026-000123", "abrufcode": "ABCD"}
    neue = [row("Fertig.", karte=karte)]
    fertig, frage = draw(chat(), neue, ADRESSE)
    assert "Aktenzeichen: SN-2026-000123" in fertig.text
    assert frage.fragt_nachrichten
    assert len(draw(chat(nachrichten_gefragt=True), neue, ADRESSE)) == 1
    assert len(draw(chat(will_nachrichten=False), neue, ADRESSE)) == 1


def test_a_card_says_nothing_twice() -> None:
    karte = {"art": "kontakt", "titel": "Bürgerbüro", "telefon": "0385 545-1111", "email": "amt@example.org"}
    assert render(karte, "Rufen Sie das Bürgerbüro an: 0385 545-1111.", ADRESSE) == "E-Mail: amt@example.org"


def test_with_a_number_it_says_how_the_form_goes_on_by_telephone() -> None:
    karte = {"art": "kontakt", "titel": "Bürgerbüro", "telefon": "0385 545-1111"}
    neue = [row("Rufen Sie an.", karte=karte), row("Wann?", art="frage")]
    (im_antrag,) = draw(chat(stand={"leistung": "sperrmuell"}), neue, ADRESSE)
    (ohne,) = draw(chat(), neue, ADRESSE)
    assert ("/telefon" in im_antrag.text, "/telefon" in ohne.text) == (True, False)


def test_moments_and_own_addresses_are_readable() -> None:
    termin = {"art": "termin", "beginn": "2026-12-01T08:00:00+01:00"}
    assert render(termin, "", ADRESSE) == "Termin: Dienstag, 01.12.2026, 08:00 Uhr"
    assert render({"art": "leistung", "url": "/m/leistungen/x"}, "", ADRESSE) == f"Mehr dazu: {ADRESSE}/m/leistungen/x"


def test_long_text_is_cut_between_words_and_nothing_is_lost() -> None:
    text = "wort 😀 " * 2000
    teile = split(text)
    assert all(0 < utf16_length(teil) <= 4096 for teil in teile)
    assert "".join("".join(teile).split()) == "".join(text.split())


def test_every_option_is_on_one_page() -> None:
    optionen = [{"titel": f"Wahl {nummer}", "wert": f"w{nummer}"} for nummer in range(2 * SEITE + 1)]
    seiten = [page_buttons(optionen, "/alle", seite) for seite in range(3)]
    gezeigt = [taste.inhalt["wert"] for seite in seiten for zeile in seite for taste in zeile if "wert" in taste.inhalt]
    assert gezeigt == [option["wert"] for option in optionen]
    wege = [[t.inhalt["seite"] for zeile in seite for t in zeile if "alle" in t.inhalt] for seite in seiten]
    assert wege == [[1], [0, 2], [1]]
