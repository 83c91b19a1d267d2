"""Mail over the wire: taken, deferred, refused, broken off, encrypted."""

import logging
import ssl
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from api.ausgang.schemas import Anhang, Sendebrief, Zustellstand
from api.ausgang.service import Ausgang
from api.clock import FixedClock
from api.context import ApiContext
from api.settings_smtp import SmtpSettings
from integrations.zustellung.bote import Bote, ZumServer
from integrations.zustellung.smtp import SmtpWeg
from tests.integrations.zustellung.mailserver import AUFLEGEN, Mailserver, certificate

ANNA = "anna.mueller@example.org"
AKTE = "SN-2026-000001"
TEXT = "Guten Tag,\n\n.ein Punkt am Anfang, Grüße aus Schwerin und " + "eine sehr lange Zeile " * 60
ICS = "BEGIN:VCALENDAR\r\nSUMMARY:Ü\r\nEND:VCALENDAR\r\n"


def post(context: ApiContext, schluessel: str = "beleg:1") -> None:
    with context.db.transaction() as session:
        anhang = Anhang("termin.ics", "text/calendar; charset=utf-8; method=PUBLISH", ICS)
        betreff = "Sperrmüll – Aktenzeichen " + AKTE
        ausgang = Ausgang(context, session)
        ausgang.post("schwerin", ANNA, betreff, TEXT, schluessel=schluessel, anhaenge=[anhang], vorgang=AKTE)


def states(context: ApiContext) -> list[str]:
    with context.db.reading() as session:
        found: list[Zustellstand] = list(Ausgang(context, session).of_vorgang("schwerin", AKTE))
        return [stand.zustand for stand in found]


def log_of(caplog: pytest.LogCaptureFixture) -> str:
    """What the Lotse itself wrote; the mail server of the test writes more."""
    return "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("lotse"))


def bote(
    context: ApiContext,
    port: int,
    tls: ssl.SSLContext | None = None,
    konto: tuple[str, str] | None = None,
    *,
    smtps: bool = False,
) -> Bote:
    benutzer, geheimnis = konto or (None, None)
    settings = SmtpSettings("127.0.0.1", port, smtps, benutzer, geheimnis)
    return Bote(context, ZumServer(context, SmtpWeg(settings, tls, geduld=1.0)))


def test_arrives_whole(context: ApiContext, mailserver: Mailserver) -> None:
    post(context)
    sender = bote(context, mailserver.port)
    assert [sender.deliver_next(), sender.deliver_next()] == [True, False]
    (mail,) = mailserver.angekommen
    mandant = context.mandanten.mandant("schwerin")
    assert mail["Subject"] == f"Sperrmüll – Aktenzeichen {AKTE}"
    assert mail["To"] == ANNA
    assert mail["From"].addresses[0].display_name == mandant.name
    assert mail["From"].addresses[0].addr_spec == "lotse@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@example.org>")
    assert mail["Date"].datetime == context.clock.now()
    assert mail["Reply-To"] == (mandant.datei.email.wert if mandant.datei.email else None)
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == TEXT
    assert body.get_content_charset() == "utf-8"
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("termin.ics", "text/calendar")
    assert file.get_param("method") == "PUBLISH"
    assert file.get_payload(decode=True) == ICS.encode()
    assert states(context) == ["zugestellt"]


@pytest.mark.parametrize("wo", ["antworten", "empfaenger"])
def test_deferred_mail_is_tried_again(
    context: ApiContext, clock: FixedClock, mailserver: Mailserver, wo: str, caplog: pytest.LogCaptureFixture
) -> None:
    getattr(mailserver, wo).append("451 später")
    post(context)
    sender = bote(context, mailserver.port)
    with caplog.at_level(logging.INFO, "lotse.zustellung"):
        assert [sender.deliver_next(), sender.deliver_next()] == [True, False]
    assert "geht noch nicht hinaus" in log_of(caplog)
    assert "anna" not in log_of(caplog)
    clock.advance(timedelta(minutes=1))
    assert [sender.deliver_next(), sender.deliver_next()] == [True, False]
    assert len(mailserver.angekommen) == 1
    assert states(context) == ["zugestellt"]


@pytest.mark.parametrize("wo", ["antworten", "empfaenger"])
def test_refused_mail_is_given_up(
    context: ApiContext, clock: FixedClock, mailserver: Mailserver, wo: str, caplog: pytest.LogCaptureFixture
) -> None:
    getattr(mailserver, wo).append("550 nein")
    post(context)
    sender = bote(context, mailserver.port)
    sender.deliver_next()
    clock.advance(timedelta(hours=2))
    assert not sender.deliver_next()
    assert states(context) == ["aufgegeben"]
    assert mailserver.angekommen == []
    assert "wird aufgegeben" in log_of(caplog)
    assert "anna" not in log_of(caplog)


def test_one_that_is_refused_holds_up_no_other(context: ApiContext, clock: FixedClock, mailserver: Mailserver) -> None:
    mailserver.antworten += ["550 nein"]
    post(context)
    clock.advance(timedelta(seconds=1))
    post(context, "beleg:2")
    sender = bote(context, mailserver.port)
    while sender.deliver_next():
        pass
    assert states(context) == ["zugestellt", "aufgegeben"]


def test_lost_connection_sends_the_same_mail_again(
    context: ApiContext, clock: FixedClock, mailserver: Mailserver
) -> None:
    mailserver.antworten.append(AUFLEGEN)
    post(context)
    sender = bote(context, mailserver.port)
    sender.deliver_next()
    assert states(context) == ["offen"]
    clock.advance(timedelta(minutes=1))
    sender.deliver_next()
    assert len(mailserver.angekommen) == 1
    assert states(context) == ["zugestellt"]


def test_message_id_stays_the_same(context: ApiContext, clock: FixedClock, mailserver: Mailserver) -> None:
    """Taken by the server, yet nobody here came to note it: the lease ends, the mail arrives twice, known as one."""
    post(context)
    sender = bote(context, mailserver.port)

    class Gestorben(BaseException):
        pass

    weg = ZumServer(context, SmtpWeg(SmtpSettings("127.0.0.1", mailserver.port, False, None, None)))

    class StirbtDanach:
        def deliver(self, brief: Sendebrief) -> None:
            weg.deliver(brief)
            raise Gestorben

    with pytest.raises(Gestorben):
        Bote(context, StirbtDanach()).deliver_next()
    clock.advance(timedelta(minutes=10))
    sender.deliver_next()
    first, second = mailserver.angekommen
    assert first["Message-ID"] == second["Message-ID"]


def test_no_server_at_all_is_tried_again(context: ApiContext) -> None:
    with Mailserver() as server:
        port = server.port
    post(context)
    bote(context, port).deliver_next()
    assert states(context) == ["offen"]


def test_encrypted_from_the_first_byte(context: ApiContext, tmp_path: Path) -> None:
    at_server, at_client = certificate(tmp_path)
    with Mailserver(at_server) as server:
        post(context)
        bote(context, server.port, at_client, smtps=True).deliver_next()
        assert len(server.angekommen) == 1
        post(context, "beleg:2")
        bote(context, server.port, ssl.create_default_context(), smtps=True).deliver_next()
        assert len(server.angekommen) == 1  # a certificate nobody vouches for
    assert sorted(states(context)) == ["offen", "zugestellt"]


def test_encrypted_by_starttls_and_signed_in(context: ApiContext, tmp_path: Path) -> None:
    at_server, at_client = certificate(tmp_path)
    with Mailserver(at_server, starttls=True, konto=("lotse", "geheim")) as server:
        post(context)
        bote(context, server.port, at_client, ("lotse", "falsch")).deliver_next()
        assert states(context) == ["offen"]
        post(context, "beleg:2")
        bote(context, server.port, at_client, ("lotse", "geheim")).deliver_next()
        assert server.verschluesselt == [True]
        assert server.angemeldet == ["lotse", "lotse"]


def test_elsewhere_nothing_is_sent_in_the_clear(context: ApiContext, mailserver: Mailserver) -> None:
    class Anderswo(SmtpSettings):
        loopback = False

    post(context)
    weg = SmtpWeg(Anderswo("127.0.0.1", mailserver.port, False, None, None))
    Bote(context, ZumServer(context, weg)).deliver_next()
    assert mailserver.angekommen == []
    assert states(context) == ["offen"]


def test_without_server_and_demo_nothing_is_sent(context: ApiContext) -> None:
    elsewhere = replace(context, settings=replace(context.settings, demo=False))
    assert Bote(elsewhere).weg is None
