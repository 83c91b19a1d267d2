"""Checks a reply_markup as the Bot API does."""

import json
from typing import Any
from urllib.parse import urlsplit

from tests.botapi.fehler import falsch

TASTEN_MAX = 100
DATEN_MAX_BYTES = 64
ARTEN = frozenset({
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
})  # fmt: skip


def read_markup(value: Any) -> dict[str, Any] | None:
    """The markup, or None where there is none. Raises ApiFehler."""
    if value in (None, ""):
        return None
    try:
        markup = json.loads(value) if isinstance(value, str) else value
    except json.JSONDecodeError:
        raise falsch("can't parse reply keyboard markup JSON object") from None
    if not isinstance(markup, dict):
        raise falsch("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if not markup.keys() & {"keyboard", "remove_keyboard", "force_reply"}:
            return None
        return markup
    zeilen = markup["inline_keyboard"]
    if not isinstance(zeilen, list) or not all(isinstance(zeile, list) for zeile in zeilen):
        raise falsch('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    zeilen = [zeile for zeile in zeilen if zeile]
    if sum(map(len, zeilen)) > TASTEN_MAX:
        raise falsch("reply markup is too long")
    for zeile in zeilen:
        for taste in zeile:
            check_button(taste)
    return {"inline_keyboard": zeilen} if zeilen else None


def check_button(taste: Any) -> None:
    if not isinstance(taste, dict):
        raise falsch("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not str(taste.get("text", "")).strip():
        raise falsch('can\'t parse inline keyboard button: Field "text" must be non-empty')
    arten = taste.keys() & ARTEN
    if len(arten) != 1:
        raise falsch("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in taste and not 1 <= len(str(taste["callback_data"]).encode()) <= DATEN_MAX_BYTES:
        raise falsch("BUTTON_DATA_INVALID")
    if "url" in taste and not is_public(str(taste["url"])):
        raise falsch(f"inline keyboard button URL '{taste['url']}' is invalid: Wrong HTTP URL")


def is_public(url: str) -> bool:
    """http, https or tg; a host needs a dot, so localhost is none."""
    teile = urlsplit(url)
    if teile.scheme == "tg":
        return True
    return teile.scheme in ("http", "https") and "." in (teile.hostname or "")
