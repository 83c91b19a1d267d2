"""Trains, starts and ends both sides."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.system import WURZEL, free_ports

BOT = str(WURZEL / ".venv-bot/bin/python")
APP = str(WURZEL / ".venv-app/bin/python")
STOCK = Path(__file__).parent / "stock"
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
START_SECONDS = 300


@dataclass
class Laufend:
    """A running side."""

    url: str
    pids: list[int]
    start_s: float


def stock_phrases() -> dict[str, list[str]]:
    """Phrases of the stock bot: those of the same intents that the Lotse learns from."""
    names = {"antrag": "antrag", "info": "kosten", "status": "status", "abbruch": "abbruch", "smalltalk": "gruss"}
    names |= {"bestaetigung": "bestaetigung", "ablehnung": "ablehnung", "angabe": "angabe"}
    return {target: _phrases(source) for source, target in names.items()}


def _phrases(intent: str) -> list[str]:
    text = (WURZEL / f"data/nlu/{intent}.yml").read_text(encoding="utf-8")
    return re.findall(r"^ {6}- (.+)$", text, re.MULTILINE)


@contextmanager
def stock_project() -> Iterator[tuple[Path, float]]:
    """A stock project with its trained model; folder and seconds of training."""
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as name:
        folder = Path(name)
        shutil.copytree(STOCK, folder, dirs_exist_ok=True)
        lines = ['version: "3.1"', "nlu:"]
        for intent, phrases in stock_phrases().items():
            lines += [f"  - intent: {intent}", "    examples: |", *(f"      - {phrase}" for phrase in phrases)]
        (folder / "nlu.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        data = ["nlu.yml", "rules.yml"]
        start = time.perf_counter()
        _run([BOT, "-m", "rasa", "train", "--data", *data, "--out", "models", "--quiet"], folder)
        yield folder, time.perf_counter() - start


def train_lotse() -> float:
    """Seconds to train the Lotse's model from nothing."""
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as name:
        code = f"from pathlib import Path; from bot.train import ensure_model; ensure_model(models=Path({name!r}))"
        start = time.perf_counter()
        _run([BOT, "-c", code], WURZEL)
        return time.perf_counter() - start


@contextmanager
def stock(folder: Path) -> Iterator[Laufend]:
    """Stock Rasa and its action server."""
    port, actions = free_ports(2)
    env = {
        "STOCK_ACTIONS_PORT": str(actions),
        "STOCK_DATENBANK": str(folder / "tracker.db"),
        "STOCK_FAELLE": str(folder / "faelle.db"),
    }
    start = time.perf_counter()
    with _processes(
        [
            [APP, "-m", "rasa_sdk", "--actions", "stock_actions", "--port", str(actions)],
            [BOT, "-m", "rasa", "run", "--port", str(port), "--interface", "127.0.0.1"],
        ],
        folder,
        env,
    ) as pids:
        _wait(f"http://127.0.0.1:{port}/", "hello")
        yield Laufend(f"http://127.0.0.1:{port}", pids, time.perf_counter() - start)


@contextmanager
def lotse() -> Iterator[Laufend]:
    """The Lotse as `make run` starts it, without the set-up."""
    port, bot, actions = free_ports(3)
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as data:
        env = {
            "LOTSE_PORT": port,
            "LOTSE_BOT_PORT": bot,
            "LOTSE_ACTIONS_PORT": actions,
            "LOTSE_DATEN": data,
            "LOTSE_DEMO": 1,
        }
        start = time.perf_counter()
        with _processes([[APP, "-m", "tools.run"]], WURZEL, {key: str(value) for key, value in env.items()}) as pids:
            _wait(f"http://127.0.0.1:{port}/health", '"status":"ok"')
            yield Laufend(f"http://127.0.0.1:{port}", pids, time.perf_counter() - start)


@contextmanager
def _processes(commands: Sequence[list[str]], folder: Path, env: dict[str, str]) -> Iterator[list[int]]:
    with tempfile.TemporaryFile() as log:
        running = [
            subprocess.Popen(
                command, cwd=folder, env={**os.environ, **QUIET, **env}, stdout=log, stderr=log, start_new_session=True
            )
            for command in commands
        ]
        try:
            yield [process.pid for process in running]
        finally:
            for process in running:
                os.killpg(process.pid, signal.SIGINT)
            for process in running:
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()


def _wait(url: str, wanted: str) -> None:
    """Until `url` answers with `wanted`; TimeoutError after `START_SECONDS`."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            if wanted in httpx.get(url, timeout=5).text.replace(": ", ":").lower():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise TimeoutError(url)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])}: {done.stderr[-2000:]}")
