"""One walk: a conversation, its oracle, and what must hold after every turn."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import httpx

from tests.dialoge.wege.orakel import BERLIN, Orakel
from tests.dialoge.wege.stoff import words
from tests.simulation.antworten import PNG
from tests.simulation.fakten import Ziehung
from tests.system import Chat, await_put_off

_FEHLERTEXT = re.compile(r"Traceback|\{\w+\}|None\b")
WARTEZEIT = 60
"""Seconds within which an answer put off must come."""
SCHLEIFE = 3
"""So often the same state may come after valid answers before it is a loop."""


class Irrweg(AssertionError):
    """The walk found a fault; the message holds seed, last sentence and transcript."""


class Weg:
    """`orakel` holds what must stand in the form; it is set once the wish is named."""

    def __init__(self, chat: Chat, samen: str, jetzt: Any) -> None:
        self.chat = chat
        self.samen = samen
        self.rng = Random(samen)
        self.ziehung = Ziehung(self.rng, jetzt.astimezone(BERLIN).date())
        self.orakel: Orakel | None = None
        self.mitschrift: list[str] = [f"LOTSE: {chat.text}"]
        self.zuege = 0
        self.letztes = ""
        """The field answered just before, empty after anything else."""
        self.vorige_antwort = ""
        self.staende: Counter[tuple[str, ...]] = Counter()

    @property
    def form(self) -> Orakel:
        assert self.orakel is not None
        return self.orakel

    @property
    def frage(self) -> dict[str, Any]:
        return self.chat.stand.get("frage") or {}

    @property
    def titel(self) -> list[str]:
        """Titles of the options of the open question."""
        return [option["titel"] for option in self.frage.get("optionen") or ()]

    # what the citizen does

    def say(self, text: str) -> None:
        self._turn(text, lambda: self.chat.say(text))

    def press(self, titel: str) -> None:
        self._turn(f"[{titel}]", lambda: self.chat.press(titel))

    def pick(self, *pfad: str) -> None:
        """Say one of the sentences of worte.yml."""
        self.say(self.rng.choice(words(*pfad)))

    def hand_in(self, name: str) -> None:
        self._turn(f"<{name}>", lambda: self.chat.take(self.chat.hand_in(name, PNG, "image/png")))

    def burst(self, erstes: str, zweites: str) -> None:
        """Two messages at once; whatever comes first is read first."""

        def send() -> None:
            with ThreadPoolExecutor(2) as pool:
                beide = list(
                    pool.map(lambda text: self.chat.send({"id": str(uuid.uuid4()), "text": text}), (erstes, zweites))
                )
            for antwort in beide:
                self.expect(antwort.status_code == httpx.codes.OK, f"{antwort.status_code} {antwort.text}")
            alle = [nachricht for antwort in beide for nachricht in antwort.json()["nachrichten"]]
            self.chat.nachrichten = sorted(alle, key=lambda nachricht: int(nachricht["nr"]))
            self.chat.journal(max((n["nr"] for n in self.chat.nachrichten), default=0))

        self._turn(f"{erstes} ⏎ {zweites}", send)

    # what must hold

    def expect(self, gilt: bool, befund: str) -> None:
        if not gilt:
            raise Irrweg(f"{befund}\nSamen {self.samen}\n\n" + "\n".join(self.mitschrift[-80:]))

    def settled(self, gefragt: str | None = None, *, gueltig: bool = False) -> None:
        """Answers and open question are those of the oracle; `gueltig`: the turn was a valid answer."""
        soll = gefragt or self.form.gefragt
        self.expect(self.chat.stand["leistung"] == self.form.leistung.leistung, "anderes Formular offen")
        self.same_answers()
        self.expect(self.frage.get("feld") == soll, f"gefragt wird {self.frage.get('feld')} statt {soll}")
        phase = "uebersicht" if soll == "bestaetigung" else "antrag"
        self.expect(self.chat.stand["phase"] == phase, f"Phase {self.chat.stand['phase']} statt {phase}")
        if gueltig:
            lage = (soll, str(sorted(self.form.angaben.items())), str(self.form.teile))
            self.staende[lage] += 1
            self.expect(self.staende[lage] < SCHLEIFE, "dreht sich im Kreis")

    def same_answers(self) -> None:
        soll, ist = self.form.angaben, self.chat.stand["angaben"]
        anders = {feld: (ist.get(feld), soll.get(feld)) for feld in {*ist, *soll} if ist.get(feld) != soll.get(feld)}
        self.expect(not anders, "Angaben: " + "; ".join(f"{f} ist {i!r} statt {s!r}" for f, (i, s) in anders.items()))

    def no_form(self) -> None:
        stand = self.chat.stand
        self.expect(stand["phase"] == "frei" and not stand["angaben"], f"Phase {stand['phase']}, {stand['angaben']}")

    def _turn(self, gesagt: str, send: Any) -> None:
        self.zuege += 1
        self.mitschrift.append(f"ICH: {gesagt}")
        try:
            send()
        except AssertionError as error:
            raise Irrweg(f"{error}\nSamen {self.samen}\n\n" + "\n".join(self.mitschrift[-80:])) from None
        self.expect(await_put_off(self.chat, WARTEZEIT), f"keine Antwort in {WARTEZEIT} s")
        text = self.chat.text
        verstanden = self.chat.stand.get("verstanden") or {}
        for nachricht in self.chat.nachrichten:
            optionen = " | ".join(option["titel"] for option in nachricht["optionen"])
            self.mitschrift.append(f"LOTSE: {nachricht['text']}" + (f"  [{optionen}]" if optionen else ""))
        stand = self.chat.stand
        self.mitschrift.append(
            f"   ({verstanden.get('absicht')} → {stand['phase']}, {self.chat.frage}, {stand['angaben']})"
        )
        self.expect(bool(text.strip()), "keine Antwort")
        self.expect(not _FEHLERTEXT.search(text), "Fehlertext")
        self.expect(len(self.frage.get("optionen") or ()) <= 4, "mehr als vier Optionen")
        waits = verstanden.get("absicht") == "pause"
        self.expect(waits or text != self.vorige_antwort, "zweimal derselbe Text")
        self.vorige_antwort = text
        ausweg = self.frage or any(nachricht["optionen"] or nachricht["karte"] for nachricht in self.chat.nachrichten)
        self.expect(bool(ausweg) or stand["phase"] == "frei", "Sackgasse")
