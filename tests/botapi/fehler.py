"""What the Bot API answers instead of a result."""

from typing import Any

PREFIX = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: ", 429: "Too Many Requests: "}


class ApiFehler(Exception):
    """`beschreibung` without its prefix ("Bad Request: "), which comes from the code."""

    def __init__(self, code: int, beschreibung: str, **parameters: int) -> None:
        super().__init__(beschreibung)
        self.code = code
        self.beschreibung = PREFIX.get(code, "") + beschreibung
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.beschreibung}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def falsch(beschreibung: str) -> ApiFehler:
    return ApiFehler(400, beschreibung)


def zu_viele(sekunden: int) -> ApiFehler:
    return ApiFehler(429, f"retry after {sekunden}", retry_after=sekunden)
