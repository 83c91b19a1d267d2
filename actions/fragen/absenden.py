"""The words for sending a form off."""

from __future__ import annotations

import re

ABSENDEN = re.compile(r"\b(?:absend|abschick|abgeschickt|abgesendet|einreich|losschick)", re.IGNORECASE)
