"""The page in a conversation: nothing lost, nothing doubled, nothing left over."""

import json
import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.ablauf import fill_form
from tests.e2e.drehbuch import FELDER
from tests.e2e.fake_chat import FakeChat
from tests.e2e.seite import ChatSeite


def test_from_first_word_to_aktenzeichen(chat: ChatSeite, fake: FakeChat) -> None:
    fill_form(chat)
    assert chat.phase == "uebersicht"
    expect(chat.log.locator("[data-karte=uebersicht]")).to_contain_text("Mecklenburgstraße 12")
    expect(chat.answers.get_by_role("button", name="Ja, absenden")).to_have_class(re.compile("kern-btn--primary"))
    chat.pick("Ja, absenden")
    card = chat.log.locator("[data-karte=vorgang]")
    expect(card).to_contain_text("SN-2026-000123")
    expect(card).to_contain_text("K7QM-4TXB-9WPE")
    assert chat.phase == "frei"
    assert fake.letztes.vorgang is not None


def test_number_and_code_can_be_copied(chat: ChatSeite, fenster: BrowserContext) -> None:
    fenster.grant_permissions(["clipboard-read", "clipboard-write"])
    fill_form(chat)
    chat.pick("Ja, absenden")
    chat.log.get_by_role("button", name="Abrufcode kopieren").click()
    expect(chat.page.locator("#status")).to_have_text("Abrufcode kopiert.")
    assert chat.page.evaluate("navigator.clipboard.readText()") == "K7QM-4TXB-9WPE"


def test_enter_sends_and_shift_enter_does_not(chat: ChatSeite) -> None:
    chat.field.press_sequentially("erste Zeile")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("zweite Zeile")
    expect(chat.field).to_have_value("erste Zeile\nzweite Zeile")
    expect(chat.sent).to_have_count(0)
    chat.field.press("Enter")
    expect(chat.sent).to_have_count(1)
    expect(chat.field).to_have_value("")


def test_enter_that_ends_a_composition_does_not_send(chat: ChatSeite) -> None:
    chat.field.fill("こ")
    chat.field.evaluate(
        "(field) => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    expect(chat.sent).to_have_count(0)
    expect(chat.field).to_have_value("こ")


def test_empty_and_too_long_texts_are_refused_in_words(chat: ChatSeite) -> None:
    chat.field.press("Enter")
    expect(chat.page.locator("#eingabe-fehler")).to_have_text("Bitte schreiben Sie zuerst etwas.")
    chat.field.fill("a" * 4_100)
    expect(chat.page.locator("#eingabe-fehler")).to_contain_text("100 Zeichen zu lang")
    chat.field.press("Enter")
    expect(chat.sent).to_have_count(0)
    chat.say("kürzer")
    expect(chat.page.locator("#eingabe-fehler")).to_be_hidden()


def test_options_hold_for_the_open_question_only(chat: ChatSeite) -> None:
    fill_form(chat, until="abholort")
    expect(chat.answers.get_by_role("button")).to_have_text(
        ["Vor dem Haus am Straßenrand", "Im Hof", "In der Einfahrt"]
    )
    chat.pick("Im Hof")
    expect(chat.answers.get_by_role("button")).to_have_text(["Ja", "Nein"])
    expect(chat.sent.last).to_contain_text("Im Hof")
    expect(chat.log.locator("button:not(.werkzeug)")).to_have_count(0)


def test_actions_back_skip_stop_and_human(chat: ChatSeite) -> None:
    fill_form(chat, until="abholort")
    labels = ["Zurück", "Überspringen", "Abbrechen", "Mit einem Menschen sprechen"]
    expect(chat.actions.get_by_role("button")).to_have_text(labels)
    chat.actions.get_by_role("button", name="Überspringen").click()
    expect(chat.form).to_have_attribute("data-feld", "zustimmung")
    chat.actions.get_by_role("button", name="Zurück").click()
    expect(chat.form).to_have_attribute("data-feld", "abholort")
    chat.actions.get_by_role("button", name="Abbrechen").click()
    expect(chat.form).to_have_attribute("data-phase", "frei")
    chat.actions.get_by_role("button", name="Mit einem Menschen sprechen").click()
    expect(chat.form).to_have_attribute("data-phase", "warten_auf_mensch")
    expect(chat.page.locator("#hinweis")).to_contain_text("Ein Mensch meldet sich")
    expect(chat.log.get_by_role("link", name="0385 545-1111")).to_have_attribute("href", "tel:03855451111")


def test_panel_shows_answers_progress_and_changes_them(chat: ChatSeite) -> None:
    fill_form(chat, until="menge")
    expect(chat.panel.locator("dt")).to_have_text(["Adresse", "Gegenstände"])
    expect(chat.panel.get_by_role("progressbar", name="2 von 11 Angaben")).to_be_visible()
    expect(chat.panel).to_contain_text("Sperrmüll abholen lassen")
    chat.press(chat.panel.get_by_role("button", name="Adresse ändern"))
    expect(chat.sent.last).to_contain_text("Adresse ändern")
    expect(chat.panel.get_by_role("combobox", name="Straße")).to_be_focused()
    chat.say("Am Markt 3, 19055 Schwerin")
    expect(chat.panel).to_contain_text("Am Markt 3")
    assert chat.feld == "menge"


def test_panel_is_folded_on_a_narrow_screen(chat: ChatSeite) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    fill_form(chat, until="menge")
    expect(chat.panel.locator("dl")).to_be_hidden()
    chat.panel.get_by_text("Meine Angaben (2)").click()
    expect(chat.panel.locator("dl")).to_be_visible()


def test_all_appointments_by_day(chat: ChatSeite) -> None:
    fill_form(chat, until="termin")
    chat.answers.get_by_role("button", name="Alle Termine anzeigen").click()
    dialog = chat.page.get_by_role("dialog", name="Alle freien Termine")
    dialog.get_by_role("button", name="Liste", exact=True).click()
    days = ["Dienstag, 24. November 2026", "Donnerstag, 26. November 2026", "Dienstag, 1. Dezember 2026"]
    expect(dialog.get_by_role("heading", level=3)).to_have_text(days)
    dialog.get_by_role("button", name="Donnerstag, 26. November 2026, 14:40 Uhr").click()
    expect(dialog).to_be_hidden()
    expect(chat.form).to_have_attribute("data-feld", "abholort")
    expect(chat.panel).to_contain_text("Do, 26.11.2026, 14:40 Uhr")
    expect(chat.field).to_be_focused()


def test_whole_days_stand_below_their_month(chat: ChatSeite, fake: FakeChat) -> None:
    days = [{"titel": f"{tag}.12.2026", "beginn": f"2026-12-{tag}T07:00:00+01:00"} for tag in ("01", "02")]
    fake.letztes.felder = [{**feld, "alle": days} if "alle" in feld else feld for feld in FELDER]
    fill_form(chat, until="termin")
    chat.answers.locator("[data-alle]").click()
    dialog = chat.page.get_by_role("dialog", name="Alle freien Termine")
    expect(dialog.get_by_role("button", name=re.compile("^Dienstag, 1. Dezember 2026$"))).to_be_visible()
    dialog.get_by_role("button", name="Liste", exact=True).click()
    expect(dialog.get_by_role("heading", level=3)).to_have_text(["Dezember 2026"])
    expect(dialog.locator("button[data-wert]")).to_have_text(["01.12.2026", "02.12.2026"])


def test_a_long_list_is_folded_by_day(chat: ChatSeite, fake: FakeChat) -> None:
    slots = [
        {"titel": f"{tag:02}.12.2026, {stunde}:00 Uhr", "beginn": f"2026-12-{tag:02}T{stunde}:00:00+01:00"}
        for tag in range(1, 11)
        for stunde in range(10, 16)
    ]
    fake.letztes.felder = [{**feld, "alle": slots} if "alle" in feld else feld for feld in FELDER]
    fill_form(chat, until="termin")
    chat.answers.locator("[data-alle]").click()
    dialog = chat.page.get_by_role("dialog", name="Alle freien Termine")
    expect(dialog.locator("button[data-wert]:visible")).to_have_count(6)
    dialog.get_by_role("button", name="Liste", exact=True).click()
    expect(dialog.locator("button[data-wert]:visible")).to_have_count(6)
    dialog.get_by_role("heading", name="Donnerstag, 10. Dezember 2026").click()
    expect(dialog.locator("button[data-wert]:visible")).to_have_count(12)
    chat.check_accessible()


def test_a_long_answer_is_shown_from_its_beginning(chat: ChatSeite) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 700})
    chat.page.emulate_media(reduced_motion="reduce")
    fill_form(chat)
    chat.pick("Ja, absenden")
    expect(chat.log.get_by_text("Vielen Dank. Ihr Antrag ist eingegangen.")).to_be_in_viewport()
    expect(chat.log.get_by_text("SN-2026-000123")).to_be_in_viewport()


def test_panel_names_what_was_sent(chat: ChatSeite) -> None:
    fill_form(chat)
    chat.pick("Ja, absenden")
    expect(chat.panel).to_contain_text("SN-2026-000123")
    chat.page.reload()
    chat.ready()
    chat.panel.get_by_role("button", name="Stand abfragen").click()
    expect(chat.log.locator("[data-karte=status]")).to_be_visible()


def test_inputs_that_fit_the_question(chat: ChatSeite, fake: FakeChat) -> None:
    fill_form(chat, until="foto")
    chat.page.get_by_label("Datei auswählen").set_input_files(
        {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"bild"}
    )
    chat.page.get_by_role("button", name="Datei senden").click()
    expect(chat.form).to_have_attribute("data-feld", "auszug")
    assert fake.dateien == [("foto.jpg", b"bild")]
    expect(chat.sent.filter(has_text="foto.jpg")).to_have_count(1)
    chat.page.get_by_label("Datum im Kalender wählen").fill("2026-12-24")
    chat.page.get_by_role("button", name="Datum senden").click()
    expect(chat.sent.last).to_contain_text("24.12.2026")
    expect(chat.form).to_have_attribute("data-feld", "name")
    expect(chat.field).to_have_attribute("autocomplete", "name")
    fill_form(chat, until="email")
    expect(chat.field).to_have_attribute("inputmode", "email")
    fill_form(chat, until="telefon")
    expect(chat.field).to_have_attribute("inputmode", "tel")


def test_a_refused_file_is_explained_and_another_can_be_chosen(chat: ChatSeite) -> None:
    fill_form(chat, until="foto")
    choose = chat.page.get_by_label("Datei auswählen")
    choose.set_input_files({"name": "boese.jpg", "mimeType": "image/jpeg", "buffer": b"MZ"})
    chat.page.get_by_role("button", name="Datei senden").click()
    expect(chat.page.locator("#eingaben")).to_contain_text("Das ist kein Bild. Bitte wählen Sie eine andere Datei.")
    expect(choose).to_be_focused()
    assert chat.feld == "foto"


def test_reload_resumes_the_journal(chat: ChatSeite, fake: FakeChat) -> None:
    fill_form(chat, until="menge")
    before = chat.log.locator(".nachricht__text").all_inner_texts()
    chat.field.fill("halb getippt")
    chat.page.reload()
    chat.ready()
    assert chat.log.locator(".nachricht__text").all_inner_texts() == before
    assert chat.feld == "menge"
    expect(chat.answers.get_by_role("button", name="Ja, etwa 2,4 m³")).to_be_visible()
    expect(chat.field).to_have_value("halb getippt")
    assert len(fake.gespraeche) == 1


def test_token_is_kept_in_the_tab_only(chat: ChatSeite, fenster: BrowserContext, fake: FakeChat) -> None:
    chat.say("Moin")
    stored = json.loads(chat.page.evaluate("sessionStorage.getItem('lotse:schwerin')"))
    assert stored["token"] == fake.letztes.token
    assert chat.page.evaluate("localStorage.length") == 0
    assert fenster.cookies() == []
    assert fake.letztes.token not in chat.page.content()
    other = ChatSeite(fenster.new_page(), chat.address).open()
    assert len(fake.gespraeche) == 2
    expect(other.sent).to_have_count(0)


def test_offline_messages_go_out_later_in_order_and_once(
    chat: ChatSeite, fenster: BrowserContext, fake: FakeChat
) -> None:
    chat.say("Moin")
    fenster.set_offline(True)
    chat.write("Mecklenburgstraße 12, 19053 Schwerin")
    expect(chat.sent.last).to_contain_text("Noch nicht angekommen")
    chat.write("ein Sofa")
    expect(chat.sent.last).to_contain_text("Noch nicht angekommen")
    fenster.set_offline(False)
    expect(chat.form).to_have_attribute("data-feld", "menge")
    expect(chat.log.get_by_text("Noch nicht angekommen")).to_have_count(0)
    own = [each["text"] for each in fake.letztes.nachrichten if each["von"] == "buerger"]
    assert own == ["Moin", "Mecklenburgstraße 12, 19053 Schwerin", "ein Sofa"]
    expect(chat.sent).to_have_count(3)


def test_a_lost_reply_is_asked_for_again_and_acts_once(chat: ChatSeite, fake: FakeChat) -> None:
    chat.say("Moin")
    fake.verschluckt = 2
    chat.write("Mecklenburgstraße 12, 19053 Schwerin")
    expect(chat.form).to_have_attribute("data-feld", "gegenstaende")
    chat.settled()
    assert sum(each["von"] == "buerger" for each in fake.letztes.nachrichten) == 2
    expect(chat.sent).to_have_count(2)
    expect(chat.received).to_have_count(3)


def test_reload_while_offline_message_waits_loses_nothing(chat: ChatSeite, fake: FakeChat) -> None:
    chat.say("Moin")
    fake.verschluckt = 1
    with chat.page.expect_response(lambda response: response.status == 502):
        chat.write("Mecklenburgstraße 12, 19053 Schwerin")
    chat.page.reload()
    chat.ready()
    assert chat.feld == "gegenstaende"
    assert sum(each["von"] == "buerger" for each in fake.letztes.nachrichten) == 2
    expect(chat.sent).to_have_count(2)


def test_a_server_that_fails_is_explained_with_a_way_on(page: Page, adresse: str, fake: FakeChat) -> None:
    fake.ausfaelle = 1
    page.goto(f"{adresse}/schwerin")
    alert = page.get_by_role("alert").filter(has_text="Das Gespräch konnte nicht beginnen")
    expect(alert).to_contain_text("Der Lotse macht gerade eine Pause.")
    expect(alert).to_contain_text("0385 545-1111")
    alert.get_by_role("button", name="Noch einmal versuchen").click()
    expect(page.locator("#eingabe")).to_be_enabled()


def test_messages_that_come_later_appear_by_themselves(chat: ChatSeite, fake: FakeChat) -> None:
    chat.say("Moin")
    fake.push("mensch", "Guten Tag, hier ist das Bürgerbüro.", optionen=[])
    expect(chat.received.last).to_contain_text("hier ist das Bürgerbüro")
    expect(chat.received.last.locator(".nur-vorlesen")).to_have_text("Mitarbeiterin oder Mitarbeiter: ")
    expect(chat.sent).to_have_count(1)
    expect(chat.received).to_have_count(3)


def test_title_says_that_something_is_new(chat: ChatSeite, fake: FakeChat) -> None:
    chat.page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    fake.push("bot", "Ich bin wieder da.", optionen=[])
    expect(chat.page).to_have_title(re.compile("^Neue Nachricht – Bürgerlotse"))
    chat.page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(chat.page).to_have_title("Bürgerlotse – Landeshauptstadt Schwerin")


def test_a_conversation_that_is_gone_can_be_begun_anew(chat: ChatSeite, fake: FakeChat) -> None:
    chat.say("Moin")
    fake.gespraeche.clear()
    chat.write("Hallo?")
    expect(chat.page.get_by_role("alert").filter(has_text="gibt es nicht mehr")).to_be_visible()
    chat.page.get_by_role("button", name="Neues Gespräch beginnen").click()
    chat.ready()
    assert len(fake.gespraeche) == 1


def test_ending_asks_back_and_deletes(chat: ChatSeite, fake: FakeChat) -> None:
    chat.say("Moin")
    chat.page.get_by_role("button", name="Gespräch beenden").click()
    dialog = chat.page.get_by_role("dialog", name="Gespräch beenden und löschen?")
    dialog.get_by_role("button", name="Weiter schreiben").click()
    expect(chat.field).to_be_focused()
    assert len(fake.gespraeche) == 1
    chat.page.get_by_role("button", name="Gespräch beenden").click()
    dialog.get_by_role("button", name="Beenden und löschen").click()
    expect(chat.page.get_by_role("alert").filter(has_text="Gespräch beendet")).to_be_visible()
    assert fake.gespraeche == {}
    assert "token" not in chat.page.evaluate("sessionStorage.getItem('lotse:schwerin')")
    expect(chat.received).to_have_count(0)


def test_plain_language_at_the_start_and_later(chat: ChatSeite, fake: FakeChat) -> None:
    toggle = chat.page.get_by_role("button", name="Einfache Sprache")
    toggle.click()
    expect(chat.received.first).to_contain_text("Ich bin ein Computer-Programm.")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert [each.einfach for each in fake.gespraeche.values()] == [True]
    chat.say("Moin")
    toggle.click()
    expect(chat.sent.last).to_contain_text("Bitte wieder in normaler Sprache")
    assert len(fake.gespraeche) == 1
