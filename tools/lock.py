"""Resolves the dependencies anew: ``python3 -m tools.lock [--upgrade]``. See docs/adr/0001-two-pythons-and-locks.md."""

from __future__ import annotations

import sys

from tools.environment import uv
from tools.environment.console import ROOT, SetupError, fail, run, say

OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-platform=x86_64-unknown-linux-gnu",
)
LOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("app", ("--group=dev", "--python-version=3.12", "pyproject.toml")),
    ("bot", ("--group=dev", "--python-version=3.10", "pyproject.toml")),
    ("uv", ("--no-annotate", "requirements/uv.in")),
)


def main(arguments: list[str]) -> None:
    env = {**uv.environment(), "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    try:
        tool = uv.find_or_install()
        for name, options in LOCKS:
            say(f"requirements/{name}.txt")
            folder = (
                ["--directory", str(ROOT / "bot")] if name == "bot" else []
            )  # uv reads overrides from the folder it runs in
            target = ["--output-file", str(ROOT / "requirements" / f"{name}.txt")]
            run(
                [tool, *folder, "pip", "compile", *OPTIONS, *arguments, *options, *target],
                f"{name} ließ sich nicht auflösen.",
                env,
            )
    except SetupError as trouble:
        fail(str(trouble))


if __name__ == "__main__":
    main(sys.argv[1:])
