"""What all actions share, and how they are found."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

import actions
from actions.backend import Backend
from actions.eingabe import Eingabe
from actions.zug import Zug


class Aktion(Action):  # type: ignore[misc]  # the SDK has no types
    """Answers one turn: exactly one action per turn, which says everything including the next question."""

    NAME: ClassVar[str]

    def __init__(self, backend: Backend) -> None:
        self.backend = backend

    def name(self) -> str:
        return self.NAME

    async def answer(self, zug: Zug) -> None:
        """Send commands and say what there is to say; the open question follows by itself."""
        raise NotImplementedError

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: DomainDict) -> list[EventType]:
        zug = Zug(Eingabe.from_tracker(tracker), self.backend)
        choice = _side_choice(zug)
        await (choice.chosen(zug) if choice and choice.claims(zug) else self.answer(zug))
        return await zug.finish(dispatcher)


def _side_choice(zug: Zug) -> Any:
    """The module of an open side question with answers of its own; None where there is none."""
    rueckfrage = zug.eingabe.zustand.get("rueckfrage") or {}
    name = f"actions.rueckfragen.{rueckfrage.get('art')}"
    return importlib.import_module(name) if rueckfrage.get("typ") == "auswahl" else None


def find_actions() -> list[type[Aktion]]:
    """Every action of this package; raises `ValueError` for two of one name."""
    gefunden: dict[str, type[Aktion]] = {}
    for modul in pkgutil.walk_packages(actions.__path__, f"{actions.__name__}."):
        for klasse in _classes(importlib.import_module(modul.name)):
            if gefunden.setdefault(klasse.NAME, klasse) is not klasse:
                raise ValueError(f"zwei Aktionen namens {klasse.NAME}")
    return list(gefunden.values())


def _classes(modul: Any) -> list[type[Aktion]]:
    return [
        klasse
        for _, klasse in inspect.getmembers(modul, inspect.isclass)
        if issubclass(klasse, Aktion) and "NAME" in vars(klasse) and klasse.__module__ == modul.__name__
    ]
