"""Texts that want to run: whatever the API says, the page shows it as text."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.drehbuch import FELDER
from tests.e2e.fake_chat import FakeChat
from tests.e2e.seite import ChatSeite

PAYLOADS = [
    "<script>window.getroffen = 1</script>",
    "<img src=x onerror=window.getroffen=1>",
    "<svg onload=window.getroffen=1>",
    "<svg><script>window.getroffen=1</script></svg>",
    "<body onload=window.getroffen=1>",
    "<iframe src=javascript:parent.getroffen=1></iframe>",
    "<iframe srcdoc='<script>parent.getroffen=1</script>'></iframe>",
    "<a href=javascript:window.getroffen=1>hier</a>",
    "javascript:window.getroffen=1",
    "JaVaScRiPt:window.getroffen=1",
    'https://ok.example/" onmouseover="window.getroffen=1',
    "https://ok.example/'onclick='window.getroffen=1",
    "https://user:pass@evil.example/",
    "data:text/html,<script>window.getroffen=1</script>",
    "<details open ontoggle=window.getroffen=1>",
    "<input autofocus onfocus=window.getroffen=1>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.getroffen=1>",
    "<template><script>window.getroffen=1</script></template>",
    "<style>@import 'data:text/css,*{display:none}'</style>",
    "<link rel=stylesheet href='data:text/css,*{display:none}'>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<object data='data:text/html,<script>parent.getroffen=1</script>'></object>",
    "</p></div></main><script>window.getroffen=1</script>",
    "{{constructor.constructor('window.getroffen=1')()}}",
    "${window.getroffen=1}",
    "\u202egnp.exe \u2066<b>fett</b>",
    "__proto__",
]
KARTEN = {
    "leistung": ["titel", "kurz", "stelle", "url"],
    "vorgang": ["titel", "aktenzeichen", "abrufcode", "eingang", "gebuehr", "naechstes"],
    "status": ["titel", "aktenzeichen", "status", "phase", "text", "naechstes", "wer", "bis"],
    "termin": ["titel", "beginn", "standort", "hinweis"],
    "kontakt": ["titel", "telefon", "email", "anschrift", "oeffnungszeiten", "url"],
    "uebersicht": ["titel", "gebuehr", "naechstes"],
    "zahlung": ["titel", "betrag", "zweck", "faellig", "url"],
}


def poisoned_cards(payload: str) -> list[dict[str, Any]]:
    """Every kind of card with the payload in every place, and one of a kind that does not exist."""
    zeilen = [{"feld": payload, "titel": payload, "anzeige": payload}]
    cards: list[dict[str, Any]] = [
        {"art": art, "zeilen": zeilen, **dict.fromkeys(keys, payload)} for art, keys in KARTEN.items()
    ]
    return [*cards, {"art": payload, "titel": payload}, {"art": "constructor"}]


def check_unharmed(chat: ChatSeite) -> None:
    assert chat.page.evaluate("window.getroffen ?? null") is None
    inside = (
        "#log :is(script, iframe, img, svg, object, embed, style, link, meta, base, input, form, template, details)"
    )
    assert chat.page.locator(inside).count() == 0
    links = chat.page.locator("main a").evaluate_all("(all) => all.map((each) => each.href)")
    assert [
        href for href in links if not href.startswith(("https://", "tel:", "mailto:", chat.address.rpartition("/")[0]))
    ] == []
    assert chat.page.url.startswith(chat.address)


def test_texts_options_and_cards_run_nothing(chat: ChatSeite, fake: FakeChat) -> None:
    for payload in PAYLOADS:
        before = chat.received.count()
        for von in ("bot", "mensch", "system", payload):
            fake.push(von, payload, optionen=[fake.letztes.option(payload, payload)])
        for karte in poisoned_cards(payload):
            fake.push("bot", payload, karte=karte, optionen=[])
        expect(chat.received).to_have_count(before + 4 + len(KARTEN) + 2)
        expect(chat.received.last.locator(".nachricht__text")).to_contain_text(payload[:16])
        expect(chat.answers.get_by_role("button").last).to_contain_text(payload)
        check_unharmed(chat)


def test_what_the_citizen_writes_runs_nothing_either(chat: ChatSeite) -> None:
    chat.say("Moin")
    for payload in PAYLOADS[:6]:
        chat.say(payload)
        expect(chat.sent.last.locator(".nachricht__text")).to_contain_text(payload)
    check_unharmed(chat)
    chat.page.reload()
    chat.ready()
    check_unharmed(chat)


@pytest.mark.parametrize("payload", PAYLOADS[:4])
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


def test_a_list_on_another_server_never_gets_the_token(chat: ChatSeite, fake: FakeChat) -> None:
    chat.page.evaluate(
        """async () => {
            const { ChatApi } = await import("/static/chat/api.js");
            const api = new ChatApi("schwerin");
            api.use("id", "geheim");
            const asked = (async () => api.list("https://evil.example/liste"))();
            window.abgelehnt = await asked.catch((error) => error.status);
        }"""
    )
    assert chat.page.evaluate("window.abgelehnt") == 400
