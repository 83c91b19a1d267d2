"""A small tree that breaks nothing, to break one thing in."""

import json
from pathlib import Path

GOOD = {
    "data/leistungen/laubsack.yml": "leistung: laubsack\nbeispiele:\n  - bring mir einen Sack!\nkurz: Wir liefern.\n",
    "data/leistungen/termin.yml": "leistung: termin\nbeispiele: [ich brauche einen Termin]\n",
    "data/leistungen/laubsack.faelle.yml": "faelle: []\n",
    "data/mandanten/musterstadt/mandant.yml": "name: Musterstadt\n",
    "data/nlu/gruss.yml": "nlu:\n- intent: smalltalk\n  examples: |\n    - hallo\n    - moin\n",
    "actions/turn.py": '"""A turn."""\n\nTYP = "termin"\n',
    "bot/reading.py": "import rasa\n",
    "api/engine.py": '"""Stop! You there."""\n\nimport sqlalchemy\n',
    "integrations/server.py": "PORT = 8000\n",
    "requirements/app.txt": "# make lock\nfastapi==0.165.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n",
    "requirements/bot.txt": "rasa==3.6.21 \\\n    --hash=sha256:aa\n",
    "pyproject.toml": '[project]\ndependencies = ["FastAPI>=0.165"]\n',
    "bot/pyproject.toml": '[project]\ndependencies = ["rasa==3.6.21"]\n',
    "package-lock.json": json.dumps({"packages": {"": {}, "node_modules/kern": {"integrity": "sha512-aa"}}}),
}


def make(root: Path, **changes: str) -> Path:
    """Write the tree with some of its files changed or added: path to text."""
    for name, text in {**GOOD, **changes}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
