"""The test suites: one for each folder in tests/, on each database where the database matters."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
ORDER = (
    "widget",
    "api",
    "actions",
    "botapi",
    "tools",
    "simulation",
    "e2e",
    "neue_leistung",
    "dialoge",
    "bot",
    "integrations",
    "last",
    "ausfall",
    "telegram",
)
"""Those without the model first, since it may be in training; then the long ones, so that none is left over."""
BOTH_DATABASES = frozenset({"api", "integrations", "last", "dialoge"})
WITHOUT_MODEL = frozenset({"widget", "tools", "simulation", "actions", "api", "botapi", "integrations", "last"})
ALONE = frozenset({"integrations", "last", "ausfall", "telegram"})
"""They hold the Lotse to seconds as a citizen feels them, and get the machine to themselves."""
FAST = frozenset({"widget", "tools", "simulation", "actions", "bot", "botapi", "api"})


@dataclass(frozen=True)
class Suite:
    """One call of pytest, or of Vitest for the widget. ``database`` is empty where it does not matter."""

    folder: str
    database: str
    targets: tuple[str, ...]

    def command(self, report: Path, fast: bool) -> list[str]:
        if self.folder == "widget":
            return vitest(report, self.targets)
        venv = ".venv-bot" if self.folder == "bot" else ".venv-app"
        command = [str(ROOT / venv / "bin/python"), "-m", "pytest", "--no-header", "--quiet", f"--junitxml={report}"]
        if self.folder == "bot":
            command.append(f"--confcutdir={TESTS / 'bot'}")  # the rest of tests/ belongs to the other Python
        if self.database:
            command.append(f"--datenbank={self.database}")
        if fast:
            command += ["-m", "not langsam"]
        return [*command, *self.targets]


def vitest(report: Path, targets: tuple[str, ...]) -> list[str]:
    """The call of Vitest with the node of the app environment."""
    program = [str(ROOT / ".venv-app/bin/node"), str(ROOT / "node_modules/vitest/vitest.mjs"), "run"]
    configured = ["--config", str(ROOT / "integrations/website/widget/vite.config.ts")]
    return [*program, *configured, "--reporter=default", "--reporter=junit", f"--outputFile.junit={report}", *targets]


def test_files() -> list[Path]:
    return [*TESTS.rglob("test_*.py"), *TESTS.rglob("*.test.ts")]


def suites(targets: list[str], fast: bool) -> list[Suite]:
    """All suites, or those the targets (``tests/api/x.py::test_y``) lie in."""
    folders = sorted(
        {path.parent.relative_to(TESTS).parts[0] for path in test_files() if path.parent != TESTS},
        key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name),
    )
    found = []
    for folder in folders:
        inside = [target for target in targets if Path(target.split("::")[0]).parts[:2] == ("tests", folder)]
        if (targets and not inside) or (fast and folder not in FAST):
            continue
        databases = ("",) if folder not in BOTH_DATABASES else ("sqlite",) if fast else ("sqlite", "postgresql")
        found += [Suite(folder, database, tuple(inside) or (f"tests/{folder}",)) for database in databases]
    return found
