"""Trains, starts and ends both sides. Every step says what it does and has a time limit."""

import os
import random
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
import yaml

from tests.bench.gespraeche import ERSTE
from tests.system import WURZEL, free_ports

BOT = str(WURZEL / ".venv-bot/bin/python")
APP = str(WURZEL / ".venv-app/bin/python")
STOCK = Path(__file__).parent / "stock"
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
START_SECONDS = 600
TRAIN_SECONDS = {"Rasa 3.6.21": 900, "Lotse": 900}
SAMPLE = 40
"""Phrases of each intent that stock Rasa is trained on. DIET and TED need minutes for a tenth of what the Lotse learns
from; fewer phrases make stock Rasa look faster in training than it is, and change nothing else.
"""
SEED = 3
LEISTUNG = "sperrmuell"  # what both sides are asked for
LESS = ("--augmentation", "0")
"""TED learns from the stories as they stand, not from fifty times as many glued together: again stock Rasa looks faster
in training than it is.
"""
_begin = time.perf_counter()


class BenchError(RuntimeError):
    """A step failed or took too long; the message says which."""


def say(text: str) -> None:
    """A line of progress with the seconds since the beginning."""
    print(f"[{time.perf_counter() - _begin:4.0f} s] {text}", flush=True)


@dataclass
class Laufend:
    """A running side."""

    url: str
    pids: list[int]
    start_s: float


def stock_phrases() -> dict[str, list[str]]:
    """Phrases of the stock bot: a sample of those the Lotse learns the same intents and the same service from.

    The first sentences of the bench are among them: from so few phrases it would not understand them, and not begin.
    """
    names = {"info": "kosten", "status": "status", "abbruch": "abbruch", "smalltalk": "gruss"}
    names |= {"bestaetigung": "bestaetigung", "ablehnung": "ablehnung", "angabe": "angabe"}
    chance = random.Random(SEED)
    source = (WURZEL / f"data/leistungen/{LEISTUNG}.yml").read_text(encoding="utf-8")
    wishes = {"antrag": list(yaml.safe_load(source)["beispiele"])}
    found = wishes | {name: _phrases(intent) for intent, name in names.items()}
    sample = {name: chance.sample(phrases, min(SAMPLE, len(phrases))) for name, phrases in found.items()}
    return {**sample, "antrag": [*ERSTE, *sample["antrag"]]}


def _phrases(intent: str) -> list[str]:
    text = (WURZEL / f"data/nlu/{intent}.yml").read_text(encoding="utf-8")
    return re.findall(r"^ {6}- (.+)$", text, re.MULTILINE)


def lotse_phrases() -> int:
    """How many phrases of intents the Lotse is trained on; those of the services come on top."""
    return sum(len(_phrases(path.stem)) for path in (WURZEL / "data/nlu").glob("*.yml"))


@contextmanager
def stock_project() -> Iterator[tuple[Path, float]]:
    """A stock project with its trained model; folder and seconds of training."""
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as name:
        folder = Path(name)
        shutil.copytree(STOCK, folder, dirs_exist_ok=True)
        phrases = stock_phrases()
        lines = ['version: "3.1"', "nlu:"]
        for intent, examples in phrases.items():
            lines += [f"  - intent: {intent}", "    examples: |", *(f"      - {example}" for example in examples)]
        (folder / "nlu.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        say(f"Rasa 3.6.21 lernt aus {sum(map(len, phrases.values()))} Sätzen")
        command = [BOT, "-m", "rasa", "train", "--data", "nlu.yml", "rules.yml", "--out", "models", "--quiet", *LESS]
        yield folder, _train("Rasa 3.6.21", command, folder)


def train_lotse() -> float:
    """Seconds to train the Lotse's model from nothing. The checkout gets it, if it has none for these inputs."""
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as name:
        code = f"from pathlib import Path; from bot.train import ensure_model; ensure_model(models=Path({name!r}))"
        say(f"Lotse lernt aus {lotse_phrases()} Sätzen und allen Beispielen der Leistungen")
        seconds = _train("Lotse", [BOT, "-c", code], WURZEL)
        for model in Path(name).glob("*.tar.gz"):
            (WURZEL / "models").mkdir(exist_ok=True)
            if not (WURZEL / "models" / model.name).exists():
                shutil.copy(model, WURZEL / "models" / model.name)
        return seconds


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
    """The Lotse as `make run` starts it, without the set-up. Its model must be there, or it is trained first."""
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
    """Until `url` answers with `wanted`; BenchError after `START_SECONDS`."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            if wanted in httpx.get(url, timeout=5).text.replace(": ", ":").lower():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise BenchError(f"{url} ist nach {START_SECONDS} Sekunden nicht bereit.")


def _train(side: str, command: list[str], folder: Path) -> float:
    """Seconds the training took. Raises `BenchError` where it fails or takes too long."""
    limit = TRAIN_SECONDS[side]
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False, timeout=limit
        )
    except subprocess.TimeoutExpired:
        raise BenchError(f"{side}: Das Training ist nach {limit} Sekunden nicht fertig.") from None
    if done.returncode:
        raise BenchError(f"{side}: Das Training ist gescheitert.\n{done.stderr[-2000:]}")
    seconds = time.perf_counter() - start
    say(f"{side}: trainiert in {seconds:.0f} s")
    return seconds
