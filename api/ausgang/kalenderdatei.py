"""An appointment as a calendar file (RFC 5545, RFC 5546). Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from api.clock import BERLIN

ZEILE_BYTES = 75
TYP = "text/calendar; charset=utf-8; method={method}"


@dataclass(frozen=True)
class Kalendereintrag:
    """`fassung` grows with every change, so that a calendar knows the newest of one `kennung`."""

    kennung: str
    fassung: int
    titel: str
    beginn: datetime
    ende: datetime
    ganztags: bool
    veranstalter: str
    absender: str
    ort: str | None = None
    beschreibung: str | None = None
    abgesagt: bool = False


def method_of(eintrag: Kalendereintrag) -> str:
    return "CANCEL" if eintrag.abgesagt else "PUBLISH"


def write(eintrag: Kalendereintrag, jetzt: datetime) -> str:
    """The whole file, lines folded and ended as the standard wants it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Buergerlotse//Termine//DE",
        f"METHOD:{method_of(eintrag)}",
        "BEGIN:VEVENT",
        f"UID:{escape(eintrag.kennung)}",
        f"SEQUENCE:{eintrag.fassung}",
        f"DTSTAMP:{_utc(jetzt)}",
        *_when(eintrag),
        f"SUMMARY:{escape(eintrag.titel)}",
        f"STATUS:{'CANCELLED' if eintrag.abgesagt else 'CONFIRMED'}",
        f"ORGANIZER;CN={_parameter(eintrag.veranstalter)}:mailto:{eintrag.absender}",
    ]
    if eintrag.ort:
        lines.append(f"LOCATION:{escape(eintrag.ort)}")
    if eintrag.beschreibung:
        lines.append(f"DESCRIPTION:{escape(eintrag.beschreibung)}")
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _when(eintrag: Kalendereintrag) -> list[str]:
    """Moments in UTC, which every calendar shows in its own zone; whole days without one."""
    if not eintrag.ganztags:
        return [f"DTSTART:{_utc(eintrag.beginn)}", f"DTEND:{_utc(eintrag.ende)}"]
    day = eintrag.beginn.astimezone(BERLIN).date()
    return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escape(text: str) -> str:
    """A TEXT value (3.3.11)."""
    text = re.sub(r"\r\n?", "\n", text)
    text = re.sub(r"([\\;,])", r"\\\1", text).replace("\n", r"\n")
    return re.sub(r"[\x00-\x1f\x7f]", " ", text)


def _parameter(text: str) -> str:
    """A quoted parameter value (3.2), which knows no escape."""
    return '"' + re.sub(r'[\x00-\x1f\x7f"]', " ", text) + '"'


def fold(line: str) -> str:
    """Lines of at most 75 bytes, no character cut in two (3.1)."""
    parts: list[bytes] = []
    part = b""
    for letter in line:
        encoded = letter.encode()
        if len(part) + len(encoded) > ZEILE_BYTES - (1 if parts else 0):
            parts.append(part)
            part = b""
        part += encoded
    return "\r\n ".join(each.decode() for each in (*parts, part))
