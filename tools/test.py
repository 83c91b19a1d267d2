"""Runs all suites and sums up: ``python -m tools.test [--schnell] [tests/api/…]``.

At the end a table (suite, database, passed, failed, skipped), every skip with its reason, and one line with the sums.
With CI=true a skip counts as a failure of the run: nothing may be left out there.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ET
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tools.process.parts import StartError
from tools.process.training import ensure_model
from tools.suites import ALONE, ROOT, WITHOUT_MODEL, Suite, suites

NO_TESTS = 5  # pytest's exit code
SIDE_BY_SIDE = max(1, min(4, os.cpu_count() or 1))
PRINTING = threading.Lock()


@dataclass
class Result:
    """What one suite did. ``known`` are failures listed as known (strict xfail)."""

    suite: Suite
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


def run_all(wanted: list[Suite], fast: bool) -> list[Result]:
    """Several side by side, those that need the model after it; then, one by one, those that need the machine.

    Raises ``StartError`` where the model can't be trained.
    """
    results: dict[Suite, Result] = {}
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        model = pool.submit(ensure_model if needs_model(wanted) else lambda: None)
        running = {
            suite: pool.submit(run_after, model, suite, fast, len(wanted) == 1)
            for suite in wanted
            if suite.folder not in ALONE
        }
        try:
            results |= {suite: future.result() for suite, future in running.items()}
            model.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    results |= {suite: run(suite, fast, live=True) for suite in wanted if suite.folder in ALONE}
    return [results[suite] for suite in wanted]


def needs_model(wanted: list[Suite]) -> bool:
    return any(suite.folder not in WITHOUT_MODEL for suite in wanted)


def run_after(model: "Future[None]", suite: Suite, fast: bool, live: bool) -> Result:
    if needs_model([suite]):
        model.result()
    return run(suite, fast, live)


def run(suite: Suite, fast: bool, live: bool = False) -> Result:
    """What pytest says is printed in one piece when it is done, or ``live``."""
    name = f"{suite.folder} {suite.database}".rstrip()
    print(f"{name} läuft …", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lotse-test-") as folder:
        report, said = Path(folder) / "report.xml", Path(folder) / "said"
        with said.open("wb") as out:
            to = None if live else out
            code = subprocess.run(suite.command(report, fast), cwd=ROOT, stdout=to, stderr=to, check=False).returncode
        result = read(suite, report, time.monotonic() - started)
        text = said.read_text(encoding="utf-8", errors="replace").rstrip()
    if code not in (0, 1, NO_TESTS) or (code == 1 and not result.failed) or (code == NO_TESTS and not fast):
        result.failed += 1
        text += f"\n{suite.folder}: pytest endete mit {code}"
    with PRINTING:
        print(f"\n── {name}\n{text}\n" if text else "", flush=True)
    return result


def read(suite: Suite, report: Path, seconds: float) -> Result:
    """Count the cases of a JUnit report; one that is missing counts nothing, the exit code tells then."""
    result = Result(suite, seconds)
    if not report.exists():
        return result
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - written by our own pytest
        name = f"{case.get('classname', '').removeprefix('tests.')}.{case.get('name', '')}"
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            result.failed += 1
        elif skipped is None:
            result.passed += 1
        else:
            kind = result.known if skipped.get("type") == "pytest.xfail" else result.skipped
            kind.append(f"{name}: {skipped.get('message', '')}")
    return result


def row(*cells: object) -> str:
    first, second, *numbers = (str(cell) for cell in cells)
    return f"{first:<16}{second:<13}" + "".join(f"{number:>13}" for number in numbers)


def table(results: list[Result]) -> list[str]:
    """The sums of each suite, then everything that was left out or is known to fail, with its reason."""
    lines = [row("Suite", "Datenbank", "bestanden", "fehler", "ausgelassen", "bekannt", "Sekunden")]
    for result in results:
        counts = (result.passed, result.failed, len(result.skipped), len(result.known), round(result.seconds))
        lines.append(row(result.suite.folder, result.suite.database or "–", *counts))
    for title, kind in (("Ausgelassen", "skipped"), ("Bekannte Fehler", "known")):
        told = [(result.suite, line) for result in results for line in getattr(result, kind)]
        lines += [f"{title}:"] if told else []
        lines += [f"  {suite.folder} {suite.database} {line}" for suite, line in told]
    return lines


def sums(results: list[Result]) -> tuple[int, int, int]:
    return sum(r.passed for r in results), sum(r.failed for r in results), sum(len(r.skipped) for r in results)


def main(arguments: list[str]) -> int:
    fast = "--schnell" in arguments
    targets = [argument for argument in arguments if not argument.startswith("-")]
    wanted = suites(targets, fast)
    try:
        results = run_all(wanted, fast)
    except StartError as error:
        print(error)
        return 1
    passed, failed, skipped = sums(results)
    print("\n" + "\n".join(table(results)))
    if not results:
        print(f"Keine Tests gefunden: {' '.join(targets)}")
    if skipped and os.environ.get("CI") == "true":
        print("In der CI darf nichts ausgelassen werden.")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or not passed or (skipped and os.environ.get("CI") == "true") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
