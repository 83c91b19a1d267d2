"""Inputs that fit the question: by mouse, by keyboard, by screen reader names, narrow and wide."""

import asyncio
import re
import struct
import zlib

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.drehbuch_eingaben import EINGABEN, NACHWEISE
from tests.e2e.fake_chat import FakeChat
from tests.e2e.fake_werkzeuge import FakeWerkzeuge
from tests.e2e.seite import ChatSeite

TALL_PX = 2_400
"""Nothing lies half behind a bar then: what is cut off counts as too small a target."""


@pytest.fixture
def fake() -> FakeChat:
    return FakeChat(felder=EINGABEN)


def go_to(chat: ChatSeite, feld: str) -> ChatSeite:
    """Answers in words until `feld` is asked."""
    chat.say("Moin")
    while chat.feld != feld:
        chat.say(next(each["antwort"] for each in EINGABEN if each["feld"] == chat.feld))
    return chat


def inputs(chat: ChatSeite) -> Locator:
    return chat.page.locator("#eingaben")


def check(chat: ChatSeite) -> None:
    """Accessible and without scrolling sideways, wide and narrow."""
    before = chat.page.viewport_size
    for width in (1280, 320):
        chat.page.set_viewport_size({"width": width, "height": TALL_PX})
        chat.check_accessible()
        chat.check_no_horizontal_scroll()
    if before:
        chat.page.set_viewport_size(before)


def png(width: int = 3, height: int = 2) -> bytes:
    """A small red picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = (b"\0" + b"\xff\0\0" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_date_with_limits_and_near_days(chat: ChatSeite) -> None:
    go_to(chat, "auszug")
    check(chat)
    field = inputs(chat).get_by_label("Datum im Kalender wählen")
    assert (field.get_attribute("min"), field.get_attribute("max")) == ("2026-11-20", "2027-11-20")
    field.fill("2028-01-01")
    inputs(chat).get_by_role("button", name="Datum senden").click()
    expect(inputs(chat).get_by_role("alert")).to_have_text("Möglich ist es bis zum 20.11.2027.")
    expect(field).to_be_focused()
    chat.check_accessible()
    field.fill("2026-12-24")
    chat.press(inputs(chat).get_by_role("button", name="Datum senden"))
    expect(chat.sent.last).to_contain_text("24.12.2026")
    assert chat.feld == "adresse"


def test_words_still_answer_beside_an_input(chat: ChatSeite) -> None:
    go_to(chat, "auszug")
    chat.say("am Heiligabend")
    assert chat.feld == "adresse"


def test_an_address_by_keyboard_with_suggestions(chat: ChatSeite, werkzeuge: FakeWerkzeuge) -> None:
    go_to(chat, "adresse")
    page = chat.page
    street = page.get_by_role("combobox", name="Straße")
    street.press_sequentially("meck")
    expect(page.get_by_role("option", name=re.compile("Mecklenburgstraße"))).to_be_visible()
    assert werkzeuge.gesucht == ["meck"]
    check(chat)
    street.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    street.press("Enter")
    expect(page.get_by_label("Hausnummer")).to_be_focused()
    expect(page.get_by_label("Postleitzahl")).to_have_value("19053")
    page.keyboard.type("12 b")
    before = chat.received.count()
    page.keyboard.press("Enter")
    expect(chat.received.nth(before)).to_be_visible()
    expect(chat.sent.last).to_contain_text("Mecklenburgstraße 12 b, 19053 Schwerin")


def test_a_street_in_two_postal_codes_asks_which(chat: ChatSeite) -> None:
    go_to(chat, "adresse")
    page = chat.page
    page.get_by_role("combobox", name="Straße").press_sequentially("mede")
    page.get_by_role("option").first.click()
    page.get_by_label("Postleitzahl").select_option("19057")
    page.get_by_label("Hausnummer").fill("3")
    chat.check_accessible()
    chat.press(page.get_by_role("button", name="Adresse senden"))
    expect(chat.sent.last).to_contain_text("Medeweger Straße 3, 19057 Schwerin")


def test_escape_closes_the_suggestions_only(chat: ChatSeite) -> None:
    go_to(chat, "adresse")
    street = chat.page.get_by_role("combobox", name="Straße")
    street.press_sequentially("me")
    expect(chat.page.get_by_role("option").first).to_be_visible()
    street.press("Escape")
    expect(chat.page.get_by_role("option")).to_have_count(0)
    expect(street).to_be_focused()
    expect(street).to_have_value("me")


def test_a_name_in_two_fields(chat: ChatSeite) -> None:
    go_to(chat, "name")
    check(chat)
    page = chat.page
    page.get_by_role("button", name="Name senden").click()
    expect(page.get_by_label("Vorname")).to_be_focused()
    expect(inputs(chat).get_by_role("alert").filter(has_text="Vornamen")).to_be_visible()
    page.get_by_label("Vorname").fill("Anna")
    page.get_by_label("Nachname").fill("Müller")
    chat.press(page.get_by_role("button", name="Name senden"))
    expect(chat.sent.last).to_contain_text("Anna Müller")


def test_things_as_chips_by_keyboard(chat: ChatSeite) -> None:
    go_to(chat, "gegenstaende")
    page = chat.page
    page.get_by_label("Was möchten Sie eintragen?").focus()
    for thing in ("Sessel", "Bett", "Teppich"):
        page.keyboard.type(thing)
        page.keyboard.press("Enter")
    expect(page.get_by_role("listitem")).to_have_count(3)
    check(chat)
    page.get_by_role("button", name="Anzahl Sessel erhöhen").press("Enter")
    page.get_by_role("button", name="1 Bett entfernen").press("Enter")
    expect(page.get_by_role("button", name="1 Teppich entfernen")).to_be_focused()
    chat.press(page.get_by_role("button", name="Fertig"))
    expect(chat.sent.last).to_contain_text("2 Sessel, 1 Teppich")


def test_several_answers_are_ticked(chat: ChatSeite) -> None:
    go_to(chat, "zusatz")
    boxes = inputs(chat).get_by_role("checkbox")
    expect(boxes).to_have_count(len(NACHWEISE))
    expect(chat.answers.get_by_role("button")).to_have_count(0)
    check(chat)
    boxes.nth(4).press("Space")
    boxes.nth(0).press("Space")
    chat.press(inputs(chat).get_by_role("button", name="Auswahl senden"))
    expect(chat.sent.last).to_contain_text("Familienstand und Ehepartner und Kinder")


def test_appointments_as_calendar_by_keyboard(chat: ChatSeite) -> None:
    go_to(chat, "termin")
    page = chat.page
    chat.answers.get_by_role("button", name="Alle Termine anzeigen").press("Enter")
    dialog = page.get_by_role("dialog", name="Alle freien Termine")
    expect(dialog.get_by_role("grid", name="November 2026")).to_be_visible()
    check(chat)
    day = dialog.get_by_role("button", name=re.compile("24. November 2026, 6 freie Termine"))
    day.focus()
    for key in ("ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(dialog.get_by_role("grid", name="Dezember 2026")).to_be_visible()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", name="Dienstag, 1. Dezember 2026")).to_be_visible()
    expect(dialog.get_by_role("heading", name="Stadtteilbüro Dreesch")).to_be_visible()
    chat.press(dialog.get_by_role("button", name=re.compile("1. Dezember 2026, Stadtteilbüro Dreesch, 08:20 Uhr")))
    expect(dialog).to_be_hidden()
    expect(chat.sent.last).to_contain_text("Di, 01.12.2026, 08:20 Uhr")


def test_appointments_as_a_plain_list(chat: ChatSeite) -> None:
    go_to(chat, "termin")
    chat.answers.get_by_role("button", name="Alle Termine anzeigen").click()
    dialog = chat.page.get_by_role("dialog", name="Alle freien Termine")
    dialog.get_by_role("button", name="Liste", exact=True).click()
    expect(dialog.get_by_role("grid")).to_have_count(0)
    expect(dialog.locator("button[data-wert]")).to_have_count(18)
    check(chat)
    chat.press(dialog.get_by_role("button", name=re.compile("26. November 2026, 14:40 Uhr")).first)
    expect(chat.sent.last).to_contain_text("Do, 26.11.2026, 14:40 Uhr")


def test_a_long_choice_can_be_narrowed(chat: ChatSeite) -> None:
    go_to(chat, "ortsteil")
    chat.answers.get_by_role("button", name="Alle Möglichkeiten anzeigen").click()
    dialog = chat.page.get_by_role("dialog", name="Alle Möglichkeiten")
    dialog.get_by_label("Liste einschränken").fill("teil 27")
    expect(dialog.locator("button[data-wert]")).to_have_count(1)
    check(chat)
    chat.press(dialog.locator("button[data-wert]"))
    expect(chat.sent.last).to_contain_text("Ortsteil 27")


def choose_file(chat: ChatSeite, name: str, kind: str, content: bytes) -> None:
    files = [{"name": name, "mimeType": kind, "buffer": content}]
    inputs(chat).get_by_label("Datei auswählen").set_input_files(files)  # type: ignore[arg-type]


def test_a_picture_is_previewed_and_sent(chat: ChatSeite, fake: FakeChat) -> None:
    go_to(chat, "foto")
    check(chat)
    choose_file(chat, "foto.png", "image/png", png())
    canvas = chat.page.get_by_role("img", name="Vorschau von foto.png")
    expect(canvas).to_be_visible()
    assert canvas.evaluate("(c) => [...c.getContext('2d').getImageData(0, 0, 1, 1).data]") == [255, 0, 0, 255]
    check(chat)
    chat.press(inputs(chat).get_by_role("button", name="Datei senden"))
    assert fake.dateien == [("foto.png", png())]
    assert chat.feld == "email"


def test_a_pdf_has_an_icon_with_name_and_size(chat: ChatSeite) -> None:
    go_to(chat, "foto")
    choose_file(chat, "nachweis.pdf", "application/pdf", b"%PDF-1.7" + b"x" * 12_000)
    expect(inputs(chat)).to_contain_text("nachweis.pdf")
    expect(inputs(chat)).to_contain_text("12 KB")
    expect(chat.page.get_by_role("img", name=re.compile("Vorschau"))).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "size", "message"),
    [
        ("brief.docx", 10, "„brief.docx“ passt hier nicht. Möglich sind JPG, PNG oder PDF."),
        ("gross.pdf", 2_100_000, "„gross.pdf“ ist mit 2,1 MB zu groß. Möglich sind höchstens 2 MB."),
    ],
)
def test_a_file_that_does_not_fit_is_told_before_it_travels(
    chat: ChatSeite, fake: FakeChat, name: str, size: int, message: str
) -> None:
    go_to(chat, "foto")
    choose_file(chat, name, "application/octet-stream", b"x" * size)
    expect(inputs(chat).get_by_role("alert")).to_have_text(message)
    chat.check_accessible()
    assert fake.dateien == []


def test_a_file_is_dropped_called_off_and_sent_again_once(chat: ChatSeite, fake: FakeChat) -> None:
    go_to(chat, "foto")
    drop(chat.page, ".ablage", "foto.png", png())
    fake.dateibremse = asyncio.Event()
    inputs(chat).get_by_role("button", name="Datei senden").click()
    expect(inputs(chat).get_by_role("progressbar")).to_be_visible()
    expect(inputs(chat).get_by_role("button", name="Abbrechen")).to_be_focused()
    check(chat)
    inputs(chat).get_by_role("button", name="Abbrechen").click()
    expect(inputs(chat)).to_contain_text("Angehalten. Die Datei wurde nicht gesendet.")
    fake.dateibremse.set()
    chat.press(inputs(chat).get_by_role("button", name="Datei senden"))
    assert [name for name, _ in fake.dateien] == ["foto.png"]
    assert chat.feld == "email"


def drop(page: Page, selector: str, name: str, content: bytes) -> None:
    data = page.evaluate_handle(
        """([name, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
            return data;
        }""",
        [name, list(content)],
    )
    for event in ("dragover", "drop"):
        page.locator(selector).dispatch_event(event, {"dataTransfer": data})


def test_a_lost_connection_keeps_the_file_for_another_try(chat: ChatSeite, fake: FakeChat) -> None:
    go_to(chat, "foto")
    choose_file(chat, "foto.png", "image/png", png())
    chat.page.route("**/dateien", lambda route: route.abort())
    inputs(chat).get_by_role("button", name="Datei senden").click()
    expect(inputs(chat).get_by_role("alert")).to_contain_text("Die Verbindung ist abgebrochen.")
    chat.check_accessible()
    chat.page.unroute("**/dateien")
    chat.press(inputs(chat).get_by_role("button", name="Noch einmal versuchen"))
    assert len(fake.dateien) == 1


@pytest.fixture
def panel(chat: ChatSeite) -> ChatSeite:
    """At the last question, with every answer in "Meine Angaben"."""
    return go_to(chat, "email")


@pytest.mark.parametrize("width", [1280, 390])
def test_an_answer_is_changed_where_it_stands(panel: ChatSeite, width: int) -> None:
    page = panel.page
    page.set_viewport_size({"width": width, "height": 844})
    if width < 1000:
        panel.panel.locator("summary").click()
    panel.press(panel.panel.get_by_role("button", name="Name ändern"))
    row = panel.panel.get_by_role("group", name="Name ändern")
    expect(row.get_by_label("Vorname")).to_have_value("Anna")
    expect(row.get_by_label("Vorname")).to_be_focused()
    expect(inputs(panel).get_by_label("Vorname")).to_have_count(0)
    panel.check_accessible()
    panel.check_no_horizontal_scroll()
    row.get_by_label("Nachname").fill("Schulze")
    panel.press(row.get_by_role("button", name="Übernehmen"))
    expect(panel.sent.last).to_contain_text("Anna Schulze")
    expect(panel.panel.locator("[data-zeile=name]")).to_contain_text("Anna Schulze")
    expect(panel.panel.get_by_role("button", name="Name ändern")).to_be_focused()
    assert panel.feld == "email"


def test_every_row_opens_with_its_answer_and_can_be_left(panel: ChatSeite) -> None:
    panel.page.set_viewport_size({"width": 1280, "height": TALL_PX})
    for feld, titel in ((each["feld"], each["titel"]) for each in EINGABEN if each["feld"] not in ("termin", "email")):
        answer = panel.panel.locator(f"[data-zeile={feld}] dd")
        before = answer.inner_text()
        panel.press(panel.panel.get_by_role("button", name=f"{titel} ändern"))
        row = panel.panel.get_by_role("group", name=f"{titel} ändern")
        expect(row).to_be_visible()
        panel.check_accessible()
        if feld == "foto":
            break
        panel.press(row.get_by_role("button", name="Doch nicht"))
        assert panel.feld == "email"
        assert answer.inner_text() == before


def test_inputs_hold_in_forced_colours(chat: ChatSeite) -> None:
    chat.page.emulate_media(forced_colors="active")
    go_to(chat, "gegenstaende")
    chat.page.get_by_label("Was möchten Sie eintragen?").fill("Sessel")
    chat.page.keyboard.press("Enter")
    border = "(element) => getComputedStyle(element).borderTopWidth"
    for place in (".posten__eintrag", ".eingabe", "#eingabe-gegenstand"):
        assert chat.page.locator(place).first.evaluate(border) != "0px"
    chat.check_accessible()


def test_targets_of_inputs_are_large_enough(chat: ChatSeite) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    go_to(chat, "gegenstaende")
    chat.page.get_by_label("Was möchten Sie eintragen?").fill("Sessel")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("listitem")).to_have_count(1)
    sizes = (
        inputs(chat)
        .locator("button, input")
        .evaluate_all("(all) => all.map((each) => [each.textContent.trim(), each.offsetWidth, each.offsetHeight])")
    )
    assert len(sizes) > 7
    assert [size for size in sizes if min(size[1:]) < 44] == []
