"""Puts updates of Telegram into the inbox, however they came. The server uses it; it needs no library of Telegram."""

from collections.abc import Iterable
from typing import Any

from api.context import ApiContext
from api.messenger.eingangspost import Neuzugang, Posteingang
from api.messenger.service import TELEGRAM, hash_of

ARTEN = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
"""Kinds of updates we ask for; any other is acknowledged and forgotten."""


def drop_in(context: ApiContext, bot: str, updates: Iterable[dict[str, Any]]) -> set[str]:
    """Store what is new. Returns the chats (by hash) there is something new of. Blocks for one transaction."""
    neue = []
    for update in updates:
        kennung = chat_of(update)
        if kennung is not None:
            neue.append(Neuzugang(int(update["update_id"]), hash_of(context, TELEGRAM, bot, kennung), update))
    if not neue:
        return set()
    with context.db.transaction() as session:
        return Posteingang(context, session).store(bot, neue)


def chat_of(update: dict[str, Any]) -> int | None:
    """The chat an update comes from; None for kinds we know nothing of."""
    if not isinstance(update.get("update_id"), int):
        return None
    for art in ARTEN:
        inhalt = update.get(art)
        if isinstance(inhalt, dict):
            inhalt = inhalt.get("message") if art == "callback_query" else inhalt
            chat = inhalt.get("chat") if isinstance(inhalt, dict) else None
            kennung = chat.get("id") if isinstance(chat, dict) else None
            return kennung if isinstance(kennung, int) else None
    return None
