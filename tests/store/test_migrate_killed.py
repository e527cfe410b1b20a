"""A migration that is killed at any statement, from any version, is whole when it is run again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from tests.store.filled import Rows, kept, lay, metadata, rows, versions
from tests.store.killing import migrated
from wardstatus.store import migrate
from wardstatus.store.engine import open_engine, reading
from wardstatus.store.soundness import check_before_start

KILLS = 20


def _state(url: str) -> tuple[str | None, Rows]:
    engine = open_engine(url)
    try:
        with reading(engine) as tx:
            return migrate.revision(tx), rows(tx)
    finally:
        engine.dispose()


def _is_newest(url: str) -> bool:
    engine = open_engine(url)
    try:
        with reading(engine) as tx:
            context = MigrationContext.configure(tx, opts={"compare_type": True})
            return not compare_metadata(context, metadata())
    finally:
        engine.dispose()


@pytest.fixture
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "old.db"
    engine = open_engine(f"sqlite:///{path}")
    lay(engine, request.param)
    engine.dispose()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.mark.parametrize("old", versions(), indirect=True)
def test_every_released_version_comes_up_with_its_rows(old: Path) -> None:
    url = f"sqlite:///{old}"
    before = _state(url)
    migrate.migrate(url)
    version, after = _state(url)
    assert version == versions()[-1]
    assert kept(before[1], after)
    assert _is_newest(url)


@pytest.mark.parametrize("old", versions()[:-1], indirect=True)
def test_killed_at_any_statement_it_is_whole_when_run_again(old: Path) -> None:
    body, url = old.read_bytes(), f"sqlite:///{old}"
    version, before = _state(url)
    kills, at = 0, 0
    while kills < KILLS:
        at += 1
        _reset(old, body)
        if migrated(url, killed_at=at):
            at = 0
            continue
        kills += 1
        check_before_start(url)
        present, here = _state(url)
        assert present in (version, versions()[-1]), f"statement {at}"
        assert kept(before, here), f"statement {at}"
        assert migrated(url, killed_at=0)
        assert kept(before, _state(url)[1])
        assert _state(url)[0] == versions()[-1]
        for copied in old.parent.glob("old.db.before-*"):
            with closing(sqlite3.connect(copied)) as database:
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _reset(path: Path, body: bytes) -> None:
    for each in path.parent.glob("old.db*"):
        each.unlink()
    path.write_bytes(body)
