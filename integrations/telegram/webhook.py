"""Takes updates on the server's port, where the operator set a webhook."""

import hmac
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Header, Request, Response

from api.context import ApiContext
from api.errors import NichtErlaubt
from api.settings_telegram import TelegramSettings
from integrations.telegram.einwurf import drop_in
from integrations.website.eingang import read_object


def webhook_router(context: ApiContext, telegram: TelegramSettings) -> APIRouter:
    """The one path Telegram is told. Stored before it is answered with 200; anything without the secret gets 403."""
    router = APIRouter(tags=["Telegram"])
    geheimnis = (telegram.geheimnis or "").encode()

    @router.post(telegram.webhook_path or "/", include_in_schema=False)
    async def receive_update(
        request: Request, x_telegram_bot_api_secret_token: Annotated[str | None, Header()] = None
    ) -> Response:
        given = (x_telegram_bot_api_secret_token or "").encode("utf-8", "surrogateescape")
        if not geheimnis or not hmac.compare_digest(given, geheimnis):
            raise NichtErlaubt
        update: dict[str, Any] = await read_object(request)
        await to_thread.run_sync(drop_in, context, telegram.bot, [update])
        return Response(status_code=200)

    return router
