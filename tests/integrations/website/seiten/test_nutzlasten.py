"""Each tenth of the five hundred texts on the pages: whatever is typed, the page keeps its structure."""

from html.parser import HTMLParser

import pytest

from tests.e2e.nutzlasten import payloads
from tests.integrations.website.seiten.besucher import Besucher

TYPED = ("text", "textarea")
ALLE = [payload for payload in payloads() if len(payload) < 200][::10]


class Geruest(HTMLParser):
    """Elements of a page with the names of their attributes, and all there is to read in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elemente: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.werte: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elemente.append((tag, tuple(name for name, _ in attrs)))
        self.werte += [wert or "" for _, wert in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def to_question(besucher: Besucher, leistung: str, feld: str) -> None:
    besucher.open(f"/schwerin/antrag/{leistung}")
    besucher.press("Beginnen")
    besucher.open(f"/schwerin/antrag/{leistung}/{feld}")
    assert besucher.wo == feld


def check_text_only(html: str) -> Geruest:
    seite = Geruest(html)
    assert "script" not in {tag for tag, _ in seite.elemente}
    assert not [attr for _, names in seite.elemente for attr in names if attr.startswith("on")]
    return seite


@pytest.mark.parametrize(
    ("leistung", "feld", "harmlos"), [("sperrmuell", "gegenstaende", "Sofa"), ("termin", "name", "Anna")]
)
def test_what_is_typed_and_comes_back_is_text(besucher: Besucher, leistung: str, feld: str, harmlos: str) -> None:
    """In all places of the form at once."""
    to_question(besucher, leistung, feld)
    ziel = str(besucher.antwort.url)
    plaetze = [each.name for form in besucher.seite.formulare for each in form.felder if each.art in TYPED]
    assert plaetze
    gerueste = set()
    for text in (harmlos, *ALLE):
        besucher.open(ziel)
        besucher.press("Weiter", dict.fromkeys(plaetze, text))
        besucher.open(ziel)
        gerueste.add(tuple(check_text_only(besucher.antwort.text).elemente))
    assert len(gerueste) <= 4, "Texte ändern den Aufbau der Seite"


def test_what_is_searched_for_is_text(besucher: Besucher) -> None:
    for text in ALLE:
        besucher.take(besucher.http.get("/schwerin/leistungen", params={"q": text}))
        seite = check_text_only(besucher.antwort.text)
        assert "".join(text.split()) in {"".join(wert.split()) for wert in seite.werte}
