"""The chat page as a person uses it, for tests: writing, pressing, reading."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LATE_ANSWER_MS = 60_000
"""How long an answer may take that the Lotse has announced for later, on a machine under load."""


FOCUSED = """(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused;
})()"""
"""Script for the element that has the focus, also inside a shadow root."""


class ChatSeite:
    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.log = page.get_by_role("log")
        self.field = page.locator("#eingabe")
        self.form = page.locator("#composer")
        self.answers = page.locator("#antworten")
        self.actions = page.locator("#aktionen")
        self.panel = page.locator("#panel")

    def open(self) -> "ChatSeite":
        self.page.goto(self.address)
        return self.ready()

    def ready(self) -> "ChatSeite":
        expect(self.field).to_be_enabled()
        return self

    def write(self, text: str) -> None:
        """Types and sends, without waiting for the answer."""
        self.field.fill(text)
        self.field.press("Enter")

    def say(self, text: str) -> None:
        """Types, sends and waits until something new has been answered."""
        before = self.received.count()
        self.write(text)
        expect(self.received.nth(before)).to_be_visible()
        self.settled()

    def pick(self, title: str | re.Pattern[str]) -> None:
        """Presses an answer by its title and waits for what comes back."""
        self.press(self.answers.get_by_role("button", name=title).first)

    def press(self, button: Locator) -> None:
        """Presses a button that sends something and waits for what comes back."""
        before = self.received.count()
        button.click()
        expect(self.received.nth(before)).to_be_visible()
        self.settled()

    def settled(self) -> None:
        """Waits until no answer is under way any more, also where the Lotse had to ask for patience first."""
        expect(self.page.locator("#tippt")).to_be_hidden()
        expect(self.page.locator("#composer[data-wartet='0']")).to_have_count(1)
        if self.received.last.evaluate("(entry) => entry.classList.contains('nachricht--system')"):
            expect(self.received.last).not_to_have_class(re.compile("nachricht--system"), timeout=LATE_ANSWER_MS)
            self.page.reload()
            self.ready()

    @property
    def received(self) -> Locator:
        return self.log.locator(".nachricht:not(.nachricht--buerger)")

    @property
    def sent(self) -> Locator:
        return self.log.locator(".nachricht--buerger")

    @property
    def phase(self) -> str:
        return self.form.get_attribute("data-phase") or ""

    @property
    def feld(self) -> str:
        return self.form.get_attribute("data-feld") or ""

    @property
    def typ(self) -> str:
        return self.form.get_attribute("data-typ") or ""

    def check_accessible(self) -> None:
        """axe-core finds nothing, neither by the rules of WCAG 2.2 AA nor by its good practice."""
        results = Axe().run(self.page, options=AXE)
        found = [
            (each["id"], node["target"], node["html"])
            for each in results.response["violations"]
            for node in each["nodes"]
        ]
        assert not found, "\n".join(map(str, found))

    def check_no_horizontal_scroll(self) -> None:
        width, window = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width <= window, f"Die Seite ist {width} Pixel breit, das Fenster {window}."
