"""Two processes on one database: what one of them is told, the screens of the other see."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.journeys.files import write
from tests.journeys.house import START, HandClock
from tests.store.postgres import postgres
from wardstatus.cli.files import Files, load_files
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board
from wardstatus.service import Service
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate

TAPS = 60


class Screens:
    """The screens of one process: what they were told."""

    def __init__(self, engine: Engine, files: Files, clock: HandClock) -> None:
        self.service = Service(engine, files.rulebook, clock)
        self.told: list[tuple[int, tuple[str, ...]]] = []
        self.service.on_change(self._take)

    def _take(self, board: Board, changed: tuple[str, ...], now: datetime) -> None:
        self.told.append((board.version, changed))


def _red(unit: str, level: Level = Level.RED) -> Declare:
    return Declare(unit=unit, by=f"screen:{unit}", own=True, level=level)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    found = load_files(write(tmp_path, 2525, "4h"))
    assert isinstance(found, Files), found
    return found


@pytest.fixture
def two(tmp_path: Path, files: Files) -> Iterator[tuple[Screens, Screens]]:
    url = f"sqlite:///{tmp_path}/two.db"
    migrate(url)
    engines = open_engine(url), open_engine(url)
    clock = HandClock(START)
    yield Screens(engines[0], files, clock), Screens(engines[1], files, clock)
    for engine in engines:
        engine.dispose()


def test_a_tap_at_one_server_reaches_the_screens_of_the_other(
    two: tuple[Screens, Screens],
) -> None:
    here, there = two
    there.service.tick()
    there.told.clear()
    here.service.take([_red("med2")])
    assert there.told == []
    there.service.tick()
    assert there.told == [(1, ("med2",))]
    there.service.tick()
    assert len(there.told) == 1
    assert there.service.standing("med2").status.level is Level.RED


def test_a_tap_that_finds_another_was_faster_tells_of_both(two: tuple[Screens, Screens]) -> None:
    here, there = two
    there.service.take([_red("kir1", Level.YELLOW)])
    there.told.clear()
    here.service.take([_red("med2")])
    there.service.take([_red("kir1")])
    ((version, changed),) = there.told
    assert (version, set(changed)) == (3, {"med2", "kir1"})


def test_on_postgresql_every_tap_at_two_servers_is_taken(files: Files) -> None:
    with postgres() as server:
        url = server.url()
        migrate(url)
        engines = open_engine(url), open_engine(url)
        clock = HandClock(START)
        first, second = (Screens(engine, files, clock) for engine in engines)

        def taps(screens: Screens, unit: str) -> None:
            for number in range(TAPS):
                level = Level.RED if number % 2 else Level.YELLOW
                screens.service.take([_red(unit, level)])

        with ThreadPoolExecutor(2) as pool:
            done = [pool.submit(taps, first, "med2"), pool.submit(taps, second, "kir1")]
            for each in done:
                each.result(60)
        assert first.service.board().version == 2 * TAPS
        for engine in engines:
            engine.dispose()
