"""The configuration of supervisor for one installation. No control port, no socket: it only listens to signals."""

import resource
import shlex
from pathlib import Path

from tools.process.parts import ROOT, Part

FILES_WANTED = 4096  # every open browser tab holds one connection for its events

HEAD = """\
[supervisord]
nodaemon=true
silent=true
identifier=lotse
logfile={folder}/supervisord.log
logfile_maxbytes=1MB
logfile_backups=1
loglevel=info
pidfile={folder}/supervisord.pid
childlogdir={folder}
minfds={files}
minprocs=1
"""

PROGRAM = """
[program:{name}]
command={command}
directory={root}
priority={order}
autorestart=true
startsecs=1
startretries=5
stopsignal=TERM
stopwaitsecs=8
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile=NONE
stdout_events_enabled=true
"""


def configuration(parts: list[Part], folder: Path) -> str:
    """Text of the file. Output of the parts comes as events, see ``manager``."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    files = FILES_WANTED if hard == resource.RLIM_INFINITY else min(FILES_WANTED, hard)
    text = HEAD.format(folder=_escaped(folder), files=files)
    for part in parts:
        command = shlex.join(part.command).replace("%", "%%")
        text += PROGRAM.format(name=part.name, command=command, root=_escaped(ROOT), order=part.order)
    return text


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
