"""A hundred kills, or `ROUNDS` of them if that is set."""

import os

import pytest
from sqlalchemy import text

from tests.chaos import letters
from tests.chaos.compare import compare
from tests.chaos.play import Run, play
from tests.chaos.report import lines, page
from wardstatus.store.engine import open_engine, writing

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


def test_what_is_taken_away_is_found(run: Run) -> None:
    evidence = run.evidence
    act = next(each.act for each in evidence.clients[0].answered if each.status == 200)
    engine = open_engine(evidence.house.database)
    with writing(engine) as tx:
        tx.execute(text("DELETE FROM request_key WHERE key = :key"), {"key": act.key})
        tx.execute(text("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)"))
        # A mail may have come whose message was taken back after a lost answer: that is no gap.
        handed_over = letters.handed_over(tx)
    engine.dispose()
    gone = next(each for each in evidence.mails if each[0] in handed_over)
    mails = [each for each in evidence.mails if each != gone]
    found = compare(evidence.house, evidence.clients, [*mails, ("<x@y>", "dahl@example.org")])
    assert found.faults["acknowledged writes lost"] == [act.key]
    assert len(found.faults["messages missing"]) == 1
    assert found.faults["mails nobody meant"] == ["<x@y>"]
    assert found.faults["units to which the log does not lead"]
