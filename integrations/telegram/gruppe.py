"""Groups and channels: one kind word, and out. Nothing of what was said there is kept."""

import logging

from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden

from integrations.telegram.post import Post, Zuschrift
from integrations.telegram.texte import say
from integrations.telegram.werkbank import Buch, Werkbank

log = logging.getLogger("lotse.telegram")

DABEI = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)


async def deal_with_group(werkbank: Werkbank, post: Post, zuschrift: Zuschrift) -> None:
    """Closes the update. A group that became another one is left like any."""
    chat, member = zuschrift.update.effective_chat, zuschrift.update.my_chat_member
    gone = member is not None and member.new_chat_member.status not in DABEI
    if chat is not None and not gone:
        log.info("In eine Gruppe oder einen Kanal geholt: verabschiedet und verlassen.")
        await _leave(werkbank, chat.id, once=True)
    await post.close(zuschrift)


async def _leave(werkbank: Werkbank, chat: int, *, once: bool) -> None:
    try:
        await werkbank.bot.send_message(chat, say("gruppe", adresse=f"https://t.me/{werkbank.name}"))
    except ChatMigrated as error:
        if once:
            await _leave(werkbank, error.new_chat_id, once=False)
        return
    except (BadRequest, Forbidden):
        pass  # left already, or not allowed to write
    try:
        await werkbank.bot.leave_chat(chat)
    except (BadRequest, Forbidden):
        return


async def deal_with_membership(post: Post, zuschrift: Zuschrift) -> None:
    """A citizen blocks the bot, or does so no longer. Closes the update."""
    member = zuschrift.update.my_chat_member
    blocked = member is not None and member.new_chat_member.status == ChatMemberStatus.BANNED

    def mark(buch: Buch) -> None:
        row = buch.chats.get(zuschrift.chat or "", lock=True)
        if row is None:
            return
        if blocked:
            buch.chats.block(row)
        elif row.gesperrt_am is not None:
            buch.meet(row.bot, int(row.kennung))

    await post.close(zuschrift, also=mark)
