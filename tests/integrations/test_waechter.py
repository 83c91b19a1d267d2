"""When the parts are probed: not while turns come back, soon when one does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from integrations.gespraech.bot_client import TeilAusgefallen
from integrations.gespraech.waechter import PAUSE_SECONDS, Waechter


class Teil:
    """A part of which each probe is counted."""

    def __init__(self) -> None:
        self.proben = 0
        self.gefragt = asyncio.Event()
        self.status = 200

    async def answer(self, _: web.Request) -> web.Response:
        self.proben += 1
        self.gefragt.set()
        return web.Response(status=self.status)


@asynccontextmanager
async def watched(teil: Teil) -> AsyncIterator[Waechter]:
    app = web.Application()
    app.router.add_get("/", teil.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await (site := web.TCPSite(runner, "127.0.0.1", 0)).start()
    waechter = Waechter({"bot": f"{site.name}/"})
    task = asyncio.create_task(waechter.run())
    try:
        yield waechter
    finally:
        task.cancel()
        await waechter.close()
        await runner.cleanup()


async def test_turns_that_come_back_cost_no_probe() -> None:
    teil = Teil()
    async with watched(teil) as waechter:
        end = asyncio.get_running_loop().time() + 4 * PAUSE_SECONDS
        while asyncio.get_running_loop().time() < end:
            assert await waechter.guard(asyncio.sleep(PAUSE_SECONDS / 10, "fertig")) == "fertig"
        assert teil.proben == 0


async def test_a_turn_that_waits_is_probed_and_goes_on() -> None:
    teil = Teil()
    async with watched(teil) as waechter:
        assert await waechter.guard(teil.gefragt.wait())
    assert teil.proben >= 1


async def test_a_turn_ends_when_its_part_is_down() -> None:
    teil = Teil()
    teil.status = 503
    async with watched(teil) as waechter:
        with pytest.raises(TeilAusgefallen, match="bot"):
            await asyncio.wait_for(waechter.guard(asyncio.Event().wait()), 2)
