"""What a message holds beside text: what becomes text, what becomes a file, and what is kindly declined."""

from dataclasses import dataclass
from typing import Any

import telegram
from telegram.error import BadRequest, TelegramError

from api.unterlagen.formate import MAX_BYTES
from integrations.telegram.werkbank import Werkbank

ABLEHNUNG = {
    "voice": "sprache",
    "audio": "sprache",
    "video": "video",
    "video_note": "video",
    "animation": "video",
    "sticker": "bild_zum_spass",
    "dice": "bild_zum_spass",
    "game": "bild_zum_spass",
    "poll": "umfrage",
    "story": "nichts_verstanden",
    "paid_media": "nichts_verstanden",
    "invoice": "nichts_verstanden",
    "checklist": "nichts_verstanden",
}
"""Kind of content → what is said to it. Anything else is a note of Telegram itself, and no answer is due."""


class DateiZuGross(Exception):
    """More than ten megabytes."""


@dataclass(frozen=True)
class Anhang:
    """A file at Telegram, not yet fetched."""

    id: str
    name: str
    bytes: int | None


def attachment(nachricht: telegram.Message) -> Anhang | None:
    """The photo (its biggest size) or document of a message."""
    if nachricht.document is not None and nachricht.animation is None:
        datei = nachricht.document
        return Anhang(datei.file_id, datei.file_name or "Datei", datei.file_size)
    if nachricht.photo:
        foto = max(nachricht.photo, key=lambda size: size.width * size.height)
        return Anhang(foto.file_id, "Foto.jpg", foto.file_size)
    return None


async def fetch(werkbank: Werkbank, anhang: Anhang) -> bytes:
    """The content. Raises `DateiZuGross`, `TelegramError`."""
    if (anhang.bytes or 0) > MAX_BYTES:
        raise DateiZuGross
    try:
        datei = await werkbank.bot.get_file(anhang.id)
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise DateiZuGross from None
        raise
    if (datei.file_size or 0) > MAX_BYTES:
        raise DateiZuGross
    content = bytes(await datei.download_as_bytearray())
    if len(content) > MAX_BYTES:
        raise DateiZuGross
    return content


def as_text(nachricht: telegram.Message, frage: dict[str, Any] | None) -> str | None:
    """Text, a place as coordinates, a contact as what is asked for; None for anything else."""
    if nachricht.text:
        return nachricht.text
    if nachricht.location is not None:
        return f"{nachricht.location.latitude:.6f}, {nachricht.location.longitude:.6f}"
    if nachricht.contact is not None:
        return contact_as_text(nachricht.contact, (frage or {}).get("typ"))
    return None


def contact_as_text(kontakt: telegram.Contact, typ: str | None) -> str:
    """The number or the name, where one of the two is asked for."""
    name = " ".join(filter(None, (kontakt.first_name, kontakt.last_name)))
    nummer = kontakt.phone_number if kontakt.phone_number.startswith("+") else f"+{kontakt.phone_number}"
    if typ == "telefon":
        return nummer
    return name if typ == "name" else f"{name}, {nummer}"


def declined(nachricht: telegram.Message) -> str | None:
    """The occasion of the text that declines this; None where nothing is to be said."""
    return next((anlass for art, anlass in ABLEHNUNG.items() if getattr(nachricht, art, None)), None)


__all__ = ["Anhang", "DateiZuGross", "TelegramError", "as_text", "attachment", "declined", "fetch"]
