"""The provider: where it is, the way there and back, and the check of what it says.

OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636); keys by JWKS. Nothing is believed that the
provider has not signed for us, now, and for this very browser.
"""

import asyncio
import hmac
from dataclasses import dataclass
from typing import Any

import httpx
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.errors import NichtErlaubt, Ueberlastet
from api.settings_oidc import OidcSettings

TIMEOUT_SECONDS = 10
SPIELRAUM_SECONDS = 60
"""How far the provider's clock may be off."""
VERFAHREN = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"}
)
"""Signatures by a key only the provider has; never "none", never a shared secret."""
UMFANG = "openid profile email"


class AnbieterFehlt(Ueberlastet):
    titel = "Anmeldedienst nicht erreichbar"
    text = "Der Anmeldedienst antwortet gerade nicht. Bitte versuchen Sie es in einigen Minuten noch einmal."


class AnbieterLehntAb(NichtErlaubt):
    titel = "Anmeldung nicht möglich"
    text = "Die Anmeldung über das Dienstkonto hat nicht geklappt. Bitte beginnen Sie noch einmal von vorn."


@dataclass(frozen=True)
class Auskunft:
    """What was checked, and the token to hand back on signing out."""

    claims: dict[str, Any]
    id_token: str


class Anbieter:
    """One per server process; remembers where things are and the keys, and fetches keys anew when one is unknown."""

    def __init__(self, settings: OidcSettings, zurueck: str) -> None:
        self.settings = settings
        self.zurueck = zurueck
        self._metadata: dict[str, Any] | None = None
        self._keys: KeySet | None = None
        self._once = asyncio.Lock()

    async def begin(self, state: str, nonce: str, verifier: str) -> str:
        """The address to sign in at. Raises `AnbieterFehlt`."""
        metadata = await self._find()
        async with self._client() as client:
            address, _ = client.create_authorization_url(
                metadata["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
            )
        return str(address)

    async def finish(self, code: str, nonce: str, verifier: str) -> Auskunft:
        """Who signed in. Raises `AnbieterFehlt`, `AnbieterLehntAb`."""
        metadata = await self._find()
        try:
            async with self._client() as client:
                token = await client.fetch_token(metadata["token_endpoint"], code=code, code_verifier=verifier)
                id_token = str(token.get("id_token") or "")
                claims = await self._check(id_token, nonce)
                if self.settings.rollen.partition(".")[0] not in claims and "userinfo_endpoint" in metadata:
                    answer = await client.get(metadata["userinfo_endpoint"])
                    more = answer.json() if answer.status_code == 200 else {}
                    claims = {**more, **claims} if more.get("sub") == claims["sub"] else claims
        except (OAuthError, JoseError, ValueError, KeyError) as error:
            raise AnbieterLehntAb from error
        except httpx.HTTPError as error:
            raise AnbieterFehlt from error
        return Auskunft(claims, id_token)

    async def end(self, id_token: str, back: str) -> str | None:
        """Where to sign out of the provider, too; None where it has no such place."""
        try:
            place = (await self._find()).get("end_session_endpoint")
        except AnbieterFehlt:
            return None
        wanted = {"id_token_hint": id_token, "post_logout_redirect_uri": back, "client_id": self.settings.kennung}
        return str(httpx.URL(place).copy_merge_params(wanted)) if place else None

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self.settings.kennung,
            self.settings.geheimnis,
            scope=UMFANG,
            redirect_uri=self.zurueck,
            code_challenge_method="S256",
            timeout=TIMEOUT_SECONDS,
        )

    async def _find(self) -> dict[str, Any]:
        async with self._once:
            if self._metadata is None:
                place = f"{self.settings.aussteller.rstrip('/')}/.well-known/openid-configuration"
                found = await _fetch(place)
                if found.get("issuer") != self.settings.aussteller:
                    raise AnbieterFehlt  # it speaks for somebody else
                self._metadata = found
            return self._metadata

    async def _check(self, id_token: str, nonce: str) -> dict[str, Any]:
        """The claims. Raises `JoseError` or `ValueError` for whatever is not right with them."""
        try:
            claims = jwt.decode(id_token, await self._known_keys(), algorithms=sorted(VERFAHREN)).claims
        except (JoseError, ValueError):
            # perhaps signed with a key that is new there
            claims = jwt.decode(id_token, await self._known_keys(anew=True), algorithms=sorted(VERFAHREN)).claims
        jwt.JWTClaimsRegistry(
            leeway=SPIELRAUM_SECONDS,
            iss={"essential": True, "value": self.settings.aussteller},
            aud={"essential": True, "value": self.settings.kennung},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        ).validate(claims)
        audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        if len(audiences) > 1 and claims.get("azp") != self.settings.kennung:
            raise ValueError("made for somebody else, too")
        if not hmac.compare_digest(str(claims.get("nonce")).encode(), nonce.encode()):
            raise ValueError("not for this browser")
        return dict(claims)

    async def _known_keys(self, *, anew: bool = False) -> KeySet:
        metadata = await self._find()
        async with self._once:
            if self._keys is None or anew:
                self._keys = KeySet.import_key_set(await _fetch(metadata["jwks_uri"]))  # type: ignore[arg-type]
            return self._keys


async def _fetch(address: str) -> dict[str, Any]:
    """JSON from the provider. Raises `AnbieterFehlt`."""
    try:
        async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
            answer = await client.get(address)
            answer.raise_for_status()
            found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise AnbieterFehlt from error
    if not isinstance(found, dict):
        raise AnbieterFehlt
    return found
