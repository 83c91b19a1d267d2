"""A tiny action server for tests: counts calls, keeps requests, answers as told."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def says_its_name(request: dict[str, Any]) -> dict[str, Any]:
    """One message that names the action; opens and closes no form."""
    return reply(request["next_action"], *unanswered(request))


def unanswered(request: dict[str, Any]) -> list[dict[str, Any]]:
    """What the form's own action always answers: the one slot is validated to null, so that the form stays open."""
    if request["next_action"] != "validate_antrag_form":
        return []
    return [{"event": "slot", "name": "antwort", "value": None, "timestamp": None}]


def reply(text: str, *events: dict[str, Any]) -> dict[str, Any]:
    message = {"text": text, "optionen": [], "karte": None, "rolle": "antwort"}
    return {"events": list(events), "responses": [{"custom": message}]}


def open_form() -> list[dict[str, Any]]:
    return [
        {"event": "active_loop", "name": "antrag_form", "timestamp": None},
        {"event": "slot", "name": "requested_slot", "value": "antwort", "timestamp": None},
    ]


def close_form() -> list[dict[str, Any]]:
    return [
        {"event": "active_loop", "name": None, "timestamp": None},
        {"event": "slot", "name": "requested_slot", "value": None, "timestamp": None},
    ]


POLL_SECONDS = 0.01
"""How often the server looks whether it is to end; the default is half a second, for every test."""


class Aktionsserver:
    """Serves `answer` on a free port of 127.0.0.1 in a thread. Use as a context manager."""

    def __init__(self, answer: Answer = says_its_name) -> None:
        self.answer = answer
        self.status = 200
        self.requests: list[dict[str, Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append(body)
                payload = json.dumps(outer.answer(body)).encode() if outer.status == 200 else b"{}"
                self.send_response(outer.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(payload)))
                self.end_headers()
                self.wfile.write(payload)

            def log_message(self, *_: Any) -> None:
                """Silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/webhook"

    @property
    def port(self) -> int:
        return self._server.server_port

    def names(self) -> list[str]:
        return [request["next_action"] for request in self.requests]

    def __enter__(self) -> "Aktionsserver":
        self._thread = threading.Thread(target=self._server.serve_forever, args=(POLL_SECONDS,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()
