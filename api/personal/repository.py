"""Queries over accounts, roles, sessions and invitations."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.personal.models import Einladung, Konsolensitzung, Konto, KontoRolle


class PersonalRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, konto: str, *, lock: bool = False) -> Konto | None:
        return self.session.get(Konto, konto, with_for_update=lock or None, populate_existing=lock)

    def by_name(self, anmeldename_hash: str) -> Konto | None:
        return self.session.scalar(select(Konto).where(Konto.anmeldename_hash == anmeldename_hash))

    def by_oidc(self, oidc: str) -> Konto | None:
        return self.session.scalar(select(Konto).where(Konto.oidc == oidc))

    def all(self) -> list[Konto]:
        return list(self.session.scalars(select(Konto)))

    def of_mandant(self, mandant: str) -> list[Konto]:
        """Accounts with any role there."""
        ids = select(KontoRolle.konto).where(KontoRolle.mandant == mandant)
        return list(self.session.scalars(select(Konto).where(Konto.id.in_(ids))))

    def roles(self, konten: Iterable[str]) -> list[KontoRolle]:
        return list(self.session.scalars(select(KontoRolle).where(KontoRolle.konto.in_(list(konten)))))

    def drop_roles(self, konto: str, mandant: str | None = None) -> None:
        gone = delete(KontoRolle).where(KontoRolle.konto == konto)
        self.session.execute(gone if mandant is None else gone.where(KontoRolle.mandant == mandant))

    def sitzung(self, token_hash: str, *, lock: bool = False) -> Konsolensitzung | None:
        return self.session.get(Konsolensitzung, token_hash, with_for_update=lock or None, populate_existing=lock)

    def drop_sessions(self, konto: str, *, half_only: bool = False) -> None:
        gone = delete(Konsolensitzung).where(Konsolensitzung.konto == konto)
        self.session.execute(gone.where(Konsolensitzung.halb) if half_only else gone)

    def drop_session(self, token_hash: str) -> None:
        self.session.execute(delete(Konsolensitzung).where(Konsolensitzung.token_hash == token_hash))

    def einladung(self, token_hash: str, *, lock: bool = False) -> Einladung | None:
        return self.session.get(Einladung, token_hash, with_for_update=lock or None, populate_existing=lock)

    def invited(self, konten: Iterable[str]) -> set[str]:
        """Those of the accounts with an invitation that waits, old ones included."""
        return set(self.session.scalars(select(Einladung.konto).where(Einladung.konto.in_(list(konten)))))

    def drop_invitation(self, konto: str) -> None:
        self.session.execute(delete(Einladung).where(Einladung.konto == konto))
