"""The turn queue alone, where two things must happen in one certain order."""

import asyncio
import gc
import threading
import uuid
from types import SimpleNamespace
from typing import Any, cast

import pytest

from api.gespraeche.schemas import Eingang
from api.gespraeche.service import GespraechUnbekannt
from integrations.gespraech.ereignisse import Ereignisse
from integrations.gespraech.warteschlange import Warteschlange


async def test_a_message_that_meets_the_deletion_leaves_no_error_behind() -> None:
    """It is told by the journal and by the queue that the conversation is gone; one of the two is enough."""
    reported: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, about: reported.append(about))
    arrived, gone = asyncio.Event(), threading.Event()

    def receive(*_: Any) -> None:
        loop.call_soon_threadsafe(arrived.set)
        gone.wait(10)
        raise GespraechUnbekannt

    nobody = cast(Any, None)
    buch = cast(Any, SimpleNamespace(receive=receive))
    queue = Warteschlange(buch, nobody, nobody, Ereignisse(), nobody, nobody)
    message = asyncio.create_task(queue.submit("g", None, Eingang(str(uuid.uuid4()), text="Moin")))
    await arrived.wait()
    queue.forget("g")
    gone.set()
    with pytest.raises(GespraechUnbekannt):
        await message
    del message
    await queue.in_thread(int)  # the worker thread still holds what it raised last
    gc.collect()
    await asyncio.sleep(0)
    assert reported == []
