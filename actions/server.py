"""The action server on 127.0.0.1: `python -m actions.server`. Ends with its parent process.

The SDK's executor runs the actions; the web app around it is ours, because the SDK's own one answers a failure with the
whole request, which holds what the citizen wrote.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

from actions.aktion import find_actions
from actions.backend import Backend, BackendError
from actions.einstellungen import SettingMissing, Settings, load_settings
from actions.texte import load_texte

log = logging.getLogger("actions")
PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Executor(ActionExecutor):  # type: ignore[misc]  # the SDK has no types
    """Runs the actions. They read nothing of the domain, so none need be sent along."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        for klasse in find_actions():
            self.register_function(klasse.NAME, klasse(backend).run)

    def update_and_return_domain(self, payload: Any, action_name: str) -> dict[str, Any]:  # noqa: ARG002
        return {}


def create_app(backend: Backend) -> Sanic[Any, Any]:
    """`POST /webhook` as Rasa calls it, `GET /health`."""
    load_texte()  # now, and not while the first citizen waits
    app: Sanic[Any, Any] = Sanic("actions", configure_logging=False)
    executor = Executor(backend)

    @app.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return json({"status": "ok"})

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        call = request.json or {}
        name = str(call.get("next_action"))
        try:
            result = await executor.run(call)
        except ActionNotFoundException:
            return json({"error": "unbekannte Aktion", "action_name": name}, status=404)
        except BackendError as error:
            log.warning("%s: %s", name, error)
            return json({"error": "backend", "action_name": name}, status=503)
        except Exception as error:
            log.error("%s: %s", name, _place(error))
            return json({"error": "intern", "action_name": name}, status=500)
        return json(result.model_dump() if result else None)

    @app.after_server_start
    async def ready(_: Sanic[Any, Any]) -> None:
        log.info("Aktionen bereit")

    @app.after_server_stop
    async def close(_: Sanic[Any, Any]) -> None:
        await backend.close()

    return app


def _place(error: BaseException) -> str:
    """Class of an error and the line it came from."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    ort = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    return f"{type(error).__name__} in {ort}"


def die_with_parent() -> None:
    """Asks the kernel for SIGTERM when the parent ends, so that no orphan keeps the port."""
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6", use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def configure_logging() -> None:
    logging.basicConfig(format="actions %(levelname)s %(name)s: %(message)s", level=logging.INFO, force=True)
    for name in ("sanic.access", "httpx", "httpcore", "rasa_sdk", "sanic.root", "sanic.server"):
        logging.getLogger(name).setLevel(logging.WARNING)


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    backend = Backend(f"http://127.0.0.1:{settings.server_port}", settings.dienst_token)
    app = create_app(backend)
    app.prepare(host="127.0.0.1", port=settings.port, single_process=True, access_log=False, motd=False)
    Sanic.serve_single(primary=app)


def main() -> int:
    die_with_parent()
    configure_logging()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        settings = load_settings()
    except SettingMissing as error:
        log.error("%s", error)
        return 2
    serve(settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
