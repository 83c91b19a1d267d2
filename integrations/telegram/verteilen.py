"""Which piece of the adapter an update is for."""

from integrations.telegram.befehle import Befehle, read_command
from integrations.telegram.druck import Druck
from integrations.telegram.gruppe import deal_with_group, deal_with_membership
from integrations.telegram.nachricht import Nachrichten
from integrations.telegram.post import Post, Zuschrift
from integrations.telegram.weiterleitung import Weiterleitung
from integrations.telegram.werkbank import Werkbank


class Verteiler:
    """One per adapter."""

    def __init__(self, werkbank: Werkbank, weiterleitung: Weiterleitung) -> None:
        self.werkbank = werkbank
        self.nachrichten = Nachrichten(werkbank, weiterleitung)
        self.befehle = Befehle(self.nachrichten)
        self.druck = Druck(self.befehle)

    async def deal(self, post: Post, zuschrift: Zuschrift) -> None:
        """Deal with one update, and close it."""
        update = zuschrift.update
        if zuschrift.chat is None:
            await deal_with_group(self.werkbank, post, zuschrift)
            return
        if update.my_chat_member is not None:
            await deal_with_membership(post, zuschrift)
            return
        chat = await self.werkbank.look(zuschrift.chat)
        if chat is None:  # forgotten while this waited
            await post.close(zuschrift)
        elif update.callback_query is not None:
            await self.druck.deal(post, zuschrift, chat, update.callback_query)
        elif update.edited_message is not None:
            await self.nachrichten.edited(post, zuschrift, chat, update.edited_message)
        elif update.message is not None:
            befehl = read_command(update.message)
            if befehl is not None and self.befehle.knows(befehl[0]):
                await self.befehle.deal(post, zuschrift, chat, *befehl)
            else:
                await self.nachrichten.deal(post, zuschrift, chat, update.message)
        else:
            await post.close(zuschrift)
