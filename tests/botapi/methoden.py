"""The methods of the Bot API that need no waiting. Each takes the parameters of a call and returns its result."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.botapi.fehler import falsch
from tests.botapi.grenzen import Grenzen
from tests.botapi.konto import RUFFRIST_SECONDS, Chat, Konto, Nachricht
from tests.botapi.tasten import read_markup

TEXT_MAX = 4096
"""UTF-16 units, the stricter way to count."""
UNTERSCHRIFT_MAX = 1024
RUFTEXT_MAX = 200
DATEI_MAX_BYTES = 20 * 1024 * 1024
LOESCHBAR_SECONDS = 48 * 3600
TAETIGKEITEN = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
UNVERAENDERT = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
Parameters = dict[str, Any]


@dataclass
class Datei:
    """An uploaded file."""

    name: str
    typ: str
    inhalt: bytes


class Methoden:
    """`taetigkeiten` are the chat actions shown so far: chat and kind."""

    def __init__(self, konto: Konto, grenzen: Grenzen) -> None:
        self.konto, self.grenzen = konto, grenzen
        self.taetigkeiten: list[tuple[int, str]] = []

    def find(self, name: str) -> Callable[[Parameters], Any] | None:
        """The method of that name, in any case, as the Bot API takes them."""
        for key in dir(self):
            if key.startswith("do_") and key[3:].lower() == name.lower():
                return getattr(self, key)  # type: ignore[no-any-return]
        return None

    # -- about the bot -------------------------------------------------------------------------------------------

    def do_getMe(self, _: Parameters) -> Any:  # noqa: N802 - names of the Bot API
        rechte = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        return self.konto.bot | rechte

    def do_setMyCommands(self, p: Parameters) -> bool:  # noqa: N802
        befehle = json.loads(p["commands"]) if isinstance(p.get("commands"), str) else p.get("commands")
        if not isinstance(befehle, list) or len(befehle) > 100:
            raise falsch("can't parse BotCommand list")
        for befehl in befehle:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", befehl.get("command", "")):
                raise falsch("BOT_COMMAND_INVALID")
            if not 1 <= len(befehl.get("description", "")) <= 256:
                raise falsch("BOT_COMMAND_DESCRIPTION_INVALID")
        self.konto.befehle[self._scope(p)] = befehle
        return True

    def do_getMyCommands(self, p: Parameters) -> Any:  # noqa: N802
        return self.konto.befehle.get(self._scope(p), [])

    def do_deleteMyCommands(self, p: Parameters) -> bool:  # noqa: N802
        self.konto.befehle.pop(self._scope(p), None)
        return True

    def _scope(self, p: Parameters) -> tuple[str, str]:
        scope = json.loads(p["scope"]) if isinstance(p.get("scope"), str) else p.get("scope") or {"type": "default"}
        return json.dumps(scope, sort_keys=True), p.get("language_code") or ""

    # -- messages ------------------------------------------------------------------------------------------------

    def do_sendMessage(self, p: Parameters) -> Any:  # noqa: N802
        chat = self.konto.chat_to_write(p.get("chat_id"))
        text = self._text(p, "message is too long")
        return self._send(chat, p, text, {})

    def do_sendDocument(self, p: Parameters) -> Any:  # noqa: N802
        chat = self.konto.chat_to_write(p.get("chat_id"))
        datei = p.get("document")
        if isinstance(datei, str) and datei.startswith("attach://"):
            datei = p.get(datei.removeprefix("attach://"))
        if not isinstance(datei, Datei):
            raise falsch("there is no document in the request")
        if not datei.inhalt:
            raise falsch("file must be non-empty")
        unterschrift = str(p.get("caption") or "").strip()
        if utf16_length(unterschrift) > UNTERSCHRIFT_MAX:
            raise falsch("message caption is too long")
        kennung = self.konto.keep_file(datei.name, datei.inhalt)
        document = {**kennung, "file_name": datei.name, "mime_type": datei.typ}
        return self._send(chat, p, unterschrift, {"document": document})

    def _send(self, chat: Chat, p: Parameters, text: str, inhalt: Parameters) -> Any:
        markup = read_markup(p.get("reply_markup"))
        self.grenzen.count(chat.id)
        konto = self.konto
        nachricht = Nachricht(konto.next_id(chat), chat.id, True, int(konto.uhr()), text, markup, inhalt)
        return konto.message_body(konto.add(chat, nachricht))

    def do_editMessageText(self, p: Parameters) -> Any:  # noqa: N802
        nachricht = self._editable(p)
        text = self._text(p, "MESSAGE_TOO_LONG")
        if nachricht.inhalt:
            raise falsch("there is no text in the message to edit")
        return self._edit(nachricht, text, read_markup(p.get("reply_markup")))

    def do_editMessageReplyMarkup(self, p: Parameters) -> Any:  # noqa: N802
        nachricht = self._editable(p)
        return self._edit(nachricht, nachricht.text, read_markup(p.get("reply_markup")))

    def _editable(self, p: Parameters) -> Nachricht:
        chat = self.konto.chat_to_write(p.get("chat_id"))
        if p.get("message_id") in (None, "", "0"):
            raise falsch("message identifier is not specified")
        nachricht = self.konto.message(chat, p["message_id"])
        if nachricht is None:
            raise falsch("message to edit not found")
        if not nachricht.vom_bot or (nachricht.markup and "inline_keyboard" not in nachricht.markup):
            raise falsch("message can't be edited")
        return nachricht

    def _edit(self, nachricht: Nachricht, text: str, markup: Parameters | None) -> Any:
        if (nachricht.text, nachricht.markup) == (text, markup):
            raise falsch(UNVERAENDERT)
        nachricht.text, nachricht.markup, nachricht.geaendert = text, markup, int(self.konto.uhr())
        self.konto.aenderung.notify_all()
        return self.konto.message_body(nachricht)

    def _text(self, p: Parameters, too_long: str) -> str:
        """What stands in the message: blanks around it are taken away. Plain text only."""
        if p.get("parse_mode") or p.get("entities"):
            raise falsch("can't parse entities: this fake knows plain text only")
        text = str(p.get("text") or "").strip()
        if not text:
            raise falsch("message text is empty")
        if utf16_length(text) > TEXT_MAX:
            raise falsch(too_long)
        return text

    def do_deleteMessage(self, p: Parameters) -> bool:  # noqa: N802
        chat = self.konto.chat_to_write(p.get("chat_id"))
        nachricht = self.konto.message(chat, p.get("message_id"))
        if nachricht is None:
            raise falsch("message to delete not found")
        if self.konto.uhr() - nachricht.zeit > LOESCHBAR_SECONDS:
            raise falsch("message can't be deleted for everyone")
        nachricht.geloescht = True
        self.konto.aenderung.notify_all()
        return True

    def do_answerCallbackQuery(self, p: Parameters) -> bool:  # noqa: N802
        ruf = self.konto.rufe.get(str(p.get("callback_query_id")))
        if ruf is None or self.konto.uhr() - ruf.zeit > RUFFRIST_SECONDS:
            raise falsch("query is too old and response timeout expired or query ID is invalid")
        if len(str(p.get("text") or "")) > RUFTEXT_MAX:
            raise falsch("MESSAGE_TOO_LONG")
        if ruf.antwort is None:
            ruf.antwort = {"text": p.get("text") or "", "show_alert": p.get("show_alert") in (True, "true", "True")}
        self.konto.aenderung.notify_all()
        return True

    def do_sendChatAction(self, p: Parameters) -> bool:  # noqa: N802
        chat = self.konto.chat_to_write(p.get("chat_id"))
        if p.get("action") not in TAETIGKEITEN:
            raise falsch("wrong parameter action in request")
        self.taetigkeiten.append((chat.id, str(p["action"])))
        self.konto.aenderung.notify_all()
        return True

    def do_getFile(self, p: Parameters) -> Any:  # noqa: N802
        kennung = str(p.get("file_id") or "")
        if kennung not in self.konto.dateien:
            raise falsch("wrong file_id or the file is temporarily unavailable")
        pfad, inhalt = self.konto.dateien[kennung]
        if len(inhalt) > DATEI_MAX_BYTES:
            raise falsch("file is too big")
        return {"file_id": kennung, "file_unique_id": f"u{kennung}", "file_size": len(inhalt), "file_path": pfad}

    # -- chats ---------------------------------------------------------------------------------------------------

    def do_getChat(self, p: Parameters) -> Any:  # noqa: N802
        chat = self.konto.chat_to_write(p.get("chat_id"))
        return chat.body | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": KEINE_GESCHENKE}

    def do_leaveChat(self, p: Parameters) -> bool:  # noqa: N802
        chat = self.konto.chat_to_write(p.get("chat_id"))
        if chat.typ == "private":
            raise falsch("chat member status can't be changed in private chats")
        chat.stand = "verlassen"
        self.konto.aenderung.notify_all()
        return True


KEINE_GESCHENKE = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
