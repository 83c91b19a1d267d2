"""Stands in for a part: listens on a port and answers /health; ``python -m tests.tools.ersatzteil NAME PORT``."""

import http.server
import json
import os
import sys


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"status": "ok", "teile": {}}).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


if __name__ == "__main__":
    if sys.argv[1] == "kaputt":
        sys.exit("kein Modell")
    print("Nummer", os.getpid(), flush=True)
    http.server.ThreadingHTTPServer.allow_reuse_address = True
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Answer).serve_forever()
