"""What a test sees of both sides: the people's screens, and what the Lotse has stored."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
from sqlalchemy import func, select

from api.clock import SystemClock
from api.context import ApiContext
from api.crypto import Cipher
from api.database import Database
from api.gespraeche.models import Gespraech
from api.leistungen.glossar import Glossar
from api.leistungen.katalog import Katalog
from api.mandanten.verzeichnis import Mandanten
from api.messenger.models import Eingangspost, MessengerChat, Sendung
from api.messenger.service import TELEGRAM, hash_of
from api.settings import load_settings
from tests.botapi import BotApi, Mensch
from tests.botapi.mensch import written
from tests.system import System


class Buehne:
    def __init__(self, system: System, api: BotApi) -> None:
        self.system, self.api = system, api
        settings = load_settings(system.env)
        cipher = Cipher(settings.schluessel)
        mandanten = Mandanten.load(settings.inhalte)
        self.context = ApiContext(
            settings=settings,
            db=Database(settings.datenbank, cipher),
            clock=SystemClock(),
            cipher=cipher,
            katalog=Katalog.load(settings.inhalte, mandanten),
            mandanten=mandanten,
            glossar=Glossar.load(settings.inhalte),
        )
        self.http = httpx.Client(base_url=system.url, timeout=30)
        self.leute: list[Mensch] = []

    def close(self) -> None:
        self.http.close()
        self.context.db.dispose()

    # -- people --------------------------------------------------------------------------------------------------

    def wait_ready(self) -> None:
        """Until the adapter fetches updates or has set its webhook."""
        self.api.wait_for(lambda: self.api.fetching or self.api.webhook.url, 60, "der Adapter holt nichts ab")

    def stranger(self, vorname: str = "Anna") -> Mensch:
        """Has not written yet."""
        person = Mensch(self.api, vorname)
        self.leute.append(person)
        return person

    def person(self, vorname: str = "Anna") -> Mensch:
        person = self.stranger(vorname)
        person.says("/start")
        person.sees("Guten Tag", 60)
        self.settle(person)
        return person

    # -- what is stored ------------------------------------------------------------------------------------------

    def chat(self, person: Mensch) -> MessengerChat | None:
        with self.context.db.transaction() as session:
            row = session.scalar(select(MessengerChat).where(MessengerChat.kennung_hash == self._hash(person)))
            if row is not None:
                session.expunge(row)
            return row

    def stand(self, person: Mensch) -> dict[str, Any]:
        return dict(self._journal(person)["stand"])

    def journal(self, person: Mensch) -> list[dict[str, Any]]:
        return list(self._journal(person)["nachrichten"])

    def _journal(self, person: Mensch) -> dict[str, Any]:
        chat = self.chat(person)
        assert chat is not None, "kein Chat"
        assert chat.gespraech is not None, "kein Gespräch"
        headers = {"Authorization": f"Bearer {chat.token}"}
        answer = self.http.get(f"/chat/v1/gespraeche/{chat.gespraech}/nachrichten", headers=headers)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def staff(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """A call of the case backend with the service token."""
        headers = {"Authorization": f"Bearer {self.system.dienst_token}"}
        answer = self.http.request(method, path, json=body, headers=headers)
        assert answer.status_code < 300, answer.text
        return dict(answer.json()) if answer.content else {}

    def cases(self, person: Mensch) -> list[dict[str, Any]]:
        chat = self.chat(person)
        assert chat is not None
        return list(self.staff("GET", f"/api/v1/vorgaenge?gespraech={chat.gespraech}")["vorgaenge"])

    def case(self, aktenzeichen: str) -> dict[str, Any]:
        return self.staff("GET", f"/api/v1/vorgaenge/{aktenzeichen}")

    # -- waiting and comparing -----------------------------------------------------------------------------------

    def settle(self, *people: Mensch, seconds: float = 60) -> None:
        """Until everything they wrote is dealt with and everything said to them has been taken by Telegram."""
        for person in people:
            try:
                self.system.wait_for(lambda person=person: self._is_settled(person), seconds)
            except AssertionError as error:
                raise AssertionError(f"{error}\n{person.screen}") from None
            person.has_seen()

    def ask(self, person: Mensch, act: Callable[[], Any]) -> str:
        """Let the person do something; what the Lotse says to it, all of it."""
        before = len(person.chat.nachrichten)
        act()
        person.sees("", 60)
        self.settle(person)
        return "\n".join(written(n) for n in person.chat.nachrichten[before:] if n.vom_bot and not n.geloescht)

    def say(self, person: Mensch, text: str) -> str:
        return self.ask(person, lambda: person.says(text))

    def press(self, person: Mensch, titel: str) -> str:
        return self.ask(person, lambda: person.presses(titel))

    def _is_settled(self, person: Mensch) -> bool:
        if any(update.chat == person.id for update in self.api.konto.updates):
            return False
        with self.context.db.transaction() as session:
            mine = self._hash(person)
            open_mail = select(func.count()).where(
                Eingangspost.kennung_hash == mine, Eingangspost.zustand != "erledigt"
            )
            chat = session.scalar(select(MessengerChat).where(MessengerChat.kennung_hash == mine))
            if (
                session.scalar(open_mail)
                or chat is None
                or session.scalar(select(Sendung.id).where(Sendung.chat == chat.id))
            ):
                return False
            gespraech = session.get(Gespraech, chat.gespraech) if chat.gespraech else None
            return gespraech is None or chat.zugestellt_nr >= gespraech.letzte_nr

    def check_once(self, person: Mensch) -> None:
        """Everything the Lotse said stands on the screen exactly once and in order; every message of the person stands
        in the journal once.
        """
        self.settle(person)
        journal = self.journal(person)
        said = [line for n in journal if n["von"] != "buerger" for line in lines(n["text"])]
        shown = [line for n in person.chat.nachrichten if n.vom_bot for line in lines(n.text)]
        relevant = [line for line in shown if line in set(said)]
        assert relevant == said, f"{difference(said, relevant)}\n{person.screen}"
        mine = [n["id"] for n in journal if n["von"] == "buerger"]
        assert len(mine) == len(set(mine)), "eine Nachricht steht zweimal im Journal"

    def check_log(self) -> None:
        """The adapter's log holds no token, no chat, no name, no word of a citizen."""
        text = self.system.log("telegram").read_text("utf-8", "replace") if self.system.log("telegram").exists() else ""
        assert self.api.konto.token not in text
        for person in self.leute:
            assert str(person.id) not in text
            for nachricht in person.chat.nachrichten:
                if not nachricht.vom_bot and len(nachricht.text) > 12:
                    assert nachricht.text not in text

    def _hash(self, person: Mensch) -> str:
        return hash_of(self.context, TELEGRAM, str(self.api.konto.bot["id"]), person.id)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def difference(said: list[str], shown: list[str]) -> str:
    fehlt, zuviel = Counter(said) - Counter(shown), Counter(shown) - Counter(said)
    if not fehlt and not zuviel:
        return "falsche Reihenfolge"
    return json.dumps({"fehlt": fehlt, "zuviel": zuviel}, ensure_ascii=False, indent=1)
