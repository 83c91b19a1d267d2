"""One conversation as the simulated citizen holds it: what was said, what came back, what went well."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any

from tests.system import PUT_OFF, Chat, await_put_off

MAX_ZUEGE = 90
_UNVERSTANDEN = re.compile(
    r"nicht (ganz )?verstanden|nicht sicher, was Sie meinen|komme ich nicht|nicht gut voran|klappt gerade nicht"
    r"|konnte ich nicht als|nicht gefunden|passt hier noch nicht|Versuchen wir es kürzer|nur ein Stichwort"
    r"|finde das Passende"
)
WARTEZEIT = 60


class Gescheitert(Exception):
    """The dialogue can't go on; the message says why."""


@dataclass(frozen=True)
class Ereignis:
    """One habit lived out: a correction, a question in between … `gut` when it was repaired."""

    art: str
    feld: str
    gut: bool
    befund: str = ""


@dataclass
class Gespraech:
    """Writes, presses and keeps the transcript."""

    chat: Chat
    mitschrift: list[str] = field(default_factory=list)
    ereignisse: list[Ereignis] = field(default_factory=list)
    zuege: int = 0
    unverstanden: int = 0
    stoerungen: int = 0
    millisekunden: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._note()

    @property
    def stand(self) -> dict[str, Any]:
        return self.chat.stand

    @property
    def frage(self) -> dict[str, Any]:
        """The open question; `{}` without one."""
        return self.chat.stand.get("frage") or {}

    @property
    def feld(self) -> str | None:
        return self.frage.get("feld")

    @property
    def angaben(self) -> dict[str, str]:
        return self.chat.stand.get("angaben") or {}

    @property
    def titel(self) -> list[str]:
        """Titles of the options of the open question."""
        return [option["titel"] for option in self.frage.get("optionen") or ()]

    def say(self, text: str) -> None:
        self._turn(text, lambda: self.chat.say(text))

    def press(self, titel: str) -> None:
        self._turn(f"[{titel}]", lambda: self.chat.press(titel))

    def hand_in(self, name: str, inhalt: bytes) -> None:
        self._turn(f"<{name}>", lambda: self.chat.take(self.chat.hand_in(name, inhalt, "image/png")))

    def note(self, art: str, feld: str, gut: bool, befund: str = "") -> None:
        self.ereignisse.append(Ereignis(art, feld, gut, befund))
        self.mitschrift.append(f"      ** {art} {feld}: {'gut' if gut else 'NICHT GUT: ' + befund}")

    def _turn(self, gesagt: str, send: Any) -> None:
        self.zuege += 1
        if self.zuege > MAX_ZUEGE:
            raise Gescheitert(f"kein Ende nach {MAX_ZUEGE} Zügen")
        self.mitschrift.append(f"ICH: {gesagt}")
        beginn = time.monotonic()
        try:
            send()
        except AssertionError as error:
            raise Gescheitert(f"Antwort des Servers: {error}") from None
        self.millisekunden.append((time.monotonic() - beginn) * 1000)
        self._note()
        if PUT_OFF.search(self.chat.text):
            self._wait()

    def _wait(self) -> None:
        """The Lotse says it can't answer now and will later: the citizen waits for that answer."""
        self.stoerungen += 1
        if not await_put_off(self.chat, WARTEZEIT):
            raise Gescheitert(f"keine Antwort in {WARTEZEIT} s")
        self._note()

    def _note(self) -> None:
        self.unverstanden += len(_UNVERSTANDEN.findall(self.chat.text)) if self.mitschrift else 0
        for nachricht in self.chat.nachrichten:
            optionen = " | ".join(option["titel"] for option in nachricht["optionen"])
            karte = f"  (Karte {nachricht['karte']['art']})" if nachricht.get("karte") else ""
            self.mitschrift.append(f"LOTSE: {nachricht['text']}{karte}" + (f"  [{optionen}]" if optionen else ""))
        verstanden = self.stand.get("verstanden") or {}
        self.mitschrift.append(
            f"      ({verstanden.get('absicht')} → {self.stand['phase']}, {self.feld}, {self.angaben})"
        )
