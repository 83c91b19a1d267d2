"""What the bot's process says while it starts."""

import subprocess
import sys

from bot.settings import ROOT

START = """
from bot import unused_packages
unused_packages.install()
from bot.logs import configure_logging
configure_logging()
import sanic_cors.extension, apscheduler, packaging.requirements
"""


def test_deprecations_of_libraries_are_not_told_to_whoever_runs_the_bot() -> None:
    said = subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (said.stdout, said.stderr) == ("", "")


def test_they_are_on_request() -> None:
    command = [sys.executable, "-W", "default", "-c", START]
    env = {"PYTHONWARNINGS": "default"}
    said = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert "DeprecationWarning" in said.stderr
