"""Texts that want to run, in the inputs: as a thing, street, name of a file, house, option, answer to change."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.drehbuch_eingaben import EINGABEN, TERMINE
from tests.e2e.fake_chat import FakeChat
from tests.e2e.fake_werkzeuge import FakeWerkzeuge
from tests.e2e.nutzlasten import payloads
from tests.e2e.seite import ChatSeite
from tests.e2e.test_eingaben import go_to, inputs

ALLE = payloads()
DRAWN = "const drawn = () => new Promise((done) => setTimeout(done));"
ADD_THINGS = f"""async (place, texts) => {{ {DRAWN}
    const field = place.querySelector("input[type=text]");
    const shown = [];
    for (const text of texts) {{
        field.value = text;
        field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        field.form.requestSubmit();
        await drawn();
        shown.push([...place.querySelectorAll(".posten__name")].map((name) => name.textContent).join());
        while (place.querySelector("[data-rolle=weg]")) {{
            place.querySelector("[data-rolle=weg]").click();
            await drawn();
        }}
    }}
    return shown;
}}"""
CHOOSE_FILES = f"""async (place, names) => {{ {DRAWN}
    const shown = [];
    for (const name of names) {{
        const data = new DataTransfer();
        data.items.add(new File(["x"], name, {{ type: "image/png" }}));
        const field = place.querySelector("input[type=file]");
        field.files = data.files;
        field.dispatchEvent(new Event("change", {{ bubbles: true }}));
        await drawn();
        shown.push(place.querySelector(".datei__name").textContent);
        place.querySelector("[data-rolle=andere]").click();
        await drawn();
    }}
    return shown;
}}"""


@pytest.fixture
def fake() -> FakeChat:
    return FakeChat(felder=EINGABEN)


def check_unharmed(chat: ChatSeite, place: Locator) -> None:
    assert chat.page.evaluate("window.getroffen ?? null") is None
    assert place.locator("script, iframe, img, svg, object, embed, style, link, meta, base, template, a").count() == 0
    assert chat.page.url.startswith(chat.address)


def test_five_hundred_things(chat: ChatSeite) -> None:
    go_to(chat, "gegenstaende")
    texts = [text.translate({ord(sign): " " for sign in ",;\n"}) for text in ALLE]
    shown = inputs(chat).evaluate(ADD_THINGS, texts)
    assert len(shown) == len(ALLE)
    assert [each for each in shown if "getroffen" in each]
    check_unharmed(chat, inputs(chat))


def test_five_hundred_names_of_files(chat: ChatSeite) -> None:
    go_to(chat, "foto")
    names = [text.replace("/", ":") for text in ALLE]
    assert inputs(chat).evaluate(CHOOSE_FILES, names) == names
    check_unharmed(chat, inputs(chat))


def test_five_hundred_streets(chat: ChatSeite, werkzeuge: FakeWerkzeuge) -> None:
    go_to(chat, "adresse")
    werkzeuge.strassen = [
        {"strasse": f"q{number // 8:02} {text}", "plz": [text], "ort": text} for number, text in enumerate(ALLE)
    ]
    street = chat.page.get_by_role("combobox", name="Straße")
    options = inputs(chat).get_by_role("option")
    for pack in range(len(ALLE) // 8):
        street.fill(f"q{pack:02}")
        expect(options).to_have_count(8)
        expect(options.first).to_contain_text(f"q{pack:02}")
        check_unharmed(chat, inputs(chat))
    options.first.click()
    expect(street).to_have_value(werkzeuge.strassen[(len(ALLE) // 8 - 1) * 8]["strasse"])
    check_unharmed(chat, inputs(chat))


def test_houses_and_titles_of_a_list(chat: ChatSeite, fake: FakeChat) -> None:
    beginn = TERMINE[0]["beginn"]
    slots = [{"titel": f"{text}, 08:00 Uhr", "beginn": beginn, "gruppe": text} for text in ALLE]
    others = [{"titel": text, "gruppe": text} for text in ALLE]
    fake.letztes.felder = [
        {**feld, "alle": {"termin": slots, "ortsteil": others}.get(feld["feld"], feld.get("alle"))}
        if "alle" in feld
        else feld
        for feld in EINGABEN
    ]
    dialog = chat.page.locator("#auswahl")
    for feld in ("termin", "ortsteil"):
        if feld == "termin":
            go_to(chat, feld)
        else:
            chat.say("Di, 24.11.2026, 08:00 Uhr")
        chat.answers.locator("[data-alle] button").click()
        dialog.locator("button[data-wert]").first.wait_for()
        assert dialog.locator("button[data-wert]").count() == len(ALLE)
        check_unharmed(chat, dialog)
        chat.page.keyboard.press("Escape")


def test_an_answer_to_change(chat: ChatSeite, fake: FakeChat) -> None:
    go_to(chat, "email")
    for text in ALLE[:: len(ALLE) // 4]:
        fake.letztes.angaben["name"] = text
        chat.press(chat.panel.get_by_role("button", name="Adresse ändern"))
        chat.press(chat.panel.get_by_role("button", name="Doch nicht"))
        expect(chat.panel.locator("[data-zeile=name]")).to_contain_text(text[:16].strip())
        check_unharmed(chat, chat.panel)
