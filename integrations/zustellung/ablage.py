"""The mail of a demo: files in a folder, deleted in time. They are plain, for whoever runs the demo to look at."""

import os
import re
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from api.clock import BERLIN

KENNUNG = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ENDUNG = ".eml"
BEHALTEN = timedelta(days=7)


@dataclass(frozen=True)
class Abgelegt:
    kennung: str
    an: str
    von: str
    antwort_an: str | None
    betreff: str
    zeit: datetime
    text: str
    anhaenge: tuple[tuple[str, str], ...]
    """Name and content."""


class Ablage:
    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner

    def keep(self, kennung: str, message: EmailMessage) -> None:
        """Whole or not at all; the same again replaces it."""
        self.ordner.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.ordner)  # mkstemp creates with mode 0600
        with os.fdopen(handle, "wb") as file:
            file.write(message.as_bytes())
        Path(name).replace(self.ordner / f"{kennung}{ENDUNG}")

    def all(self) -> list[Abgelegt]:
        """Newest first."""
        found = [self.get(path.stem) for path in self.ordner.glob(f"*{ENDUNG}")]
        return sorted((each for each in found if each), key=lambda each: each.zeit, reverse=True)

    def get(self, kennung: str) -> Abgelegt | None:
        if not KENNUNG.fullmatch(kennung):
            return None
        try:
            content = (self.ordner / f"{kennung}{ENDUNG}").read_bytes()
        except FileNotFoundError:
            return None
        message = BytesParser(policy=policy.default).parsebytes(content)
        body = message.get_body(("plain",))
        return Abgelegt(
            kennung=kennung,
            an=str(message["To"]),
            von=str(message["From"]),
            antwort_an=str(message["Reply-To"]) if message["Reply-To"] else None,
            betreff=str(message["Subject"]),
            zeit=message["Date"].datetime.astimezone(BERLIN),
            text=body.get_content() if body else "",
            anhaenge=tuple((str(part.get_filename()), _content(part)) for part in message.iter_attachments()),
        )

    def remove_older(self, bis: datetime) -> int:
        """Delete what was kept before; how many."""
        old = [path for path in self.ordner.glob("*") if path.stat().st_mtime < bis.timestamp()]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def _content(part: EmailMessage) -> str:
    content = part.get_content()
    return content if isinstance(content, str) else bytes(content).decode("utf-8", "replace")
