"""Addresses of the form pages, and where one goes on."""

from dataclasses import dataclass
from urllib.parse import quote

from api.gespraeche.formularsicht import Formularsicht

PRUEFEN, EINGEREICHT, ENDE, LOESCHEN, SPAETER, CHAT = "pruefen", "eingereicht", "ende", "loeschen", "spaeter", "chat"
UEBERNEHMEN, DANKE, TELEGRAM, ANRUFEN = "uebernehmen", "danke", "telegram", "anrufen"
EIGENE = frozenset({PRUEFEN, EINGEREICHT, ENDE, LOESCHEN, SPAETER, CHAT, UEBERNEHMEN, DANKE, TELEGRAM, ANRUFEN})
"""Pages beside the questions; no field may be called so."""


@dataclass(frozen=True)
class Wege:
    mandant: str
    leistung: str
    sicher: bool = False
    """Only the questions a messenger may not ask (``Sitzung.sicher``)."""

    @property
    def start(self) -> str:
        return f"/{self.mandant}/antrag/{quote(self.leistung)}"

    def to(self, name: str, schritt: str | None = None, zeile: int | None = None, eingabe: str | None = None) -> str:
        """A question or one of ``EIGENE``; ``schritt`` names the step whose effects the page tells, ``eingabe`` what
        was typed there before.
        """
        parts = (("zeile", zeile), ("zu", schritt), ("eingabe", eingabe))
        query = [f"{key}={value}" for key, value in parts if value is not None]
        return f"{self.start}/{quote(name)}{'?' + '&'.join(query) if query else ''}"

    def next(self, sicht: Formularsicht, schritt: str | None = None) -> str:
        """The open question, else the check of all answers; from a messenger its open questions, then back there."""
        if self.sicher and sicht.messenger and sicht.form is not None:
            return self.to(sicht.offen_gesperrt[0] if sicht.offen_gesperrt else DANKE, schritt)
        return self.to(sicht.naechste or PRUEFEN, schritt)

    def before(self, sicht: Formularsicht, feld: str) -> str:
        """The question before this one in the order of the form, or the start page."""
        reihe = self.row(sicht)
        if feld in (PRUEFEN, DANKE):
            return self.to(reihe[-1]) if reihe else self.start
        nummer = reihe.index(feld) if feld in reihe else 0
        return self.to(reihe[nummer - 1]) if nummer else (self.sicher and sicht.zum_chat) or self.start

    def row(self, sicht: Formularsicht) -> list[str]:
        """The questions one goes through, in order, as far as the form has come."""
        if self.sicher and sicht.messenger:
            return list(sicht.gesperrt)
        return list(sicht.form.erreichbar) if sicht.form else []
