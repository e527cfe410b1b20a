import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text

from tests.store.filled import metadata, versions
from wardstatus.errors import NotNow
from wardstatus.store import migrate, stepping
from wardstatus.store.engine import open_engine, reading, writing


def test_the_steps_lead_to_the_tables(engine: Engine) -> None:
    with reading(engine) as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def test_each_step_is_known_by_the_name_of_its_file() -> None:
    assert migrate.known(None) == versions()[-1]
    assert {migrate.known(each) for each in versions()} == {versions()[-1]}


def test_an_empty_database_is_laid_without_a_copy(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    assert migrate.migrate(url) is None
    assert migrate.migrate(url) is None
    assert sorted(each.name for each in tmp_path.iterdir() if "before" in each.name) == []


def _older(url: str) -> None:
    engine = open_engine(url)
    with writing(engine) as tx:
        stepping.upgrade(tx, "0001")
        tx.execute(text("INSERT INTO actor (id, name) VALUES ('person:kari', 'Kari')"))
    engine.dispose()


def test_an_older_database_is_copied_first(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.db"
    _older(url)
    copied = migrate.migrate(url)
    assert copied == tmp_path / "old.db.before-0001"
    with closing(sqlite3.connect(copied)) as before:
        assert before.execute("SELECT name FROM actor").fetchall() == [("Kari",)]
        assert before.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    engine = open_engine(url)
    with reading(engine) as tx:
        assert migrate.revision(tx) != "0001"
        assert tx.execute(text("SELECT name FROM actor")).scalar() == "Kari"
    engine.dispose()


def test_an_earlier_copy_is_not_written_over(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.db"
    _older(url)
    (tmp_path / "old.db.before-0001").write_text("kept")
    assert migrate.migrate(url) == tmp_path / "old.db.before-0001.2"
    assert (tmp_path / "old.db.before-0001").read_text() == "kept"


def test_a_database_of_a_newer_program_is_refused(url: str) -> None:
    engine = open_engine(url)
    with writing(engine) as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NotNow, match="database_newer") as refused:
        migrate.migrate(url)
    assert refused.value.values == {"version": "9999"}


def test_a_database_that_is_not_there_is_made_only_where_it_may_be_new(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.db"
    with pytest.raises(NotNow, match="database_missing"):
        migrate.open_database(url)
    assert list(tmp_path.iterdir()) == []
    engine = migrate.open_database(url, new=True)
    with reading(engine) as tx:
        assert migrate.revision(tx) == migrate.known(None)
    engine.dispose()


@pytest.mark.parametrize("new", [False, True])
def test_an_older_database_is_neither_opened_nor_touched(tmp_path: Path, new: bool) -> None:
    url = f"sqlite:///{tmp_path}/old.db"
    _older(url)
    with pytest.raises(NotNow, match="database_older"):
        migrate.open_database(url, new=new)
    engine = open_engine(url)
    with reading(engine) as tx:
        assert migrate.revision(tx) == "0001"
    engine.dispose()
