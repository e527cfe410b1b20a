import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from wardstatus.errors import NotFound, NotNow, WrongField
from wardstatus.store import actors
from wardstatus.store.copies import backup, restore
from wardstatus.store.engine import open_engine, reading, writing


def _save(url: str, name: str) -> None:
    engine = open_engine(url)
    with writing(engine) as tx:
        actors.save(tx, {"person:kari": name})
    engine.dispose()


def _name(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        return str(database.execute("SELECT name FROM actor").fetchone()[0])


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_copy_is_one_file_that_holds_what_was_committed(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    with writing(engine) as tx:
        actors.save(tx, {"person:kari": "Kari"})
    copy = tmp_path / "copies" / "night.db"
    copy.parent.mkdir()
    size = backup(url, copy)
    assert (_name(copy), copy.stat().st_size) == ("Kari", size)
    assert _names(copy.parent) == ["night.db"]


def test_a_copy_goes_back_and_what_it_replaced_is_kept(url: str, tmp_path: Path) -> None:
    _save(url, "Kari")
    backup(url, tmp_path / "copy.db")
    _save(url, "Ola")
    kept = restore(url, tmp_path / "copy.db")
    assert kept == tmp_path / "wardstatus.db.replaced"
    assert (_name(tmp_path / "wardstatus.db"), _name(kept)) == ("Kari", "Ola")
    assert restore(url, kept) == tmp_path / "wardstatus.db.replaced.2"
    assert _name(tmp_path / "wardstatus.db") == "Ola"


def test_the_log_a_killed_server_left_is_never_played_into_the_copy(
    url: str, tmp_path: Path
) -> None:
    _save(url, "Kari")
    backup(url, tmp_path / "copy.db")
    _save(url, "Ola")
    path = tmp_path / "wardstatus.db"
    killed = open_engine(url)
    with writing(killed) as tx:
        actors.save(tx, {"person:kari": "Late"})
    log = (tmp_path / "wardstatus.db-wal").read_bytes()
    main = path.read_bytes()
    killed.dispose()
    path.write_bytes(main)
    (tmp_path / "wardstatus.db-wal").write_bytes(log)
    kept = restore(url, tmp_path / "copy.db")
    assert kept is not None
    assert not (tmp_path / "wardstatus.db-wal").exists()
    assert (_name(path), _name(kept)) == ("Kari", "Late")


def test_a_damaged_database_is_replaced_and_kept_with_its_log(url: str, tmp_path: Path) -> None:
    _save(url, "Kari")
    backup(url, tmp_path / "copy.db")
    path = tmp_path / "wardstatus.db"
    path.write_bytes(b"torn" * 5000)
    (tmp_path / "wardstatus.db-wal").write_bytes(b"log")
    kept = restore(url, tmp_path / "copy.db")
    assert kept is not None
    assert kept.read_bytes() == b"torn" * 5000
    assert (tmp_path / "wardstatus.db.replaced-wal").read_bytes() == b"log"
    assert _name(path) == "Kari"


def test_a_copy_goes_where_no_database_was(url: str, tmp_path: Path) -> None:
    _save(url, "Kari")
    backup(url, tmp_path / "copy.db")
    assert restore(f"sqlite:///{tmp_path}/other.db", tmp_path / "copy.db") is None
    assert _name(tmp_path / "other.db") == "Kari"


def test_a_damaged_database_does_not_replace_a_good_copy(url: str, tmp_path: Path) -> None:
    _save(url, "Kari")
    backup(url, tmp_path / "copy.db")
    (tmp_path / "wardstatus.db").write_bytes(b"torn" * 5000)
    with pytest.raises(NotNow, match="database_damaged"):
        backup(url, tmp_path / "copy.db")
    assert _name(tmp_path / "copy.db") == "Kari"
    assert not [each for each in _names(tmp_path) if each.endswith(".part")]


@pytest.mark.parametrize(
    ("sql", "key"),
    [
        pytest.param(
            "UPDATE alembic_version SET version_num = '9999'", "database_newer", id="newer"
        ),
        pytest.param("DROP TABLE alembic_version", "database_foreign", id="somebody else's"),
    ],
)
def test_a_copy_that_cannot_be_served_replaces_nothing(
    url: str, tmp_path: Path, sql: str, key: str
) -> None:
    _save(url, "Kari")
    backup(url, tmp_path / "copy.db")
    engine = open_engine(f"sqlite:///{tmp_path}/copy.db")
    with writing(engine) as tx:
        tx.execute(text(sql))
    engine.dispose()
    before = _names(tmp_path)
    with pytest.raises(NotNow, match=key):
        restore(url, tmp_path / "copy.db")
    assert _names(tmp_path) == before
    assert _name(tmp_path / "wardstatus.db") == "Kari"


def test_a_damaged_copy_replaces_nothing(url: str, tmp_path: Path) -> None:
    _save(url, "Kari")
    (tmp_path / "copy.db").write_bytes(b"torn" * 5000)
    with pytest.raises(NotNow, match="database_damaged") as refused:
        restore(url, tmp_path / "copy.db")
    assert refused.value.values["path"] == str(tmp_path / "copy.db")
    assert _name(tmp_path / "wardstatus.db") == "Kari"


def test_what_cannot_be_copied_is_said(url: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="copy_missing"):
        restore(url, tmp_path / "none.db")
    with pytest.raises(NotFound, match="copy_missing"):
        backup(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy.db")
    with pytest.raises(WrongField, match="copy_onto_itself"):
        backup(url, tmp_path / "wardstatus.db")
    with pytest.raises(WrongField, match="copy_onto_itself"):
        restore(url, tmp_path / "wardstatus.db")
    with pytest.raises(WrongField, match="copy_not_sqlite"):
        backup("postgresql+psycopg://db/ward", tmp_path / "copy.db")
    with pytest.raises(NotNow, match="copy_not_written"):
        backup(url, tmp_path / "no" / "such" / "copy.db")


def test_an_older_copy_may_go_back(url: str, tmp_path: Path) -> None:
    backup(url, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as older:
        older.execute("UPDATE alembic_version SET version_num = '0001'")
        older.commit()
    restore(url, tmp_path / "copy.db")
    engine = open_engine(url)
    with reading(engine) as tx:
        assert tx.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
    engine.dispose()
