"""The pages a link from a messenger leads to, in a real browser: readable for everybody, on a phone and wide."""

import pytest
from playwright.sync_api import Browser, expect

from api.context import ApiContext
from tests.api.gespraeche.test_messenger import IBAN
from tests.e2e.formularseiten import Formularseiten
from tests.e2e.test_seiten import context, server, window
from tests.integrations.website.seiten.test_messenger import KONTO, MUELL, Handy

__all__ = ["context", "server"]


@pytest.mark.parametrize("einfach", [False, True], ids=["plain", "simple"])
@pytest.mark.parametrize("width", [320, 1280])
def test_from_the_link_to_the_thanks_and_on(
    browser: Browser, server: str, context: ApiContext, width: int, einfach: bool
) -> None:
    handy = Handy(context, einfach)
    handy.up_to_iban()
    link = handy.link()
    with window(browser, script=True, width=width, height=800) as fenster:
        seiten = Formularseiten(fenster.new_page(), server)
        seiten.open(link)
        seiten.check()
        seiten.press("Weiter")
        seiten.check()
        seiten.put("iban", IBAN)
        seiten.press("Weiter")
        for name, wert in KONTO.items():
            seiten.put(name, wert)
        seiten.press("Weiter")
        expect(seiten.page.locator("h1")).to_have_text("Danke, das war alles")
        seiten.check()
        seiten.press("Hier weitermachen")
        assert seiten.wo == "pruefen"
        seiten.open(link)
        seiten.press("Weiter")
        expect(seiten.page.locator("h1")).to_have_text("Dieser Link gilt nicht mehr")
        seiten.check()


def test_a_document(browser: Browser, server: str, context: ApiContext) -> None:
    handy = Handy(context)
    handy.zug({"befehl": "beginnen", "leistung": "wilder-muell", "angaben": MUELL})
    handy.zug(*({"befehl": "ueberspringen", "feld": feld} for feld in ("foto", "name", "email", "telefon")))
    handy.zug({"befehl": "einreichen"})
    handy.zug({"befehl": "vorgang_pruefen", "zweck": "dokument"})
    with window(browser, script=True, width=320, height=800) as fenster:
        seiten = Formularseiten(fenster.new_page(), server)
        seiten.open(handy.link())
        seiten.press("Weiter")
        seiten.check()
        seiten.press("Absenden")
        seiten.check()
        seiten.put("dokument", None)
        seiten.press("Absenden")
        expect(seiten.page.locator("h1")).to_have_text("Danke, die Datei ist da")
        seiten.check()
