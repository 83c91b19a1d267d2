"""What is still waiting after a form is done or stopped."""

from __future__ import annotations

from actions.zug import Zug


def say_next_offer(zug: Zug, ergebnis: dict[str, object]) -> None:
    """The second wish, else the draft put aside, as an option of the message."""
    for schluessel in ("angebot_danach", "angebot_geparkt"):
        if ergebnis.get(schluessel):
            zug.say(schluessel, titel=ergebnis[schluessel], optionen=zug.ergebnis.angebot)
