"""A browser without scripts, opened by a link out of Telegram."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from tests.botapi import Mensch
from tests.integrations.website.seiten.besucher import Besucher
from tests.telegram.buehne import Buehne

LINK = re.compile(r"https?://\S+")
SEITEN_MAX = 12


class Browser(Besucher):
    def answer_all(self, werte: Mapping[str, Mapping[str, str]]) -> None:
        """Fill in page by page, until none of the fields is asked any more; by field, what goes into which input."""
        for _ in range(SEITEN_MAX):
            if self.wo not in werte:
                return
            self.press("Weiter", werte[self.wo])
            assert not self.falsch, self.seite.text
        raise AssertionError(self.seite.text)


def link_in(buehne: Buehne, person: Mensch) -> str:
    """The newest link to this server on the person's screen, in the text or under a button."""
    links: list[str] = []
    for nachricht in person.from_bot:
        links += LINK.findall(nachricht.text)
        links += [taste["url"] for taste in nachricht.tasten if "url" in taste]
    own = [link for link in links if link.startswith(buehne.system.url) and "code=" in link]
    assert own, person.screen
    return own[-1].rstrip(".,)")


def open_link(buehne: Buehne, person: Mensch, gelingt: bool = True) -> Browser:
    """Redeem it by its button."""
    browser = Browser(httpx.Client(base_url=buehne.system.url, timeout=30))
    teile = urlsplit(link_in(buehne, person))
    browser.open(f"{teile.path}?{teile.query}")
    browser.press("Weiter")
    assert ("Dieser Link gilt nicht mehr" in browser.seite.text) != gelingt, browser.seite.text
    return browser
