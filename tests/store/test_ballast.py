"""A full disk: taps go on in the room of the ballast, and nothing is acknowledged that is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from tests.store.small_disk import fill, small_disk
from wardstatus.errors import NotSaved, RoomMade
from wardstatus.store import actors
from wardstatus.store.ballast import MEGABYTE, Ballast, free_bytes
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.migrate import migrate
from wardstatus.store.soundness import check_before_start
from wardstatus.store.tables import actor


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def _count(engine: Engine) -> int:
    with reading(engine) as tx:
        return int(tx.execute(select(func.count()).select_from(actor)).scalar_one())


def _save(engine: Engine, number: int) -> None:
    with writing(engine) as tx:
        actors.save(tx, {f"person:{number}": "x" * 2000})


def _save_until_full(engine: Engine) -> int:
    """Return how many were acknowledged before one was not."""
    for number in range(100_000):
        try:
            _save(engine, number)
        except RoomMade:
            _save(engine, number)
        except NotSaved:
            return number
    raise AssertionError("the disk never was full")


def test_the_ballast_makes_room_once_and_nothing_acknowledged_is_lost(disk: Path) -> None:
    url = f"sqlite:///{disk}/w.db"
    migrate(url)
    ballast = Ballast(url, 1)
    ballast.look()
    engine = open_engine(url, make_room=ballast.let_go)
    filling = fill(disk)
    assert ballast.path is not None
    assert ballast.path.exists()
    assert not ballast.short
    saved = _save_until_full(engine)
    assert saved > 50
    assert _count(engine) == saved
    assert ballast.short
    assert not ballast.path.exists()
    ballast.look()
    assert ballast.short
    filling.unlink()
    _save(engine, 200_000)
    ballast.look()
    assert not ballast.short
    assert ballast.path.stat().st_blocks * 512 >= MEGABYTE
    assert _count(engine) == saved + 1
    engine.dispose()
    check_before_start(url)


def test_without_a_ballast_a_full_disk_is_said_at_once(disk: Path) -> None:
    url = f"sqlite:///{disk}/w.db"
    migrate(url)
    ballast = Ballast(url, 0)
    engine = open_engine(url, make_room=ballast.let_go)
    filling = fill(disk)
    saved = _save_until_full(engine)
    assert ballast.short
    assert [each.name for each in disk.iterdir() if "ballast" in each.name] == []
    filling.unlink()
    assert _count(engine) == saved
    _save(engine, 200_000)
    ballast.look()
    assert not ballast.short
    engine.dispose()


@pytest.mark.parametrize(
    ("free", "laid"),
    [
        pytest.param(2 * MEGABYTE - 1, False, id="it would take more than half"),
        pytest.param(2 * MEGABYTE, True, id="as much again is left"),
        pytest.param(9 * MEGABYTE, True, id="plenty"),
    ],
)
def test_it_is_laid_where_as_much_again_is_left(tmp_path: Path, free: int, laid: bool) -> None:
    ballast = Ballast(f"sqlite:///{tmp_path}/w.db", 1, free=lambda folder: free)
    ballast.look()
    assert (tmp_path / "w.db.ballast").exists() is laid
    assert ballast.short is not laid


def test_a_smaller_one_than_configured_is_laid_anew(tmp_path: Path) -> None:
    (tmp_path / "w.db.ballast").write_bytes(b"x")
    Ballast(f"sqlite:///{tmp_path}/w.db", 1).look()
    assert (tmp_path / "w.db.ballast").stat().st_size == MEGABYTE


@pytest.mark.parametrize("url", ["sqlite://", "postgresql+psycopg://db/ward"])
def test_what_is_no_file_has_no_ballast(url: str) -> None:
    ballast = Ballast(url, 50)
    ballast.look()
    assert ballast.path is None
    assert not ballast.let_go()
    assert ballast.short
    ballast.look()
    assert not ballast.short


def test_the_free_bytes_are_those_of_the_folder_s_disk(disk: Path) -> None:
    assert 6 * MEGABYTE < free_bytes(disk) < 9 * MEGABYTE
    fill(disk)
    assert free_bytes(disk) < MEGABYTE / 100
