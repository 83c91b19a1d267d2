"""A bot account to try things out by hand: ``python -m tests.botapi --port 25000``.

Start the Lotse with the two settings it prints. Then each line is written to it, ``>Titel`` presses a button, an empty
line shows the screen.
"""

import argparse
import sys
import threading

from tests.botapi.dienst import TOKEN, BotApi
from tests.botapi.mensch import Mensch, written


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.botapi")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--streng", action="store_true", help="lehnt zu schnelle Nachrichten mit 429 ab")
    options = parser.parse_args()
    with BotApi(streng=options.streng, port=options.port) as api:
        print(f"LOTSE_TELEGRAM_TOKEN={TOKEN} LOTSE_TELEGRAM_API={api.url}", flush=True)
        person = Mensch(api)
        threading.Thread(target=show, args=(person,), daemon=True).start()
        for line in sys.stdin:
            act(person, line.rstrip("\n"))
        threading.Event().wait()


def act(person: Mensch, line: str) -> None:
    try:
        if line.startswith(">"):
            person.presses(line[1:].strip(), 2)
        elif line:
            person.says(line)
        else:
            print(person.screen, flush=True)
    except AssertionError as error:
        print(error, flush=True)


def show(person: Mensch) -> None:
    """Print what comes, as it comes."""
    while True:
        nachricht = person.sees("", 10**6)
        tasten = "".join(f"  [{titel}]" for titel in nachricht.titel)
        print(f"Lotse: {written(nachricht, tasten=False)}{tasten}\n", flush=True)


if __name__ == "__main__":
    main()
