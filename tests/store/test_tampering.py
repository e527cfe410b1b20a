"""Whatever is changed in the log, taken from it or put into it is found; forgetting is not."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import Connection, Engine, delete, insert, select, update

from tests.store.samples import T0
from wardstatus.core.events import NoticeShown
from wardstatus.store import forgetting, log, retention, seals, tampering
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.migrate import migrate
from wardstatus.store.sweeps import Sweep
from wardstatus.store.tables import log as rows

ROWS, EACH = 40, 200
SECOND = timedelta(seconds=1)


def _fill(engine: Engine, first: int, last: int) -> None:
    with writing(engine) as tx:
        for number in range(first, last + 1):
            at = T0 + number * SECOND
            shown = NoticeShown(at=at, unit="h", text=f"text {number}", until=None, by="screen:h")
            log.append(tx, "h", number, [shown])


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    url = f"sqlite:///{tmp_path_factory.mktemp('log')}/w.db"
    migrate(url)
    engine = open_engine(url)
    _fill(engine, 1, ROWS)
    return engine


def _set(column: str, to: object) -> Callable[[Connection, int], int]:
    def change(tx: Connection, seq: int) -> int:
        tx.execute(update(rows).where(rows.c.seq == seq).values({column: to}))
        return seq

    return change


def _deleted(tx: Connection, seq: int) -> int:
    tx.execute(delete(rows).where(rows.c.seq == seq))
    return seq


def _cut(tx: Connection, seq: int) -> int:
    tx.execute(delete(rows).where(rows.c.seq >= seq))
    tx.execute(delete(seals.seal).where(seals.seal.c.seq >= seq))
    return seq - 1


def _swapped(tx: Connection, seq: int) -> int:
    bodies = {row.seq: row.body for row in tx.execute(select(rows.c.seq, rows.c.body))}
    other = seq % ROWS + 1
    for one, two in ((seq, other), (other, seq)):
        tx.execute(update(rows).where(rows.c.seq == one).values(body=bodies[two]))
    return min(seq, other)


def _added(tx: Connection, seq: int) -> int:
    row = dict(tx.execute(select(rows).where(rows.c.seq == seq)).one()._mapping)
    tx.execute(insert(rows).values(row | {"seq": ROWS + 1}))
    return ROWS + 1


def _resealed(tx: Connection, seq: int) -> int:
    """Change a row, and its own seal with it."""
    _set("body", '{"at":"2026-11-22T03:40:00Z","unit":"h","text":"","until":null,"by":"x"}')(
        tx, seq
    )
    row = dict(tx.execute(select(rows).where(rows.c.seq == seq)).one()._mapping)
    mine = seals.seal.c.seq == seq
    tx.execute(update(seals.seal).where(mine).values(whole=seals.whole(row)))
    return seq


def _unsealed(tx: Connection, seq: int) -> int:
    tx.execute(delete(seals.seal).where(seals.seal.c.seq == seq))
    return min(seq + 1, ROWS) if seq < ROWS else seq - 1


CHANGES = {
    "a body": _set("body", '{"text": "another"}'),
    "an instant": _set("at", T0 - SECOND),
    "a unit": _set("unit", "other"),
    "a kind": _set("kind", "level_undone"),
    "a version": _set("version", 9_999),
    "a place": _set("place", 7),
    "a row is gone": _deleted,
    "the tail is cut": _cut,
    "two rows are swapped": _swapped,
    "a row is added": _added,
    "a row and its seal": _resealed,
    "a seal is gone": _unsealed,
}


@pytest.mark.parametrize("kind", list(CHANGES))
def test_every_change_is_found_where_it_was_made(sealed: Engine, kind: str) -> None:
    chance = Random(kind)
    for _ in range(EACH):
        seq = chance.randint(1, ROWS)
        with writing(sealed) as tx:
            point = tx.begin_nested()
            place = CHANGES[kind](tx, seq)
            found = tampering.verify(tx)[0]
            point.rollback()
        assert found.fault, f"{kind} of row {seq}"
        assert found.seq == place, f"{kind} of row {seq}: {found}"


def test_a_log_as_it_was_written_has_no_fault(sealed: Engine) -> None:
    with reading(sealed) as tx:
        assert [(each.sealed, each.unsealed, each.fault) for each in tampering.verify(tx)] == [
            (ROWS, 0, "")
        ]


def test_what_was_forgotten_is_sealed_too_and_no_more_than_that(engine: Engine) -> None:
    _fill(engine, 1, 10)
    sweep = Sweep(what="notes", root="h", until=T0 + 5 * SECOND)
    with writing(engine) as tx:
        retention.change_log(tx, sweep, forgetting.without_notes)
    with writing(engine) as tx:
        assert tampering.verify(tx)[0].fault == ""
        assert {head.chain: head.length for head in seals.heads(tx)} == {
            "written": 10,
            "forgotten": 5,
        }
        tx.execute(update(rows).where(rows.c.seq == 7).values(body='{"text": ""}'))
        assert tampering.verify(tx)[0].seq == 7


def test_rows_of_before_there_were_seals_are_counted_and_left(engine: Engine) -> None:
    _fill(engine, 1, 3)
    with writing(engine) as tx:
        tx.execute(delete(seals.seal))
        tx.execute(delete(seals.seal_head))
    _fill(engine, 4, 6)
    with reading(engine) as tx:
        found = tampering.verify(tx)[0]
    assert (found.sealed, found.unsealed, found.fault) == (3, 3, "")
