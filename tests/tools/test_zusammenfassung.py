"""The test runner: counts, table, skips with their reason, and the verdict."""

import threading
from pathlib import Path

import pytest

from tools import test as runner
from tools.process.parts import StartError
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
    monkeypatch.setattr(
        runner, "run", lambda suite, fast, live: runner.Result(suite, 1.0, 3, failed, ["x: y"] * skipped)
    )
    assert runner.main([]) == code
    assert capsys.readouterr().out.splitlines()[-1] == f"3 passed, {failed} failed, {skipped} skipped"


def test_suites_run_side_by_side_but_those_that_need_the_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    together, running = threading.Barrier(2), set[str]()
    alone: dict[str, set[str]] = {}

    def run(suite: Suite, fast: bool, live: bool) -> runner.Result:
        running.add(suite.folder)
        if suite.folder in ("api", "tools"):
            together.wait(timeout=30)
        else:
            alone[suite.folder] = set(running)
        running.remove(suite.folder)
        return runner.Result(suite, 1.0, 1)

    monkeypatch.setattr(runner, "SIDE_BY_SIDE", 2)
    monkeypatch.setattr(runner, "run", run)
    monkeypatch.setattr(runner, "ensure_model", lambda: None)
    wanted = [Suite(folder, "", ()) for folder in ("ausfall", "api", "integrations", "tools")]
    assert [result.suite for result in runner.run_all(wanted, fast=False)] == wanted
    assert alone == {"ausfall": {"ausfall"}, "integrations": {"integrations"}}


def test_model_is_ready_before_a_suite_that_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started, done = threading.Event(), []

    def train() -> None:
        assert started.wait(30), "a suite without the model need not wait for it"
        done.append("model")

    def run(suite: Suite, fast: bool, live: bool) -> runner.Result:
        started.set()
        done.append(suite.folder)
        return runner.Result(suite, 1.0, 1)

    monkeypatch.setattr(runner, "SIDE_BY_SIDE", 2)
    monkeypatch.setattr(runner, "run", run)
    monkeypatch.setattr(runner, "ensure_model", train)
    runner.run_all([Suite("tools", "", ()), Suite("bot", "", ())], fast=False)
    assert done.index("model") < done.index("bot")


def test_a_model_that_cannot_be_trained_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def train() -> None:
        raise StartError("geht nicht")

    monkeypatch.setattr(runner, "suites", lambda targets, fast: [Suite("bot", "", ())])
    monkeypatch.setattr(runner, "ensure_model", train)
    assert runner.main([]) == 1


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
