"""A citizen whose browser runs no script: opens pages, fills in what they show, presses their buttons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx


@dataclass
class Feld:
    name: str
    art: str
    wert: str
    gewaehlt: bool = True


@dataclass
class Formular:
    """A form as it stands in the page. ``knoepfe``: what each button sends, and where to."""

    aktion: str
    methode: str
    mehrteilig: bool
    felder: list[Feld] = field(default_factory=list)
    knoepfe: list[dict[str, str]] = field(default_factory=list)

    def names(self) -> set[str]:
        return {feld.name for feld in self.felder}


class Seite(HTMLParser):
    """What a page shows: title, headings, texts, links and forms."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.titel = ""
        self.h1 = ""
        self.text = ""
        self.formulare: list[Formular] = []
        self.links: dict[str, str] = {}
        self.ziele: list[str] = []
        self.ids: list[str] = []
        self.verweise: list[str] = []
        self._offen: list[str] = []
        self._link: str | None = None
        self._knopf: dict[str, str] | None = None
        self._bereich: Feld | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        werte = {name: wert or "" for name, wert in attrs}
        self._offen.append(tag)
        if "id" in werte:
            self.ids.append(werte["id"])
        self.verweise += [
            teil for name in ("aria-describedby", "aria-labelledby") for teil in werte.get(name, "").split()
        ]
        if tag == "form":
            mehrteilig = werte.get("enctype") == "multipart/form-data"
            self.formulare.append(Formular(werte["action"], werte.get("method", "get"), mehrteilig))
        elif tag == "a":
            self._link = werte.get("href")
            self.ziele.append(self._link or "")
            self.verweise += [self._link[1:]] if self._link and self._link.startswith("#") else []
        elif tag == "button" and self.formulare:
            self._knopf = {**werte, "titel": ""}
            self.formulare[-1].knoepfe.append(self._knopf)
        elif tag == "textarea":
            self._bereich = Feld(werte["name"], "textarea", "")
            self.formulare[-1].felder.append(self._bereich)
        elif tag == "input" and self.formulare and "name" in werte:
            art = werte.get("type", "text")
            gewaehlt = art not in ("radio", "checkbox") or "checked" in werte
            self.formulare[-1].felder.append(Feld(werte["name"], art, werte.get("value", ""), gewaehlt))

    def handle_endtag(self, tag: str) -> None:
        while self._offen and self._offen.pop() != tag:
            pass
        if tag == "a":
            self._link = None
        if tag == "button":
            self._knopf = None
        if tag == "textarea":
            self._bereich = None

    def handle_data(self, data: str) -> None:
        if self._bereich is not None:
            self._bereich.wert += data
            return
        text = " ".join(data.split())
        if "title" in self._offen:
            self.titel += text
        elif text:
            self.text += f" {text}"
        if "h1" in self._offen:
            self.h1 += text
        if self._link is not None and text:
            self.links.setdefault(text, self._link)
        if self._knopf is not None:
            self._knopf["titel"] = f"{self._knopf['titel']} {text}".strip()


class Besucher:
    """One browser: cookies, the page shown now, and how it came about."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        self.antwort: httpx.Response
        self.seite: Seite

    def open(self, path: str) -> Seite:
        return self.take(self.http.get(path, follow_redirects=True))

    def take(self, antwort: httpx.Response) -> Seite:
        assert antwort.headers["content-type"].startswith("text/html"), antwort.text[:300]
        self.antwort = antwort
        self.seite = Seite(antwort.text)
        assert len(self.seite.ids) == len(set(self.seite.ids)), f"doppelte id in {self.pfad}"
        missing = set(self.seite.verweise) - set(self.seite.ids) - {""}
        assert not missing, f"{self.pfad} verweist auf {missing}"
        return self.seite

    @property
    def falsch(self) -> bool:
        """Does the page say that something is wrong?"""
        return self.seite.titel.startswith("Fehler: ")

    @property
    def pfad(self) -> str:
        return urlsplit(str(self.antwort.url)).path

    @property
    def wo(self) -> str:
        """The last part of the address: a field, or pruefen, eingereicht, ende."""
        return self.pfad.rsplit("/", 1)[-1]

    def follow(self, titel: str) -> Seite:
        return self.open(urljoin(str(self.antwort.url), self.seite.links[titel]))

    def follow_to(self, wo: str) -> Seite:
        """Follow the link whose address ends so."""
        return self.open(next(ziel for ziel in self.seite.ziele if ziel.rsplit("/", 1)[-1] == wo))

    def prepare(
        self, knopf: str, werte: Mapping[str, Any] | None = None, dateien: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """What pressing the button would send: the request as keywords of ``httpx.Client.request``."""
        for formular in self.seite.formulare:
            for gedrueckt in formular.knoepfe:
                if gedrueckt["titel"] == knopf:
                    return self._request(formular, gedrueckt, werte or {}, dateien or {})
        raise AssertionError(f"kein Knopf „{knopf}“ auf {self.pfad}:{self.seite.text}")

    def _request(
        self, formular: Formular, knopf: dict[str, str], werte: Mapping[str, Any], dateien: Mapping[str, Any]
    ) -> dict[str, Any]:
        missing = set(werte) - formular.names()
        assert not missing, f"{self.pfad} hat kein Feld {missing}, sondern {formular.names()}"
        daten: dict[str, Any] = {}
        for feld in formular.felder:
            if feld.name in werte:
                daten[feld.name] = werte[feld.name]
            elif feld.gewaehlt and feld.art != "file":
                daten.setdefault(feld.name, feld.wert)
        if knopf.get("name"):
            daten[knopf["name"]] = knopf["value"]
        ziel = urljoin(str(self.antwort.url), knopf.get("formaction", formular.aktion))
        basis = self.http.base_url
        herkunft = f"{basis.scheme}://{basis.netloc.decode()}"
        anfrage: dict[str, Any] = {"method": formular.methode, "url": ziel, "headers": {"Origin": herkunft}}
        if formular.methode == "get":
            return anfrage | {"params": daten}
        return anfrage | {"data": daten, "files": dict(dateien) or None}

    def press(
        self, knopf: str, werte: Mapping[str, Any] | None = None, dateien: Mapping[str, Any] | None = None
    ) -> Seite:
        return self.take(self.http.request(**self.prepare(knopf, werte, dateien), follow_redirects=True))
