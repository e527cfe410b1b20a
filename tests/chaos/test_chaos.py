"""A hundred kills, or `ROUNDS` of them if that is set."""

import os

import pytest
from sqlalchemy import text

from tests.chaos import letters
from tests.chaos.compare import compare
from tests.chaos.play import Run, play
from tests.chaos.report import lines, page
from wardstatus.store.engine import open_engine, reading, writing

SEED = 20261122
ROUNDS = int(os.environ.get("ROUNDS") or 100)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return play(tmp_path_factory.mktemp("chaos"), rounds=ROUNDS, seed=SEED)


def test_nothing_is_lost_when_the_server_is_killed(run: Run) -> None:
    assert run.found.good, "\n".join(lines(run))
    assert run.found.acknowledged > 50
    assert run.found.mails > 0
    assert f"| seed | {SEED} |" in page(run, "make chaos", "here")


def _compared(run: Run, mails: list[tuple[str, str]]) -> dict[str, list[str]]:
    return compare(run.evidence.house, run.evidence.clients, mails).faults


def test_a_mail_that_is_taken_away_and_one_that_is_added_are_found(run: Run) -> None:
    engine = open_engine(run.evidence.house.database)
    with reading(engine) as tx:
        # A mail may have come whose message was taken back after a lost answer: that is no gap.
        handed_over = letters.handed_over(tx)
    engine.dispose()
    mails = run.evidence.mails
    gone = next(each for each in mails if each[0] in handed_over)
    left = [each for each in mails if each != gone]
    found = _compared(run, [*left, ("<x@y>", "dahl@example.org")])
    assert len(found["messages missing"]) == 1
    assert found["mails nobody meant"] == ["<x@y>"]


def test_a_write_that_is_taken_away_is_found(run: Run) -> None:
    """The last thing that happened to a unit, whatever it was, and what the database remembers."""
    act = next(each.act for each in run.evidence.clients[0].answered if each.status == 200)
    engine = open_engine(run.evidence.house.database)
    with writing(engine) as tx:
        tx.execute(text("DELETE FROM request_key WHERE key = :key"), {"key": act.key})
        last = tx.execute(text("SELECT unit, version FROM log ORDER BY seq DESC LIMIT 1")).one()
        mine = text("DELETE FROM log WHERE unit = :unit AND version = :version")
        tx.execute(mine, {"unit": last.unit, "version": last.version})
    engine.dispose()
    found = _compared(run, run.evidence.mails)
    assert found["acknowledged writes lost"] == [act.key]
    assert last.unit in found["units to which the log does not lead"]
