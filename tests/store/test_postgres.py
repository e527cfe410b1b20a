"""The same on PostgreSQL: versions, kills in migrations, two that migrate at once, restarts."""

import os
from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from tests.store.filled import Rows, kept, lay, metadata, rows, versions
from tests.store.killing import begun, ended, migrated
from tests.store.postgres import Postgres, postgres
from wardstatus.store import migrate
from wardstatus.store.engine import open_engine, reading

KILLS = int(os.environ.get("KILLS", "4"))
"""From each version; SQLite's twenty are too slow to make here every time."""


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture
def url(server: Postgres) -> str:
    return server.make("fresh")


def _lay(url: str, version: str) -> None:
    engine = open_engine(url)
    lay(engine, version)
    engine.dispose()


def _state(url: str) -> tuple[str | None, Rows]:
    engine = open_engine(url)
    try:
        with reading(engine) as tx:
            return migrate.revision(tx), rows(tx)
    finally:
        engine.dispose()


@pytest.mark.parametrize("version", versions())
def test_every_released_version_comes_up_with_its_rows(url: str, version: str) -> None:
    _lay(url, version)
    before = _state(url)[1]
    assert migrate.migrate(url) is None
    present, after = _state(url)
    assert present == versions()[-1]
    assert kept(before, after)
    engine = open_engine(url)
    with reading(engine) as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True})
        assert not compare_metadata(context, metadata())
    engine.dispose()


@pytest.mark.parametrize("version", versions()[:-1])
def test_killed_at_any_statement_it_is_whole_when_run_again(server: Postgres, version: str) -> None:
    kills, at, old = 0, 0, server.make("old")
    _lay(old, version)
    before = _state(old)[1]
    while kills < KILLS:
        at += 1
        url = server.make("killed", like="old")
        if migrated(url, killed_at=at):
            at = 0
            continue
        kills += 1
        present, here = _state(url)
        assert present in (version, versions()[-1]), f"statement {at}"
        assert kept(before, here), f"statement {at}"
        assert migrated(url, killed_at=0)
        assert kept(before, _state(url)[1])
        assert _state(url)[0] == versions()[-1]


def test_some_that_migrate_at_once_do_not_harm_each_other(url: str) -> None:
    _lay(url, versions()[0])
    before = _state(url)[1]
    assert [ended(child) for child in [begun(url) for _ in range(4)]] == [True] * 4
    assert _state(url)[0] == versions()[-1]
    assert kept(before, _state(url)[1])
