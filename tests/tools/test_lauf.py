"""Starting and ending with real processes: one line when ready, restarts, and no orphan, however it ends."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tools.process.database import check_database
from tools.process.output import Output
from tools.process.parts import LOOPBACK, Part, StartError, check_ports
from tools.process.training import ensure_model

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds; the machine may be busy


class Run:
    """A start through ``make``, its output in a file."""

    def __init__(self, folder: Path, port: int, names: str) -> None:
        self.log = folder / "ausgabe.log"
        makefile = folder / "Makefile"
        makefile.write_text(f"run:\n\t@exec {sys.executable} -m tests.tools.ersatzlauf {folder} {port} {names}\n")
        command = ["make", "--no-print-directory", "-f", str(makefile)]
        with self.log.open("w") as out:
            self.make = subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_listen_to_all_signals,
            )

    @property
    def text(self) -> str:
        return self.log.read_text()

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.text
            time.sleep(0.05)

    def ready(self) -> list[psutil.Process]:
        """All processes below make, once it is ready."""
        self.until(lambda: "bereit: " in self.text)
        return psutil.Process(self.make.pid).children(recursive=True)

    def part(self, name: str) -> list[int]:
        """Process numbers of a part, as it told them itself; the last is the living one."""
        return [int(number) for number in re.findall(rf"^{name} +\| Nummer (\d+)$", self.text, re.MULTILINE)]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def begin(*names: str) -> Run:
        runs.append(Run(tmp_path, free_port_block(), " ".join(names)))
        return runs[-1]

    yield begin
    for run in runs:
        if run.make.poll() is None:
            os.killpg(run.make.pid, signal.SIGKILL)
        run.make.wait()


def _listen_to_all_signals() -> None:
    """What a shell starts in the background ignores SIGINT, what nohup starts SIGHUP, and both are handed on."""
    for ignored in (signal.SIGINT, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_DFL)


def free_port_block() -> int:
    """A port with a free neighbour."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind((LOOPBACK, 0))
            port = int(first.getsockname()[1])
            try:
                second.bind((LOOPBACK, port + 1))
            except OSError:
                continue
            return port


def gone(processes: list[psutil.Process]) -> bool:
    return not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in processes)


@pytest.mark.langsam
@pytest.mark.parametrize("whom", ["make", "manager"])
@pytest.mark.parametrize("word", ["TERM", "INT", "KILL", "HUP"])
def test_nothing_is_left_however_it_ends(word: str, whom: str, start: Callable[..., Run]) -> None:
    run = start("server", "bot")
    below = run.ready()
    manager = next(process for process in below if process.ppid() == run.make.pid)
    assert len(below) == 3
    os.kill(run.make.pid if whom == "make" else manager.pid, signal.Signals[f"SIG{word}"])
    run.until(lambda: run.make.poll() is not None and gone(below))
    assert run.text.count("bereit: ") == 1


@pytest.mark.langsam
def test_killed_part_comes_back_and_the_others_stay(start: Callable[..., Run]) -> None:
    run = start("server", "bot")
    run.ready()
    run.until(lambda: bool(run.part("bot") and run.part("server")))  # a line may come after "bereit"
    os.kill(run.part("bot")[0], signal.SIGKILL)
    run.until(lambda: len(run.part("bot")) == 2)
    assert "bot ist unerwartet beendet und startet neu." in run.text
    assert len(run.part("server")) == 1
    assert run.text.count("bereit: ") == 1
    assert run.text.index("Konten der Vorführung\n") < run.text.index("bereit: "), "nobody may read on after it"


@pytest.mark.langsam
def test_part_that_cannot_start_ends_all_with_one_sentence(start: Callable[..., Run]) -> None:
    run = start("kaputt", "bot")
    assert run.make.wait(PATIENCE) != 0
    assert run.text.count("kaputt kann nicht starten. Die Meldungen darüber nennen den Grund.") == 1
    assert "kaputt  | kein Modell" in run.text
    assert "Traceback" not in run.text
    run.until(lambda: not psutil.pid_exists(run.part("bot")[-1]))


def test_taken_port_is_named() -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(StartError, match=rf"^Port {port} ist belegt.*LOTSE_PORT"):
            check_ports([Part("server", "", "", 1, port, "LOTSE_PORT")])


def test_same_port_twice_is_named() -> None:
    parts = [Part("a", "", "", 1, 8000, "LOTSE_PORT"), Part("b", "", "", 2, 8000, "LOTSE_BOT_PORT")]
    with pytest.raises(StartError, match="Port 8000 ist doppelt vergeben"):
        check_ports(parts)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        with contextlib.suppress(OSError):
            os.close(end)


def test_lines_of_two_processes_do_not_mix(pipe: tuple[int, int]) -> None:
    output = Output(pipe[1])
    output.received("bot", b"erste Z")
    output.received("server", b"server ganz\n")
    output.received("bot", "eile\nhalbe für".encode())
    output.ended("bot")
    assert os.read(pipe[0], 9999).decode() == "server  | ganz\nbot     | erste Zeile\nbot     | halbe für\n"


def test_reader_who_reads_no_more_stops_nothing(pipe: tuple[int, int]) -> None:
    output = Output(pipe[1])
    for number in range(20_000):
        output.received("server", b"x" * 50 + b" %d\n" % number)
    output.note("zuletzt")
    read = b""
    while not read.endswith(b"zuletzt\n"):
        read += os.read(pipe[0], 65536)
        output.flush()
    assert read.startswith(b"server  | " + b"x" * 50 + b" 0\n")
    assert b" 19999\n" in read


def test_reader_who_is_gone_stops_nothing(pipe: tuple[int, int]) -> None:
    os.close(pipe[0])
    Output(pipe[1]).note("niemand da")


@pytest.mark.parametrize("host", ["999.1.1.1", "192.0.2.1"])  # the second is reserved for documentation (RFC 5737)
def test_a_host_that_is_not_ours_is_named(host: str) -> None:
    server = Part("server", ".venv-app", "integrations.server", 3, 21999, "LOTSE_PORT", host)
    with pytest.raises(StartError, match=f"LOTSE_HOST: „{host}“"):
        check_ports([server])


@pytest.mark.parametrize(
    "url", ["sqlite:////nirgendwo/lotse.db", "postgresql://lotse:geheim@127.0.0.1:1/lotse", "postgresql://a:b:c@d:e/f"]
)
def test_a_database_out_of_reach_is_one_sentence_without_the_password(url: str) -> None:
    with pytest.raises(StartError, match="LOTSE_DATENBANK: Die Datenbank ist nicht erreichbar") as told:
        check_database(url)
    assert "geheim" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_database_in_reach_is_left_alone(tmp_path: Path) -> None:
    check_database(f"sqlite:///{tmp_path / 'lotse.db'}")


def test_who_keeps_watch_does_not_load_what_only_the_server_needs() -> None:
    loaded = "import sys, tools.run; print(*sorted({'sqlalchemy', 'fastapi', 'cryptography'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.split() == []


def test_a_model_that_is_named_must_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LOTSE_MODELL", str(tmp_path / "modell.tar.gz"))
    with pytest.raises(StartError, match="LOTSE_MODELL"):
        ensure_model()
    (tmp_path / "modell.tar.gz").touch()
    ensure_model()  # and nothing is trained
