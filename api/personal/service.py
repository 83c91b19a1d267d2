"""Accounts: make them, say what they may do, lock them. What is done in the console is done for one Mandant."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.personal.anmeldung import canonical_name, hash_name
from api.personal.errors import KontoUnbekannt, NameVergeben, NichtSichSelbst, RechteFehlen
from api.personal.models import Konto, KontoRolle
from api.personal.repository import PersonalRepository
from api.personal.rollen import Angemeldet, Rolle
from api.personal.sitzungen import Sitzungen
from api.protokoll.service import Protokoll

ANMELDENAME = re.compile(r"[\w.@+-]{2,64}")
NAME = re.compile(r"[^\x00-\x1f<>]{2,60}")


@dataclass(frozen=True)
class KontoAnsicht:
    """One account as the people who manage the accounts of one Mandant see it."""

    id: str
    anmeldename: str
    name: str
    rollen: frozenset[Rolle]
    """In this Mandant."""
    eingeladen: bool
    """Has not set a password yet."""
    gesperrt: bool
    von_aussen: bool
    """A provider vouches for it; its roles come from there."""
    eigenes: bool
    auch_anderswo: bool
    angemeldet: datetime | None


class PersonalService:
    """``wer``: who acts, None for the command line. Raises `RechteFehlen` for whoever may not manage accounts there."""

    def __init__(self, context: ApiContext, session: Session, wer: Angemeldet | None = None) -> None:
        self.context = context
        self.session = session
        self.wer = wer
        self.repository = PersonalRepository(session)

    def create(self, anmeldename: str, name: str, rollen: Mapping[str, Iterable[Rolle]]) -> Konto:
        """A new account without password. Raises `NameVergeben`, `UngueltigeEingabe`."""
        anmeldename, name = canonical_name(anmeldename), " ".join(name.split())
        felder = {}
        if not ANMELDENAME.fullmatch(anmeldename):
            felder["anmeldename"] = "Bitte 2 bis 64 Zeichen: Buchstaben, Ziffern, Punkt, Strich, + oder @."
        if not NAME.fullmatch(name):
            felder["name"] = "Bitte den Namen so eingeben, wie ihn Bürgerinnen und Bürger lesen sollen."
        if not any(rollen.values()):
            felder["rollen"] = "Bitte wählen Sie mindestens eine Rolle."
        if felder:
            raise UngueltigeEingabe(felder=felder)
        self._may(*rollen)
        if self.repository.by_name(hash_name(self.context, anmeldename)):
            raise NameVergeben(felder={"anmeldename": NameVergeben.text})
        konto = Konto(
            id=str(uuid4()), anmeldename_hash=hash_name(self.context, anmeldename), anmeldename=anmeldename, name=name,
            passwort=None, totp=None, totp_schritt=None, oidc=None, gesperrt=None,
            angelegt=self.context.clock.now(), angemeldet=None,
        )  # fmt: skip
        self.session.add(konto)
        try:
            self.session.flush()
        except IntegrityError:  # two at once
            raise NameVergeben(felder={"anmeldename": NameVergeben.text}) from None
        for mandant, wanted in rollen.items():
            self._add_roles(konto, mandant, wanted)
            self._log(mandant, "konto_angelegt", konto, rollen=sorted(wanted))
        return konto

    def set_roles(self, konto: Konto, mandant: str, rollen: Iterable[Rolle]) -> None:
        """The roles of an account in one Mandant. Where they change, its sessions end."""
        wanted = frozenset(rollen)
        self._may(mandant)
        self._not_oneself(konto)
        if not wanted:
            raise UngueltigeEingabe(
                "Bitte wählen Sie mindestens eine Rolle. Wer nicht mehr arbeiten soll, wird gesperrt."
            )
        if konto.oidc is not None and self.wer is not None:
            raise RechteFehlen("Die Rollen dieses Kontos kommen bei jeder Anmeldung vom Dienstkonto.")
        now = {Rolle(row.rolle) for row in self.repository.roles([konto.id]) if row.mandant == mandant}
        if wanted == now:
            return
        self.repository.drop_roles(konto.id, mandant)
        self._add_roles(konto, mandant, wanted)
        self.repository.drop_sessions(konto.id)
        self._log(mandant, "rollen_gesetzt", konto, rollen=sorted(wanted), vorher=sorted(now))

    def lock(self, konto: Konto, mandant: str, *, locked: bool) -> None:
        """Nobody signs in with a locked account, and whoever is signed in is so no more."""
        self._whole(konto, mandant)
        if (konto.gesperrt is not None) == locked:
            return
        konto.gesperrt = self.context.clock.now() if locked else None
        if locked:
            self.repository.drop_sessions(konto.id)
        self._log(mandant, "konto_gesperrt" if locked else "konto_entsperrt", konto)

    def reset(self, konto: Konto, mandant: str) -> None:
        """Password and authenticator app are forgotten and sessions end; a new invitation sets them anew."""
        self._whole(konto, mandant)
        if konto.oidc is not None:
            raise RechteFehlen("Dieses Konto meldet sich über das Dienstkonto an und braucht keine Einladung.")
        konto.passwort, konto.totp, konto.totp_schritt = None, None, None
        self.repository.drop_sessions(konto.id)
        self._log(mandant, "konto_zurueckgesetzt", konto)

    def end_sessions(self, konto: Konto, mandant: str) -> None:
        self._whole(konto, mandant)
        self.repository.drop_sessions(konto.id)
        self._log(mandant, "sitzungen_beendet", konto)

    def find(self, konto: str, mandant: str) -> Konto:
        """An account with a role in this Mandant, its row locked. Raises `KontoUnbekannt`."""
        self._may(mandant)
        row = self.repository.get(konto, lock=True)
        if row is None or not any(rolle.mandant == mandant for rolle in self.repository.roles([konto])):
            raise KontoUnbekannt
        return row

    def by_name(self, anmeldename: str) -> Konto:
        row = self.repository.by_name(hash_name(self.context, anmeldename))
        if row is None:
            raise KontoUnbekannt
        return row

    def name_of(self, konto: str | None) -> str | None:
        """What citizens read for an account; None where it is gone."""
        row = self.repository.get(konto) if konto else None
        return row.name if row else None

    def list(self, mandant: str) -> list[KontoAnsicht]:
        """The accounts of a Mandant by name."""
        self._may(mandant)
        konten = self.repository.of_mandant(mandant)
        ids = [konto.id for konto in konten]
        waiting = self.repository.invited(ids)
        rollen: dict[str, list[KontoRolle]] = {each: [] for each in ids}
        for row in self.repository.roles(ids):
            rollen[row.konto].append(row)
        views = [
            KontoAnsicht(
                id=konto.id, anmeldename=konto.anmeldename, name=konto.name,
                rollen=frozenset(Rolle(row.rolle) for row in rollen[konto.id] if row.mandant == mandant),
                eingeladen=konto.passwort is None and konto.id in waiting, gesperrt=konto.gesperrt is not None,
                von_aussen=konto.oidc is not None, eigenes=self.wer is not None and self.wer.konto == konto.id,
                auch_anderswo=not self._answers_for(rollen[konto.id]), angemeldet=konto.angemeldet,
            )
            for konto in konten
        ]  # fmt: skip
        return sorted(views, key=lambda view: (view.name.casefold(), view.id))

    def _add_roles(self, konto: Konto, mandant: str, rollen: Iterable[Rolle]) -> None:
        self.context.mandanten.mandant(mandant)
        self.session.add_all(KontoRolle(konto=konto.id, mandant=mandant, rolle=rolle) for rolle in sorted(set(rollen)))

    def _may(self, *mandanten: str) -> None:
        if self.wer is not None and not all(self.wer.darf(each, Rolle.VERWALTUNG) for each in mandanten):
            raise RechteFehlen

    def _not_oneself(self, konto: Konto) -> None:
        if self.wer is not None and self.wer.konto == konto.id:
            raise NichtSichSelbst

    def _whole(self, konto: Konto, mandant: str) -> None:
        """May the whole account be touched? Only by whoever manages accounts wherever it works."""
        self._may(mandant)
        self._not_oneself(konto)
        if not self._answers_for(self.repository.roles([konto.id])):
            raise RechteFehlen(
                "Dieses Konto können Sie nicht allein ändern. Bitte fragen Sie die Stelle, die den Lotsen betreibt."
            )

    def _answers_for(self, rollen: Iterable[KontoRolle]) -> bool:
        return self.wer is None or all(self.wer.darf(row.mandant, Rolle.VERWALTUNG) for row in rollen)

    def _log(self, mandant: str, was: str, konto: Konto, **more: object) -> None:
        wer = self.wer.konto if self.wer else None
        Protokoll(self.context, self.session).write(
            wer, mandant, was, einzelheiten={"konto": konto.id, "anmeldename": konto.anmeldename, **more}
        )


def angemeldet(context: ApiContext, session: Session, konto: Konto) -> Angemeldet:
    """An account as if it were signed in."""
    return Sitzungen(context, session).angemeldet(konto)
