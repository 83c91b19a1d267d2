"""The whole Lotse as real processes, for tests: free ports, a folder of its own, logs kept, nothing left behind.

`System` starts, kills, freezes and restarts parts; `Chat` talks to it as a citizen's device does.
"""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.datenbanken import Datenbanken

WURZEL = Path(__file__).resolve().parent.parent
START_SECONDS = 300
"""The first start may train the model."""
STOP_SECONDS = 15
BEFEHLE: Mapping[str, list[str]] = {
    "actions": [str(WURZEL / ".venv-app/bin/python"), "-m", "actions.server"],
    "bot": [str(WURZEL / ".venv-bot/bin/python"), "-m", "bot.run"],
    "server": [str(WURZEL / ".venv-app/bin/python"), "-m", "integrations.server"],
    "telegram": [str(WURZEL / ".venv-app/bin/python"), "-m", "integrations.telegram"],
}
UMGEBUNG = {
    "LOTSE_DEMO": "1",
    "PYTHONUNBUFFERED": "1",
    "OMP_NUM_THREADS": "1",
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on, all different."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


class System:
    """`ersatz` replaces the command of a part, for tests that need no trained bot. `mehr` are further settings; with
    LOTSE_TELEGRAM_TOKEN among them the adapter runs, too.
    """

    def __init__(
        self,
        ordner: Path,
        datenbank: str,
        ersatz: Mapping[str, list[str]] | None = None,
        mehr: Mapping[str, str] | None = None,
    ) -> None:
        self.ordner = ordner
        self.mehr = dict(mehr or {})
        self.datenbank = datenbank
        self.befehle = {**BEFEHLE, **(ersatz or {})}
        self.ports = dict(zip(("server", "bot", "actions"), free_ports(3), strict=True))
        self.dienst_token = secrets.token_urlsafe(32)
        self.prozesse: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.ports['server']}"

    @property
    def env(self) -> dict[str, str]:
        return {
            **os.environ,
            **UMGEBUNG,
            "LOTSE_PORT": str(self.ports["server"]),
            "LOTSE_BOT_PORT": str(self.ports["bot"]),
            "LOTSE_ACTIONS_PORT": str(self.ports["actions"]),
            "LOTSE_DATEN": str(self.ordner),
            "LOTSE_DATENBANK": self.datenbank,
            "LOTSE_DIENST_TOKEN": self.dienst_token,
            "LOTSE_SCHLUESSEL_DATEI": str(self.ordner / "schluessel"),
            **self.mehr,
        }

    def start_another_server(self) -> str:
        """A second server process on the same database and folder; its address. Starting takes a while."""
        (port,) = free_ports(1)
        self.befehle["server2"] = self.befehle["server"]
        with self.log("server2").open("ab") as log:
            self.prozesse["server2"] = subprocess.Popen(
                self.befehle["server2"],
                cwd=WURZEL,
                env={**self.env, "LOTSE_PORT": str(port)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return f"http://127.0.0.1:{port}"

    def start(self, *namen: str) -> None:
        """Start parts; all, when none is named. The server first: it draws the key the bot reads.

        Call it from the main thread: a part ends with the thread that started it.
        """
        telegram = ("telegram",) if "LOTSE_TELEGRAM_TOKEN" in self.mehr else ()
        for name in namen or ("server", "actions", "bot", *telegram):
            with self.log(name).open("ab") as log:
                self.prozesse[name] = subprocess.Popen(
                    self.befehle[name], cwd=WURZEL, env=self.env, stdout=log, stderr=log, start_new_session=True
                )
            if name == "server":
                self._wait_for_key()

    def log(self, name: str) -> Path:
        return self.ordner / f"{name}.log"

    def kill(self, name: str) -> None:
        """End a part at once, as a crash does (SIGKILL)."""
        self._signal(name, signal.SIGKILL)
        self.prozesse[name].wait(STOP_SECONDS)

    def freeze(self, name: str) -> None:
        """Let a part hang: it keeps its port and answers nothing (SIGSTOP)."""
        self._signal(name, signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        self._signal(name, signal.SIGCONT)

    def stop(self, name: str) -> int:
        """End a part in order; its exit code."""
        self._signal(name, signal.SIGTERM)
        return self.prozesse[name].wait(STOP_SECONDS)

    def restore(self) -> None:
        """Start again what was killed, wake what was frozen."""
        for name, prozess in list(self.prozesse.items()):
            if prozess.poll() is None:
                self.thaw(name)
            else:
                self.start(name)
        self.wait_healthy()

    def drop(self, name: str) -> None:
        """End a part for good; one that never ran is no error."""
        prozess = self.prozesse.pop(name, None)
        if prozess is not None and prozess.poll() is None:
            os.killpg(prozess.pid, signal.SIGKILL)
            prozess.wait(STOP_SECONDS)

    def end(self) -> None:
        """End everything, whatever state it is in."""
        for name, prozess in self.prozesse.items():
            if prozess.poll() is None:
                self._signal(name, signal.SIGCONT)
                self._signal(name, signal.SIGTERM)
        for name, prozess in self.prozesse.items():
            try:
                prozess.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._signal(name, signal.SIGKILL)
                prozess.wait()

    def wait_healthy(self, seconds: float = START_SECONDS, url: str | None = None) -> None:
        """Until a citizen can chat."""
        self.wait_for(lambda: self.health(url) == 200, seconds)

    def health(self, url: str | None = None) -> int | None:
        """Status of /health, or None where nobody answers."""
        try:
            return httpx.get(f"{url or self.url}/health", timeout=5).status_code
        except httpx.TransportError:
            return None

    def wait_for(self, condition: Any, seconds: float = 20) -> None:
        """Until the condition holds; fails with the logs."""
        deadline = time.monotonic() + seconds
        while not condition():
            dead = [name for name, prozess in self.prozesse.items() if prozess.poll() not in (None, -signal.SIGKILL)]
            if dead or time.monotonic() > deadline:
                reason = f"beendet: {', '.join(dead)}" if dead else f"nicht eingetreten in {seconds} s"
                raise AssertionError(f"{reason}\n{self.logs()}")
            time.sleep(0.05)

    def logs(self, zeilen: int = 40) -> str:
        """The last lines of every part."""
        parts = []
        for name in self.befehle:
            if self.log(name).exists():
                lines = self.log(name).read_text("utf-8", "replace").splitlines()[-zeilen:]
                parts.append(f"--- {name}\n" + "\n".join(lines))
        return "\n".join(parts)

    def _signal(self, name: str, number: signal.Signals) -> None:
        """To the part and what it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.prozesse[name].pid, number)

    def _wait_for_key(self) -> None:
        self.wait_for((self.ordner / "schluessel").exists, START_SECONDS)


@contextmanager
def running_system(
    datenbanken: Datenbanken, ersatz: Mapping[str, list[str]] | None = None, mehr: Mapping[str, str] | None = None
) -> Iterator[System]:
    """A system on a fresh database, healthy when it is handed out, gone afterwards."""
    ordner = Path(tempfile.mkdtemp(prefix="lotse-system-"))
    datenbank = datenbanken.create()
    system = System(ordner, datenbank, ersatz, mehr)
    try:
        system.start()
        system.wait_healthy()
        yield system
    finally:
        system.end()
        datenbanken.drop(datenbank)
        shutil.rmtree(ordner, ignore_errors=True)


@pytest.fixture(scope="session")
def system(datenbanken: Datenbanken) -> Iterator[System]:
    """Server, actions and bot with the trained model, once per session."""
    with running_system(datenbanken) as running:
        yield running


@pytest.fixture
def chat(system: System) -> Iterator["Chat"]:
    """A fresh conversation with the whole system."""
    with Chat(system.url) as opened:
        yield opened


PUT_OFF = re.compile(r"Gerade kann ich Ihnen leider nicht antworten|Es dauert leider noch")


class Chat:
    """One conversation, as a citizen's device holds it. `stand` and `nachrichten` are those of the last reply."""

    def __init__(self, url: str, mandant: str = "schwerin", kanal: str = "web", einfache_sprache: bool = False) -> None:
        self.http = httpx.Client(base_url=url, timeout=70)
        self.opening = {"mandant": mandant, "kanal": kanal, "einfache_sprache": einfache_sprache}
        self.open_anew()

    def open_anew(self) -> None:
        """Begin another conversation, as on another device; what was said in the one before is not known there."""
        opened = self.http.post("/chat/v1/gespraeche", json=self.opening)
        assert opened.status_code == 201, opened.text
        self.id: str = opened.json()["id"]
        self.token: str = opened.json()["token"]
        self.headers = {"Authorization": f"Bearer {self.token}"}
        self.pfad = f"/chat/v1/gespraeche/{self.id}"
        self.take(opened)

    def __enter__(self) -> "Chat":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def say(self, text: str, id: str | None = None) -> "Chat":
        """Write a message; returns itself, for `chat.say(…).stand`."""
        return self.take(self.send({"id": id or str(uuid.uuid4()), "text": text}))

    def press(self, titel: str) -> "Chat":
        """Press the button of that title, in the question, the last messages or the actions of the question."""
        wert = {option["titel"]: option["wert"] for option in self.buttons()}[titel]
        return self.take(self.send({"id": str(uuid.uuid4()), "wert": wert}))

    def send(self, body: Any) -> httpx.Response:
        """The bare answer to any body."""
        return self.http.post(f"{self.pfad}/nachrichten", json=body, headers=self.headers)

    def hand_in(self, name: str, content: bytes, typ: str = "application/octet-stream") -> httpx.Response:
        return self.http.post(f"{self.pfad}/dateien", files={"datei": (name, content, typ)}, headers=self.headers)

    def journal(self, nach: int = 0) -> list[dict[str, Any]]:
        answer = self.http.get(f"{self.pfad}/nachrichten", params={"nach": nach}, headers=self.headers)
        assert answer.status_code == 200, answer.text
        self.stand = answer.json()["stand"]
        return list(answer.json()["nachrichten"])

    def delete(self) -> None:
        answer = self.http.delete(self.pfad, headers=self.headers)
        assert answer.status_code == 204, answer.text

    def buttons(self) -> list[dict[str, str]]:
        frage = self.stand.get("frage") or {}
        options = [*(frage.get("optionen") or ()), *(frage.get("aktionen") or ())]
        for nachricht in self.nachrichten:
            options += nachricht["optionen"]
        return options

    @property
    def text(self) -> str:
        """Everything said in the last reply."""
        return "\n".join(nachricht["text"] for nachricht in self.nachrichten)

    @property
    def frage(self) -> str | None:
        """The field asked now."""
        return (self.stand.get("frage") or {}).get("feld")

    @property
    def karten(self) -> list[dict[str, Any]]:
        return [nachricht["karte"] for nachricht in self.nachrichten if nachricht.get("karte")]

    def take(self, answer: httpx.Response) -> "Chat":
        """Make the answer the last one; fails for any that is not 200 or 201."""
        assert answer.status_code in (200, 201), f"{answer.status_code} {answer.text}"
        self.nachrichten: list[dict[str, Any]] = answer.json()["nachrichten"]
        self.stand: dict[str, Any] = answer.json()["stand"]
        return self


def await_put_off(chat: Chat, seconds: float) -> bool:
    """Where the last reply says that the answer comes later: wait for it and make it the last one. False where it does
    not come in time.
    """
    if not PUT_OFF.search(chat.text):
        return True
    nach = max(nachricht["nr"] for nachricht in chat.nachrichten)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        later = [nachricht for nachricht in chat.journal(nach) if nachricht["von"] == "bot"]
        if later:
            chat.nachrichten = later
            return True
        time.sleep(0.3)
    return False
