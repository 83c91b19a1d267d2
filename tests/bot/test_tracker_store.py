"""The tracker store keeps little, keeps it encrypted, and forgets in time."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bot.crypto import Cipher
from bot.settings import ROOT, SettingMissing
from bot.tracker_database import SqliteTable
from bot.tracker_store import DAY, PURPOSE, LotseTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

KEY = b"a key of enough length for a test"
NAME = "Katarina von Bülow"


class FixedClock:
    """Seconds since the epoch, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(ROOT / "domain.yml"))


def store(folder: Path, domain: Domain, clock: Any = None, key: bytes = KEY) -> LotseTrackerStore:
    return LotseTrackerStore(
        domain,
        table=SqliteTable(folder / "bot.sqlite3"),
        cipher=Cipher(key, PURPOSE),
        days=30,
        clock=clock or FixedClock(),
    )


async def conversation(store: LotseTrackerStore, sender: str, turns: int) -> DialogueStateTracker:
    tracker = await store.get_or_create_tracker(sender)
    tracker.update_with_events(
        [ActiveLoop("antrag_form"), SlotSet("requested_slot", "antwort"), ActionExecuted("action_listen")], store.domain
    )
    for turn in range(turns):
        metadata = {"felder": [{"feld": f"f{i}", "wert": NAME} for i in range(50)]}
        tracker.update(
            UserUttered(f"Ich heiße {NAME}", {"name": "angabe"}, message_id=f"m{turn}", metadata=metadata), store.domain
        )
        tracker.update_with_events(
            [ActionExecuted("antrag_form"), BotUttered("Danke."), ActionExecuted("action_listen")], store.domain
        )
        await store.save(tracker)
    return tracker


async def test_no_name_in_the_file(tmp_path: Path, domain: Domain) -> None:
    await conversation(store(tmp_path, domain), "a", 3)
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(raw) > 1000
    for secret in (NAME, "Bülow", "heiße", "antrag_form"):
        assert secret.encode() not in raw


async def test_the_form_survives_a_restart(tmp_path: Path, domain: Domain) -> None:
    await conversation(store(tmp_path, domain), "a", 3)
    tracker = await store(tmp_path, domain).retrieve("a")
    assert tracker is not None
    assert tracker.active_loop_name == "antrag_form"
    assert tracker.get_slot("requested_slot") == "antwort"
    assert tracker.latest_action_name == "action_listen"
    assert tracker.latest_message is not None
    assert tracker.latest_message.message_id == "m2"


async def test_bounded_over_two_hundred_turns(tmp_path: Path, domain: Domain) -> None:
    kept = store(tmp_path, domain)
    sizes = []
    for turn in range(200):
        tracker = await kept.get_or_create_tracker("a")
        if turn == 0:
            tracker.update_with_events([ActiveLoop("antrag_form"), ActionExecuted("action_listen")], domain)
        tracker.update(UserUttered(f"Ich heiße {NAME}", {"name": "angabe"}), domain)
        tracker.update_with_events(
            [ActionExecuted("antrag_form"), BotUttered("Danke."), ActionExecuted("action_listen")], domain
        )
        await kept.save(tracker)
        sizes.append(len(kept._table.read("a") or b""))
    tracker = await kept.retrieve("a")
    assert tracker is not None
    assert tracker.active_loop_name == "antrag_form"
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == 10
    assert max(sizes[20:]) < max(sizes[:20]) * 1.3


async def test_expired_conversations_go(tmp_path: Path, domain: Domain) -> None:
    clock = FixedClock()
    kept = store(tmp_path, domain, clock)
    await conversation(kept, "old", 1)
    clock.now += 29 * DAY
    await conversation(kept, "young", 1)
    assert sorted(await kept.keys()) == ["old", "young"]
    clock.now += 2 * DAY
    await conversation(kept, "new", 1)
    assert sorted(await kept.keys()) == ["new", "young"]


async def test_forgets_on_request(tmp_path: Path, domain: Domain) -> None:
    kept = store(tmp_path, domain)
    await conversation(kept, "a", 1)
    await kept.delete("a")
    assert await kept.retrieve("a") is None


async def test_another_key_begins_anew(tmp_path: Path, domain: Domain) -> None:
    await conversation(store(tmp_path, domain), "a", 1)
    assert await store(tmp_path, domain, key=b"another key of enough length too").retrieve("a") is None


def test_a_key_must_be_there_and_long_enough(tmp_path: Path) -> None:
    with pytest.raises(SettingMissing):
        Cipher.from_file(tmp_path / "none", PURPOSE)
    with pytest.raises(SettingMissing):
        Cipher(b"short", PURPOSE)


WRITER = """
import sys
from pathlib import Path
from bot.tracker_database import SqliteTable
table = SqliteTable(Path(sys.argv[1]))
for number in range(1_000_000):
    table.write("a", b"%d" % number * 1000, float(number))
    print(number, flush=True)
"""


def test_killed_while_writing(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert writer.stdout is not None
    seen = [int(next(writer.stdout)) for _ in range(50)]
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait(30)
    left = [int(line) for line in writer.stdout]
    blob = SqliteTable(path).read("a")
    assert blob is not None
    written = int(blob.decode()[: len(blob) // 1000])
    assert blob == b"%d" % written * 1000
    assert written >= max(seen + left)


def test_a_row_is_plain_json(tmp_path: Path, domain: Domain) -> None:
    from bot.tracker_events import to_events, to_rows

    tracker = DialogueStateTracker("a", domain.slots)
    tracker.update_with_events(
        [ActionExecuted("action_listen"), UserUttered("hallo", {"name": "smalltalk"}, message_id="m", timestamp=1.0)],
        domain,
        override_timestamp=False,
    )
    rows = json.loads(json.dumps(to_rows(tracker)))
    assert rows == [["a", "action_listen"], ["u", "hallo", "smalltalk", "m", 1.0]]
    assert [row[:2] for row in to_rows(DialogueStateTracker.from_events("a", to_events(rows), domain.slots))] == [
        row[:2] for row in rows
    ]
