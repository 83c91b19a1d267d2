"""One mail to the mail server. Encrypted, unless the server is on this very machine."""

import smtplib
import socket
import ssl
from email.message import EmailMessage

from api.settings_smtp import SmtpSettings

GEDULD_SECONDS = 20.0
"""For each answer of the server; a whole try takes less than the lease of a mail."""


class Abgelehnt(Exception):
    """The server will never take this mail; the code tells why, and nothing of the mail."""


class Gestoert(Exception):
    """Not now; perhaps later."""


class SmtpWeg:
    def __init__(
        self, settings: SmtpSettings, tls: ssl.SSLContext | None = None, geduld: float = GEDULD_SECONDS
    ) -> None:
        self.settings = settings
        self._geduld = geduld
        self._tls = tls or ssl.create_default_context()

    def send(self, message: EmailMessage) -> None:
        """Raises `Abgelehnt`, `Gestoert`."""
        try:
            with self._connect() as server:
                self._secure(server)
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code = max(answer[0] for answer in error.recipients.values())
            raise (Abgelehnt if code >= 500 else Gestoert)(f"Empfänger {code}") from None
        except smtplib.SMTPDataError as error:
            raise (Abgelehnt if error.smtp_code >= 500 else Gestoert)(f"Inhalt {error.smtp_code}") from None
        except smtplib.SMTPResponseException as error:  # greeting, sign-in or sender: a matter of the settings
            raise Gestoert(f"{type(error).__name__} {error.smtp_code}") from None
        except (smtplib.SMTPException, OSError) as error:
            raise Gestoert(type(error).__name__) from None

    def _connect(self) -> smtplib.SMTP:
        host, port, name = self.settings.host, self.settings.port, socket.getfqdn()
        if self.settings.tls:
            return smtplib.SMTP_SSL(host, port, name, timeout=self._geduld, context=self._tls)
        return smtplib.SMTP(host, port, name, timeout=self._geduld)

    def _secure(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if not self.settings.tls and (server.has_extn("starttls") or not self.settings.loopback):
            server.starttls(context=self._tls)  # raises where the server knows no such thing
        if self.settings.benutzer is not None and self.settings.geheimnis is not None:
            server.login(self.settings.benutzer, self.settings.geheimnis)
