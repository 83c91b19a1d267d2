"""A person with a phone, who writes to the bot and reads what it answers."""

import itertools
import re
import threading
from typing import Any

from tests.botapi.dienst import BotApi
from tests.botapi.konto import Chat, Nachricht, Ruf

NUMMERN = itertools.count(500_000_001)
RUFE = itertools.count(4_000_000_000_000_000_001)
SCHLOSS = threading.Lock()


class Mensch:
    """In a private chat with the bot. `sees` reads on from what was seen last."""

    def __init__(self, api: BotApi, vorname: str = "Anna", sprache: str = "de", username: str | None = None) -> None:
        self.api, self.konto = api, api.konto
        with SCHLOSS:
            nummer = next(NUMMERN)
        namen = {"first_name": vorname, **({"username": username} if username else {})}
        self.user = {"id": nummer, "is_bot": False, "language_code": sprache, **namen}
        self.id = nummer
        self.chat = Chat(nummer, "private", namen)
        self.rufe: list[Ruf] = []
        self._gelesen = 0

    # -- doing ---------------------------------------------------------------------------------------------------

    def says(self, text: str) -> Nachricht:
        return self._send(text, {})

    def sends_photo(self, content: bytes, unterschrift: str = "") -> Nachricht:
        """Telegram offers it in several sizes, the biggest last."""
        klein = {**self.konto.keep_file("klein.jpg", content[:100]), "width": 90, "height": 67}
        return self._send(
            unterschrift,
            {"photo": [klein, {**self.konto.keep_file("foto.jpg", content), "width": 1280, "height": 960}]},
        )

    def sends_document(
        self, name: str, content: bytes, typ: str = "application/pdf", unterschrift: str = ""
    ) -> Nachricht:
        datei = {**self.konto.keep_file(name, content), "file_name": name, "mime_type": typ}
        return self._send(unterschrift, {"document": datei})

    def sends_voice(self, content: bytes = b"OggS") -> Nachricht:
        datei = {**self.konto.keep_file("sprache.oga", content), "duration": 3, "mime_type": "audio/ogg"}
        return self._send("", {"voice": datei})

    def sends_sticker(self) -> Nachricht:
        datei = self.konto.keep_file("bild.webp", b"RIFF")
        art = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "🙂"}
        return self._send("", {"sticker": datei | art})

    def shares_location(self, breite: float, laenge: float) -> Nachricht:
        return self._send("", {"location": {"latitude": breite, "longitude": laenge}})

    def shares_contact(self, telefon: str, vorname: str = "Anna", eigener: bool = True) -> Nachricht:
        kontakt = {"phone_number": telefon, "first_name": vorname, **({"user_id": self.id} if eigener else {})}
        return self._send("", {"contact": kontakt})

    def edits(self, nachricht: Nachricht, text: str) -> Nachricht:
        with self.konto.aenderung:
            nachricht.text, nachricht.geaendert = text, int(self.konto.uhr())
            self.konto.update("edited_message", self.id, self.konto.message_body(nachricht))
            self.konto.aenderung.notify_all()
        return nachricht

    def presses(self, titel: str, seconds: float = 30) -> Ruf:
        """The newest button whose title fits (a regular expression); waits for it to show."""

        def find() -> tuple[Nachricht, dict[str, Any]] | None:
            for nachricht in reversed(self.visible):
                for taste in nachricht.tasten:
                    if nachricht.vom_bot and re.fullmatch(titel, taste["text"]):
                        return nachricht, taste
            return None

        try:
            nachricht, taste = self.api.wait_for(find, seconds, f"keine Taste „{titel}“")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.screen}") from None
        return self.presses_again(nachricht, taste)

    def presses_again(self, nachricht: Nachricht, taste: dict[str, Any]) -> Ruf:
        """A certain button, whether it still shows or not, as from a phone that has not heard of a change."""
        assert "callback_data" in taste, f"keine Taste zum Antworten: {taste}"
        with self.konto.aenderung, SCHLOSS:
            ruf = Ruf(str(next(RUFE)), self.id, self.konto.uhr())
            self.konto.rufe[ruf.id] = ruf
            self.rufe.append(ruf)
            inhalt = {
                "id": ruf.id,
                "from": self.user,
                "message": self.konto.message_body(nachricht),
                "chat_instance": str(-self.id),
                "data": taste["callback_data"],
            }
            self.konto.update("callback_query", self.id, inhalt)
        return ruf

    def blocks(self) -> None:
        """Block the bot, which is told so."""
        self._become("blockiert", "member", "kicked")

    def unblocks(self) -> None:
        self._become("aktiv", "kicked", "member")

    def deletes_account(self) -> None:
        """Nobody is told; who writes gets 403."""
        with self.konto.aenderung:
            self.chat.stand = "deaktiviert"

    def deletes_chat(self) -> None:
        """On both sides, as a person may in a private chat; the bot is told nothing and may still write."""
        with self.konto.aenderung:
            for nachricht in self.chat.nachrichten:
                nachricht.geloescht = True
            self.konto.aenderung.notify_all()

    def deletes(self, nachricht: Nachricht) -> None:
        with self.konto.aenderung:
            nachricht.geloescht = True
            self.konto.aenderung.notify_all()

    # -- seeing --------------------------------------------------------------------------------------------------

    @property
    def visible(self) -> list[Nachricht]:
        return [nachricht for nachricht in self.chat.nachrichten if not nachricht.geloescht]

    @property
    def from_bot(self) -> list[Nachricht]:
        return [nachricht for nachricht in self.visible if nachricht.vom_bot]

    def sees(self, muster: str = "", seconds: float = 30) -> Nachricht:
        """The first message of the bot, not yet seen, in whose text, file name or buttons the pattern is found."""

        def find() -> Nachricht | None:
            for stelle, nachricht in enumerate(self.chat.nachrichten[self._gelesen :], self._gelesen + 1):
                if nachricht.vom_bot and not nachricht.geloescht and re.search(muster, written(nachricht)):
                    self._gelesen = stelle
                    return nachricht
            return None

        try:
            found: Nachricht = self.api.wait_for(find, seconds, f"„{muster}“ nicht zu sehen")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.screen}") from None
        return found

    def has_seen(self) -> None:
        """All that stands there now is seen."""
        self._gelesen = len(self.chat.nachrichten)

    @property
    def titles(self) -> list[str]:
        """All buttons on the screen."""
        return [titel for nachricht in self.from_bot for titel in nachricht.titel]

    @property
    def screen(self) -> str:
        lines = []
        for nachricht in self.visible:
            wer = "Lotse" if nachricht.vom_bot else "  ich"
            tasten = "".join(f" [{titel}]" for titel in nachricht.titel)
            lines.append(f"{nachricht.id} {wer}: {written(nachricht, tasten=False)}{tasten}")
        return "\n".join(lines)

    # -- underneath ----------------------------------------------------------------------------------------------

    def _send(self, text: str, inhalt: dict[str, Any]) -> Nachricht:
        konto = self.konto
        with konto.aenderung:
            konto.chats.setdefault(self.id, self.chat)
            if self.chat.stand == "blockiert":
                self.unblocks()
            nachricht = Nachricht(
                konto.next_id(self.chat), self.id, False, int(konto.uhr()), text, None, inhalt, self.user
            )
            konto.add(self.chat, nachricht)
            konto.update("message", self.id, konto.message_body(nachricht))
        return nachricht

    def _become(self, stand: str, alt: str, neu: str) -> None:
        konto = self.konto
        with konto.aenderung:
            konto.chats.setdefault(self.id, self.chat)
            self.chat.stand = stand
            konto.update("my_chat_member", self.id, membership(self.chat, self.user, konto, alt, neu))


def membership(chat: Chat, user: dict[str, Any], konto: Any, alt: str, neu: str) -> dict[str, Any]:
    """That the bot's place in a chat has changed."""

    def member(status: str) -> dict[str, Any]:
        return {"user": konto.bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}

    return {
        "chat": chat.body,
        "from": user,
        "date": int(konto.uhr()),
        "old_chat_member": member(alt),
        "new_chat_member": member(neu),
    }


def written(nachricht: Nachricht, tasten: bool = True) -> str:
    """Text, kind of content and buttons in one."""
    teile = [nachricht.text]
    for art, inhalt in nachricht.inhalt.items():
        teile.append(f"<{art} {inhalt.get('file_name', '') if isinstance(inhalt, dict) else ''}>")
    return "\n".join([*filter(None, teile), *(nachricht.titel if tasten else ())])
