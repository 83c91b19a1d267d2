"""What the gateway says itself, from `texte.yml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from api.gespraeche.schemas import Ausgang
from api.mandanten.verzeichnis import Mandant


@cache
def _load() -> dict[str, dict[str, str]]:
    loaded: Any = yaml.safe_load(Path(__file__).with_name("texte.yml").read_text("utf-8"))
    return {name: {art: str(text) for art, text in fassungen.items()} for name, fassungen in loaded.items()}


def say(anlass: str, einfach: bool, **werte: str) -> str:
    """A text by its occasion, in plain or in simple words."""
    return _load()[anlass]["einfach" if einfach else "text"].format(**werte)


def greeting(mandant: Mandant, einfach: bool, datenschutz: str) -> Ausgang:
    return Ausgang(say("begruessung", einfach, name=mandant.name, datenschutz=datenschutz))


def failure(anlass: str, mandant: Mandant, einfach: bool) -> Ausgang:
    """A notice that something is down; names the office as the way on."""
    karte = {"art": "kontakt", "titel": mandant.name, "telefon": mandant.telefon}
    text = say(anlass, einfach, telefon=mandant.telefon)
    return Ausgang(text, art="stoerung", von="system", karte=karte)


def stale_option(frage: dict[str, Any] | None, wortlaut: str | None, einfach: bool) -> list[Ausgang]:
    """The pressed button no longer holds; then the open question again."""
    hint = Ausgang(say("veraltet", einfach), art="hinweis")
    if not frage or not wortlaut:
        return [hint]
    text = say("veraltet_weiter", einfach, frage=wortlaut)
    return [hint, Ausgang(text, art="erinnerung", optionen=tuple(frage.get("optionen") or ()))]
