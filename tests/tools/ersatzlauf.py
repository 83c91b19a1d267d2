"""``tools.run`` with stand-ins for the parts: ``python -m tests.tools.ersatzlauf FOLDER PORT [NAME…]``."""

import signal
import sys
from pathlib import Path

from tools.process import configuration, manager
from tools.process.parent import die_with_parent
from tools.process.parts import Part


class Standin(Part):
    @property
    def command(self) -> list[str]:
        launch = [sys.executable, "-m", "tools.process.launch", sys.executable, "-m", "tests.tools.ersatzteil"]
        return [*launch, self.name, str(self.port)]


if __name__ == "__main__":
    die_with_parent(signal.SIGTERM)
    folder, port, names = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    parts = [Standin(name, "", "", number, port + number, "") for number, name in enumerate(names)]
    file = folder / "supervisord.conf"
    file.write_text(configuration.configuration(parts, folder))
    trouble = manager.run(parts, file, f"http://127.0.0.1:{port}", ["Konten der Vorführung"])
    sys.exit(trouble)
