"""Texts that want to run: whatever the API says, the page shows it as text."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.drehbuch import FELDER
from tests.e2e.fake_chat import FakeChat
from tests.e2e.nutzlasten import payloads
from tests.e2e.seite import LATE_ANSWER_MS, ChatSeite

ALLE = payloads()
ROH = ALLE[:: len(ALLE) // 25]
"""A few of each kind, for what takes long."""
PACKEN = 50
WORDS = """(all) => all.map((each) => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll(".nur-vorlesen").forEach((hidden) => hidden.remove());
    return copy.textContent;
})"""
"""What is there to read, without what only a screen reader says."""
KARTEN = {
    "leistung": ["titel", "kurz", "stelle", "url"],
    "vorgang": ["titel", "aktenzeichen", "abrufcode", "eingang", "gebuehr", "naechstes"],
    "status": ["titel", "aktenzeichen", "status", "phase", "text", "naechstes", "wer", "bis"],
    "termin": ["titel", "beginn", "standort", "hinweis"],
    "kontakt": ["titel", "telefon", "email", "anschrift", "oeffnungszeiten", "url"],
    "uebersicht": ["titel", "gebuehr", "naechstes"],
    "zahlung": ["titel", "betrag", "zweck", "faellig", "url"],
}


def poisoned_card(art: str, payload: str) -> dict[str, Any]:
    """A card with the payload in every place."""
    zeilen = [{"feld": payload, "titel": payload, "anzeige": payload}]
    return {"art": art, "zeilen": zeilen, **dict.fromkeys(KARTEN[art], payload)}


def check_unharmed(chat: ChatSeite) -> None:
    assert chat.page.evaluate("window.getroffen ?? null") is None
    inside = (
        "#log :is(script, iframe, img, svg:not(.symbol, .zeichen), object, embed, style, link, meta, base, input, "
        "form, template)"
    )
    assert chat.page.locator(inside).count() == 0
    links = chat.page.locator("main a").evaluate_all("(all) => all.map((each) => each.href)")
    assert [
        href for href in links if not href.startswith(("https://", "tel:", "mailto:", chat.address.rpartition("/")[0]))
    ] == []
    assert chat.page.url.startswith(chat.address)


def in_packs(texts: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(texts), PACKEN):
        yield texts[start : start + PACKEN]


def test_five_hundred_texts_run_nothing_as_message_option_or_card(chat: ChatSeite, fake: FakeChat) -> None:
    """Each as a message, as an option, and in every place of a card; the kinds of cards take turns."""
    assert len(ALLE) >= 500
    arten = list(KARTEN)
    for pack in in_packs(ALLE):
        before = chat.received.count()
        for number, payload in enumerate(pack):
            fake.push("bot", payload, optionen=[fake.letztes.option(payload, payload)])
            fake.push("mensch", "Karte", karte=poisoned_card(arten[number % len(arten)], payload), optionen=[])
        expect(chat.received).to_have_count(before + 2 * len(pack), timeout=LATE_ANSWER_MS)
        expect(chat.answers.get_by_role("button").last).to_contain_text(pack[-1][:16])
        check_unharmed(chat)
    shown = chat.log.locator(".nachricht--bot .nachricht__text").evaluate_all(WORDS)
    assert sorted(map(squeezed, shown[1:])) == sorted(map(squeezed, ALLE))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_place_of_every_card_runs_nothing(chat: ChatSeite, fake: FakeChat) -> None:
    for payload in ROH:
        before = chat.received.count()
        for von in ("bot", "mensch", "system", payload):
            fake.push(von, payload, optionen=[fake.letztes.option(payload, payload)])
        cards = [poisoned_card(art, payload) for art in KARTEN]
        for karte in [*cards, {"art": payload, "titel": payload}, {"art": "constructor"}]:
            fake.push("bot", payload, karte=karte, optionen=[])
        expect(chat.received).to_have_count(before + 4 + len(KARTEN) + 2)
        check_unharmed(chat)


def test_what_the_citizen_writes_runs_nothing_either(chat: ChatSeite) -> None:
    chat.say("Moin")
    for payload in ROH[:6]:
        chat.say(payload)
        expect(chat.sent.last.locator(".nachricht__text")).to_contain_text(payload)
    check_unharmed(chat)
    chat.page.reload()
    chat.ready()
    check_unharmed(chat)


@pytest.mark.parametrize("payload", ROH[:4])
def test_questions_and_answers_run_nothing(chat: ChatSeite, fake: FakeChat, payload: str) -> None:
    fake.letztes.felder = [
        {
            **feld,
            "titel": payload,
            "hilfe": payload,
            "autocomplete": payload,
            "inputmode": payload,
            "frage": payload,
            "optionen": [payload],
        }
        for feld in FELDER
    ]
    chat.say("Moin")
    chat.say(payload)
    expect(chat.panel).to_contain_text(payload)
    assert chat.panel.locator("script, img, svg").count() == 0
    check_unharmed(chat)


def test_only_safe_addresses_become_links(chat: ChatSeite, fake: FakeChat) -> None:
    before = chat.received.count()
    fake.push(
        "bot",
        "Siehe https://www.schwerin.de/termine?a=1&b=2. Nicht http://unsicher.example und nicht ftp://x.example/.",
        optionen=[],
    )
    expect(chat.received).to_have_count(before + 1)
    links = chat.received.last.get_by_role("link")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "https://www.schwerin.de/termine?a=1&b=2")
    expect(links).to_have_attribute("rel", "noopener noreferrer")
