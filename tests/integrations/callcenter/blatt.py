"""A form page read as a browser reads it: what its forms would send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Formular:
    action: str
    marken: frozenset[str]
    felder: dict[str, list[str]] = field(default_factory=dict)
    knoepfe: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, was: str = "speichern", **werte: str | list[str]) -> dict[str, list[str]]:
        """What is sent after typing; names with "_" stand for those with "-"."""
        neu = {name.replace("__", "-"): [wert] if isinstance(wert, str) else wert for name, wert in werte.items()}
        return {**self.felder, **neu, "was": [was]}


class _Leser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.formulare: list[Formular] = []
        self._offen: Formular | None = None
        self._text: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hat = dict(attrs)
        if tag == "form":
            self._offen = Formular(hat.get("action") or "", frozenset(hat))
            self.formulare.append(self._offen)
        name = hat.get("name")
        if self._offen is None or not name:
            return
        if tag == "button":
            self._offen.knoepfe.append((name, hat.get("value") or ""))
        elif tag == "textarea":
            self._text = name
            self._offen.felder.setdefault(name, []).append("")
        elif tag == "input" and (hat.get("type") not in ("radio", "checkbox", "file") or "checked" in hat):
            self._offen.felder.setdefault(name, []).append(hat.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._offen = None
        if tag == "textarea":
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._offen is not None and self._text:
            self._offen.felder[self._text][-1] += data


def forms(html: str) -> list[Formular]:
    leser = _Leser()
    leser.feed(html)
    return leser.formulare


def form_with(html: str, marke: str) -> Formular:
    """The form that carries this attribute, or goes to an address that ends so."""
    return next(eins for eins in forms(html) if marke in eins.marken or eins.action.endswith(marke))
