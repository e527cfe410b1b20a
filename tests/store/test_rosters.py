"""Overrides of duty: loaded as long as they matter, forgotten in time, ended where they end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from wardstatus.core.roster import Override
from wardstatus.store import rosters
from wardstatus.store.engine import reading, writing

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MADE = Override(
    id="h.o1", kind="away", person="ola", other="kari", begins=NOW, ends=NOW, by="demo", made=NOW
)


def loaded(engine: Engine, now: datetime) -> tuple[Override, ...]:
    with reading(engine) as tx:
        return rosters.load(tx, now).overrides


def test_it_comes_back_as_it_was(engine: Engine) -> None:
    role = replace(MADE, id="h.o2", kind="role", role="AL", unit="h", other="")
    with writing(engine) as tx:
        rosters.add(tx, MADE)
        rosters.add(tx, role)
    assert loaded(engine, NOW) == (MADE, role)


def test_in_the_order_in_which_they_were_made(engine: Engine) -> None:
    later = replace(MADE, id="a.o1", made=NOW + timedelta(seconds=1))
    with writing(engine) as tx:
        rosters.add(tx, later)
        rosters.add(tx, MADE)
    assert loaded(engine, NOW) == (MADE, later)


def test_it_is_ended(engine: Engine) -> None:
    with writing(engine) as tx:
        rosters.add(tx, replace(MADE, ends=NOW + timedelta(hours=4)))
        rosters.end(tx, replace(MADE, ends=NOW + timedelta(hours=1)))
    assert loaded(engine, NOW)[0].ends == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("days", "there"),
    [
        pytest.param(7.9, True, id="ended less than eight days ago"),
        pytest.param(8, False, id="eight days ago"),
    ],
)
def test_so_far_back_a_server_that_slept_looks(engine: Engine, days: float, there: bool) -> None:
    with writing(engine) as tx:
        rosters.add(tx, MADE)
    assert bool(loaded(engine, NOW + timedelta(days=days))) is there


@pytest.mark.parametrize(
    ("days", "gone"),
    [
        pytest.param(89.9, 0, id="before ninety days"),
        pytest.param(90, 0, id="on them"),
        pytest.param(90.1, 1, id="after them"),
    ],
)
def test_who_stood_in_for_whom_is_forgotten(engine: Engine, days: float, gone: int) -> None:
    with writing(engine) as tx:
        rosters.add(tx, MADE)
        assert rosters.forget(tx, NOW + timedelta(days=days - 90)) == gone
