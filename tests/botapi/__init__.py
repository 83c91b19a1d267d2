"""An honest fake of the Telegram Bot API, served over HTTP, and people who play on the other side.

    with BotApi() as api:
        anna = Mensch(api, "Anna")
        anna.says("/start")
        anna.sees("Guten Tag")

It follows https://core.telegram.org/bots/api and the error texts of the real server. Where these leave room it takes
the stricter reading, but for one thing: a webhook may be plain HTTP on this machine, as for a local Bot API server.
"""

from tests.botapi.dienst import BotApi
from tests.botapi.gruppe import Gruppe
from tests.botapi.konto import Konto, Nachricht
from tests.botapi.mensch import Mensch

__all__ = ["BotApi", "Gruppe", "Konto", "Mensch", "Nachricht"]
