"""Accounts a provider vouches for: made on the first sign-in, their roles as the provider says each time."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.database import lock
from api.errors import NichtErlaubt
from api.personal.models import Konto, KontoRolle
from api.personal.repository import PersonalRepository
from api.personal.rollen import Rolle
from api.personal.sitzungen import Sitzungen
from api.protokoll.service import Protokoll


class NichtFreigeschaltet(NichtErlaubt):
    titel = "Noch nicht freigeschaltet"
    text = "Ihr Dienstkonto ist für das Callcenter nicht freigeschaltet. Bitte fragen Sie Ihre Verwaltung."
    keeps_changes = True


def read_roles(context: ApiContext, claims: Mapping[str, Any], claim: str) -> dict[str, frozenset[Rolle]]:
    """What the claim lists as ``<mandant>:<rolle>``, no more; dots lead into it (``realm_access.roles``)."""
    value: Any = claims
    for part in claim.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    words = re.split(r"[\s,]+", value) if isinstance(value, str) else value if isinstance(value, list) else []
    known = {mandant.key for mandant in context.mandanten}
    rollen: dict[str, frozenset[Rolle]] = {}
    for word in words:
        mandant, _, rolle = str(word).rpartition(":")
        if mandant in known and rolle in set(Rolle):
            rollen[mandant] = rollen.get(mandant, frozenset()) | {Rolle(rolle)}
    return rollen


def sign_in(context: ApiContext, claims: Mapping[str, Any], claim: str, id_token: str, before: str) -> str:
    """The token of a session for the person the checked claims name. Raises `NichtFreigeschaltet`.

    ``before``: token this browser held until now; it ends.
    """
    rollen = read_roles(context, claims, claim)
    key = context.cipher.keyed_hash("oidc", f"{claims['iss']}\n{claims['sub']}")
    with context.db.transaction() as session:
        lock(session, f"oidc:{key}")
        konto = PersonalRepository(session).by_oidc(key) or (_make(context, session, key, claims) if rollen else None)
        if konto is None:
            raise NichtFreigeschaltet
        _set_roles(context, session, konto, rollen)
        if not rollen or konto.gesperrt is not None:
            raise NichtFreigeschaltet
        konto.name, konto.angemeldet = _name(claims), context.clock.now()
        sitzungen = Sitzungen(context, session)
        sitzungen.end(before)
        Protokoll(context, session).write(konto.id, "", "angemeldet")
        return sitzungen.begin(konto, abmeldung=id_token)


def _make(context: ApiContext, session: Session, key: str, claims: Mapping[str, Any]) -> Konto:
    """Its login name is no local one: nobody signs in with it and a password."""
    anmeldename = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])[:200]
    konto = Konto(
        id=str(uuid4()), anmeldename_hash=context.cipher.keyed_hash("anmeldename-oidc", key), anmeldename=anmeldename,
        name=_name(claims), passwort=None, totp=None, totp_schritt=None, oidc=key, gesperrt=None,
        angelegt=context.clock.now(), angemeldet=None,
    )  # fmt: skip
    session.add(konto)
    session.flush()
    return konto


def _set_roles(context: ApiContext, session: Session, konto: Konto, rollen: Mapping[str, frozenset[Rolle]]) -> None:
    repository = PersonalRepository(session)
    now = {(row.mandant, row.rolle) for row in repository.roles([konto.id])}
    wanted = {(mandant, rolle.value) for mandant, some in rollen.items() for rolle in some}
    if now == wanted:
        return
    repository.drop_roles(konto.id)
    session.add_all(KontoRolle(konto=konto.id, mandant=mandant, rolle=rolle) for mandant, rolle in sorted(wanted))
    repository.drop_sessions(konto.id)
    for mandant in sorted({mandant for mandant, _ in now ^ wanted}):
        rest = sorted(rolle for there, rolle in wanted if there == mandant)
        Protokoll(context, session).write(konto.id, mandant, "rollen_vom_dienst", einzelheiten={"rollen": rest})


def _name(claims: Mapping[str, Any]) -> str:
    """What citizens read."""
    name = str(claims.get("name") or claims.get("preferred_username") or "Bürgerservice")
    return " ".join(name.split())[:60]
