"""The call-centre console as an agent at the keyboard uses it, for tests; every input is counted.

One input is one field typed or one key, shortcut or button pressed.
"""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError, expect

from api.context import ApiContext
from integrations.callcenter.tasten import TASTEN
from tests.e2e.seite import AXE
from tests.konsole import COOKIE, session_of
from tests.system import System

LANGE_MS = 30_000
"""How long a page may take on a machine under load."""


class KonsolenSeite:
    def __init__(self, page: Page, url: str, mandant: str = "schwerin") -> None:
        self.page = page
        self.wege = f"{url}/callcenter/{mandant}"
        self.eingaben: list[str] = []
        """What the agent did, in order."""
        page.set_default_timeout(LANGE_MS)

    def open(self, path: str = "") -> "KonsolenSeite":
        """By the address; for where a test begins."""
        self.page.goto(self.wege + path)
        expect(self.page.locator("#schirm h1").first).to_be_visible()
        return self

    # -- inputs --------------------------------------------------------------------------------------------------

    def key(self, name: str) -> None:
        """A shortcut by its name in the table of keys, as `suche`."""
        combination = TASTEN[name][0]
        self.eingaben.append(combination)
        *halten, taste = combination.split("+")
        self.page.keyboard.press("+".join([*halten, taste.lower() if len(taste) == 1 else taste]))

    def press(self, taste: str) -> None:
        """A key of the keyboard."""
        self.eingaben.append(taste)
        self.page.keyboard.press(taste)

    def type(self, text: str) -> None:
        """Into what has the focus, which must be something one can type in."""
        self.eingaben.append(f"„{text}“")
        try:
            self.page.wait_for_function("document.activeElement?.matches('input, textarea, select')")
        except TimeoutError:
            raise AssertionError(f"Der Fokus steht auf keinem Feld: {self.focused}") from None
        self.page.keyboard.type(text)

    # -- what is there -------------------------------------------------------------------------------------------

    @property
    def focused(self) -> str:
        """What has the focus, for messages."""
        return str(self.page.evaluate("document.activeElement?.outerHTML.slice(0, 200) ?? ''"))

    @property
    def work(self) -> Locator:
        """The middle of the screen."""
        return self.page.locator("#inhalt")

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.locator("#schirm")).to_contain_text(text, timeout=LANGE_MS)

    def heading(self, text: str | re.Pattern[str]) -> None:
        """Waits for the page of this heading, and until the script has settled it."""
        expect(self.work.locator("h1").first).to_contain_text(text, timeout=LANGE_MS)
        self.page.wait_for_load_state()
        expect(self.page.locator("#schirm")).not_to_have_class(re.compile("htmx-"), timeout=LANGE_MS)

    # -- for everybody -------------------------------------------------------------------------------------------

    def check(self) -> None:
        """axe-core finds nothing, and nothing sticks out to the side."""
        results = Axe().run(self.page, options=AXE)
        found = [
            (each["id"], node["target"], node["html"])
            for each in results.response["violations"]
            for node in each["nodes"]
        ]
        assert not found, self.page.url + "\n" + "\n".join(map(str, found))
        width, window = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width <= window, f"{self.page.url} ist {width} Pixel breit, das Fenster {window}."


def keep_session(context: BrowserContext, system: System, token: str) -> None:
    """Let this browser be signed in. Chromium sends a `Secure` cookie to the loopback address, too."""
    url = system.url.replace("http:", "https:")
    context.add_cookies([{"name": COOKIE, "value": token, "url": url, "secure": True, "httpOnly": True}])


def sign_in(context: BrowserContext, system: System, backend: ApiContext, konto: str = "agent1") -> Page:
    """A page of a browser in which this account is signed in."""
    keep_session(context, system, session_of(backend, konto))
    return context.new_page()


def agent_at(browser: Browser, system: System, backend: ApiContext, konto: str = "agent1") -> KonsolenSeite:
    """An agent in a browser of their own; close its context in the end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    return KonsolenSeite(sign_in(context, system, backend, konto), system.url)
