"""A small OpenID provider over HTTP: discovery, sign-in without asking, tokens with PKCE, keys, userinfo, sign-out.

It knows one person and says of them what a test wants; with `faelschen` it lies.
"""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.responses import Response

KENNUNG, GEHEIMNIS = "lotse", "ein-geheimnis-nur-fuer-tests"
type Claims = dict[str, Any]


class TestAnbieter:
    __test__ = False

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "eins"})
        self.signed_with = self.key
        self.alg = "RS256"
        self.person: Claims = {"sub": "4711", "name": "Frau Krüger", "preferred_username": "krueger"}
        self.faelschen: Callable[[Claims], Claims] = lambda claims: claims
        self.userinfo: Claims = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.signed_out: list[str] = []
        self.aussteller = ""
        self.app = FastAPI()
        self.app.add_api_route("/.well-known/openid-configuration", self.discovery)
        self.app.add_api_route("/authorize", self.authorize)
        self.app.add_api_route("/token", self.token, methods=["POST"])
        self.app.add_api_route("/jwks", self.jwks)
        self.app.add_api_route("/userinfo", self.tell)
        self.app.add_api_route("/ende", self.sign_out)

    async def discovery(self) -> Claims:
        places = {
            "authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks",
            "userinfo_endpoint": "userinfo", "end_session_endpoint": "ende",
        }  # fmt: skip
        return {"issuer": self.aussteller, **{name: f"{self.aussteller}/{path}" for name, path in places.items()}}

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["client_id"] == KENNUNG
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302)

    async def token(
        self,
        request: Request,
        grant_type: str = Form(),
        code: str = Form(),
        redirect_uri: str = Form(),
        code_verifier: str = Form(),
    ) -> Response:
        asked = self.codes.pop(code, None)  # good once
        expected = base64.b64encode(f"{KENNUNG}:{GEHEIMNIS}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {expected}":
            return JSONResponse({"error": "invalid_client"}, 401)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode()).digest()).decode().rstrip("=")
        fits = asked is not None and (asked["redirect_uri"], asked["code_challenge"]) == (redirect_uri, challenge)
        if asked is None or not fits or grant_type != "authorization_code":
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = self.faelschen({
            "iss": self.aussteller, "aud": KENNUNG, "iat": now, "exp": now + 300, "nonce": asked["nonce"],
            **self.person,
        })  # fmt: skip
        id_token = jwt.encode({"alg": self.alg, "kid": self.signed_with.kid}, claims, self.signed_with, [self.alg])
        return JSONResponse({"access_token": "zugang", "token_type": "Bearer", "expires_in": 300, "id_token": id_token})

    async def jwks(self) -> Claims:
        return KeySet([self.key]).as_dict(private=False)  # type: ignore[return-value]

    async def tell(self, request: Request) -> Response:
        if request.headers.get("authorization") != "Bearer zugang":
            return JSONResponse({"error": "invalid_token"}, 401)
        return JSONResponse(self.userinfo)

    async def sign_out(self, id_token_hint: str, post_logout_redirect_uri: str) -> Response:
        self.signed_out.append(id_token_hint)
        return RedirectResponse(post_logout_redirect_uri, 302)
