import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine

from wardstatus.errors import NotNow
from wardstatus.store import actors
from wardstatus.store.engine import open_engine, writing
from wardstatus.store.soundness import check_before_start, file_of


def _fill(url: str, names: int = 3000) -> Path:
    engine: Engine = open_engine(url)
    with writing(engine) as tx:
        actors.save(tx, {f"person:{number}": "x" * 80 for number in range(names)})
    engine.dispose()
    found = file_of(url)
    assert found is not None
    return found


def _flip(path: Path, pages: int, seed: int) -> None:
    """Turn the first bytes of some pages round, never of the first."""
    body = bytearray(path.read_bytes())
    for page in Random(seed).sample(range(1, len(body) // 4096), pages):
        for byte in range(page * 4096, page * 4096 + 64):
            body[byte] ^= 0xFF
    path.write_bytes(body)


def test_a_whole_database_may_be_built_on(url: str) -> None:
    _fill(url)
    check_before_start(url)


def test_a_file_that_is_not_there_is_a_beginning(tmp_path: Path) -> None:
    check_before_start(f"sqlite:///{tmp_path}/new.db")
    assert list(tmp_path.iterdir()) == []


def test_a_server_database_looks_after_itself() -> None:
    check_before_start("postgresql+psycopg://db/ward")


@pytest.mark.parametrize("seed", range(5))
def test_turned_bytes_are_found_and_left(url: str, seed: int) -> None:
    path = _fill(url)
    _flip(path, pages=20, seed=seed)
    before = path.read_bytes()
    with pytest.raises(NotNow, match="database_damaged"):
        check_before_start(url)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(b"", id="no bytes"),
        pytest.param(b"not a database at all" * 400, id="something else"),
    ],
)
def test_what_is_no_database_is_not_written_over(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "wardstatus.db"
    path.write_bytes(left)
    with pytest.raises(NotNow, match="database_damaged") as refused:
        check_before_start(f"sqlite:///{path}")
    assert refused.value.values["path"] == str(path)
    assert path.read_bytes() == left


def test_half_a_file_is_found(url: str) -> None:
    path = _fill(url)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(NotNow, match="database_damaged"):
        check_before_start(url)


def test_a_file_that_is_gone_while_its_log_is_there_is_no_beginning(tmp_path: Path) -> None:
    (tmp_path / "wardstatus.db-wal").write_bytes(b"committed")
    with pytest.raises(NotNow, match="database_damaged"):
        check_before_start(f"sqlite:///{tmp_path}/wardstatus.db")
    assert not (tmp_path / "wardstatus.db").exists()


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE theirs (id)")
    with pytest.raises(NotNow, match="database_foreign"):
        check_before_start(f"sqlite:///{tmp_path}/other.db")


def test_a_locked_database_is_said(url: str) -> None:
    path = file_of(url)
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotNow, match="database_locked"):
            check_before_start(url, waits=0.05)
