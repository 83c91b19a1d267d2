"""Actions of the stock bot: a validated form of five fields, written to SQLite at the end."""

import os
import sqlite3
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

FIELDS = ("adresse", "gegenstaende", "name", "email", "telefon")


class ValidateAbholung(FormValidationAction):
    """Takes any answer of at least two letters."""

    def name(self) -> str:
        return "validate_abholung"

    async def validate_adresse(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"adresse": value if len(str(value)) > 1 else None}


class Absenden(Action):
    """Writes the case and forgets the answers."""

    def name(self) -> str:
        return "action_absenden"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        with sqlite3.connect(os.environ["STOCK_FAELLE"]) as database:
            database.execute("CREATE TABLE IF NOT EXISTS faelle (angaben TEXT)")
            database.execute("INSERT INTO faelle VALUES (?)", (str({key: tracker.get_slot(key) for key in FIELDS}),))
        dispatcher.utter_message(text="abgesendet")
        return [{"event": "slot", "name": key, "value": None} for key in FIELDS]
