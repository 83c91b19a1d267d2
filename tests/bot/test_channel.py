"""The channel over HTTP: a real server with the trained model, and an action server of the test."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bot.settings import ROOT
from bot.tracker_database import SqliteTable

from tests.bot.aktionsserver import Aktionsserver, close_form, open_form, reply, says_its_name
from tests.bot.umgebung import metadata

pytestmark = pytest.mark.langsam

TOKEN = "geheim"
START_LIMIT = 120.0  # seconds; the goal is 15 on an idle machine


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Bot:
    """A bot process and the calls of the inner contract."""

    def __init__(self, folder: Path, model: Path, actions_port: int) -> None:
        self.folder = folder
        self.port = free_port()
        (folder / "schluessel").write_bytes(b"a key of enough length for a test")
        env = {
            **os.environ,
            "LOTSE_DATEN": str(folder),
            "LOTSE_BOT_PORT": str(self.port),
            "LOTSE_ACTIONS_PORT": str(actions_port),
        }
        env["LOTSE_DIENST_TOKEN"] = TOKEN
        started = time.monotonic()
        self.log = (folder / "bot.log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "bot.run", str(model)], cwd=ROOT, env=env, stderr=self.log
        )
        while self._down():
            assert self.process.poll() is None, (folder / "bot.log").read_text()
            assert time.monotonic() - started < START_LIMIT
            time.sleep(0.05)
        self.start_seconds = time.monotonic() - started

    def conversations(self) -> list[str]:
        """Those of which a turn was saved."""
        return SqliteTable(self.folder / "bot.sqlite3").keys()

    def _down(self) -> bool:
        try:
            return self.call("GET", "/", None)[0] != 200
        except OSError:
            return True

    def call(self, method: str, path: str, body: Any, token: str | None = TOKEN) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/webhooks/lotse{path}", data, method=method)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def say(self, text: str, message: str, sender: str = "g1", **more: Any) -> tuple[int, Any]:
        return self.call(
            "POST",
            "/nachricht",
            {"sender": sender, "text": text, "nachricht": message, "metadata": {**metadata(), **more}},
        )

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        self.log.close()


@pytest.fixture(scope="module")
def actions() -> Iterator[Aktionsserver]:
    with Aktionsserver() as server:
        yield server


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory, model: Path, actions: Aktionsserver) -> Iterator[Bot]:
    bot = Bot(tmp_path_factory.mktemp("bot"), model, actions.port)
    print(f"bot ready after {bot.start_seconds:.1f} s")
    yield bot
    bot.stop()
    assert bot.process.returncode == 0


@pytest.fixture(autouse=True)
def fresh(actions: Aktionsserver) -> None:
    actions.requests.clear()
    actions.answer, actions.status = says_its_name, 200


def test_a_message_is_answered_with_its_reading(bot: Bot, actions: Aktionsserver) -> None:
    status, body = bot.say("Wo ist mein Antrag?", "m1", "a1")
    assert status == 200
    assert body["nachrichten"] == [{"text": "action_status", "optionen": [], "karte": None, "rolle": "antwort"}]
    assert body["verstanden"]["absicht"] == "status"
    assert set(body["verstanden"]) == {"absicht", "leistung", "kandidaten", "sicherheit"}
    latest = actions.requests[0]["tracker"]["latest_message"]
    assert latest["metadata"]["mandant"] == "schwerin"
    assert latest["deutung"]["werte"] == []
    assert len(actions.requests) == 1


def test_nobody_without_the_token(bot: Bot, actions: Aktionsserver) -> None:
    for token in (None, "falsch", ""):
        assert bot.call("POST", "/nachricht", {"sender": "x", "text": "hallo", "nachricht": "m"}, token)[0] == 401
    assert actions.requests == []


@pytest.mark.parametrize(
    "body",
    [
        b"kein json",
        [],
        {},
        {"text": "hallo"},
        {"text": "", "sender": "a", "nachricht": "m"},
        {"text": 3, "sender": "a", "nachricht": "m"},
        {"text": "a", "sender": "a", "nachricht": "m", "metadata": []},
    ],
)
def test_bad_bodies_are_refused(bot: Bot, body: Any) -> None:
    status, answer = bot.call("POST", "/nachricht", body)
    assert status == 400
    assert isinstance(answer["fehler"], str)


def test_no_action_server_no_saved_turn(bot: Bot, actions: Aktionsserver) -> None:
    actions.status = 500
    started = time.monotonic()
    assert bot.say("ja", "m1", "f1") == (503, {"fehler": "actions"})
    assert time.monotonic() - started < 5
    actions.status = 200
    assert "f1" not in bot.conversations()
    assert bot.say("ja", "m1", "f1")[0] == 200
    assert "f1" in bot.conversations()


def test_silence_is_a_failure(bot: Bot, actions: Aktionsserver) -> None:
    actions.answer = lambda request: {"events": [], "responses": []}
    assert bot.say("ja", "m1", "s1") == (503, {"fehler": "actions"})


def test_the_same_message_again_meets_the_same_state(bot: Bot, actions: Aktionsserver) -> None:
    actions.answer = lambda request: reply("auf", *open_form())
    bot.say("ich will was beantragen", "m1", "r1")
    actions.answer = lambda request: reply(
        "zu", *close_form(), {"event": "slot", "name": "antwort", "value": None, "timestamp": None}
    )
    asked = metadata("text", "zweck")["frage"]
    for _ in range(2):
        bot.say("für die Arbeit", "m2", "r1", frage=asked)
    assert actions.names() == ["action_antrag", "validate_antrag_form", "validate_antrag_form"]


def test_a_button_needs_no_reading(bot: Bot, actions: Aktionsserver) -> None:
    asked = metadata("zahl", "menge")["frage"]
    _, body = bot.say(
        "3 Kubikmeter", "m1", "b1", frage=asked, wahl={"feld": "menge", "wert": 3, "titel": "3 Kubikmeter"}
    )
    assert body["verstanden"]["absicht"] == "angabe"
    (wert,) = actions.requests[0]["tracker"]["latest_message"]["deutung"]["werte"]
    assert (wert["typ"], wert["wert"], wert["feld"]) == ("zahl", 3, "menge")
    _, body = bot.say("Überspringen", "m2", "b1", frage=asked, wahl={"absicht": "ueberspringen"})
    assert body["verstanden"]["absicht"] == "ueberspringen"


def test_deutung_touches_no_conversation(bot: Bot, actions: Aktionsserver) -> None:
    status, body = bot.call("POST", "/deutung", {"text": "Mecklenburgstr. 12b", "metadata": metadata("adresse")})
    assert status == 200
    assert body["intent"]["name"] == "angabe"
    assert body["deutung"]["werte"][0]["wert"] == {"strasse": "Mecklenburgstraße", "hausnummer": "12b"}
    assert actions.requests == []


def test_a_conversation_can_be_forgotten(bot: Bot, actions: Aktionsserver) -> None:
    actions.answer = lambda request: reply("auf", *open_form())
    bot.say("ich will was beantragen", "m1", "v1")
    assert bot.call("POST", "/vergessen", {"sender": "v1"}) == (200, {"status": "ok"})
    actions.answer = says_its_name
    bot.say("für die Arbeit", "m2", "v1", frage=metadata("text", "zweck")["frage"])
    assert actions.names()[-1] == "action_antwort_ohne_formular"


def test_a_slash_is_text(bot: Bot, actions: Aktionsserver) -> None:
    _, body = bot.say("\u2060/restart", "m1", "k1")
    assert body["verstanden"]["absicht"] != "restart"
    assert actions.requests


def test_turns_are_quick(bot: Bot) -> None:
    times = []
    for number in range(60):
        started = time.perf_counter()
        assert bot.say(f"wie lange dauert das in {number} Fällen", f"t{number}", "t1")[0] == 200
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    print(f"turn with an empty action: p50 {times[30]:.1f} ms, p95 {times[56]:.1f} ms")
    assert times[30] < 400


ORPHAN = """
import os, subprocess, sys
child = "from bot.run import die_with_parent; die_with_parent(); print('da', flush=True); import signal; signal.pause()"
process = subprocess.Popen([sys.executable, "-c", child], stdout=subprocess.PIPE)
process.stdout.readline()
print(process.pid, flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux")
def test_no_orphan_is_left() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHAN], cwd=ROOT, capture_output=True, text=True, check=True)
    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z":
        assert time.monotonic() < deadline, "the child outlived its parent"
        time.sleep(0.02)


def test_settings_say_what_is_missing(tmp_path: Path) -> None:
    env: dict[str, str] = {**os.environ, "LOTSE_DATEN": str(tmp_path), "LOTSE_DIENST_TOKEN": ""}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot.run", "keins"], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "LOTSE_DIENST_TOKEN" in done.stderr
