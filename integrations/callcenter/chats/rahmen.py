"""What the frame shows of the chats on every page: duty, and how many wait."""

import re

from api.database import Session
from integrations.callcenter.chats.ansicht import Reihe, read_queue
from integrations.callcenter.seite import Anfrage

CHAT = re.compile(r"/chats/([0-9a-f-]{36})(/|$)")


def values(anfrage: Anfrage, session: Session) -> Reihe:
    found = CHAT.search(anfrage.request.url.path)
    return read_queue(anfrage, session, offen=found[1] if found else None)
