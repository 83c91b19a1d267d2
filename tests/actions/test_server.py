"""The action server as a process: called as Rasa does, honest when something is wrong, gone with its parent."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from actions.einstellungen import SettingMissing, load_settings
from tests.system import free_ports

WURZEL = Path(__file__).resolve().parents[2]
START_SECONDS = 60
GEHEIM = "Mecklenburgstraße 12"


def call(name: str) -> dict[str, Any]:
    tracker = {"sender_id": "g", "slots": {}, "latest_message": {"text": GEHEIM}, "events": [], "paused": False}
    return {"next_action": name, "tracker": {**tracker, "active_loop": {}, "latest_action_name": None}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Runs without a backend behind it."""
    port, nobody = free_ports(2)
    log = tmp_path_factory.mktemp("actions") / "log"
    env = {**os.environ, "LOTSE_ACTIONS_PORT": str(port), "LOTSE_PORT": str(nobody), "LOTSE_DIENST_TOKEN": "x" * 20}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "actions.server"], cwd=WURZEL, env=env, stdout=out, stderr=out
        )
    url = f"http://127.0.0.1:{port}"
    wait_for(url, process, log)
    yield url, log
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) in (0, -signal.SIGTERM)


def wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            assert httpx.get(f"{url}/health", trust_env=False).json() == {"status": "ok"}
            return
        except httpx.TransportError:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)


def test_an_unknown_action(server: tuple[str, Path]) -> None:
    url, _ = server
    assert httpx.post(f"{url}/webhook", json=call("action_zaubern")).status_code == httpx.codes.NOT_FOUND


def test_without_a_backend_the_turn_fails_and_says_nothing_of_the_citizen(server: tuple[str, Path]) -> None:
    url, log = server
    answer = httpx.post(f"{url}/webhook", json=call("action_pause"))
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert GEHEIM not in json.dumps(answer.json(), ensure_ascii=False)
    lines = log.read_text("utf-8")
    assert GEHEIM not in lines
    assert "actions WARNING" in lines


def test_the_start_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingMissing, match="LOTSE_DIENST_TOKEN"):
        load_settings({"LOTSE_DATEN": str(tmp_path)})
    (tmp_path / "dienst-token").write_text("aus-der-datei\n")
    assert load_settings({"LOTSE_DATEN": str(tmp_path)}).dienst_token == "aus-der-datei"


@pytest.mark.langsam
def test_ends_with_its_parent() -> None:
    """The parent is killed at once; the server must not stay behind on its port."""
    (port,) = free_ports(1)
    env = {**os.environ, "LOTSE_ACTIONS_PORT": str(port), "LOTSE_DIENST_TOKEN": "x" * 20}
    script = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'actions.server'])"
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=WURZEL, env=env, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    wait_for(url, parent, Path(os.devnull))
    parent.kill()
    parent.wait(5)
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{url}/health", timeout=1, trust_env=False)
        except httpx.TransportError:
            return
        time.sleep(0.05)
    raise AssertionError("der Server läuft weiter")
