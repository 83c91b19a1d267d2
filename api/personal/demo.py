"""Accounts of a demo: drawn from the key of the installation, so that they stay the same and no two share them."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.crypto import Cipher
from api.database import lock
from api.personal.anmeldung import hash_name
from api.personal.models import Konto, KontoRolle
from api.personal.passwort import hash_password, matches
from api.personal.repository import PersonalRepository
from api.personal.rollen import TITEL, Rolle

PERSONEN = (
    ("agent1", "Frau Lindner", Rolle.AGENT),
    ("agent2", "Herr Petersen", Rolle.AGENT),
    ("leitung", "Frau Wolff", Rolle.LEITUNG),
    ("verwaltung", "Herr Brandt", Rolle.VERWALTUNG),
)


@dataclass(frozen=True)
class Demokonto:
    anmeldename: str
    name: str
    rolle: Rolle
    passwort: str
    totp: str
    mandanten: tuple[str, ...]


def demo_accounts(schluessel: bytes, mandanten: Iterable[str]) -> list[Demokonto]:
    """The accounts of this installation, all with their role in every Mandant."""
    cipher = Cipher(schluessel)
    where = tuple(sorted(mandanten))
    return [
        Demokonto(
            anmeldename, name, rolle, _password(cipher, anmeldename), _drawn(cipher, f"totp:{anmeldename}", 20), where
        )
        for anmeldename, name, rolle in PERSONEN
    ]


def describe(konten: Iterable[Demokonto], adresse: str) -> list[str]:
    """What the terminal shows, line by line."""
    lines = [f"Demokonten für das Callcenter ({adresse}/callcenter):"]
    for konto in konten:
        lines.append(
            f"  {konto.anmeldename:<11} Passwort {konto.passwort}  TOTP-Schlüssel {konto.totp}  "
            f"{TITEL[konto.rolle]} in {', '.join(konto.mandanten)}"
        )
    return [*lines, "  Den Code zeigt jede Authenticator-App mit dem TOTP-Schlüssel (6 Ziffern, 30 Sekunden, SHA-1)."]


def keep_demo_accounts(context: ApiContext) -> None:
    """Make them where they are missing, and give them back what was changed. Only where the settings say demo."""
    if not context.settings.demo:
        return
    for demo in demo_accounts(context.settings.schluessel, (each.key for each in context.mandanten)):
        with context.db.reading() as session:
            konto = PersonalRepository(session).by_name(hash_name(context, demo.anmeldename))
            known = konto.passwort if konto else None
        made = known if known and matches(known, demo.passwort) else hash_password(demo.passwort)
        with context.db.transaction() as session:
            _keep(context, session, demo, made)


def _keep(context: ApiContext, session: Session, demo: Demokonto, passwort: str) -> None:
    lock(session, "demokonten")  # servers that start together
    repository = PersonalRepository(session)
    konto = repository.by_name(hash_name(context, demo.anmeldename))
    if konto is None:
        konto = Konto(
            id=str(uuid4()), anmeldename_hash=hash_name(context, demo.anmeldename), anmeldename=demo.anmeldename,
            name=demo.name, passwort=passwort, totp=demo.totp, totp_schritt=None, oidc=None, gesperrt=None,
            angelegt=context.clock.now(), angemeldet=None,
        )  # fmt: skip
        session.add(konto)
        session.flush()
    konto.passwort, konto.gesperrt = passwort, None
    if konto.totp != demo.totp:
        konto.totp, konto.totp_schritt = demo.totp, None
    there = {row.mandant for row in repository.roles([konto.id])}
    session.add_all(
        KontoRolle(konto=konto.id, mandant=key, rolle=demo.rolle) for key in demo.mandanten if key not in there
    )


def _password(cipher: Cipher, anmeldename: str) -> str:
    """80 random bits, in groups that can be typed."""
    letters = _drawn(cipher, f"passwort:{anmeldename}", 10).lower()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _drawn(cipher: Cipher, purpose: str, count: int) -> str:
    return base64.b32encode(cipher.derive(f"demokonto:{purpose}")[:count]).decode()
