"""The form pages as a person uses them in a browser, for tests."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandant
from tests.e2e.seite import ChatSeite
from tests.integrations.website.seiten.ausfuellen import PDF, inputs, meant

FRAGEN_MAX = 40
WAHL = ("auswahl", "mehrfachauswahl", "ja_nein")


class Formularseiten:
    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    @property
    def wo(self) -> str:
        """The last part of the address: a field, or pruefen, eingereicht, ende."""
        return self.page.url.partition("?")[0].partition("#")[0].rsplit("/", 1)[-1]

    def button(self, titel: str) -> Locator:
        return self.page.get_by_role("button", name=titel, exact=True)

    def press(self, titel: str) -> None:
        """And wait until the page it leads to is there with its style sheets."""
        with self.page.expect_navigation():
            self.button(titel).click()

    def begin(self, leistung: str) -> None:
        self.open(f"/schwerin/antrag/{leistung}")
        self.press("Beginnen")

    def put(self, name: str, wert: Any) -> None:
        """Into the input of that name, whatever it is."""
        control = self.page.locator(f"[name='{name}']")
        if control.first.get_attribute("type") in ("radio", "checkbox"):
            for each in wert if isinstance(wert, list) else [wert]:
                self.page.locator(f"[name='{name}'][value='{each}']").check()
        elif control.first.get_attribute("type") == "file":
            control.set_input_files([{"name": "foto.pdf", "mimeType": "application/pdf", "buffer": PDF}])
        else:
            control.fill(str(wert))

    def answer(self, leistung: Leistung, mandant: Mandant, feld: str, wert: Any) -> None:
        beschreibung = leistung.feld(feld)
        assert beschreibung is not None
        if beschreibung.typ == "liste":
            self._rows(leistung, feld, wert)
            return
        if beschreibung.typ == "termin":
            self.page.locator("[name='termin']").first.check()
        elif beschreibung.typ == "datei":
            self.put(feld, None)
        elif beschreibung.typ == "gegenstaende":
            for nr, zeile in enumerate(wert, 1):
                self.put(f"{feld}-{nr}-was", zeile["bezeichnung"])
                self.put(f"{feld}-{nr}-anzahl", zeile["anzahl"])
        else:
            wert = meant(leistung, mandant, feld, wert) if beschreibung.typ in WAHL else wert
            for name, text in inputs(beschreibung.typ, feld, wert).items():
                self.put(name, text)
        self.press("Weiter")

    def _rows(self, leistung: Leistung, feld: str, zeilen: list[dict[str, Any]]) -> None:
        beschreibung = leistung.feld(feld)
        assert beschreibung is not None
        for nr, zeile in enumerate(zeilen, 1):
            for spalte in beschreibung.spalten:
                for name, text in inputs(spalte.typ, f"{feld}-{spalte.feld}", zeile[spalte.feld]).items():
                    self.put(name, text)
            self.press("Weiter")
            if self.wo == feld:
                self.put("noch", "ja" if nr < len(zeilen) else "nein")
                self.press("Weiter")

    def fill_in(
        self, leistung: Leistung, mandant: Mandant, antworten: Mapping[str, Any], bis: str = "pruefen"
    ) -> list[str]:
        """Answer page by page until the page `bis`; what is not known is left out. The fields asked, in order."""
        gefragt: list[str] = []
        while self.wo != bis:
            feld = self.wo
            gefragt.append(feld)
            assert len(gefragt) < FRAGEN_MAX, gefragt
            assert leistung.feld(feld), f"{feld}: {self.page.locator('main').inner_text()}"
            if feld in antworten:
                self.answer(leistung, mandant, feld, antworten[feld])
            else:
                self.press("Überspringen")
            assert not self.page.title().startswith("Fehler"), self.page.locator("main").inner_text()
        return gefragt

    def check(self) -> None:
        """Nothing for axe to find, nothing scrolls sideways, one heading of the first rank."""
        ChatSeite(self.page, self.address).check_accessible()
        self.check_width()
        expect(self.page.locator("h1")).to_have_count(1)

    def check_width(self) -> None:
        ChatSeite(self.page, self.address).check_no_horizontal_scroll()
