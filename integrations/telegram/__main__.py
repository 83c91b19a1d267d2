"""The Telegram adapter as a process: ``python -m integrations.telegram``. One per installation."""

import asyncio
import fcntl
import logging
import sys
from pathlib import Path
from typing import IO

from api.context import build_context
from api.settings import Settings, SettingsError, load_settings
from integrations.server import die_with_parent
from integrations.telegram.adapter import Adapter
from integrations.telegram.kern import Kern

LAUT = ("httpx", "httpcore", "telegram", "alembic")
"""They log addresses, and those of the Bot API hold the token."""
SCHAU_SECONDS = 0.3


def main() -> int:
    die_with_parent()
    logging.basicConfig(format="telegram %(levelname)s %(name)s: %(message)s", level=logging.INFO, force=True)
    for name in LAUT:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        settings = load_settings()
        if settings.telegram is None:
            raise SettingsError("LOTSE_TELEGRAM_TOKEN ist nicht gesetzt.")
    except SettingsError as error:
        print(f"telegram: {error}", file=sys.stderr)
        return 2
    with hold(settings.daten):
        asyncio.run(run(settings))
    return 0


def hold(folder: Path) -> IO[str]:
    """Waits until no other adapter works on this data folder; whoever dies lets go."""
    handle = (folder / "telegram.lock").open("w")
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


async def run(settings: Settings) -> None:
    """The server brings the database up to date, so it comes first."""
    assert settings.telegram is not None  # noqa: S101 - checked above
    kern = Kern(settings)
    while not await kern.is_up():
        await asyncio.sleep(SCHAU_SECONDS)
    await kern.close()
    context = build_context(settings)
    try:
        await Adapter(context, settings.telegram).run()
    finally:
        context.db.dispose()


if __name__ == "__main__":
    sys.exit(main())
