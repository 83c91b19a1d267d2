"""Becomes another program that dies with its parent: ``python -m tools.process.launch PROGRAM ARGUMENT…``."""

import os
import signal
import sys

from tools.process.parent import die_with_parent

if __name__ == "__main__":
    die_with_parent(signal.SIGKILL)  # whoever was killed with -9 above us left nothing to say goodbye to
    os.execv(sys.argv[1], sys.argv[1:])
