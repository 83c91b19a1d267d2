"""Runs all suites and sums up: ``python -m tools.test [--schnell] [tests/api/…]``.

At the end a table (suite, database, passed, failed, skipped), every skip with its reason, and one line with the sums.
With CI=true a skip counts as a failure of the run: nothing may be left out there.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

from tools.process.parts import StartError
from tools.process.training import ensure_model
from tools.suites import ROOT, WITHOUT_MODEL, Suite, suites

NO_TESTS = 5  # pytest's exit code


@dataclass
class Result:
    """What one suite did. ``known`` are failures listed as known (strict xfail)."""

    suite: Suite
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


def run(suite: Suite, fast: bool) -> Result:
    started = time.monotonic()
    print(f"\n── {suite.folder} {suite.database}".rstrip(), flush=True)
    with tempfile.TemporaryDirectory(prefix="lotse-test-") as folder:
        report = Path(folder) / "report.xml"
        code = subprocess.run(suite.command(report, fast), cwd=ROOT, check=False).returncode
        result = read(suite, report, time.monotonic() - started)
    if code not in (0, 1, NO_TESTS) or (code == 1 and not result.failed) or (code == NO_TESTS and not fast):
        result.failed += 1
        print(f"{suite.folder}: pytest endete mit {code}", flush=True)
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
    if any(suite.folder not in WITHOUT_MODEL for suite in wanted):
        try:
            ensure_model()  # once, before a test that starts the bot waits for it
        except StartError as error:
            print(error)
            return 1
    results = [run(suite, fast) for suite in wanted]
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
