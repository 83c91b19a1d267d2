"""Writing mail: in the caller's transaction, so that it goes out if and only if what it tells has happened."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from api.ausgang.errors import AdresseUngueltig, MailNichtEingerichtet
from api.ausgang.models import Brief
from api.ausgang.schemas import Anhang, Zustellstand
from api.context import ApiContext
from api.leistungen.feldtypen.kontakt import email_address

BETREFF_MAX = 200
STEUERZEICHEN = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


class Ausgang:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    @property
    def eingerichtet(self) -> bool:
        """May mail be written here at all?"""
        return is_set_up(self.context)

    def post(
        self,
        mandant: str,
        an: str,
        betreff: str,
        text: str,
        *,
        schluessel: str,
        anhaenge: Sequence[Anhang] = (),
        vorgang: str | None = None,
    ) -> bool:
        """Write a mail, once for each `schluessel` of a Mandant; False where it was written before.

        The key may hold nothing personal. `vorgang` is the Aktenzeichen it belongs to, for `of_vorgang`.
        Raises `AdresseUngueltig`, `MailNichtEingerichtet`.
        """
        if not self.eingerichtet:
            raise MailNichtEingerichtet
        adresse, jetzt = valid_address(an), self.context.clock.now()
        inhalt = {
            "an": adresse,
            "betreff": STEUERZEICHEN.sub(" ", betreff).strip()[:BETREFF_MAX],
            "text": text,
            "anhaenge": [asdict(anhang) for anhang in anhaenge],
        }
        insert = postgresql_insert if self.session.get_bind().dialect.name == "postgresql" else sqlite_insert
        row = {
            "id": str(uuid4()), "mandant": mandant, "schluessel": schluessel, "vorgang": vorgang, "inhalt": inhalt,
            "zustand": "offen", "versuche": 0, "faellig": jetzt, "erstellt": jetzt,
        }  # fmt: skip
        statement = insert(Brief).values(row).on_conflict_do_nothing().returning(Brief.id)
        return self.session.scalars(statement).first() is not None

    def address_key(self, an: str) -> str:
        """Tells two addresses apart in a `schluessel` without naming them."""
        return self.context.cipher.keyed_hash("ausgang", valid_address(an))[:24]

    def of_vorgang(self, mandant: str, aktenzeichen: str) -> Sequence[Zustellstand]:
        """What became of the mails of a case, newest first."""
        query = select(Brief.id, Brief.zustand, Brief.erstellt, Brief.erledigt)
        query = query.where(Brief.mandant == mandant, Brief.vorgang == aktenzeichen).order_by(Brief.erstellt.desc())
        return [Zustellstand(*row) for row in self.session.execute(query)]


def is_set_up(context: ApiContext) -> bool:
    """By SMTP, or into a folder in the demo."""
    return context.settings.smtp is not None or context.settings.demo


def valid_address(text: str) -> str:
    """As it goes into a header: the domain in ASCII. Raises `AdresseUngueltig`."""
    adresse = email_address(text)
    if adresse is None:
        raise AdresseUngueltig
    lokal, _, domaene = adresse.rpartition("@")
    if not lokal.isascii() or "ß" in domaene:  # the codec would make "ss" of it, which is another domain
        raise AdresseUngueltig("An eine Adresse mit Umlauten vor dem @ oder mit ß lässt sich von hier nichts senden.")
    try:
        return f"{lokal}@{domaene.encode('idna').decode()}"
    except UnicodeError:
        raise AdresseUngueltig from None
