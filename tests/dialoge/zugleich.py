"""Several short messages in a burst, as people send them: each goes out before the one before it is answered."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Sequence

import httpx

from tests.system import Chat


def say_at_once(chat: Chat, texte: Sequence[str]) -> None:
    """Send them in order, each as soon as the one before has arrived; the chat ends with the reply to the last."""
    antworten: dict[str, httpx.Response] = {}
    faeden: list[threading.Thread] = []
    for text in texte:
        kennung = str(uuid.uuid4())
        faeden.append(threading.Thread(target=_send, args=(chat, kennung, text, antworten)))
        faeden[-1].start()
        _wait_until_arrived(chat, kennung, faeden[-1])
    for faden in faeden:
        faden.join()
    assert [antwort.status_code for antwort in antworten.values()] == [200] * len(texte)
    chat.take(antworten[kennung])


def _send(chat: Chat, kennung: str, text: str, antworten: dict[str, httpx.Response]) -> None:
    antworten[kennung] = chat.send({"id": kennung, "text": text})


def _wait_until_arrived(chat: Chat, kennung: str, faden: threading.Thread) -> None:
    """Until the message stands in the journal, or is answered already."""
    while faden.is_alive() and all(nachricht.get("id") != kennung for nachricht in chat.journal()):
        faden.join(0.01)
