import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from tests.store.samples import T0
from wardstatus.errors import NotNow, NotSaved
from wardstatus.store import actors
from wardstatus.store.alone import take_alone
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.tables import actor, board


def _names(engine: Engine) -> list[str]:
    with reading(engine) as tx:
        return list(tx.execute(select(actor.c.name)).scalars())


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        pytest.param("journal_mode", "wal", id="readers wait for nobody"),
        pytest.param("synchronous", 2, id="what is committed survives a power cut"),
        pytest.param("foreign_keys", 1, id="foreign keys count"),
        pytest.param("busy_timeout", 50, id="writers of other programs are waited for"),
    ],
)
def test_sqlite_is_set_up(engine: Engine, pragma: str, expected: object) -> None:
    with reading(engine) as tx:
        assert tx.execute(text(f"PRAGMA {pragma}")).scalar() == expected


def test_an_instant_comes_back_aware_and_in_utc(engine: Engine) -> None:
    local = datetime(2026, 11, 22, 4, 40, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    with writing(engine) as tx:
        tx.execute(insert(board).values(root="h", version=1, at=local))
    with reading(engine) as tx:
        read = tx.execute(select(board.c.at)).scalar_one()
    assert read == local
    assert read.tzinfo is UTC


def test_a_naive_instant_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="no time zone"), writing(engine) as tx:
        tx.execute(insert(board).values(root="h", version=1, at=T0.replace(tzinfo=None)))


def test_text_order_of_instants_is_time_order(engine: Engine) -> None:
    later = [T0 + timedelta(microseconds=each) for each in (0, 1, 999_999, 1_000_000)]
    with writing(engine) as tx:
        for number, at in enumerate(later):
            tx.execute(insert(board).values(root=str(number), version=1, at=at))
    with reading(engine) as tx:
        assert list(tx.execute(select(board.c.at).order_by(board.c.at)).scalars()) == later
        assert tx.execute(select(board.c.root).where(board.c.at < later[1])).scalar() == "0"


def test_what_fails_in_the_middle_changes_nothing(engine: Engine) -> None:
    half_right = {"person:kari": "Kari", "person:ola": None}
    with pytest.raises(IntegrityError), writing(engine) as tx:
        actors.save(tx, half_right)  # type: ignore[arg-type]
    assert _names(engine) == []


def test_a_locked_database_is_said_and_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "wardstatus.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotSaved, match="not_saved"), writing(engine) as tx:
            actors.save(tx, {"person:kari": "Kari"})
        assert _names(engine) == []
        other.execute("ROLLBACK")
    with writing(engine) as tx:
        actors.save(tx, {"person:kari": "Kari"})
    assert _names(engine) == ["Kari"]


def test_a_full_database_is_said_and_changes_nothing(engine: Engine) -> None:
    with reading(engine) as tx:
        pages = tx.execute(text("PRAGMA page_count")).scalar()
        tx.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(NotSaved, match="not_saved"), writing(engine) as tx:
        actors.save(tx, {f"person:{number}": "x" * 200 for number in range(2000)})
    assert _names(engine) == []
    with reading(engine) as tx:
        tx.execute(text("PRAGMA max_page_count = 100000"))
    with writing(engine) as tx:
        actors.save(tx, {"person:kari": "Kari"})
    assert _names(engine) == ["Kari"]


def test_a_database_that_is_gone_is_said(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/nowhere/wardstatus.db")
    with pytest.raises(NotSaved, match="not_saved"), writing(engine):
        pass
    with pytest.raises(NotSaved, match="not_read"), reading(engine):
        pass


def test_a_wrong_statement_is_a_fault_of_ours_and_not_hidden(engine: Engine) -> None:
    with pytest.raises(OperationalError, match="no such table"), writing(engine) as tx:
        tx.execute(text("SELECT * FROM nowhere"))
    with pytest.raises(IntegrityError), writing(engine) as tx:
        tx.execute(insert(actor).values(id="a", name=None))


def test_a_writer_that_cannot_get_the_pen_in_time_says_so(engine: Engine) -> None:
    with writing(engine), pytest.raises(NotSaved), writing(engine):
        pass


def test_a_reader_sees_the_last_commit_while_somebody_writes(engine: Engine) -> None:
    with writing(engine) as tx:
        actors.save(tx, {"person:kari": "Kari"})
        assert _names(engine) == []
    assert _names(engine) == ["Kari"]


def test_threads_write_one_after_another(url: str) -> None:
    engine = open_engine(url)

    def write(name: str) -> None:
        for number in range(10):
            with writing(engine) as tx:
                actors.save(tx, {f"{name}{number}": name})

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(_names(engine)) == sorted("abcd" * 10)
    engine.dispose()


def test_only_one_server_has_the_database(url: str) -> None:
    with take_alone(url), pytest.raises(NotNow, match="database_taken") as refused, take_alone(url):
        pass
    assert refused.value.field == "server.database"
    assert str(refused.value.values["path"]).endswith("wardstatus.db")
    assert str(refused.value.values["pid"]).isdigit()
    with take_alone(url):
        pass


def test_a_server_database_needs_no_lock_file() -> None:
    with take_alone("postgresql+psycopg://db/ward"), take_alone("postgresql+psycopg://db/ward"):
        pass


def test_who_writes_has_the_database_from_the_first_look(engine: Engine, url: str) -> None:
    other = open_engine(url, busy=timedelta(milliseconds=50))
    with writing(engine) as tx:
        assert actors.names(tx, ["person:kari"]) == {}
        with pytest.raises(NotSaved), writing(other) as late:
            actors.save(late, {"person:kari": "Ola"})
        actors.save(tx, {"person:kari": "Kari"})
    assert _names(engine) == ["Kari"]
    other.dispose()
