"""Prints the accounts of the demo: ``python -m tools.demokonten ADDRESS``. A program of its own, so that whoever keeps
watch over the parts for months does not load what only the server needs.
"""

import sys

from api.personal.demo import demo_accounts, describe
from api.settings import load_settings


def main(address: str) -> None:
    settings = load_settings()
    mandanten = [folder.name for folder in (settings.inhalte / "mandanten").iterdir() if folder.is_dir()]
    print(*describe(demo_accounts(settings.schluessel, mandanten), address), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
