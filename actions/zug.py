"""One turn while it is answered: sends commands, collects messages, ends with the open question."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.backend import Backend, Befehl, ZugErgebnis
from actions.eingabe import Eingabe
from actions.fragetext import question_message
from actions.texte import wording

FORMULAR = "antrag_form"
LANGE = 60
"""Minutes of silence after which the Lotse says where we were."""
Botschaft = dict[str, Any]


class Zug:
    """What an action works with. `still`: the open question is not asked again. `fragetext`: asked in these words."""

    def __init__(self, eingabe: Eingabe, backend: Backend) -> None:
        self.eingabe = eingabe
        self.einfach = eingabe.einfach
        self.still = False
        self.fragetext: str | None = None
        self.anders = False
        self._rueckfrage: Befehl | None = None
        self._backend = backend
        self._schritt = 0
        self._ergebnis: ZugErgebnis | None = None
        self._botschaften: list[Botschaft] = []

    @property
    def ergebnis(self) -> ZugErgebnis:
        """What the backend said last; a turn that has not asked it yet is a mistake in the action."""
        if self._ergebnis is None:
            raise RuntimeError("noch kein Befehl ausgeführt")
        return self._ergebnis

    async def run(self, *befehle: Befehl) -> list[dict[str, Any]]:
        """Execute commands in one step and return one result for each."""
        self._ergebnis = await self._backend.run_zug(
            self.eingabe.gespraech, self.eingabe.nachricht, self._schritt, befehle
        )
        self._schritt += 1
        return self._ergebnis.ergebnisse

    def text(self, schluessel: str, **werte: object) -> str:
        """One wording; the next one in the next turn, and the same again when the turn is repeated."""
        return wording(schluessel, self._turn_number(schluessel), self.einfach, **werte)

    def _turn_number(self, schluessel: str) -> str:
        anfang = zlib.crc32(f"{self.eingabe.gespraech}:{schluessel}".encode())
        return str(anfang + int(self.eingabe.zustand.get("zuege") or 0))

    def rotating(self, schluessel: str, **werte: object) -> str:
        """A text that must not come in the same words twice in a row: takes the next wording each time."""
        keim = str(self.eingabe.zustand.get("wortlaut", 0))
        return wording(schluessel, keim, self.einfach, **werte)

    def ask_aside(self, art: str, text: str, ja: str, nein: str, daten: dict[str, Any] | None = None) -> None:
        """Put a yes-no question before the form goes on; `actions/rueckfragen/<art>.py` takes the answer."""
        optionen = [{"titel": self.text(ja), "wert": "ja"}, {"titel": self.text(nein), "wert": "nein"}]
        rueckfrage = {"art": art, "text": text, "optionen": optionen, "daten": daten or {}}
        self._rueckfrage = {"befehl": "merken", "rueckfrage": rueckfrage, "wahl": None}

    def ask_choice(self, art: str, text: str, optionen: list[dict[str, Any]]) -> None:
        """Put a question with answers of its own before the form; `actions/rueckfragen/<art>.py` takes the choice."""
        rueckfrage = {"art": art, "typ": "auswahl", "text": text, "optionen": optionen}
        self._rueckfrage = {"befehl": "merken", "rueckfrage": rueckfrage, "wahl": None}

    def say(
        self,
        schluessel: str,
        *,
        karte: dict[str, Any] | None = None,
        optionen: Sequence[dict[str, Any]] = (),
        **werte: object,
    ) -> None:
        """Say one of our own texts."""
        self.say_text(self.text(schluessel, **werte), karte=karte, optionen=optionen)

    def say_text(
        self, text: str, *, karte: dict[str, Any] | None = None, optionen: Sequence[dict[str, Any]] = ()
    ) -> None:
        """Say a text that comes from elsewhere (a Leistung, the backend)."""
        self._botschaften.append({"text": text, "optionen": list(optionen), "karte": karte, "rolle": "antwort"})

    async def finish(self, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Utter everything, the open question last, and keep Rasa's form in step with the draft."""
        if self._ergebnis is None:
            await self.run()
        offer_known(self)
        if self._rueckfrage is not None:
            await self.run(self._rueckfrage)
            self.still, self.fragetext, self.anders = False, None, False
        botschaften = list(self._botschaften)
        if self.ergebnis.frage is not None and not self.still:
            botschaften = [{**botschaft, "optionen": []} for botschaft in botschaften]
            botschaften.append(question_message(self))
        if came_back(self):
            titel = self.ergebnis.zustand["titel"]
            botschaften.insert(0, _remark(self.text("willkommen_zurueck", titel=titel)))
        if not botschaften:
            botschaften.append(_remark(self.text("weiter")))
        for botschaft in _joined(botschaften):
            dispatcher.utter_message(json_message=botschaft)
        return loop_events(self.ergebnis.zustand)


def offer_known(zug: Zug) -> None:
    """What was said in an earlier form need not be said again: offered once, when the first of it is asked."""
    bekannt = zug.ergebnis.bekannt
    if bekannt and not zug.still:
        liste = ", ".join(f"{eintrag['titel']}: {eintrag['anzeige']}" for eintrag in bekannt)
        zug.ask_aside("uebernahme", zug.text("frage_uebernahme", liste=liste), "ja_uebernehmen", "nein_neu_angeben")


def came_back(zug: Zug) -> bool:
    """Has the citizen been away for long, with a form open before and after?"""
    offen = zug.eingabe.antrag_offen and zug.ergebnis.zustand.get("antrag") is not None
    return offen and zug.eingabe.stille >= LANGE


def _remark(text: str) -> Botschaft:
    return {"text": text, "optionen": [], "karte": None, "rolle": "antwort"}


def _joined(botschaften: list[Botschaft]) -> list[Botschaft]:
    """Short remarks without card or options become one message; after what has paragraphs comes a new one. The question
    stays a message of its own.
    """
    fertig: list[Botschaft] = []
    for botschaft in botschaften:
        vorige = fertig[-1] if fertig else None
        schlicht = botschaft["rolle"] == "antwort" and not botschaft["optionen"] and not botschaft["karte"]
        if vorige and schlicht and vorige["rolle"] == "antwort" and not vorige["optionen"] and not vorige["karte"]:
            abstand = "\n\n" if "\n" in vorige["text"] else " "
            vorige["text"] = f"{vorige['text']}{abstand}{botschaft['text']}"
        else:
            fertig.append(dict(botschaft))
    return fertig


def loop_events(zustand: dict[str, Any]) -> list[EventType]:
    """Rasa's form is active exactly while a draft is open; its one slot is never filled."""
    offen = zustand.get("antrag") is not None
    return [
        ActiveLoop(FORMULAR if offen else None),
        SlotSet("antwort", None),
        SlotSet("requested_slot", "antwort" if offen else None),
    ]
