"""The adapter as a whole: what runs, and how it ends."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable

from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from api.context import ApiContext
from api.errors import describe
from api.settings_telegram import TelegramSettings
from integrations.telegram.empfang import Empfang
from integrations.telegram.kern import Kern
from integrations.telegram.meldungen import tell_news
from integrations.telegram.post import Post
from integrations.telegram.takt import Takt
from integrations.telegram.verteilen import Verteiler
from integrations.telegram.weiterleitung import Weiterleitung
from integrations.telegram.werkbank import Werkbank
from integrations.telegram.zustellung import Zustellung

log = logging.getLogger("lotse.telegram")

NEUSTART_SECONDS = 1.0
GEDULD_SECONDS = 3.0
"""How long an orderly stop waits for what is being sent."""
VERBINDUNGEN = 64
ANTWORT_SECONDS = 20.0


def build_bot(telegram: TelegramSettings, takt: Takt) -> ExtBot[int]:
    """The library's bot, talking to the Bot API of the settings at our pace."""

    def request(connections: int) -> HTTPXRequest:
        return HTTPXRequest(
            connection_pool_size=connections,
            read_timeout=ANTWORT_SECONDS,
            write_timeout=ANTWORT_SECONDS,
            connect_timeout=5.0,
            pool_timeout=ANTWORT_SECONDS,
        )

    return ExtBot(
        telegram.token,
        base_url=f"{telegram.api}/bot",
        base_file_url=f"{telegram.api}/file/bot",
        request=request(VERBINDUNGEN),
        get_updates_request=request(2),
        rate_limiter=takt,
    )


class Adapter:
    def __init__(self, context: ApiContext, telegram: TelegramSettings) -> None:
        takt = Takt()
        self.werkbank = Werkbank(context, telegram, build_bot(telegram, takt), takt, Kern(context.settings))
        self.weiterleitung = Weiterleitung(self.werkbank)
        self.zustellung = Zustellung(self.werkbank)
        self.post = Post(self.werkbank, self.zustellung, Verteiler(self.werkbank, self.weiterleitung).deal)
        self.empfang = Empfang(self.werkbank, self.post)

    async def run(self) -> None:
        """Until SIGTERM or SIGINT."""
        ende = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, ende.set)
        work = asyncio.create_task(self._work())
        await ende.wait()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await self.post.reihen.close(0.2)
        await self.weiterleitung.close()
        await self.zustellung.reihen.close(GEDULD_SECONDS)
        await self.werkbank.kern.close()
        with contextlib.suppress(Exception):
            await self.werkbank.bot.shutdown()

    async def _work(self) -> None:
        await tirelessly(self.empfang.introduce, once=True)
        log.info("Telegram ist verbunden.")
        async with asyncio.TaskGroup() as group:
            group.create_task(tirelessly(self.empfang.run))
            group.create_task(tirelessly(self.zustellung.run))
            group.create_task(tirelessly(lambda: tell_news(self.werkbank, self.zustellung)))


async def tirelessly(run: Callable[[], Awaitable[None]], *, once: bool = False) -> None:
    """Begin again after whatever went wrong, such as a database that was away for a while."""
    while True:
        try:
            await run()
            if once:
                return
        except Exception as error:
            log.error("Hintergrundarbeit gestört: %s", describe(error))
        await asyncio.sleep(NEUSTART_SECONDS)
