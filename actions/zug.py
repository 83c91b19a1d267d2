"""One turn while it is answered: sends commands, collects messages, ends with the open question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.backend import Backend, Befehl, ZugErgebnis
from actions.eingabe import Eingabe
from actions.fragetext import question_message
from actions.texte import wording

FORMULAR = "antrag_form"
Botschaft = dict[str, Any]


class Zug:
    """What an action works with. `still`: the open question is not asked again. `fragetext`: asked in these words."""

    def __init__(self, eingabe: Eingabe, backend: Backend) -> None:
        self.eingabe = eingabe
        self.still = False
        self.fragetext: str | None = None
        self.anders = False
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
        return wording(schluessel, self.eingabe.nachricht, self.eingabe.einfach, **werte)

    def rotating(self, schluessel: str, **werte: object) -> str:
        """A text that must not come in the same words twice in a row: takes the next wording each time."""
        keim = str(self.eingabe.zustand.get("wortlaut", 0))
        return wording(schluessel, keim, self.eingabe.einfach, **werte)

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
        botschaften = list(self._botschaften)
        if self.ergebnis.frage is not None and not self.still:
            botschaften.append(question_message(self))
        if not botschaften:
            botschaften.append({"text": self.text("weiter"), "optionen": [], "karte": None, "rolle": "antwort"})
        for botschaft in _joined(botschaften):
            dispatcher.utter_message(json_message=botschaft)
        return loop_events(self.ergebnis.zustand)


def _joined(botschaften: list[Botschaft]) -> list[Botschaft]:
    """Short remarks without card or options become one message; the question stays a message of its own."""
    fertig: list[Botschaft] = []
    for botschaft in botschaften:
        vorige = fertig[-1] if fertig else None
        schlicht = botschaft["rolle"] == "antwort" and not botschaft["optionen"] and not botschaft["karte"]
        if vorige and schlicht and vorige["rolle"] == "antwort" and not vorige["optionen"] and not vorige["karte"]:
            vorige["text"] = f"{vorige['text']} {botschaft['text']}"
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
