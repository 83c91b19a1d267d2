"""Plays conversations written as data against the whole system: trained model, actions, backend.

A file is one thing people do in a conversation, and holds `dialoge`; each has `zuege`. A turn does one thing
(`TUN`); everything else in it is expected. Expectations on texts ignore case.
"""

from __future__ import annotations

import uuid
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.dateien import JPEG
from tests.dialoge.spaeter import let_time_pass
from tests.dialoge.zugleich import say_at_once
from tests.system import Chat, System

ORDNER = Path(__file__).parent
SCHRITTE = 40
TUN = (
    "ich",
    "zugleich",
    "druecke",
    "datei",
    "fuelle_bis",
    "neu_laden",
    "spaeter",
    "anderes_geraet",
    "befehl",
    "bearbeite",
)
"""Writes; several messages in a burst; presses; hands in a file; ordinary answers until a field is asked; reads the
journal anew; hours later; a new conversation, in which number and code are still known; a command of a menu; edits
the message before so many others: `{vor: 2, zu: …}`, 0 the last one.
"""
ERLAUBT = frozenset(
    {
        *TUN, "antworten", "phase", "leistung", "feld", "typ", "angaben", "ohne", "sagt", "sagt_eines", "sagt_nicht",
        "karte", "absicht", "verstanden", "optionen", "abgesendet", "anders", "nachrichten",
    }
)  # fmt: skip


@cache
def load_dialoge() -> dict[str, dict[str, Any]]:
    """Every conversation by "file: title"; raises `ValueError` for an unknown key or a title used twice."""
    dialoge: dict[str, dict[str, Any]] = {}
    for pfad in sorted((ORDNER / "gespraeche").glob("*.yml")):
        for dialog in yaml.safe_load(pfad.read_text(encoding="utf-8"))["dialoge"]:
            name = f"{pfad.stem}: {dialog['dialog']}"
            fremd = {key for zug in dialog["zuege"] for key in zug} - ERLAUBT
            if fremd or name in dialoge:
                raise ValueError(f"{name}: {sorted(fremd) or 'doppelt'}")
            if any(sum(tun in zug for tun in TUN) != 1 for zug in dialog["zuege"]):
                raise ValueError(f"{name}: ein Zug tut nicht genau eines von {TUN}")
            dialoge[name] = dialog
    return dialoge


@cache
def answers() -> dict[str, Any]:
    """Ordinary answers by field, in words; under `leistungen` what one service answers otherwise."""
    return dict(yaml.safe_load((ORDNER / "antworten.yml").read_text(encoding="utf-8")))


class Lauf:
    """One conversation while it is played."""

    def __init__(self, chat: Chat, system: System) -> None:
        self.chat = chat
        self.system = system
        self.mitschrift: list[str] = [f"LOTSE: {chat.text}"]
        self.gesendet: list[str] = []
        """Ids of the texts sent so far."""
        self.bestaetigung: dict[str, str] = {}
        """Number and code of what was submitted last."""

    def play(self, dialog: dict[str, Any]) -> None:
        """Raises `AssertionError` with the whole transcript."""
        for zug in dialog["zuege"]:
            try:
                self.turn(zug)
            except AssertionError as error:
                raise AssertionError(f"{error}\n\n" + "\n".join(self.mitschrift)) from None

    def turn(self, zug: dict[str, Any]) -> None:
        vorher = self._question_text()
        self.act(zug)
        if zug.get("anders"):
            assert self._question_text() != vorher, "Frage im selben Wortlaut"
        self.check(zug)

    def act(self, zug: dict[str, Any]) -> None:
        if "ich" in zug:
            self.say(self._filled(str(zug["ich"])))
        elif "bearbeite" in zug:
            self.edit(**zug["bearbeite"])
        elif "befehl" in zug:
            self._note_me(f"/{zug['befehl']}")
            self.chat.take(self.chat.send({"id": str(uuid.uuid4()), "befehl": zug["befehl"]}))
            self._note()
        elif "druecke" in zug:
            self.press(zug["druecke"])
        elif "fuelle_bis" in zug:
            self.fill(zug["fuelle_bis"], zug.get("antworten") or {})
        elif "zugleich" in zug:
            self._note_me(" / ".join(zug["zugleich"]))
            say_at_once(self.chat, zug["zugleich"])
            self._note()
        elif "datei" in zug:
            self._note_me(f"({zug['datei']})")
            self.chat.take(self.chat.hand_in(zug["datei"], JPEG, "image/jpeg"))
            self._note()
        elif "spaeter" in zug:
            self._note_me(f"({zug['spaeter']} Stunden später)")
            let_time_pass(self.system, self.chat.id, int(zug["spaeter"]))
            self.reload()
        elif "neu_laden" in zug:
            self.reload()
        else:
            self._note_me("(anderes Gerät)")
            self.chat.open_anew()

    def reload(self) -> None:
        """Open the page again: everything said so far is there, and the same question."""
        frage = self.chat.frage
        journal = self.chat.journal()
        assert [nachricht["nr"] for nachricht in journal] == list(range(1, len(journal) + 1))
        assert self.chat.frage == frage
        self.chat.nachrichten = [nachricht for nachricht in journal if nachricht["von"] == "bot"]

    def say(self, text: str) -> None:
        self._note_me(text)
        self.gesendet.append(str(uuid.uuid4()))
        self.chat.say(text, self.gesendet[-1])
        self._note()

    def edit(self, vor: int, zu: str) -> None:
        self._note_me(f"(bearbeitet) {zu}")
        ersetzt = self.gesendet[-1 - vor]
        self.chat.take(self.chat.send({"id": str(uuid.uuid4()), "text": self._filled(zu), "ersetzt": ersetzt}))
        self._note()

    def _filled(self, text: str) -> str:
        """`<aktenzeichen>` and `<abrufcode>` stand for those of the last submission."""
        for was, wert in self.bestaetigung.items():
            text = text.replace(f"<{was}>", wert)
        return text

    def press(self, titel: str) -> None:
        self._note_me(f"[{titel}]")
        knopf = next((k["titel"] for k in self.chat.buttons() if k["titel"].startswith(titel)), None)
        assert knopf is not None, f"Knopf fehlt: {titel} in {[k['titel'] for k in self.chat.buttons()]}"
        self.chat.press(knopf)
        self._note()

    def fill(self, bis: str, antworten: dict[str, str]) -> None:
        """Answer in words until `bis` is asked; what has no words is pressed, what is optional skipped."""
        for _ in range(SCHRITTE):
            if self.chat.frage == bis:
                return
            assert self.chat.stand["frage"], f"{bis} wurde nicht gefragt"
            self.answer(antworten)
        raise AssertionError(f"{bis} wurde nicht gefragt")

    def answer(self, antworten: dict[str, str]) -> None:
        frage = self.chat.stand["frage"]
        eigene = (answers()["leistungen"].get(self.chat.stand["leistung"]) or {}) | antworten
        text = eigene.get(frage["feld"]) or answers()["felder"].get(frage["feld"])
        if text:
            self.say(str(text))
        elif not frage["pflicht"]:
            self.press("Überspringen")
        else:
            assert frage["optionen"], f"keine Antwort auf {frage['feld']}"
            self.press(frage["optionen"][0]["titel"])

    def check(self, zug: dict[str, Any]) -> None:
        """Everything the turn expects."""
        stand = self.chat.stand
        frage = stand.get("frage") or {}
        verstanden = stand.get("verstanden") or {}
        ist = {
            "phase": stand["phase"],
            "leistung": stand["leistung"],
            "feld": frage.get("feld"),
            "typ": frage.get("typ"),
            "absicht": verstanden.get("absicht"),
            "verstanden": verstanden.get("leistung"),
            "nachrichten": len(self.chat.nachrichten),
        }
        for was, wert in ist.items():
            if was in zug:
                assert wert == zug[was], f"{was}: {wert} statt {zug[was]}"
        self._check_answers(zug, stand["angaben"])
        self._check_words(zug)
        if "karte" in zug:
            assert zug["karte"] in [karte["art"] for karte in self.chat.karten], f"Karte {zug['karte']} fehlt"
        if "optionen" in zug:
            assert len(frage.get("optionen") or ()) <= zug["optionen"], "zu viele Optionen"
        if "abgesendet" in zug:
            self._check_case(zug["abgesendet"])

    def _check_answers(self, zug: dict[str, Any], angaben: dict[str, str]) -> None:
        for feld, wert in (zug.get("angaben") or {}).items():
            assert wert in angaben.get(feld, ""), f"{feld}: {angaben.get(feld)!r} statt {wert!r}"
        for feld in zug.get("ohne") or ():
            assert feld not in angaben, f"{feld} steht noch da: {angaben[feld]!r}"

    def _check_words(self, zug: dict[str, Any]) -> None:
        text = self.chat.text.casefold()
        for wort in _words(zug.get("sagt")):
            assert wort.casefold() in text, f"sagt nicht: {wort}"
        eines = _words(zug.get("sagt_eines"))
        assert not eines or any(wort.casefold() in text for wort in eines), f"sagt keines von: {eines}"
        for wort in _words(zug.get("sagt_nicht")):
            assert wort.casefold() not in text, f"sagt: {wort}"

    def _check_case(self, erwartet: dict[str, Any]) -> None:
        """The case, read with the service token, holds these typed values."""
        vorgang = self.chat.stand["vorgang"]
        assert vorgang, "nichts abgesendet"
        kopf = {"Authorization": f"Bearer {self.system.dienst_token}"}
        antwort = self.chat.http.get(f"/api/v1/vorgaenge/{vorgang['aktenzeichen']}", headers=kopf)
        assert antwort.status_code == httpx.codes.OK, antwort.text
        ganz = antwort.json()
        assert ganz["leistung"] == erwartet.get("leistung", ganz["leistung"])
        assert ganz["gespraech"] == self.chat.id
        for feld, wert in (erwartet.get("angaben") or {}).items():
            assert _contains(ganz["angaben"].get(feld), wert), f"{feld}: {ganz['angaben'].get(feld)!r} statt {wert!r}"

    def _question_text(self) -> str:
        return str(self.chat.nachrichten[-1]["text"]) if self.chat.nachrichten else ""

    def _note_me(self, text: str) -> None:
        self.mitschrift.append(f"ICH: {text}")

    def _note(self) -> None:
        stand = self.chat.stand
        self.bestaetigung = stand["vorgang"] or self.bestaetigung
        absicht = (stand.get("verstanden") or {}).get("absicht")
        self.mitschrift.append(f"   ({absicht} → {stand['phase']}, {self.chat.frage}, {stand['angaben']})")
        self.mitschrift.append(f"LOTSE: {self.chat.text}")


def _words(wert: Any) -> list[str]:
    return [wert] if isinstance(wert, str) else list(wert or ())


def _contains(ist: Any, soll: Any) -> bool:
    """Dicts may hold more than expected, lists are compared one by one."""
    if isinstance(soll, dict) and isinstance(ist, dict):
        return all(_contains(ist.get(key), wert) for key, wert in soll.items())
    if isinstance(soll, list) and isinstance(ist, list):
        return len(ist) == len(soll) and all(_contains(a, b) for a, b in zip(ist, soll, strict=True))
    return bool(ist == soll)
