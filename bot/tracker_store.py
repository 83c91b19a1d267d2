"""Tracker store: one encrypted row per conversation, bounded in size, forgotten in time.

What is asked and answered lies in the draft of the backend. A tracker that is lost, expired or unreadable costs no
answer.
"""

import json
import logging
import time
import zlib
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.crypto import Cipher, Unreadable
from bot.settings import Settings, load_settings
from bot.tracker_database import TrackerTable, open_table
from bot.tracker_events import to_events, to_rows

logger = logging.getLogger(__name__)

PURPOSE = "bot/tracker"
DAY = 86_400.0  # seconds
SWEEP_EVERY = 3_600.0  # seconds


class LotseTrackerStore(TrackerStore):
    """Keeps trackers for `days` days after their last turn."""

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        *,
        table: TrackerTable | None = None,
        cipher: Cipher | None = None,
        days: int | None = None,
        clock: Callable[[], float] = time.time,
        **_: Any,
    ) -> None:
        """Rasa passes `domain` and `event_broker` only; what is left out then comes from the settings."""
        super().__init__(domain, event_broker)
        settings = load_settings() if table is None or cipher is None or days is None else None
        self._table = table or open_table(settings.datenbank, settings.daten)  # type: ignore[union-attr]
        self._cipher = cipher or Cipher.from_file(settings.schluessel_datei, PURPOSE)  # type: ignore[union-attr]
        self._days = days if days is not None else settings.tracker_tage  # type: ignore[union-attr]
        self._clock = clock
        self._swept = 0.0

    @classmethod
    def from_settings(cls, settings: Settings) -> "LotseTrackerStore":
        return cls(
            None,
            table=open_table(settings.datenbank, settings.daten),
            cipher=Cipher.from_file(settings.schluessel_datei, PURPOSE),
            days=settings.tracker_tage,
        )

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """A fresh tracker. It is written with its first turn, not before."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.stream_events(tracker)
        plain = zlib.compress(json.dumps(to_rows(tracker), separators=(",", ":")).encode(), level=1)
        self._table.write(tracker.sender_id, self._cipher.encrypt(plain), self._clock())
        self._sweep()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        blob = self._table.read(sender_id)
        if blob is None:
            return None
        try:
            rows = json.loads(zlib.decompress(self._cipher.decrypt(blob)))
        except Unreadable:
            logger.warning("a tracker was written with another key and is begun anew")
            return None
        tracker = self.init_tracker(sender_id)
        tracker.update_with_events(to_events(rows), domain=None, override_timestamp=False)
        return tracker

    async def delete(self, sender_id: str) -> None:
        """Forgets the conversation."""
        self._table.delete(sender_id)

    async def keys(self) -> Iterable[str]:
        return self._table.keys()

    def _sweep(self) -> None:
        now = self._clock()
        if now - self._swept >= SWEEP_EVERY:
            self._table.delete_before(now - self._days * DAY)
            self._swept = now
