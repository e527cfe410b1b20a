"""Another program holds the database, or its pages are turned: nothing is lost or invented."""

import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.chaos.figures import Figure, failings, seconds
from tests.journeys.server import PATIENCE, until
from tests.journeys.serving import Running, serving
from tests.patience import beyond_a_start, within
from wardstatus.clock import elapsed
from wardstatus.store.engine import open_engine, writing
from wardstatus.store.migrate import migrate
from wardstatus.store.tables import actor

HELD = 10.0
PAGE = 4096


def _tap(running: Running, token: str, key: str, level: str) -> int:
    asked = Request(
        f"http://127.0.0.1:{running.port}/api/v1/units/med2/level",
        data=json.dumps({"level": level}).encode(),
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key},
    )
    try:
        with urlopen(asked, timeout=PATIENCE) as answer:
            return int(answer.status)
    except HTTPError as refused:
        with refused:
            return refused.code


def _lag(running: Running, token: str) -> float:
    board = running.get("/board", token)
    last = datetime.fromisoformat(board["engine"]["last_tick"])
    return (datetime.fromisoformat(board["now"]) - last).total_seconds()


def test_a_database_held_for_ten_seconds_loses_nothing(tmp_path: Path) -> None:
    assert failings(tmp_path, _held) == []


def _held(folder: Path) -> list[Figure]:
    """Hold the database, tap, and see when what was refused is taken and time goes on."""
    with serving(folder) as running:
        token = running.command("token", "create", "--name", "ward", "--unit", "med2")
        assert _tap(running, token, "first", "yellow") == 200
        path = folder / "wardstatus.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            held = elapsed()
            assert _tap(running, token, "second", "red") == 503
            refused = elapsed() - held
            threading.Event().wait(max(0.0, HELD - refused))
            other.execute("ROLLBACK")
        freed = elapsed()
        assert _tap(running, token, "second", "red") == 200
        assert _tap(running, token, "second", "red") == 200
        until(lambda: _lag(running, token) < 2, "time to be let pass again")
        again = elapsed() - freed
        events = running.get("/events?limit=1000", token)["events"]
        declared = [each["level"] for each in events if each["kind"] == "level_declared"]
    assert refused > 4
    return [
        seconds("until a tap was refused", refused, 8.0),
        seconds("until time went on, once it was free", again, 5.0),
        Figure(name="taps lost or taken twice", found=declared != ["yellow", "red"]),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_twenty_turned_pages_are_refused_at_the_start(tmp_path: Path, seed: int) -> None:
    database = tmp_path / "wardstatus.db"
    with serving(tmp_path):
        pass
    _fill(database)
    body = bytearray(database.read_bytes())
    for page in Random(seed).sample(range(1, len(body) // PAGE), 20):
        for byte in range(page * PAGE, page * PAGE + 64):
            body[byte] ^= 0xFF
    database.write_bytes(body)
    assert within(5, lambda: beyond_a_start(lambda: _refused(tmp_path)))
    assert database.read_bytes() == bytes(body)


def _refused(folder: Path) -> None:
    command = [sys.executable, "-m", "wardstatus", "serve"]
    refused = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "er skadet" in refused.stderr
    assert "wardstatus restore FIL" in refused.stderr


def _fill(database: Path) -> None:
    url = f"sqlite:///{database}"
    migrate(url)
    engine = open_engine(url)
    with writing(engine) as tx:
        rows = [{"id": f"person:{number}", "name": "x" * 80} for number in range(3000)]
        tx.execute(actor.insert(), rows)
    engine.dispose()
    with closing(sqlite3.connect(database)) as whole:
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
