"""A mail as it crosses the wire (RFC 5322)."""

from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP

from api.ausgang.schemas import Anhang, Sendebrief
from api.mandanten.verzeichnis import Mandant
from api.settings import Settings


def build(brief: Sendebrief, mandant: Mandant, settings: Settings) -> EmailMessage:
    """The same each time it is tried, so that a mail that arrives twice is known by its Message-ID."""
    message = EmailMessage(policy=SMTP)
    lokal, _, domaene = settings.absender.rpartition("@")
    message["From"] = Address(mandant.name, lokal, domaene)
    message["To"] = brief.an
    if mandant.datei.email is not None:
        message["Reply-To"] = mandant.datei.email.wert
    message["Subject"] = brief.betreff
    message["Date"] = brief.erstellt
    message["Message-ID"] = f"<{brief.id}@{domaene}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(brief.text, charset="utf-8", cte="quoted-printable")
    for anhang in brief.anhaenge:
        _attach(message, anhang)
    return message


def _attach(message: EmailMessage, anhang: Anhang) -> None:
    """Bytes, so that the line ends stay those of the file."""
    haupt, _, unter = anhang.typ.partition(";")[0].strip().partition("/")
    message.add_attachment(anhang.inhalt.encode(), maintype=haupt, subtype=unter, filename=anhang.name)
    part = message.get_payload()[-1]  # type: ignore[index]
    assert isinstance(part, MIMEPart)  # noqa: S101 - narrows the type of a part just added
    for parameter in anhang.typ.split(";")[1:]:
        name, _, wert = parameter.strip().partition("=")
        part.set_param(name, wert)
