"""Starts the bot on 127.0.0.1: `python -m bot.run [model.tar.gz]`.

Ends with its parent process. Without a model argument (or LOTSE_MODELL) the model for the current inputs is taken,
and trained if missing.
"""

import ctypes
import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any

from bot import unused_packages

unused_packages.install()
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

from bot.logs import configure_logging  # noqa: E402
from bot.settings import ROOT, SettingMissing, Settings, load_settings  # noqa: E402

GARBAGE = (20_000, 50, 100)  # objects until the young ones are collected; how often until the older ones are
PR_SET_PDEATHSIG = 1  # linux/prctl.h


def die_with_parent() -> None:
    """Asks the kernel for SIGTERM when the parent ends, so that no orphan keeps the port."""
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6", use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def settle_garbage() -> None:
    """What start-up has made stays for good and is looked at no more; a turn leaves hardly a circle behind."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


async def warm_up(agent: Any) -> None:
    """Reads a few messages, so that the first citizen doesn't wait for patterns, lists and vectors to be loaded."""
    from rasa.core.channels.channel import UserMessage

    field = {"feld": "name", "typ": "name", "titel": "Name", "beantwortet": True, "wert": {"nachname": "Weg"}}
    for question in (None, {"feld": "zweck", "typ": "text"}, {"feld": "adresse", "typ": "adresse"}):
        metadata = {"frage": question, "felder": [field] if question else []}
        message = UserMessage("Moin, ich möchte am Dienstag um drei etwas wissen", metadata=metadata)
        await agent.processor.parse_message(message)


def build_app(settings: Settings, model: Path) -> Any:
    """The sanic app with the one channel; the agent is loaded before it listens."""
    from rasa.core.run import configure_app

    from bot.action_endpoint import ActionEndpoint
    from bot.agent import LotseAgent
    from bot.channel import LotseInput
    from bot.tracker_store import LotseTrackerStore

    endpoint = ActionEndpoint(f"http://127.0.0.1:{settings.actions_port}/webhook")

    async def load(app: Any, _: Any) -> None:
        app.ctx.agent = LotseAgent(tracker_store=LotseTrackerStore.from_settings(settings), action_endpoint=endpoint)
        app.ctx.agent.load_model(model)
        await warm_up(app.ctx.agent)
        settle_garbage()

    async def close(_: Any, __: Any) -> None:
        await endpoint.close()

    return configure_app(
        [LotseInput(settings.dienst_token)],
        enable_api=False,
        port=settings.port,
        server_listeners=[(load, "before_server_start"), (close, "after_server_stop")],
    )


def main(arguments: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if arguments is None else arguments
    die_with_parent()
    configure_logging()
    os.chdir(ROOT)
    try:
        settings = load_settings()
        from bot.train import ensure_model

        model = Path(arguments[0]) if arguments else settings.modell or ensure_model()
        app = build_app(settings, model)
    except SettingMissing as error:
        print(f"bot: {error}", file=sys.stderr)
        return 2
    app.run(host="127.0.0.1", port=settings.port, workers=1, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
