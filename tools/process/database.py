"""Asks the database for a connection, in a process of its own: what it takes to ask needs 36 MB that nobody else here
needs, and whoever keeps watch lives as long as the installation. The address comes on standard input, for it may hold a
password.
"""

import subprocess
import sys

from tools.process.parts import ROOT, StartError, launched


def check_database(url: str) -> None:
    """Raises ``StartError`` where the database can't be reached; three parts would each say so at length."""
    command = launched(".venv-app", "tools.process.database")
    asked = subprocess.run(command, cwd=ROOT, input=url, stdout=subprocess.PIPE, text=True, check=True)
    if asked.stdout:
        raise StartError(f"LOTSE_DATENBANK: Die Datenbank ist nicht erreichbar ({asked.stdout}).")


def main() -> None:
    from api.database import refusal

    print(refusal(sys.stdin.read()) or "", end="")


if __name__ == "__main__":
    main()
