"""A board that moves to another database: all of it or nothing, and life goes on there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from tests.journeys.house import hospital
from tests.store.filled import Rows, metadata, rows
from tests.store.postgres import Postgres, postgres
from wardstatus.app import works
from wardstatus.core.levels import Level
from wardstatus.errors import NotNow
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.migrate import migrate
from wardstatus.store.moving import TABLES, move
from wardstatus.store.tables import actor
from wardstatus.store.tampering import verify


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/other.db"
    server: Postgres = request.getfixturevalue("server")
    return server.make("moved")


@pytest.fixture
def source(tmp_path: Path) -> str:
    """A board with a red that was told of, and a ward's screen."""
    with hospital(tmp_path) as house:
        house.ward("med2")
        browser, header = house.app.test_client(), house.token(unit="med2")
        browser.post("/api/v1/units/med2/level", json={"level": "red"}, headers=header)
        house.pass_time(minutes=1)
        assert house.post.mails
        return works(house.app).engine.url.render_as_string(hide_password=False)


def _all(url: str) -> Rows:
    engine = open_engine(url)
    with reading(engine) as tx:
        found = rows(tx)
        assert not [each.fault for each in verify(tx) if each.fault]
    engine.dispose()
    return found


def test_every_table_is_known() -> None:
    assert {table.name for table in TABLES} == set(metadata().tables)


def test_every_row_is_there_and_none_is_gone_here(source: str, target: str) -> None:
    before = _all(source)
    moved = move(source, target)
    after = _all(target)
    assert {name: len(held) for name, held in after.items()} == {
        name: len(held) for name, held in before.items()
    }
    assert moved == sum(map(len, before.values())) > 20
    assert _all(source) == before


def test_ids_go_on_where_they_were(source: str, target: str, tmp_path: Path) -> None:
    move(source, target)

    def there(text: str) -> str:
        return text.replace("sqlite:///board.db", target)

    with hospital(tmp_path, configured=there) as house:
        house.pass_time(minutes=20)
        assert house.service.standing("med2").status.level is Level.RED
        header = house.token(unit="kir1")
        house.app.test_client().post(
            "/api/v1/units/kir1/level", json={"level": "red"}, headers=header
        )
        house.pass_time(minutes=1)
        assert "Kir 1" in house.post.mails[-1]["Subject"]


def test_a_target_that_holds_rows_is_left_alone(source: str, target: str) -> None:
    migrate(target)
    engine = open_engine(target)
    with writing(engine) as tx:
        tx.execute(insert(actor).values(id="person:x", name="X"))
    engine.dispose()
    with pytest.raises(NotNow, match="target_not_empty"):
        move(source, target)
    assert len(_all(target)["actor"]) == 1


def test_a_server_that_does_not_answer_is_named_without_its_password(source: str) -> None:
    with pytest.raises(NotNow, match="database_unreachable") as refused:
        move(source, "postgresql+psycopg://tavla:hunter2@127.0.0.1:1/tavla")
    assert "hunter2" not in str(refused.value)
    assert "127.0.0.1:1/tavla" in str(refused.value)
