"""Walks the fake conversation through all its states."""

from collections.abc import Iterator

from tests.e2e.drehbuch import FELDER
from tests.e2e.seite import ChatSeite


def answer_open_question(chat: ChatSeite) -> None:
    """Answers what is asked now, in the words of the script."""
    feld = next(each for each in FELDER if each["feld"] == chat.feld)
    chat.say(feld["antwort"])


def fill_form(chat: ChatSeite, until: str | None = None) -> None:
    """From the first word to the summary, or to the question `until`."""
    if chat.phase == "frei":
        chat.say("Moin, mein altes Sofa muss weg")
    while chat.phase == "antrag" and chat.feld != until:
        answer_open_question(chat)


def all_states(chat: ChatSeite) -> Iterator[str]:
    """Brings the page into every state it knows and yields the name of each."""
    yield "Begrüßung"
    for words in ("Was kostet das?", "Welcher Termin ist das?", "Was muss ich bezahlen?", "Wo ist mein Antrag?"):
        chat.say(words)
        yield words
    chat.say("Moin, mein altes Sofa muss weg")
    while chat.phase == "antrag":
        yield f"Frage {chat.feld}"
        if "alle" in next(each for each in FELDER if each["feld"] == chat.feld):
            chat.answers.locator("[data-alle]").click()
            chat.page.locator("#auswahl button[data-wert]").first.wait_for()
            yield "Alle Termine"
            chat.page.keyboard.press("Escape")
        answer_open_question(chat)
    yield "Übersicht"
    chat.pick("Ja, absenden")
    yield "Eingereicht"
    chat.page.locator("#beenden").click()
    yield "Beenden"
    chat.page.keyboard.press("Escape")
    chat.say("Ich will mit einem Menschen reden")
    yield "Warten auf einen Menschen"
