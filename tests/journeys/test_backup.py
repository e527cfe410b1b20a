"""Copies made while people tap are whole; a damaged database is never built on."""

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.files import write
from tests.journeys.folding import folded
from tests.journeys.house import Hospital, hospital
from tests.journeys.server import server
from tests.notify.post import free_port
from tests.patience import beyond_a_start, within
from wardstatus.app import works
from wardstatus.core.units import Rulebook
from wardstatus.store import board as boards
from wardstatus.store.copies import backup, restore
from wardstatus.store.engine import open_engine, reading
from wardstatus.store.soundness import check

BACKUPS = 20


def _run(
    folder: Path, *command: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "wardstatus", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_copies_made_under_load_hold_one_instant_each(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/board.db"
    with hospital(tmp_path, limit="1h") as house:
        stop = threading.Event()
        tapping = threading.Thread(target=_tap_until, args=(house, stop))
        tapping.start()
        copies = [tmp_path / f"copy{number}.db" for number in range(BACKUPS)]
        for copy in copies:
            backup(url, copy)
            threading.Event().wait(0.05)
        stop.set()
        tapping.join()
        rulebook = house.service.rulebook
    versions = [_version_if_whole(copy, rulebook) for copy in copies]
    assert versions == sorted(versions)
    assert versions[0] < versions[-1]
    for copy, version in zip(copies, versions, strict=True):
        restore(url, copy)
        assert _version_if_whole(tmp_path / "board.db", rulebook) == version


def _tap_until(house: Hospital, stop: threading.Event) -> None:
    browser = works(house.app)
    feed, client = house.token(unit="h"), house.app.test_client()
    step = 0
    while not stop.is_set():
        level = ("red", "yellow", "red", "green")[step % 4]
        sent = client.post("/api/v1/units/med2/level", json={"level": level}, headers=feed)
        assert sent.status_code == 200, sent.text
        rows = [{"unit": "kir1", "values": {"occupied": 18 + step % 9}}]
        assert client.post("/api/v1/readings", json=rows, headers=feed).status_code == 200
        house.clock.move(minutes=7)
        browser.service.tick()
        step += 1


def _version_if_whole(copy: Path, rulebook: Rulebook) -> int:
    """Return the version of a copy, after its log was seen to lead to its rows."""
    check(copy, "integrity_check")
    engine = open_engine(f"sqlite:///{copy}")
    with reading(engine) as tx:
        board = boards.load_board(tx, "h", rulebook.declarable("h"))
    again = folded(engine)
    engine.dispose()
    for unit, standing in board.standings.items():
        if standing.version:
            assert replace(again[unit], due=standing.due) == standing
    return board.version


def test_backup_beside_a_server_and_restore_without(tmp_path: Path) -> None:
    write(tmp_path, mail=1, port=free_port())
    with server(tmp_path):
        made = _run(tmp_path, "backup", "copy.db")
        assert (made.returncode, made.stderr) == (0, "")
        refused = _run(tmp_path, "restore", "copy.db")
        assert refused.returncode == 1
        assert "er i bruk av prosess" in refused.stderr
    done = _run(tmp_path, "restore", "copy.db")
    assert done.returncode == 0, done.stderr
    assert "board.db.replaced" in done.stdout
    with server(tmp_path):
        pass


def test_a_damaged_database_is_not_served_until_a_copy_is_put_back(tmp_path: Path) -> None:
    write(tmp_path, mail=1, port=free_port())
    assert _run(tmp_path, "migrate").returncode == 0
    assert _run(tmp_path, "backup", "copy.db").returncode == 0
    torn = b"torn" * 5000
    (tmp_path / "board.db").write_bytes(torn)
    said = _refused(tmp_path)
    assert "wardstatus restore FIL" in said
    assert "Traceback" not in said
    assert (tmp_path / "board.db").read_bytes() == torn
    assert _run(tmp_path, "restore", "copy.db").returncode == 0
    with server(tmp_path):
        pass


def test_a_database_that_cannot_be_written_is_not_served(tmp_path: Path) -> None:
    write(tmp_path, mail=1, port=free_port())
    assert _run(tmp_path, "migrate").returncode == 0
    database = tmp_path / "board.db"
    before = database.read_bytes()
    database.chmod(0o444)
    assert "kan ikke skrives" in _refused(tmp_path, before=_bound())
    assert database.read_bytes() == before


def _refused(folder: Path, before: tuple[str, ...] = ()) -> str:
    """Return what `serve` says before it ends, within five seconds of its start."""
    said: list[str] = []

    def serve() -> None:
        done = _run(folder, "serve", before=before)
        assert done.returncode == 1, done.stderr
        said.append(done.stderr)

    assert within(5, lambda: beyond_a_start(serve))
    return said[0]


def _bound() -> tuple[str, ...]:
    """Return the command that takes from root what nobody else has: to write anything."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everything, and setpriv is not there")
    return ("setpriv", "--bounding-set=-dac_override")
