"""The test runner: counts, table, skips with their reason, and the verdict."""

from pathlib import Path

import pytest

from tools import test as runner
from tools.suites import Suite, suites

REPORT = """<testsuites><testsuite>
<testcase classname="tests.api.test_a" name="test_ok"/>
<testcase classname="tests.api.test_a" name="test_bad"><failure message="x"/></testcase>
<testcase classname="tests.api.test_a" name="test_error"><error message="x"/></testcase>
<testcase classname="tests.api.test_a" name="test_left">
<skipped type="pytest.skip" message="kein PostgreSQL"/></testcase>
<testcase classname="tests.api.test_a" name="test_known"><skipped type="pytest.xfail" message="issue 7"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def result(tmp_path: Path) -> runner.Result:
    (tmp_path / "report.xml").write_text(REPORT)
    return runner.read(Suite("api", "postgresql", ()), tmp_path / "report.xml", 1.2)


def test_report_is_counted(result: runner.Result) -> None:
    assert runner.sums([result, result]) == (2, 4, 2)


def test_table_names_the_database_and_every_reason(result: runner.Result) -> None:
    text = "\n".join(runner.table([result]))
    assert "postgresql" in text
    assert "api.test_a.test_left: kein PostgreSQL" in text
    assert "api.test_a.test_known: issue 7" in text


@pytest.mark.parametrize(
    ("ci", "failed", "skipped", "code"), [("", 0, 1, 0), ("true", 0, 1, 1), ("true", 0, 0, 0), ("", 1, 0, 1)]
)
def test_verdict(
    ci: str, failed: int, skipped: int, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suite = Suite("api", "sqlite", ())
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(runner, "suites", lambda targets, fast: [suite])
    monkeypatch.setattr(runner, "run", lambda suite, fast: runner.Result(suite, 1.0, 3, failed, ["x: y"] * skipped))
    assert runner.main([]) == code
    assert capsys.readouterr().out.splitlines()[-1] == f"3 passed, {failed} failed, {skipped} skipped"


def test_crash_of_pytest_counts_as_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Suite, "command", lambda self, report, fast: ["/bin/sh", "-c", "exit 3"])
    assert runner.run(Suite("api", "sqlite", ()), fast=False).failed == 1


def test_no_tests_at_all_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Suite, "command", lambda self, report, fast: ["/bin/sh", "-c", "exit 5"])
    assert runner.run(Suite("api", "sqlite", ()), fast=False).failed == 1
    assert runner.main(["tests/gibtsnicht"]) == 1


def test_api_runs_on_both_databases_and_the_bot_in_its_own_python() -> None:
    found = suites([], fast=False)
    assert {suite.database for suite in found if suite.folder == "api"} == {"sqlite", "postgresql"}
    command = next(suite for suite in found if suite.folder == "bot").command(Path("r.xml"), fast=False)
    assert ".venv-bot" in command[0]


def test_one_target_picks_its_suite() -> None:
    found = suites(["tests/tools/test_zusammenfassung.py::test_verdict"], fast=False)
    assert [suite.targets for suite in found] == [("tests/tools/test_zusammenfassung.py::test_verdict",)]
