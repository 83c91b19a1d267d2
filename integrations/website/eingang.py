"""Reads the bodies of the chat API. Whatever comes in, the answer is German and says what to change."""

import json
import re
import unicodedata
from typing import Any
from uuid import uuid4

from fastapi import Request

from api.errors import UngueltigeEingabe, ZuGross
from api.gespraeche.kurzbefehle import KURZBEFEHLE
from api.gespraeche.schemas import Eingang
from api.uebergaenge.service import Ziel

TEXT_MAX = 4000
CODE_MAX = 100
WORT_MAX = 500
ZIELE: tuple[Ziel, ...] = ("chat", "seiten", "sicher", "spaeter", "telegram", "telefon")
KANAELE = ("web", "telegram", "telefon", "formular")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
KEIN_JSON = "Bitte senden Sie ein JSON-Objekt (Content-Type: application/json)."


class TextZuLang(ZuGross):
    titel = "Nachricht zu lang"
    text = f"Ihre Nachricht ist länger als {TEXT_MAX} Zeichen. Bitte kürzen Sie sie oder teilen Sie sie auf."


def invalid(feld: str, text: str) -> UngueltigeEingabe:
    return UngueltigeEingabe(text, felder={feld: text})


async def read_object(request: Request) -> dict[str, Any]:
    """The JSON object of a request. Raises `UngueltigeEingabe`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise UngueltigeEingabe(KEIN_JSON)
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise UngueltigeEingabe("Die Anfrage ist kein gültiges JSON. " + KEIN_JSON) from None
    if not isinstance(body, dict):
        raise UngueltigeEingabe(KEIN_JSON)
    return body


def read_opening(body: dict[str, Any]) -> tuple[str, str, bool]:
    """mandant, kanal, einfache_sprache. Raises `UngueltigeEingabe`."""
    mandant = body.get("mandant")
    if not isinstance(mandant, str) or not mandant:
        raise invalid("mandant", "Bitte nennen Sie die Kommune.")
    kanal = body.get("kanal", "web")
    if kanal not in KANAELE:
        raise invalid("kanal", "Der Kanal muss einer von diesen sein: " + ", ".join(KANAELE) + ".")
    einfach = body.get("einfache_sprache", False)
    if not isinstance(einfach, bool):
        raise invalid("einfache_sprache", "Hier wird wahr oder falsch erwartet.")
    return mandant, kanal, einfach


def read_message(body: dict[str, Any]) -> Eingang:
    """A message: its id, and words, the value of an option, or a command.

    Raises `UngueltigeEingabe`, `TextZuLang`.
    """
    nachricht = body.get("id")
    if not isinstance(nachricht, str) or not UUID.fullmatch(nachricht):
        raise invalid("id", "Jede Nachricht braucht eine eigene Kennung (UUID).")
    text, wert, befehl = (body.get(key) for key in ("text", "wert", "befehl"))
    if text is not None and wert is not None:
        raise invalid("wert", "Bitte senden Sie entweder einen Text oder den Wert einer Auswahl, nicht beides.")
    if befehl is not None:
        return Eingang(nachricht.lower(), befehl=_command(befehl, allein=text is None and wert is None))
    if wert is not None:
        return Eingang(nachricht.lower(), wert=_value(wert))
    return Eingang(nachricht.lower(), text=_text(text), ersetzt=_earlier(body.get("ersetzt"), nachricht))


def read_goal(body: dict[str, Any]) -> Ziel:
    """Where a conversation is to go on. Raises `UngueltigeEingabe`."""
    for ziel in ZIELE:
        if body.get("ziel") == ziel:
            return ziel
    raise invalid("ziel", "Möglich sind: " + ", ".join(ZIELE) + ".")


def read_code(body: dict[str, Any]) -> tuple[str, str]:
    """A code, and the id of the request (drawn here where the client has none). Raises `UngueltigeEingabe`."""
    code, kennung = body.get("code"), body.get("id", str(uuid4()))
    if not isinstance(code, str) or not code.strip() or len(code) > CODE_MAX:
        raise invalid("code", "Bitte geben Sie den Code ein, mit dem es weitergeht.")
    if not isinstance(kennung, str) or not UUID.fullmatch(kennung):
        raise invalid("id", "Die Kennung der Anfrage muss eine UUID sein.")
    return code, kennung.lower()


def read_link(body: dict[str, Any]) -> tuple[str, bool]:
    """Id of the chat that asks to take part, and whether it may. Raises `UngueltigeEingabe`."""
    verbindung, ja = body.get("id"), body.get("ja")
    if not isinstance(verbindung, str) or not UUID.fullmatch(verbindung):
        raise invalid("id", "Hier wird die Kennung der Anfrage erwartet (stand.verbindung.id).")
    if not isinstance(ja, bool):
        raise invalid("ja", "Hier wird wahr oder falsch erwartet.")
    return verbindung.lower(), ja


def read_judgement(body: dict[str, Any]) -> tuple[int, bool | None, str | None]:
    """Number of the message, thumbs up or down (None: taken back), and a word. Raises `UngueltigeEingabe`."""
    nr, gut, wort = body.get("nr"), body.get("gut"), body.get("wort")
    if not isinstance(nr, int) or isinstance(nr, bool) or not 0 < nr < 10**9:
        raise invalid("nr", "Hier wird die Nummer einer Nachricht erwartet.")
    if gut is not None and not isinstance(gut, bool):
        raise invalid("gut", "Hier wird wahr, falsch oder nichts erwartet.")
    if wort is None or wort == "":
        return nr, gut, None
    if not isinstance(wort, str) or any(_is_control(zeichen) for zeichen in wort):
        raise invalid("wort", "Diesen Text können wir nicht lesen. Bitte schreiben Sie ihn neu.")
    if len(wort) > WORT_MAX:
        raise invalid("wort", f"Bitte fassen Sie sich kurz: höchstens {WORT_MAX} Zeichen.")
    return nr, gut, wort


def _text(text: Any) -> str:
    if text is None:
        raise invalid("text", "Bitte schreiben Sie eine Nachricht.")
    if not isinstance(text, str):
        raise invalid("text", "Hier wird Text erwartet.")
    if len(text) > TEXT_MAX:
        raise TextZuLang(felder={"text": TextZuLang.text})
    if any(_is_control(zeichen) for zeichen in text):
        raise invalid("text", "Ihre Nachricht enthält Zeichen, die ich nicht lesen kann. Bitte schreiben Sie sie neu.")
    if not any(unicodedata.category(zeichen)[0] not in "CZ" for zeichen in text):
        raise invalid("text", "Ihre Nachricht ist leer. Bitte schreiben Sie, worum es geht.")
    return text


def _earlier(ersetzt: Any, nachricht: str) -> str | None:
    if ersetzt is None:
        return None
    if not isinstance(ersetzt, str) or not UUID.fullmatch(ersetzt) or ersetzt.lower() == nachricht.lower():
        raise invalid("ersetzt", "Hier wird die Kennung (UUID) einer früheren Nachricht erwartet.")
    return ersetzt.lower()


def _command(befehl: Any, *, allein: bool) -> str:
    if not allein:
        raise invalid("befehl", "Bitte senden Sie entweder einen Befehl oder eine Nachricht, nicht beides.")
    if not isinstance(befehl, str) or befehl not in KURZBEFEHLE:
        raise invalid("befehl", "Möglich sind: " + ", ".join(KURZBEFEHLE) + ".")
    return befehl


def _is_control(zeichen: str) -> bool:
    """Control characters but line breaks and tabs; and halves of characters, which no encoding can hold."""
    return zeichen not in "\n\r\t" and unicodedata.category(zeichen) in ("Cc", "Cs")


def _value(wert: Any) -> str:
    if not isinstance(wert, str):
        raise invalid("wert", "Der Wert einer Auswahl ist Text.")
    if not wert:
        raise invalid("wert", "Der Wert der Auswahl ist leer.")
    if len(wert) > TEXT_MAX:
        raise TextZuLang(felder={"wert": TextZuLang.text})
    return wert


def read_number(text: str | None, feld: str) -> int | None:
    """The number of a message, or None where there is none. Raises `UngueltigeEingabe`."""
    if text is None or text == "":
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise invalid(feld, "Hier wird die Nummer einer Nachricht erwartet, eine ganze Zahl ab 0.")
    return int(text)
