"""The turn queue alone, where two things must happen in one certain order."""

import asyncio
import gc
import threading
import uuid
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from api.gespraeche.schemas import Abschluss, Auftrag, Ausgang, Eingang
from api.gespraeche.service import GespraechUnbekannt
from integrations.gespraech import warteschlange
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


async def test_leases_are_renewed_although_all_threads_are_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warteschlange, "PACHT", timedelta(seconds=0.3))
    loop = asyncio.get_running_loop()
    renewed, free = asyncio.Event(), threading.Event()
    nobody = cast(Any, None)
    buch = cast(Any, SimpleNamespace(renew=lambda _: loop.call_soon_threadsafe(renewed.set)))
    queue = Warteschlange(buch, nobody, nobody, Ereignisse(), nobody, nobody)
    queue._laufend["g"] = nobody
    busy = [asyncio.create_task(queue.in_thread(free.wait, 10)) for _ in range(warteschlange.THREADS + 3)]
    keeper = asyncio.create_task(queue.keep_leases())
    try:
        await asyncio.wait_for(renewed.wait(), 5)
    finally:
        free.set()
        keeper.cancel()
        await asyncio.gather(*busy, keeper, return_exceptions=True)


async def test_a_message_asked_already_is_not_asked_again_when_its_lease_ran_out() -> None:
    """Taken again by this very process, while the turn it was lost to still runs."""
    asked: list[int] = []
    answer = asyncio.Event()

    class Bot:
        async def turn(self, auftrag: Auftrag) -> tuple[list[Ausgang], dict[str, Any]]:
            asked.append(auftrag.nr)
            await answer.wait()
            return [Ausgang("Antwort")], {}

    class Waechter:
        async def guard(self, turn: Any) -> Any:
            return await turn

    nobody = cast(Any, None)
    auftrag = Auftrag("g", 2, "a", "Moin", {}, "schwerin", False)
    buch = SimpleNamespace(take=lambda _: auftrag, finish=lambda *_: Abschluss())
    queue = Warteschlange(cast(Any, buch), cast(Any, Bot()), cast(Any, Waechter()), Ereignisse(), nobody, nobody)
    await queue.resume("g")
    while not asked:
        await asyncio.sleep(0)
    await queue.resume("g")
    for _ in range(20):
        await asyncio.sleep(0)
    answer.set()
    await queue.close(patience=5)
    assert asked == [2]
