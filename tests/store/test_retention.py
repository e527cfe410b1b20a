"""What is forgotten in batches: none is gone through twice, and none is left out."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, insert, select

from tests.store.samples import T0, a_notice
from wardstatus.core.events import NoticeShown, ReadingTaken
from wardstatus.store import actors, forgetting, log, messages, outbox, readings, retention, sweeps
from wardstatus.store.doors import link
from wardstatus.store.engine import reading, writing
from wardstatus.store.messages import Draft
from wardstatus.store.retention import BATCH
from wardstatus.store.sweeps import Sweep
from wardstatus.store.tables import board_notice, message, notice
from wardstatus.store.tables import reading as readings_table

SECOND = timedelta(seconds=1)


def _shown(number: int, same: bool = False) -> NoticeShown:
    at = T0 if same else T0 + number * SECOND
    return NoticeShown(at=at, unit="h", text=f"note {number}", until=None, by="screen:h")


def _texts(engine: Engine) -> list[str]:
    with reading(engine) as tx:
        return [row.body["text"] for row in log.read(tx, root="h", limit=10_000)]


def _sweep(engine: Engine, sweep: Sweep) -> int:
    """Return how many transactions it took."""
    for count in range(1, 100):
        with writing(engine) as tx:
            if not retention.change_log(tx, sweep, forgetting.without_notes):
                return count
    raise AssertionError("it never ended")


@pytest.mark.parametrize("same", [False, True], ids=["one after another", "all at one instant"])
def test_more_than_a_batch_is_gone_through_once(engine: Engine, same: bool) -> None:
    many = BATCH * 2 + 10
    with writing(engine) as tx:
        log.append(tx, "h", 1, [_shown(number, same) for number in range(many)])
    sweep = Sweep(what="notes", root="h", until=T0 + (many - 2) * SECOND)
    _sweep(engine, sweep)
    left = [] if same else [f"note {many - 1}"]
    assert [text for text in _texts(engine) if text] == left
    with reading(engine) as tx:
        assert sweeps.swept_until(tx, "notes", "h") == sweep.until
    assert _sweep(engine, sweep) == 1


def test_two_persons_of_one_step_keep_two_keys(engine: Engine) -> None:
    keys = [f"med2.1.a1.0.{person}" for person in ("kari", "ola")]
    told = [a_notice(key, person=key.rpartition(".")[2]) for key in keys]
    with writing(engine) as tx:
        outbox.add(tx, told)
        messages.make(tx, [Draft(notices=told[:1], state="failed")], T0)
    with writing(engine) as tx:
        assert retention.rename_notices(tx, {"med2": "h"}, T0)
        assert not retention.rename_notices(tx, {"med2": "h"}, T0)
    with reading(engine) as tx:
        found = tx.execute(select(notice.c.key, notice.c.person).order_by(notice.c.key)).all()
        assert [tuple(row) for row in found] == [
            ("med2.1.a1.0.~1", "OL"),
            ("med2.1.a1.0.~2", "OL"),
        ]
        assert tx.execute(select(message.c.key, message.c.person)).one() == ("~1", "person")


def test_a_younger_notice_is_left(engine: Engine) -> None:
    with writing(engine) as tx:
        outbox.add(tx, [a_notice("med2.1.a1.0.kari", at=T0 + SECOND)])
        assert not retention.rename_notices(tx, {"med2": "h"}, T0)


@pytest.mark.parametrize(
    ("offset", "source"),
    [(-1, "person:kari"), (0, "person"), (1, "person")],
    ids=["before", "on", "after"],
)
def test_who_entered_a_number(engine: Engine, offset: int, source: str) -> None:
    taken = ReadingTaken(
        at=T0, unit="med2", indicator="beds", value=1, measured=T0, source="person:kari"
    )
    with writing(engine) as tx:
        readings.add(tx, "h", 1, [taken])
        retention.forget_sources(tx, T0 + offset * SECOND)
        assert tx.execute(select(readings_table.c.source)).scalar() == source


@pytest.mark.parametrize(("offset", "left"), [(-1, 1), (0, 0), (1, 0)])
def test_links_that_are_over(engine: Engine, offset: int, left: int) -> None:
    row = {"person": "kari", "unit": "med2", "secret": "x", "created": T0, "expires": T0}
    with writing(engine) as tx:
        tx.execute(insert(link).values(row))
        retention.forget_deliveries(tx, T0 + offset * SECOND)
        assert len(tx.execute(select(link.c.id)).all()) == left


@pytest.mark.parametrize(("offset", "left"), [(-1, 1), (0, 0), (1, 0)])
def test_bands_that_are_over(engine: Engine, offset: int, left: int) -> None:
    with writing(engine) as tx:
        tx.execute(insert(board_notice).values(root="h", text="Strømmen går 22:00", until=T0))
        retention.forget_bands(tx, T0 + offset * SECOND)
        assert len(tx.execute(select(board_notice.c.root)).all()) == left


@pytest.mark.parametrize(("offset", "gone"), [(-1, 0), (0, 1), (1, 1)])
def test_names_of_those_who_left(engine: Engine, offset: int, gone: int) -> None:
    with writing(engine) as tx:
        actors.save(tx, {"person:demo": "Never configured"})
        actors.configured(tx, {"person:kari": "Kari"}, T0)
        assert actors.forget_gone(tx, T0 + offset * SECOND) == gone
        assert "person:demo" in actors.former(tx, [])
