"""The real server on a disk that fills up: taps go on, then are refused, then are taken again."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.journeys.server import until
from tests.journeys.serving import Running, serving
from tests.store.small_disk import fill, small_disk
from wardstatus.clock import elapsed

MANY = 20_000
TAPS = ("level_declared", "level_confirmed")


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("WARDSTATUS_SERVER_BALLAST", "1")
    with small_disk(tmp_path / "disk") as disk, serving(disk) as running:
        yield running


def _tap(running: Running, token: str, number: int) -> int:
    """Return the status of one tap; what is not taken is said honestly."""
    level, refusal = ("green", "yellow")[number % 2], None
    try:
        running.post("/units/med2/level", token, {"level": level})
    except HTTPError as refused:
        with refused:
            refusal = (refused.code, json.load(refused)["problem"])
    assert refusal in (None, (503, "not_saved"))
    return 503 if refusal else 200


def _why(running: Running) -> str:
    with urlopen(f"http://127.0.0.1:{running.port}/engine", timeout=30) as answer:
        return str(json.load(answer)["why"])


def _taken(running: Running, token: str) -> int:
    found, after = 0, 0
    while True:
        page = running.get(f"/events?limit=1000&after={after}", token)
        found += sum(each["kind"] in TAPS for each in page["events"])
        if page["next"] is None:
            return found
        after = page["next"]


def test_nothing_is_acknowledged_that_is_not_saved(running: Running) -> None:
    token = running.command("token", "create", "--name", "ward", "--unit", "med2")
    disk, ballast = running.config.parent, running.config.parent / "wardstatus.db.ballast"
    assert (_tap(running, token, 1), _why(running)) == (200, "")
    assert ballast.exists()
    filling = fill(disk)
    saved = 1
    for number in count(2):
        assert number < MANY
        if _tap(running, token, number) == 503:
            break
        saved += 1
    assert saved > 20
    assert not ballast.exists()
    until(lambda: _why(running) == "disk", "the screens to say that the disk is full")
    # A tap that needs fewer pages than the one before may still find room.
    later = [_tap(running, token, number) for number in range(6)]
    assert 503 in later
    saved += later.count(200)
    assert _taken(running, token) == saved
    filling.unlink()
    freed = elapsed()
    until(lambda: _tap(running, token, saved + 1) == 200, "a tap to be taken")
    assert elapsed() - freed < 5
    until(lambda: _why(running) == "", "the screens to say that all is well")
    assert elapsed() - freed < 10
    assert _taken(running, token) == saved + 1
