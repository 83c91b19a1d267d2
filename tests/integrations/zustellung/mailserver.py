"""A mail server that takes, defers, refuses or hangs up, over the wire."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from ipaddress import IPv4Address
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.system import free_ports

AUFLEGEN = "auflegen"


class Mailserver:
    """`antworten` are given one after another to what is sent (at the end of DATA); then all is taken."""

    def __init__(
        self,
        tls: ssl.SSLContext | None = None,
        *,
        starttls: bool = False,
        konto: tuple[str, str] | None = None,
    ) -> None:
        self.antworten: list[str] = []
        self.empfaenger: list[str] = []
        """Answers to RCPT, one after another; then all are taken."""
        self.angekommen: list[EmailMessage] = []
        self.verschluesselt: list[bool] = []
        self.angemeldet: list[str] = []
        server: dict[str, Any] = {"decode_data": False}
        if starttls:
            server |= {"tls_context": tls, "require_starttls": True}
        if konto is not None:
            server |= {"auth_required": True, "authenticator": self._check(*konto)}
        (self.port,) = free_ports(1)
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=None if starttls else tls,
            ready_timeout=20,
            **server,
        )

    def _check(self, name: str, geheimnis: str) -> Callable[..., AuthResult]:
        def authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: Any) -> AuthResult:
            assert isinstance(given, LoginPassword)
            self.angemeldet.append(given.login.decode())
            return AuthResult(success=(given.login.decode(), given.password.decode()) == (name, geheimnis))

        return authenticate

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.empfaenger:
            return self.empfaenger.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        antwort = self.antworten.pop(0) if self.antworten else "250 OK"
        if antwort == AUFLEGEN:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "250 OK"
        if antwort.startswith("250"):
            assert isinstance(envelope.content, bytes)
            message = BytesParser(policy=policy.default).parsebytes(envelope.content)
            assert isinstance(message, EmailMessage)
            self.angekommen.append(message)
            self.verschluesselt.append(session.ssl is not None)
        return antwort

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._controller.stop()


def certificate(ordner: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server of its own name shows, and what a client needs to trust it."""
    key, jetzt = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(jetzt - timedelta(days=1))
    builder = builder.not_valid_after(jetzt + timedelta(days=1)).add_extension(address, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    cert = builder.sign(key, hashes.SHA256())
    pem, geheim = ordner / "cert.pem", ordner / "key.pem"
    pem.write_bytes(cert.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    geheim.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(pem, geheim)
    return server, ssl.create_default_context(cafile=str(pem))
